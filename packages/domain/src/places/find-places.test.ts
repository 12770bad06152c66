import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allRegions } from '../dialogue/testing'
import { placeOf } from '../identity/place-of'
import { RegionLevel } from '../identity/region-code'
import { findPlaces, type PlaceOptions } from './find-places'
import { hintsAgainst } from './place-hints'
import { buildPlaceIndex, findRegion, type RegionEntry, regionsIn, regionTitle } from './place-index'
import type { PlaceMatch } from './place-match'
import { isAbove } from './region-levels'

const kaltara = allRegions('65')
const index = buildPlaceIndex(kaltara)
const nation = buildPlaceIndex(allRegions())
const villages = kaltara.filter(({ level }) => level === 'village')

const nameOf = (code: string) => regionTitle(index, code) ?? code
const find = (typed: string, options?: PlaceOptions) => findPlaces(index, typed, options)
const offers = (match: PlaceMatch) =>
  match.kind === 'several' ? match.codes : match.kind === 'one' ? [match.code] : []

describe('a village', () => {
  it.each([
    ['Long Bawan', 'Long Bawan, Kec. Krayan'],
    ['Ds. LONG BAWAN', 'Long Bawan, Kec. Krayan'],
    ['Long Bawan, Kec. Krayan', 'Long Bawan, Kec. Krayan'],
    ['long bawan krayan', 'Long Bawan, Kec. Krayan'],
    ['krayan long bawan nunukan', 'Long Bawan, Kec. Krayan'],
    ['kab. nunukan kec krayan desa long bawan', 'Long Bawan, Kec. Krayan'],
    ['saya tinggal di long bawan', 'Long Bawan, Kec. Krayan'],
    ['Long Bawan village, Krayan district', 'Long Bawan, Kec. Krayan'],
    ['longbawan', 'Long Bawan, Kec. Krayan'],
    ['lnog bawan', 'Long Bawan, Kec. Krayan'],
    ['Desa Aji Kuning', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['ajikuning', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['aji kuning pulau sebatik', 'Aji Kuning, Kec. Sebatik Tengah'],
    ['S. Nyamuk', 'Sungai Nyamuk, Kec. Sebatik Timur'],
    ['Tj. Selor Hilir', 'Tanjung Selor Hilir, Kec. Tanjung Selor'],
    ['kampung satu skip', 'Kampung I Skip, Kec. Tarakan Tengah'],
    ['kel. nunukan timur', 'Nunukan Timur, Kec. Nunukan'],
    ['long nawang nunukan', 'Long Nawang, Kec. Krayan'],
    ["Pa' Padi kaltara", "Pa' Padi, Kec. Krayan"],
    ['65.03.05.2002', nameOf('65.03.05.2002')],
  ])('%s is %s', (typed, title) => {
    expect(offers(find(typed)).map(nameOf)).toEqual([title])
    expect(find(typed).kind).toBe('one')
  })

  it.each([
    ['tanjung nunukan', ['Tanjung Harapan, Kec. Nunukan Selatan', 'Tanjung Harapan, Kec. Sebatik Timur']],
    ['nyamuk', ['Sungai Nyamuk, Kec. Sebatik Timur']],
  ])('%s is a part of names, and asked', (typed, titles) => {
    expect(find(typed)).toMatchObject({ kind: 'several', level: 'village' })
    expect(offers(find(typed)).map(nameOf)).toEqual(expect.arrayContaining(titles))
  })

  it.each([
    ['Long Nawang', ['Long Nawang, Kec. Kayan Hulu', 'Long Nawang, Kec. Krayan']],
    ['labuk', ['Labuk, Kec. Sembakung', 'Labuk, Kec. Lumbis Ogong']],
  ])('%s is asked, for several districts have it', (typed, titles) => {
    expect(find(typed)).toMatchObject({ kind: 'several', level: 'village' })
    expect(offers(find(typed)).map(nameOf).sort()).toEqual([...titles].sort())
  })

  it('that is none of a named district is asked for there, what sounds like it first', () => {
    const asked = find('desa long midang krayan')
    expect(asked).toMatchObject({ kind: 'several', within: '65.03.05' })
    for (const code of offers(asked).slice(0, 3)) expect(nameOf(code)).toMatch(/^Long /)
    expect(offers(find('krayan'))).toHaveLength(offers(asked).length)
  })

  it('is asked where the district named has none of that name', () => {
    const match = find('Long Bawan, Sebatik')
    expect(match.kind).toBe('several')
    expect(offers(match).map(nameOf)).toContain('Long Bawan, Kec. Krayan')
  })

  it('is asked for by where it lies when too many bear its name', () => {
    const match = findPlaces(nation, 'Sukamaju')
    expect(match).toMatchObject({ kind: 'several', level: 'province', isNarrowing: true })
    const inJambi = findPlaces(nation, 'Sukamaju', { within: ['15'] })
    expect(offers(inJambi).every((code) => code.startsWith('15.'))).toBe(true)
  })
})

describe('what lies above a village is gone down in', () => {
  it.each([
    ['Tarakan', '65.71', 'district', 4],
    ['kota tarakan', '65.71', 'district', 4],
    ['pulau tarakan', '65.71', 'district', 4],
    ['Tarakan Barat', '65.71.01', 'village', 5],
    ['kab nunukan', '65.03', 'district', 21],
    ['kec. nunukan', '65.03.02', 'village', 5],
    ['kab nunukan kec sebatik', '65.03.01', 'village', 4],
    ['krayn', '65.03.05', 'village', 23],
    ['Bunyu', '65.01.10', 'village', 3],
    ['pulau mandul', '65.04.03', 'village', 5],
    ['kaltara', '65', 'regency', 5],
    ['KTT', '65.04', 'district', 5],
  ] as const)('%s', (typed, within, level, count) => {
    const match = find(typed)
    expect(match).toMatchObject({ kind: 'several', level, within })
    expect(offers(match).sort()).toEqual(regionsIn(index, within).map(({ code }) => code))
    expect(offers(match)).toHaveLength(count)
  })

  it('in an island by its districts', () => {
    for (const typed of ['Sebatik', 'Pulau Sebatik', 'P. Sebatik'])
      expect(offers(find(typed))).toEqual(['65.03.01', '65.03.08', '65.03.10', '65.03.11', '65.03.12'])
  })

  it('with those of the same name first', () => {
    expect(offers(find('Nunukan')).slice(0, 2)).toEqual(['65.03.02', '65.03.09'])
    expect(offers(find('Malinau Kota'))[0]).toBe('65.02.02.2002')
  })

  it('or offered beside a village of that name elsewhere', () => {
    expect(offers(find('Sesayap')).sort()).toEqual(['65.04.01', '65.04.02.2001'])
  })
})

describe('another level', () => {
  it.each([
    ['nunukan', 'regency', '65.03'],
    ['kab. tana tidung', 'regency', '65.04'],
    ['krayan', 'district', '65.03.05'],
    ['krayan nunukan', 'district', '65.03.05'],
    ['kalimantan utara', 'province', '65'],
  ] as const)('%s as a %s', (typed, level, code) => {
    expect(find(typed, { level })).toEqual({ kind: 'one', code })
  })

  it('is offered by a village in it, not taken', () => {
    expect(find('Long Bawan', { level: 'regency' })).toMatchObject({ kind: 'several', codes: ['65.03'] })
  })

  it('tells a regency from the city of its name', () => {
    expect(findPlaces(nation, 'Bogor', { level: 'regency' }).kind).toBe('several')
    expect(findPlaces(nation, 'Kota Bogor', { level: 'regency' })).toEqual({ kind: 'one', code: '32.71' })
    expect(findPlaces(nation, 'kab bogor', { level: 'regency' })).toEqual({ kind: 'one', code: '32.01' })
  })
})

describe('no place', () => {
  it.each(['tidak tahu', 'Saya tidak tau', 'ga tau', 'gak tahu kak', 'entah', 'lupa', 'tak tau', "I don't know"])(
    '%s says that the person does not know',
    (typed) => {
      expect(find(typed)).toEqual({ kind: 'unknown' })
    },
  )

  it('is none, with at most three nearest names', () => {
    expect(find('')).toEqual({ kind: 'none', nearest: [] })
    expect(find('xyzzy quux')).toEqual({ kind: 'none', nearest: [] })
    const match = find('long bwngggu')
    expect(match.kind === 'none' && match.nearest.length).toBeLessThanOrEqual(3)
  })
})

describe('hints', () => {
  it('order what is equally like, and decide nothing', () => {
    expect(offers(find('Long Nawang', { near: ['65.03.05'] }))[0]).toMatch(/^65\.03/)
    expect(offers(find('Long Nawang', { near: ['65.02.05'] }))[0]).toMatch(/^65\.02/)
    expect(find('Long Nawang', { near: ['65.03.05'] }).kind).toBe('several')
    expect(find('Long Bawan', { near: ['65.71.01'] })).toEqual(find('Long Bawan'))
  })

  it('disagree where they say another regency', () => {
    expect(hintsAgainst(['65.03.05', '65.71.02'], '65.03.01.2001')).toEqual(['65.71.02'])
    expect(hintsAgainst(['65'], '65.03.01.2001')).toEqual([])
    expect(hintsAgainst(['65.03.05'], '65.03.01.2001', 'district')).toEqual(['65.03.05'])
  })
})

const anyRegion = fc.constantFrom(...kaltara)
const anyVillage = fc.constantFrom(...villages)
const regencyOf = ({ code }: RegionEntry) => findRegion(index, placeOf(code).regencyCode)

describe('whatever is typed', () => {
  it('never throws, and every code offered exists and lies where it must', () => {
    const within = fc.constantFrom<readonly string[]>([], ['65'], ['65.03'], ['65.71.01', '65.02'], ['99'])
    const level = fc.constantFrom(...RegionLevel.options)
    const word = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        'desa',
        'kec',
        'kab.',
        'kota',
        'pulau',
        'di',
        ',',
        'nunukan',
        'sebatik',
        'long',
        'barat',
        '65.03',
      ),
      anyRegion.map(({ name }) => name),
    )
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.array(word, { maxLength: 9 }).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(text, within, level, (typed, inside, wanted) => {
        const match = find(typed, { within: inside, level: wanted })
        for (const code of match.kind === 'none' ? match.nearest : offers(match)) {
          const region = findRegion(index, code)
          expect(region).toBeDefined()
          expect(region && isAbove(wanted, region.level)).toBe(false)
          const isRelated = (one: string) => `${code}.`.startsWith(`${one}.`) || `${one}.`.startsWith(`${code}.`)
          expect(inside.length === 0 || inside.some(isRelated)).toBe(true)
        }
        if (match.kind === 'one') expect(findRegion(index, match.code)?.level).toBe(wanted)
        if (match.kind === 'none') expect(match.nearest.length).toBeLessThanOrEqual(3)
      }),
      { numRuns: 500 },
    )
  })

  it('a name written exactly is found at its level, or among what is offered', () => {
    fc.assert(
      fc.property(anyRegion, fc.boolean(), fc.boolean(), (region, isJoined, isLoud) => {
        const name = isJoined ? region.name.replaceAll(' ', '') : region.name
        const match = find(isLoud ? name.toUpperCase() : name, { level: region.level })
        expect(offers(match)).toContain(region.code)
      }),
      { numRuns: 500 },
    )
  })

  it('in a named district and regency, in any order, a village is found and no other', () => {
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 })
    fc.assert(
      fc.property(anyVillage, order, fc.boolean(), (village, places, isApart) => {
        const district = findRegion(index, placeOf(village.code).districtCode)
        const parts = [village.name, `kec. ${district?.name}`, regencyOf(village)?.name ?? '']
        const match = find(places.map((at) => parts[at]).join(isApart ? ', ' : ' '))
        expect(match).toEqual({ kind: 'one', code: village.code })
      }),
      { numRuns: 500 },
    )
  })

  it('nothing of another regency is offered once a regency is named', () => {
    const regency = fc.constantFrom(...kaltara.filter(({ level }) => level === 'regency'))
    const slip = fc.tuple(fc.nat(20), fc.constantFrom('', 'x', 'a'))
    fc.assert(
      fc.property(anyVillage, regency, slip, fc.boolean(), (village, { code, name }, [at, letter], isFirst) => {
        const misspelt = village.name.slice(0, at) + letter + village.name.slice(at + 1)
        fc.pre(!/bulungan|malinau|nunukan|tarakan|tana ?tidung/i.test(misspelt)) // that names a second one
        const match = find(isFirst ? `${name}, ${misspelt}` : `${misspelt} ${name}`)
        for (const one of offers(match)) expect(one.startsWith(code)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
