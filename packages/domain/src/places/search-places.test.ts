import { describe, expect, it } from 'vitest'
import { allRegions } from '../dialogue/testing'
import { buildPlaceIndex, findRegion, regionTitle } from './place-index'
import { searchPlaces } from './search-places'

const index = buildPlaceIndex(allRegions('65'))
const search = (typed: string, options: Partial<Parameters<typeof searchPlaces>[2]> = {}) => {
  const { codes, total } = searchPlaces(index, typed, { level: 'village', limit: 8, ...options })
  return { titles: codes.map((code) => regionTitle(index, code)), codes, total }
}

describe('somebody typing', () => {
  it.each([
    ['kray', 'Krayan', 23],
    ['krayan', 'Krayan', 23],
    ['kec. krayan nunukan', 'Krayan', 23],
  ])('%s finds the villages of what begins so', (typed, district) => {
    const { codes, total } = search(typed)
    expect(codes).toHaveLength(8)
    expect(total).toBeGreaterThanOrEqual(23)
    for (const code of codes) expect(findRegion(index, code.slice(0, 8))?.name).toContain(district)
  })

  it.each([
    ['aji', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['ajik', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['kuning', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['Desa Aji Kuning', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['ajikuning', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['aji kunign', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['long baw', 'Long Bawan, Kec. Krayan'],
    ['krayan long b', 'Long Bawan, Kec. Krayan'],
  ])('%s finds %s', (typed, title) => {
    expect(search(typed).titles).toContain(title)
  })

  it.each([
    ['krayn tengh', 'Long Padi, Kec. Krayan Tengah'],
    ['long bawn kraian', 'Long Bawan, Kec. Krayan'],
    ['pa upn krayn', "Pa' Upan, Kec. Krayan Selatan"],
    ['pa upn', "Pa' Upan, Kec. Krayan Selatan"],
  ])('%s, misspelt throughout, finds %s as a conversation does', (typed, title) => {
    expect(search(typed).titles).toContain(title)
  })

  it('finds what is named so before what is in a place of that name', () => {
    expect(search('sesayap').titles[0]).toBe('Sesayap, Kec. Sesayap Hilir')
  })

  it('finds any level where none is asked for', () => {
    expect(search('nunukan', { level: undefined }).titles.slice(0, 2)).toEqual([
      'KABUPATEN NUNUKAN, KALIMANTAN UTARA',
      'Kec. Nunukan, KABUPATEN NUNUKAN',
    ])
  })

  it('counts what is not shown, and finds nothing for nothing', () => {
    expect(search('Tarakan', { limit: 3 })).toMatchObject({ total: 20, codes: { length: 3 } })
    expect(search('kaltara').total).toBe(index.regions.filter(({ level }) => level === 'village').length)
    expect(search(' ')).toMatchObject({ codes: [], total: 0 })
    expect(search('qqqq zzz')).toMatchObject({ codes: [], total: 0 })
  })

  it('of other levels, within a place, and the near first', () => {
    expect(search('nunuk', { level: 'district' }).titles).toEqual([
      'Kec. Nunukan, KABUPATEN NUNUKAN',
      'Kec. Nunukan Selatan, KABUPATEN NUNUKAN',
      ...search('kab nunukan', { level: 'district', limit: 8 })
        .titles.filter((title) => !/^Kec. Nunukan/.test(title ?? ''))
        .slice(0, 6),
    ])
    expect(search('long', { within: ['65.03.17'] }).codes.every((code) => code.startsWith('65.03.17'))).toBe(true)
    expect(search('karang anyar', { near: ['65.71'] }).codes[0]).toBe('65.71.01.1001')
    expect(search('karang anyar', { near: ['65.01'] }).codes[0]).toBe('65.01.01.1004')
  })
})
