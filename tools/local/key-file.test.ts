import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureKeyFile } from './key-file.mjs'

let folder: string
let dataDir: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'key-file-test-'))
  dataDir = path.join(folder, 'data')
  mkdirSync(dataDir)
  vi.stubEnv('XDG_CONFIG_HOME', path.join(folder, 'config'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

describe('master key', () => {
  it('is 32 random bytes, another one for each data directory', () => {
    const other = path.join(folder, 'other')
    mkdirSync(other)
    const keys = [dataDir, other].map((data) => readFileSync(ensureKeyFile(data, undefined), 'utf8'))
    expect(keys.map((key) => Buffer.from(key, 'base64').length)).toEqual([32, 32])
    expect(keys[0]).not.toBe(keys[1])
  })

  it('is found again when the data directory was moved', () => {
    const file = ensureKeyFile(dataDir, undefined)
    const moved = path.join(folder, 'moved')
    mkdirSync(moved)
    writeFileSync(path.join(moved, 'instance.json'), readFileSync(path.join(dataDir, 'instance.json')))
    expect(ensureKeyFile(moved, undefined)).toBe(file)
  })

  it('is never replaced when it is lost', () => {
    rmSync(ensureKeyFile(dataDir, undefined))
    expect(() => ensureKeyFile(dataDir, undefined)).toThrow(/is missing/)
  })

  it('is refused when it is not the one that encrypted the data', () => {
    ensureKeyFile(dataDir, undefined)
    const other = path.join(folder, 'other.key')
    writeFileSync(other, Buffer.alloc(32, 7).toString('base64'))
    expect(() => ensureKeyFile(dataDir, other)).toThrow(/another key/)
  })

  it('is refused when it is not 32 bytes', () => {
    const short = path.join(folder, 'short.key')
    writeFileSync(short, 'c2hvcnQ=')
    expect(() => ensureKeyFile(dataDir, short)).toThrow(/32 bytes/)
  })
})
