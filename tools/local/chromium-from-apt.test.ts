import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from './chromium.mjs'
import { fetchFromApt } from './chromium-from-apt.mjs'
import { provideChromium } from './provide-chromium.mjs'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'apt-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Builds a package, newer than any real one, and answers its entry for the list of a repository. */
function makePackage(name: string, files: Record<string, string>, depends = ''): string {
  const tree = path.join(folder, name)
  const control = `Package: ${name}\nVersion: 9999\nArchitecture: all\nMaintainer: test\nDescription: test\n${depends}`
  for (const [file, text] of Object.entries({ 'DEBIAN/control': control, ...files })) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
    writeFileSync(path.join(tree, file), text)
    chmodSync(path.join(tree, file), 0o755)
  }
  const deb = path.join(folder, 'repository', `${name}_9999_all.deb`)
  mkdirSync(path.dirname(deb), { recursive: true })
  execFileSync('dpkg-deb', ['-b', tree, deb])
  const content = readFileSync(deb)
  const hash = createHash('sha256').update(content).digest('hex')
  return `${control}Filename: ./${path.basename(deb)}\nSize: ${content.length}\nSHA256: ${hash}\n`
}

describe.runIf(existsSync('/usr/bin/apt-get'))('a browser from the packages of the system', () => {
  test('is unpacked with what it depends on, and starts without being installed', async () => {
    const program = `#!/bin/sh\ncat "$(dirname "$0")/data" >&2 && exec "${findChromium()}" "$@"\n`
    const entries = [
      makePackage(
        'chromium-headless-shell',
        { 'usr/lib/chromium/chromium-headless-shell': program },
        'Depends: chromium-common, libstand-in, x11-stand-in\n',
      ),
      makePackage('chromium-common', { 'usr/lib/chromium/data': 'data' }),
      makePackage('libstand-in', { 'usr/lib/x86_64-linux-gnu/libstand-in.so.1': '' }),
      makePackage('x11-stand-in', { 'usr/bin/x11-stand-in': '' }),
    ]
    writeFileSync(path.join(folder, 'repository/Packages'), entries.join('\n'))
    const sources = path.join(folder, 'sources.list')
    writeFileSync(sources, `deb [trusted=yes] copy:${folder}/repository ./\n`)
    const settings = [`Dir::Etc::sourcelist=${sources}`, 'Dir::Etc::sourceparts=/nonexistent']
    const cache = path.join(folder, 'cache')
    const kept = await provideChromium({
      env: { PATH: '' },
      cache,
      ways: [{ name: 'apt', title: 'apt', fetch: (options) => fetchFromApt({ ...options, settings }) }],
      write: () => {},
    })
    expect(kept).toBe(path.join(cache, 'kept/chromium'))
    expect(readFileSync(kept, 'utf8')).toContain('LD_LIBRARY_PATH="$here/root/usr/lib/x86_64-linux-gnu$')
    expect(existsSync(path.join(cache, 'kept/root/usr/lib/x86_64-linux-gnu/libstand-in.so.1'))).toBe(true)
    expect(existsSync(path.join(cache, 'kept/root/usr/bin/x11-stand-in'))).toBe(false)
  })
})
