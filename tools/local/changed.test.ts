import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseTests, listChanged } from './changed.mjs'

let clone: string
const git = (...args: string[]) => execFileSync('git', args, { cwd: clone, stdio: 'pipe' })

function write(file: string, text: string) {
  mkdirSync(path.dirname(path.join(clone, file)), { recursive: true })
  writeFileSync(path.join(clone, file), text)
}

beforeEach(() => {
  clone = mkdtempSync(path.join(tmpdir(), 'changed-test-'))
  for (const folder of ['apps', 'packages', 'services', 'tools']) mkdirSync(path.join(clone, folder))
  write('packages/domain/package.json', '{ "name": "@house/domain", "exports": { ".": "./src/index.ts" } }')
  write('packages/domain/src/index.ts', "export * from './nik'")
  write('packages/domain/src/nik.ts', 'export const nik = 1')
  write('packages/domain/src/nik.test.ts', "import { nik } from './nik'")
  write('packages/domain/src/name.test.ts', "import './name'")
  write('packages/domain/src/name.ts', '')
  write('services/api/src/routes.ts', "import { nik } from '@house/domain'")
  write('services/api/src/routes.test.ts', "import './routes'")
  write('tests/browser/story.test.ts', "import '../../services/api/src/routes'")
  git('init', '-q')
  git('add', '-A')
  git('-c', 'user.name=a', '-c', 'user.email=a@b.test', 'commit', '-qm', 'begin')
})

afterEach(() => rmSync(clone, { recursive: true }))

describe('what changed', () => {
  it('is what was saved, added or removed since the commit', () => {
    expect(listChanged(clone, 'HEAD')).toEqual([])
    write('packages/domain/src/nik.ts', 'export const nik = 2')
    write('packages/domain/src/phone.ts', '')
    rmSync(path.join(clone, 'packages/domain/src/name.ts'))
    expect(listChanged(clone, 'HEAD').sort()).toEqual([
      'packages/domain/src/name.ts',
      'packages/domain/src/nik.ts',
      'packages/domain/src/phone.ts',
    ])
  })
})

describe('the tests of a change', () => {
  it('are those that reach it by imports, also of another workspace, the nearest first', () => {
    expect(chooseTests(clone, ['packages/domain/src/nik.ts'])).toEqual({
      tests: ['packages/domain/src/nik.test.ts', 'services/api/src/routes.test.ts'],
      left: [],
      workspaces: ['packages/domain', 'services/api', '.'],
    })
  })

  it('leave stories of the browser to the whole run, unless they changed themselves', () => {
    expect(chooseTests(clone, ['services/api/src/routes.ts']).tests).toEqual(['services/api/src/routes.test.ts'])
    expect(chooseTests(clone, ['tests/browser/story.test.ts']).tests).toEqual(['tests/browser/story.test.ts'])
  })

  it('are those of the same workspace where they are too many for a minute, and the others are named', () => {
    for (let number = 0; number < 20; number += 1) write(`services/api/src/many-${number}.test.ts`, "import './routes'")
    const { tests, left } = chooseTests(clone, ['packages/domain/src/nik.ts'])
    expect(tests).toEqual(['packages/domain/src/nik.test.ts'])
    expect(left).toHaveLength(21)
    const own = chooseTests(clone, ['services/api/src/routes.ts'])
    expect(own.tests.length).toBeLessThan(10)
    expect(own.tests.length + own.left.length).toBe(21)
  })
})
