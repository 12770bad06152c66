import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it as test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const sources = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n')

/** Published data, which keep their texts; what tests publish; the examples in docstrings of the SDK; stored as written. */
const inline =
  /\/manifest\.ts$|^packages\/domain\/src\/services\/definitions\/|\.test\.tsx?$|\.testing\.ts$|\/test(?:ing)?\/|stories\.tsx$|\/template\/|\/migrations\/|^packages\/sdk\/src\/(?:language\/language|records\/define-records)\.ts$/

const pair = /\{\s*id:\s*['"`][^'"`]*['"`],\s*en:/

test('texts stand in their files, by language, and in the code only where published data keep them', () => {
  const written = sources.filter((file) => !inline.test(file))
  expect(written.length).toBeGreaterThan(1000)
  expect(written.filter((file) => pair.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([])
})

test('a pair is seen over several lines, and a name with an id is none', () => {
  expect(pair.test("label: {\n  id: 'Kirim',\n  en: 'Send' }")).toBe(true)
  expect(pair.test("{ id: 'send', label: 'Send' }")).toBe(false)
})
