import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { findChromium, listChromiums } from './chromium.mjs'
import { provideChromium } from './provide-chromium.mjs'
import { findClusterOwner } from './unprivileged-user.mjs'

let folder: string
let cache: string
const said: string[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chromium-test-'))
  cache = path.join(folder, 'cache')
  said.length = 0
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function writeProgram(file: string, script: string) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
  return file
}

/** A program that is the browser of this machine under another name. */
const standIn = `exec "${findChromium()}" "$@"`

const wayThat = (name: string, fetch: (folder: string) => string) => ({
  name,
  title: `way ${name}`,
  fetch: async (options: { folder: string }) => fetch(options.folder),
})
const working = wayThat('working', (target) =>
  path.relative(target, writeProgram(path.join(target, 'bin/it'), standIn)),
)
const offline = wayThat('offline', () => {
  throw new Error('no route to host\nand more')
})

const provide = (ways = [working], env: NodeJS.ProcessEnv = { PATH: path.join(folder, 'nothing') }) =>
  provideChromium({ env, cache, ways, write: (line) => said.push(line) })

describe('the browsers of a machine', () => {
  it('are those on the path, the headless shell first, and in a full run last', () => {
    const bin = path.join(folder, 'bin')
    const whole = writeProgram(path.join(bin, 'chromium'), '')
    const shell = writeProgram(path.join(bin, 'chromium-headless-shell'), '')
    expect(listChromiums({ PATH: bin }, cache).slice(0, 2)).toEqual([shell, whole])
    expect(listChromiums({ PATH: bin, PROVE: '1' }, cache).slice(0, 2)).toEqual([whole, shell])
  })

  it('are the given one alone where one is given', () => {
    expect(listChromiums({ PATH: process.env.PATH, CHROMIUM_PATH: '/opt/mine' }, cache)).toEqual(['/opt/mine'])
  })
})

describe('a browser for the tests', () => {
  it('is an installed one first', async () => {
    const installed = writeProgram(path.join(folder, 'bin/chromium'), standIn)
    expect(await provide([working], { PATH: path.dirname(installed) })).toBe(installed)
    expect(existsSync(cache)).toBe(false)
  })

  it('is fetched by the first way that works, and then kept', async () => {
    const program = await provide([offline, working])
    expect(said).toContain('✗ way offline: no route to host')
    expect(program.startsWith(cache)).toBe(true)
    expect(await provide([offline])).toBe(program)
  })

  it('is not kept when it does not start', async () => {
    const broken = wayThat('broken', (target) => path.basename(writeProgram(path.join(target, 'it'), 'exit 3')))
    await expect(provide([broken])).rejects.toThrow('set CHROMIUM_PATH')
    expect(readdirSync(cache)).toEqual([])
  })

  it('is fetched anew when the kept one no longer starts', async () => {
    const program = await provide()
    writeProgram(program, 'exit 3')
    expect(await provide()).toBe(program)
    expect(said).toContain(`✗ ${program} does not start: ${program} ended with code 3`)
  })

  it('is the same for two runs side by side, also after one that was interrupted', async () => {
    const gone = execFileSync(process.execPath, ['-p', 'process.pid']).toString().trim()
    mkdirSync(path.join(cache, `trial-${gone}-apt-x`), { recursive: true })
    const [one, other] = await Promise.all([provide(), provide()])
    expect(one).toBe(other)
    expect(readdirSync(cache)).toEqual(['kept'])
  })

  it('is none when the given one does not start', async () => {
    await expect(provide([working], { CHROMIUM_PATH: '/opt/mine' })).rejects.toThrow('CHROMIUM_PATH is /opt/mine')
  })
})

/** All programs of this machine but its browsers. */
function hideBrowsers(): string {
  const bin = path.join(folder, 'without-browsers')
  mkdirSync(bin)
  for (const from of (process.env.PATH ?? '').split(path.delimiter).filter(existsSync)) {
    for (const name of readdirSync(from)) {
      const link = path.join(bin, name)
      if (!/chrom/.test(name) && !existsSync(link)) symlinkSync(path.join(from, name), link)
    }
  }
  return bin
}

const ordinary = findClusterOwner('/nonexistent')
const users = [{ name: 'whoever runs the tests', user: {} }, ...(ordinary ? [{ name: 'nobody', user: ordinary }] : [])]

describe.runIf(process.env.PROVE)('a machine without a browser', () => {
  test.each(users)('fetches one from the network as $name', ({ user }) => {
    chmodSync(folder, 0o755)
    mkdirSync(cache)
    if ('uid' in user) chownSync(cache, user.uid, user.gid)
    const script = `import { provideChromium } from '${path.join(import.meta.dirname, 'provide-chromium.mjs')}'
console.log(await provideChromium({ cache: '${cache}', write: console.error }))`
    const program = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      ...user,
      cwd: folder,
      env: { PATH: hideBrowsers(), HOME: cache },
    })
    expect(program.toString().trim()).toMatch(path.join(cache, 'kept'))
  })
})
