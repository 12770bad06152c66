import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { completeLock, type Lock, listMissingOptional, toPlatform } from './complete-lock.mjs'

describe('package-lock.json', () => {
  it('names every optional package, or npm ci refuses it (node tools/local/complete-lock.mjs corrects it)', () => {
    const file = path.resolve(import.meta.dirname, '../../package-lock.json')
    const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
    expect(listMissingOptional(lock).map(({ name }) => name)).toEqual([])
  })
})

describe('completeLock', () => {
  const optionalDependencies = { '@tool/linux-x64': '1.0.0', '@tool/darwin-arm64': '1.0.0' }
  const lock: Lock = {
    packages: {
      '': {},
      'node_modules/@tool/linux-x64': { version: '1.0.0', optional: true },
      'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies },
    },
  }

  it('adds what is missing, for its platform only, and changes nothing else', () => {
    expect(completeLock(lock).packages).toEqual({
      ...lock.packages,
      'node_modules/@tool/darwin-arm64': {
        version: '1.0.0',
        os: ['darwin'],
        cpu: ['arm64'],
        dev: true,
        optional: true,
      },
    })
  })

  it('changes nothing the second time', () => {
    expect(completeLock(completeLock(lock))).toEqual(completeLock(lock))
  })

  it('finds a package that lies beside its parent', () => {
    const nested = {
      packages: {
        'node_modules/a/node_modules/tool': { optionalDependencies: { part: '2.0.0' } },
        'node_modules/a/node_modules/part': { version: '2.0.0' },
      },
    }
    expect(listMissingOptional(nested)).toEqual([])
  })

  it('refuses to guess a version', () => {
    const ranged = { packages: { '': { optionalDependencies: { part: '^2.0.0' } } } }
    expect(() => completeLock(ranged)).toThrow(/no exact version/)
  })

  it.each([
    ['@oxc-parser/binding-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@oxc-parser/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@oxc-parser/binding-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
    ['@rspack/binding-wasm32-wasi', { cpu: ['wasm32'] }],
    ['@rspack/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@turbo/windows-64', { os: ['win32'], cpu: ['x64'] }],
    ['@turbo/darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ])('reads the platform of %s', (name, platform) => {
    expect(toPlatform(name)).toEqual(platform)
  })
})
