import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KnownRegion, matchRegion, readFeature, simplify } from './outline'

const regions: KnownRegion[] = [
  { code: '65.03', name: 'Kabupaten Nunukan', level: 'regency', regencyCode: '65.03' },
  { code: '65.71', name: 'Kota Tarakan', level: 'regency', regencyCode: '65.71' },
  { code: '65.03.02', name: 'Nunukan', level: 'district', regencyCode: '65.03' },
  { code: '65.03.05', name: 'Krayan', level: 'district', regencyCode: '65.03' },
  { code: '65.04.01', name: 'Sesayap', level: 'district', regencyCode: '65.04' },
  { code: '65.03.05.2022', name: 'Liang Butan', level: 'village', regencyCode: '65.03' },
  { code: '64.01.01', name: 'Sesayap', level: 'district', regencyCode: '64.01' },
]
const square = [
  [
    [117, 3],
    [118, 3],
    [118, 4],
    [117, 4],
    [117, 3],
  ],
]
const feature = (properties: Record<string, unknown>) =>
  readFeature({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: square } }, 0.003)
const matchOf = (properties: Record<string, unknown>) => {
  const read = feature(properties)
  return read && matchRegion(read, regions)
}

describe('a feature is found', () => {
  it('by a code of the ministry, with or without dots, the deeper one where there are two', () => {
    expect(matchOf({ code: '65.03.05', name: 'Other' })).toBe('65.03.05')
    expect(matchOf({ KDPKAB: '6503', KDCPUM: '650305' })).toBe('65.03.05')
    expect(matchOf({ code: '65.03' })).toBe('65.03')
  })

  it('by its name where one region bears it, or its regency tells which', () => {
    expect(matchOf({ WADMKC: 'KRAYAN', WADMKK: 'Nunukan' })).toBe('65.03.05')
    expect(matchOf({ name: 'Kab. Nunukan' })).toBe('65.03')
    expect(matchOf({ name: 'Nunukan' })).toBeUndefined()
    expect(matchOf({ WADMKK: 'Nunukan' })).toBe('65.03')
    expect(matchOf({ WADMKC: 'Unknown', WADMKK: 'Nunukan' })).toBeUndefined()
    expect(matchOf({ nama: 'Tarakan' })).toBe('65.71')
    expect(matchOf({ name: 'Sesayap' })).toBeUndefined()
    expect(matchOf({ name: 'Sesayap', parent: '65.04' })).toBe('65.04.01')
  })

  it('a village by its code alone, and never as the district it names', () => {
    expect(matchOf({ KDEPUM: '6503052022', KDCPUM: '650305', WADMKC: 'Krayan' })).toBe('65.03.05.2022')
    expect(matchOf({ code: '65.03.05.2999', WADMKC: 'Krayan' })).toBeUndefined()
    expect(matchOf({ WADMKD: 'Liang Butan', KDCPUM: '650305' })).toBeUndefined()
    expect(matchOf({ name: 'Liang Butan' })).toBeUndefined()
  })

  it('never by a code of the statistics office, which looks alike', () => {
    expect(matchOf({ CC_3: '650305', KDBBPS: '6503' })).toBeUndefined()
  })

  it('only where it is an area', () => {
    expect(readFeature({ properties: { code: '65.03' }, geometry: { type: 'Point', coordinates: [1, 2] } }, 1)).toBe(
      undefined,
    )
  })
})

describe('an outline', () => {
  it('loses points that lie on a line, keeps corners, and drops specks beside something larger', () => {
    const dense = Array.from({ length: 101 }, (_, index) => [117 + index / 100, 3])
    const ring = [...dense, [118, 4], [117, 4], [117, 3]]
    const speck = [
      [
        [116, 2],
        [116.0001, 2],
        [116.0001, 2.0001],
        [116, 2.0001],
        [116, 2],
      ],
    ]
    expect(simplify([[ring], speck], 0.003)).toEqual([[[117, 3, 118, 3, 118, 4, 117, 4, 117, 3]]])
    expect(simplify([speck], 0.003)).toHaveLength(1)
  })

  it('stays closed, and has no more points than before', () => {
    const coordinate = fc.double({ min: 0, max: 10, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 4, maxLength: 60 }), (points) => {
        const [first = [0, 0]] = points
        const [[ring = []] = []] = simplify([[[...points, first]]], 0.01)
        expect(ring.slice(0, 2)).toEqual(ring.slice(-2))
        expect(ring.length / 2).toBeLessThanOrEqual(points.length + 1)
      }),
    )
  })
})
