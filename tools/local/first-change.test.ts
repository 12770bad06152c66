import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { linkInstalled, makeCheckout, runLine } from './checkout.testing'
import { applyEdit, readSteps } from './first-change.testing'
import { findFreePort } from './free-port.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const steps = readSteps(read('CONTRIBUTING.md'), 'Your first change in ten minutes')

/** Commands of minutes, which a quick run leaves out. */
const isLong = (line: string) => /^npm (start|run format|test)\b/.test(line)

describe('your first change in ten minutes', () => {
  it('finds its place by the table of docs/architecture.md', () => {
    const rows = read('docs/architecture.md')
      .split('\n')
      .filter((line) => line.startsWith('| '))
    const [file = ''] = steps.flatMap((step) => (step.kind === 'edit' ? [step.file] : []))
    expect(rows.filter((row) => row.includes(`\`${path.dirname(file)}\``))).toHaveLength(1)
  })

  it('has a subject that fits into 72 characters', () => {
    const subjects = steps.flatMap((step) =>
      step.kind === 'command' ? (/--message "(.+)"$/.exec(step.line)?.[1] ?? []) : [],
    )
    expect(subjects).toHaveLength(1)
    expect(subjects[0]?.length).toBeLessThanOrEqual(72)
  })

  it('goes word for word, with a test that fails first and passes then', { timeout: 1_800_000 }, async () => {
    const origin = makeCheckout()
    let folder = path.dirname(origin.folder)
    const home = path.join(origin.folder, 'clone')
    const codes: number[] = []
    try {
      for (const step of steps) {
        if (step.kind === 'edit') {
          const file = path.join(folder, step.file)
          writeFileSync(file, applyEdit(readFileSync(file, 'utf8'), step.diff))
          continue
        }
        const line = step.line.replace(/\bADDRESS sipelandukilat$/, `${origin.folder} ${home}`)
        if (line === 'cd sipelandukilat') {
          folder = home
          linkInstalled(folder)
          continue
        }
        if (isLong(line) && !process.env.PROVE) continue
        const { code, output } = await runLine(folder, line, {
          environment: { PORT: String(await findFreePort()) },
          ...(line === 'npm start' && step.says ? { endAt: step.says } : {}),
        })
        const said = stripVTControlCharacters(output)
        if (step.says) expect(said, line).toContain(step.says)
        const shouldFail = /\b[1-9]\d* failed/.test(step.says ?? '')
        if (line !== 'npm start') expect(code === 0, `${line}\n${said}`).toBe(!shouldFail)
        if (line.includes('vitest')) codes.push(code ?? -1)
      }
      expect(codes).toEqual([1, 0])
      expect((await runLine(folder, 'git status --short')).output).toBe('')
      expect((await runLine(folder, 'git log --format=%s main..')).output).toMatch(/^.+\n$/)
    } finally {
      origin.remove()
    }
  })
})

describe('the reader of the page', () => {
  const page =
    '## One\n\nIn `a/b.ts`:\n\n```diff\n x\n+y\n```\n\n```sh\nfirst\nsecond --it\n```\n\nIt says `2 passed`.\n\n## Two\n'

  it('reads edits of the file named last, and commands with what the last one says', () => {
    expect(readSteps(page, 'One')).toEqual([
      { kind: 'edit', file: 'a/b.ts', diff: ' x\n+y\n' },
      { kind: 'command', line: 'first', says: undefined },
      { kind: 'command', line: 'second --it', says: '2 passed' },
    ])
    expect(() => readSteps(page, 'Three')).toThrow(/No part of the page/)
    expect(() => readSteps(page.replace('`a/b.ts`', 'a file'), 'One')).toThrow(/No file is named/)
  })

  it('makes an edit where it fits once', () => {
    expect(applyEdit('w\nx\nz\n', ' x\n-z\n+y\n')).toBe('w\nx\ny\n')
    expect(() => applyEdit('w\n', ' x\n+y\n')).toThrow(/Found 0 times/)
    expect(() => applyEdit('x\nx\n', ' x\n+y\n')).toThrow(/Found 2 times/)
  })
})
