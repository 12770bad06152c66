import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readImports } from './imports.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const own = ['packages/domain/src/identity/place-of.ts', 'services/api/src/platform/database/place-sql.ts']
const sources = readImports(root)
  .files.filter((file) => !own.includes(file) && !/\/migrations\/|\.test\.tsx?$|^tools\/bench\//.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))

/** A code cut by its length, in JavaScript or in SQL, instead of by `placeOf` or `placeSql`. */
const cutsIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /\b\w*(?:code|Code|region|regency|district|village|place|home)(?:\(\w*\))*\??\.slice\(0, [258]\)/g,
    ),
    ...text.matchAll(/\bleft\([\w.$:]+, [258]\)/g),
  ].map(([found]) => found)

const placeLists = (text: string): string[] =>
  [...text.matchAll(/province_code, regency_code, district_code, village_code/g)].map(([found]) => found)

describe('the code of a region', () => {
  it('is taken apart by `placeOf` and `placeSql` alone', () => {
    expect(sources.length).toBeGreaterThan(1000)
    expect(sources.flatMap(({ file, text }) => cutsIn(text).map((cut) => `${file}: ${cut}`))).toEqual([])
  })

  it('stands in rows under columns that are listed once', () => {
    const platform = /^services\/api\/src\/platform\/database\//
    expect(sources.flatMap(({ file, text }) => (platform.test(file) ? [] : placeLists(text).map(() => file)))).toEqual(
      [],
    )
  })

  it.each([
    'region.code?.slice(0, 2)',
    'village.slice(0, 8)',
    'user.regionCode.slice(0, 5)',
    "left(r.region_code, 5) = '65.03'",
    'home?.slice(0, 2)',
  ])('is seen to be cut in %s', (text) => {
    expect(cutsIn(text)).toHaveLength(1)
  })

  it.each(['digits.slice(0, 2)', 'codes.slice(0, 2)', 'hash.slice(0, 8)', 'left(note, 200)'])(
    'is not what %s cuts',
    (text) => {
      expect(cutsIn(text)).toEqual([])
    },
  )
})
