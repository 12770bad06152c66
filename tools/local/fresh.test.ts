import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint, isBuildNeeded, rememberBuilt } from './build-stamp.mjs'
import { isInstallNeeded, rememberInstalled } from './install.mjs'

let clone: string

beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'fresh-test-'))
  for (const folder of ['apps/shell/src', 'packages', 'services', 'tools', 'node_modules']) {
    mkdirSync(path.join(clone, folder), { recursive: true })
  }
  write('package-lock.json', '{}')
  write('apps/shell/src/main.ts', '1')
})

afterEach(() => rmSync(clone, { recursive: true }))

function write(file: string, text: string) {
  mkdirSync(path.dirname(path.join(clone, file)), { recursive: true })
  writeFileSync(path.join(clone, file), text)
}

function touch(file: string, time: number) {
  utimesSync(path.join(clone, file), time, time)
}

describe('npm ci is needed', () => {
  it('when nothing is installed', () => {
    expect(isInstallNeeded(clone)).toBe(true)
  })

  it('when the lock file changed since, but not when only its time did', () => {
    write('node_modules/.package-lock.json', '{}')
    rememberInstalled(clone)
    touch('package-lock.json', 4_000_000_000)
    expect(isInstallNeeded(clone)).toBe(false)
    write('package-lock.json', '{ "changed": true }')
    expect(isInstallNeeded(clone)).toBe(true)
  })

  it('when somebody installed by hand before the lock file changed', () => {
    write('node_modules/.package-lock.json', '{}')
    touch('package-lock.json', 2000)
    touch('node_modules/.package-lock.json', 3000)
    expect(isInstallNeeded(clone)).toBe(false)
    touch('package-lock.json', 4000)
    expect(isInstallNeeded(clone)).toBe(true)
  })
})

describe('a build is needed', () => {
  const built = () => {
    write('apps/shell/dist/index.html', '')
    rememberBuilt(clone, fingerprint(clone))
  }

  it('until there was one, and then when a source changed, came or went', () => {
    expect(isBuildNeeded(clone)).toBe(true)
    built()
    expect(isBuildNeeded(clone)).toBe(false)
    write('apps/shell/src/main.ts', '1+1')
    expect(isBuildNeeded(clone)).toBe(true)
    built()
    write('packages/ui/src/index.ts', '')
    expect(isBuildNeeded(clone)).toBe(true)
    built()
    rmSync(path.join(clone, 'packages/ui'), { recursive: true })
    expect(isBuildNeeded(clone)).toBe(true)
  })

  it('when an output is gone, but not when one changed', () => {
    built()
    write('apps/shell/dist/extra.js', '')
    expect(isBuildNeeded(clone)).toBe(false)
    rmSync(path.join(clone, 'apps/shell/dist'), { recursive: true })
    expect(isBuildNeeded(clone)).toBe(true)
  })
})
