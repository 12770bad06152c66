import { describe, expect, it } from 'vitest'
import { placeOf } from '../identity/region-code'
import { buildRegionIndex, foldRegionName, matchRegion, matchVillage, regionTitle } from './region-index'
import { allRegions } from './testing'

const index = buildRegionIndex(allRegions('65'))
const titleOf = (code: string) => regionTitle(index, code)

describe('names of regions', () => {
  it.each([
    ['Ds. Long Bawan', 'long bawan'],
    ['kel. Nunukan Timur', 'nunukan timur'],
    ['S. Nyamuk', 'sungai nyamuk'],
    ['Sei Nyamuk', 'sungai nyamuk'],
    ['Tj. Selor Hilir', 'tanjung selor hilir'],
    ['KAB. NUNUKAN', 'nunukan'],
    ["Pa' Padi", 'pa padi'],
    ['Desa', 'desa'],
  ])('%s is compared as %s', (typed, folded) => {
    expect(foldRegionName(typed)).toBe(folded)
  })
})

describe('the village meant', () => {
  it.each([
    ['Long Bawan', undefined, 'Long Bawan, Kec. Krayan'],
    ['ds. LONG BAWAN', 'kec. krayan', 'Long Bawan, Kec. Krayan'],
    ['lng bawn', 'krayan', 'Long Bawan, Kec. Krayan'],
    ['S. Nyamuk', undefined, 'Sungai Nyamuk, Kec. Sebatik Timur'],
    ['sungai nyamk', 'sebatik tmr', 'Sungai Nyamuk, Kec. Sebatik Timur'],
    ['kel. nunukan timur', undefined, 'Nunukan Timur, Kec. Nunukan'],
  ])('%s (%s) is %s', (village, district, title) => {
    const match = matchVillage(index, { village, district })
    expect(match.kind === 'one' && titleOf(match.code)).toBe(title)
  })

  it('is asked when several districts have the name, and found with the district', () => {
    const names = new Map<string, string[]>()
    for (const region of allRegions('65').filter(({ level }) => level === 'village'))
      names.set(foldRegionName(region.name), [...(names.get(foldRegionName(region.name)) ?? []), region.code])
    const shared = [...names].filter(
      ([, codes]) => codes.length > 1 && new Set(codes.map((code) => placeOf(code).districtCode)).size === codes.length,
    )
    expect(shared.length).toBeGreaterThan(3)
    for (const [village, codes] of shared) {
      const match = matchVillage(index, { village })
      expect(match).toEqual({ kind: 'several', candidates: codes.slice(0, 5) })
      for (const code of codes) {
        const district = index.byCode.get(placeOf(code).districtCode)?.name
        expect(matchVillage(index, { village, district }), `${village} in ${district}`).toEqual({ kind: 'one', code })
      }
    }
  })

  it('is asked when the district named has no such village', () => {
    const match = matchVillage(index, { village: 'Long Bawan', district: 'Sebatik' })
    expect(match.kind).toBe('several')
  })

  it('is none when nothing is like it, or lies outside the region to look in', () => {
    expect(matchVillage(index, { village: 'Xyzzy Quux' }).kind).toBe('none')
    expect(matchVillage(index, { village: '' })).toEqual({ kind: 'none', nearest: [] })
    expect(matchVillage(index, { village: 'Long Bawan', within: '65.01' })).not.toMatchObject({ kind: 'one' })
  })

  it('is found by its full name with its district, every one of them', () => {
    for (const { code, name } of allRegions('65').filter(({ level }) => level === 'village')) {
      const match = matchVillage(index, { village: name, district: index.byCode.get(placeOf(code).districtCode)?.name })
      expect(match.kind === 'one' ? [match.code] : match.kind === 'several' ? match.candidates : []).toContain(code)
    }
  })

  it('is found in nine of ten cases with one letter missing, and never silently another', () => {
    const villages = allRegions('65').filter(({ level, name }) => level === 'village' && name.length >= 6)
    let found = 0
    let wrong = 0
    villages.forEach(({ code, name }, number) => {
      const position = 1 + (number % (name.length - 2))
      const district = index.byCode.get(placeOf(code).districtCode)?.name
      const match = matchVillage(index, { village: name.slice(0, position) + name.slice(position + 1), district })
      if (match.kind === 'one') match.code === code ? found++ : wrong++
      else if (match.kind === 'several' && match.candidates.includes(code)) found++
    })
    expect(found / villages.length).toBeGreaterThan(0.9)
    expect(wrong / villages.length).toBeLessThan(0.01)
  })

  it('of other levels is found too', () => {
    expect(matchRegion(index, 'regency', 'nunukan')).toEqual({ kind: 'one', code: '65.03' })
    expect(matchRegion(index, 'district', 'krayan')).toEqual({ kind: 'one', code: '65.03.05' })
  })
})
