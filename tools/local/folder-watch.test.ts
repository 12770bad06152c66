import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchFolders } from './folder-watch.mjs'

let root: string
let stop: () => void
const seen = new Set<string>()

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'watch-test-'))
  mkdirSync(path.join(root, 'api/src/features'), { recursive: true })
  mkdirSync(path.join(root, 'api/dist'))
  writeFileSync(path.join(root, 'api/src/main.ts'), '1')
  seen.clear()
  stop = watchFolders(root, ['api'], (files) => {
    for (const file of files) seen.add(file)
  })
})

afterEach(() => {
  stop()
  rmSync(root, { recursive: true })
})

const save = (file: string) => writeFileSync(path.join(root, file), String(Math.random()))
const expectSeen = (file: string) => vi.waitFor(() => expect(seen).toContain(file))

describe('what is saved below a folder', () => {
  it('is told, also a second time and when an editor puts a new file in its place', async () => {
    save('api/src/main.ts')
    await expectSeen('api/src/main.ts')
    for (const text of ['2', '3']) {
      seen.clear()
      writeFileSync(path.join(root, 'api/src/main.ts~'), text)
      renameSync(path.join(root, 'api/src/main.ts~'), path.join(root, 'api/src/main.ts'))
      await expectSeen('api/src/main.ts')
    }
  })

  it('is told of folders that are made later, and made again', async () => {
    for (const round of [1, 2]) {
      mkdirSync(path.join(root, 'api/src/later'))
      await expectSeen('api/src/later')
      save(`api/src/later/${round}.ts`)
      await expectSeen(`api/src/later/${round}.ts`)
      seen.clear()
      rmSync(path.join(root, 'api/src/later'), { recursive: true })
      await expectSeen('api/src/later')
      seen.clear()
    }
  })

  it('is not told of what builds write', async () => {
    save('api/dist/main.js')
    save('api/src/main.ts')
    await expectSeen('api/src/main.ts')
    expect([...seen]).toEqual(['api/src/main.ts'])
  })
})
