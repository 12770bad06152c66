import type { VisitDemand } from '@sipelandukilat/sdk/api/field'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { labelRadius, pictureOf, spread } from './outline-picture'

const square = (west: number, south: number) => [
  [[west, south, west + 1, south, west + 1, south + 1, west, south + 1, west, south]],
]
const outline = (code: string, west: number, south: number) => ({
  code,
  name: code,
  regencyCode: code.slice(0, 5),
  polygons: square(west, south),
})

it('draws north above south, west before east, and says what waits in a district’s villages', () => {
  const demand = [
    { districtCode: '65.03.05', requests: 2, people: 5, highestPriority: 40 },
    { districtCode: '65.03.05', requests: 1, people: 1, highestPriority: 55 },
  ] as VisitDemand[]
  const picture = pictureOf(
    { regencies: [], districts: [outline('65.03.05', 115, 4), outline('65.02.01', 116, 2)] },
    demand,
  )
  const [north, south] = picture?.districts ?? []
  expect(north).toMatchObject({ requests: 3, people: 6, highestPriority: 55 })
  expect(south?.requests).toBe(0)
  expect((north?.label.x ?? 0) < (south?.label.x ?? 0)).toBe(true)
  expect((north?.label.y ?? 0) < (south?.label.y ?? 0)).toBe(true)
  expect(north?.path).toMatch(/^M[\d.]+ [\d.]+L.*Z$/)
  expect(picture?.width).toBe(1000)
})

it('is no picture where nothing was imported', () => {
  expect(pictureOf({ regencies: [], districts: [] }, [])).toBeUndefined()
})

it('keeps numbers apart and in the frame, where there is room', () => {
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
  )
})
