import { placeOf } from '@sipelandukilat/sdk/api'
import type { VisitDemand } from '@sipelandukilat/sdk/api/field'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawableOf, labelRadius, pictureOf, spread } from './outline-picture'

const nothing = { regencies: [], districts: [], villages: [] }
const square = (west: number, south: number) => [
  [[west, south, west + 1, south, west + 1, south + 1, west, south + 1, west, south]],
]
const outline = (code: string, west: number, south: number) => ({
  code,
  name: code,
  regencyCode: placeOf(code).regencyCode,
  polygons: square(west, south),
})

test('draws north above south, west before east, and says what waits in a district’s villages', () => {
  const demand = [
    { districtCode: '65.03.05', requests: 2, people: 5, highestPriority: 40 },
    { districtCode: '65.03.05', requests: 1, people: 1, highestPriority: 55 },
  ] as VisitDemand[]
  const picture = pictureOf(
    { ...nothing, districts: [outline('65.03.05', 115, 4), outline('65.02.01', 116, 2)] },
    demand,
    { level: 'district' },
  )
  const [north, south] = picture?.areas ?? []
  expect(north).toMatchObject({ requests: 3, people: 6, highestPriority: 55 })
  expect(south?.requests).toBe(0)
  expect((north?.label.x ?? 0) < (south?.label.x ?? 0)).toBe(true)
  expect((north?.label.y ?? 0) < (south?.label.y ?? 0)).toBe(true)
  expect(north?.path).toMatch(/^M[\d.]+ [\d.]+L.*Z$/)
  expect(picture?.width).toBe(1000)
})

test('draws the level that is there, of the region that is looked at', () => {
  const demand = [
    { regencyCode: '65.03', districtCode: '65.03.05', villageCode: '65.03.05.2001', requests: 2, people: 5 },
    { regencyCode: '65.02', districtCode: '65.02.01', villageCode: '65.02.01.2001', requests: 1, people: 1 },
  ].map((item) => ({ ...item, highestPriority: 10 })) as VisitDemand[]
  const regencies = [outline('65.02', 116, 2), outline('65.03', 115, 4)]
  const districts = [outline('65.03.05', 115, 4), outline('65.03.06', 115.5, 4), outline('65.02.01', 116, 2)]
  const villages = [outline('65.03.05.2001', 115, 4), outline('65.03.06.2001', 115.5, 4)]

  // Only regencies: they are chosen among, and inside of one there is nothing to draw.
  expect(drawableOf({ ...nothing, regencies }, undefined)).toEqual({ region: undefined, levels: ['regency'] })
  expect(drawableOf({ ...nothing, regencies }, '65.03')).toBeUndefined()
  const province = pictureOf({ ...nothing, regencies }, demand, { level: 'regency' })
  expect(province?.areas.map(({ code, people }) => [code, people])).toEqual([
    ['65.02', 1],
    ['65.03', 5],
  ])

  const map = { regencies, districts, villages: [] }
  expect(drawableOf(map, undefined)).toEqual({ region: undefined, levels: ['regency', 'district'] })
  expect(drawableOf(map, '65.03')).toEqual({ region: '65.03', levels: ['district'] })
  // Of a district, or a village, whose villages nobody imported: the regency around it.
  expect(drawableOf(map, '65.03.05')).toEqual({ region: '65.03', levels: ['district'] })
  const regency = pictureOf(map, demand, { level: 'district', region: '65.03' })
  expect(regency?.areas.map(({ code }) => code)).toEqual(['65.03.05', '65.03.06'])
  expect(regency?.borders).toHaveLength(1)

  const whole = { regencies, districts, villages }
  expect(drawableOf(whole, '65.03')).toEqual({ region: '65.03', levels: ['district', 'village'] })
  expect(drawableOf(whole, '65.03.05.2001')).toEqual({ region: '65.03.05', levels: ['village'] })
  const district = pictureOf(whole, demand, { level: 'village', region: '65.03.05' })
  expect(district?.areas).toMatchObject([{ code: '65.03.05.2001', people: 5 }])
})

test('is no picture where nothing was imported', () => {
  expect(pictureOf(nothing, [], { level: 'district' })).toBeUndefined()
  expect(drawableOf(nothing, undefined)).toBeUndefined()
})

test('keeps numbers apart and in the frame, where there is room', () => {
  const coordinate = fc.double({ min: 0, max: 1000, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 20 }), (labels) => {
      const places = spread(labels, { width: 1000, height: 1000 })
      for (const [index, one] of places.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(labelRadius)
        expect(one.y).toBeLessThanOrEqual(1000 - labelRadius)
        for (const other of places.slice(index + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(1.6 * labelRadius)
      }
    }),
    {
      examples: [
        // Just far enough apart, until the frame pushes one onto the other.
        [
          [
            { x: 0, y: 0 },
            { x: 33.99, y: 0 },
          ],
        ],
      ],
    },
  )
})
