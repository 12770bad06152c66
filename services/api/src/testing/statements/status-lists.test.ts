import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ApplicationStatus } from '@sipelandukilat/domain'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^testing\/|\/migrations\//.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))

const tables = readFileSync(path.join(root, 'platform/database/tables.ts'), 'utf8')
/** Every status that some table may hold. */
const known = new Set(
  [...tables.matchAll(/^ {4}status: (?<union>.*)$/gm)].flatMap(({ groups }) =>
    [...(groups?.union ?? '').matchAll(/'(\w[\w-]*)'/g)].map(([, status]) => status),
  ),
)
const wordsIn = (list: string) => [...list.matchAll(/'([^']*)'/g)].map(([, word = '']) => word)

/** Lists of statuses of an application that a statement writes out. */
const listsIn = (text: string): string[] =>
  [...text.matchAll(/status (?:not )?in \((?<list>'[^)]*)\)/g)].flatMap(({ 0: found, groups }) =>
    wordsIn(groups?.list ?? '').every((word) => ApplicationStatus.safeParse(word).success) ? [found] : [],
  )

/** Words with which a statement compares a status, though no table holds such a one. */
const unknownIn = (text: string): string[] =>
  [...text.matchAll(/\w*status (?:=|<>|in|not in) (?<words>\('[^)]*\)|'[^']*')/g)].flatMap(({ groups }) =>
    wordsIn(groups?.words ?? '').filter((word) => !word.startsWith('${') && !known.has(word)),
  )

describe('statements about the status of an application', () => {
  it('name a group of packages/domain/src/workflow/status.ts where they mean several', () => {
    expect(files.flatMap(({ file, text }) => listsIn(text).map((list) => `${file}: ${list}`))).toEqual([])
  })

  it('compare with a status that there is', () => {
    expect(known.size).toBeGreaterThan(30)
    expect(files.flatMap(({ file, text }) => unknownIn(text).map((word) => `${file}: ${word}`))).toEqual([])
  })

  it('are found where they are planted', () => {
    expect(listsIn(`select a.* from application a where a.status in ('incomplete', 'correction')`)).toHaveLength(1)
    expect(listsIn(`where t.status in ('waiting', 'called')`)).toEqual([])
    expect(unknownIn(`where a.status = 'complted' or a.status in ('ready', 'reddy')`)).toEqual(['complted', 'reddy'])
  })
})
