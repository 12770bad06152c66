import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, it as test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const readJson = (file: string) => JSON.parse(read(file))
const workspaces = ['apps', 'packages', 'services', 'tools'].flatMap((group) =>
  readdirSync(path.join(root, group)).map((name) => `${group}/${name}`),
)

describe('the README of a workspace', () => {
  it.each(workspaces)('%s says what it is, its one rule, where to begin and its tests, in a few lines', (workspace) => {
    const text = read(`${workspace}/README.md`)
    expect(text).toMatch(/^# \S.*\n\n\S/)
    expect(text).toMatch(/^\*\*Its one rule:\*\* \S/m)
    const [, begin = '', tests = ''] = /^Begin at `(.*?)`.* Its tests: `(.*?)`/m.exec(text) ?? []
    expect(readdirSync(path.join(root, workspace, path.dirname(begin)))).toContain(path.basename(begin))
    expect(tests).toMatch(/^n(?:px|pm) /)
    for (const [, folder] of tests.matchAll(/(?<= )((?:apps|packages|services|tools)\/\S+)/g))
      expect(readdirSync(path.join(root, folder ?? '')).length).toBeGreaterThan(0)
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(15)
  })
})

describe('an editor', () => {
  it('writes files as the formatter does', () => {
    const { formatter } = readJson('biome.json')
    const settings = read('.editorconfig')
    expect(settings).toContain(`indent_style = ${formatter.indentStyle}`)
    expect(settings).toContain(`max_line_length = ${formatter.lineWidth}`)
    expect(settings).toMatch(/charset = utf-8[\s\S]*end_of_line = lf[\s\S]*insert_final_newline = true/)
  })

  it('is offered what formats, tests and checks types', () => {
    expect(readJson('.vscode/extensions.json').recommendations).toEqual(
      expect.arrayContaining(['biomejs.biome', 'editorconfig.editorconfig', 'vitest.explorer']),
    )
  })

  it('can debug API, worker, a module and a test, by programs that there are', () => {
    const { configurations } = readJson('.vscode/launch.json') as {
      configurations: { name: string; program?: string; args?: string[]; url?: string }[]
    }
    for (const wanted of [/API alone/, /Worker alone/, /module/, /test/])
      expect(configurations.filter(({ name }) => wanted.test(name))).toHaveLength(1)
    const main = read('services/api/src/main.ts')
    for (const { program = '', args = [] } of configurations) {
      if (program.endsWith('services/api/dist/main.js')) expect(main).toMatch(new RegExp(`case '${args[0]}':`))
      if (program.includes('node_modules')) expect(() => readJson('node_modules/vitest/package.json')).not.toThrow()
    }
    expect(read('.gitignore')).toMatch(/^\.env$/m)
    expect(read('docs/guide/run.md')).toContain('`.env`')
  })
})

test('a pull request is asked for what a reviewer must see, by commands that there are', () => {
  const text = read('.github/pull_request_template.md')
  const { scripts } = readJson('package.json')
  const named = [...text.matchAll(/`npm (?:run )?([\w:]+)`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(2)
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  expect(text).toContain('CHANGELOG.md')
})

test('what a server runs to prove the project is nothing but `npm test`', () => {
  const commands = read('.ci/run')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  expect(commands).toEqual(['set -euo pipefail', 'cd "$(dirname "$0")/.."', 'npm test --silent -- "$@"'])
})

test('a saved file is noticed without looking for it again and again', () => {
  for (const file of ['folder-watch.mjs', 'module-watch.mjs', 'watch.mjs'])
    expect(read(`tools/local/${file}`), file).not.toMatch(/setInterval|watchFile|usePolling|poll:/)
})
