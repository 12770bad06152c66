import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cover, labelPlaces } from './place-labels'
import type { PlacedNode } from './place-nodes'

const node = (index: number, x: number, y: number, kind: PlacedNode['kind'], name = `Tempat ${index}`): PlacedNode => ({
  id: String(index).padStart(3, '0'),
  provinceCode: '65',
  code: String(index),
  kind,
  name,
  villageCode: null,
  latitude: 3,
  longitude: 116,
  isEstimate: true,
  version: 1,
  x,
  y,
})
const frame = { width: 960, height: 800 }
const size = { letters: 13, most: 40, nameOf: ({ name }: PlacedNode) => name }
const someNodes = fc.array(
  fc.record({
    x: fc.integer({ min: 20, max: 940 }),
    y: fc.integer({ min: 20, max: 780 }),
    kind: fc.constantFrom('office', 'other', 'village', 'jetty', 'airstrip'),
    length: fc.integer({ min: 3, max: 24 }),
  }),
  { maxLength: 60 },
)

test('no name covers another or leaves the picture, and every office has its name, wherever the places lie', () => {
  fc.assert(
    fc.property(someNodes, fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 200 }), (places, pairs) => {
      let offices = 0
      const nodes = places.map(({ x, y, kind, length }, index) => {
        if (kind === 'office') offices += 1
        return node(index, x, y, kind === 'office' && offices > 8 ? 'village' : kind, 'N'.repeat(length))
      })
      const legs = pairs.flatMap(([from, to]) => {
        const [one, other] = [nodes[from], nodes[to]]
        return one && other ? [{ fromId: one.id, toId: other.id }] : []
      })
      const labels = labelPlaces(nodes, legs, frame, size)
      for (const [index, one] of labels.entries()) {
        for (const other of labels.slice(index + 1)) expect(cover(one, other)).toBe(false)
        expect(one.x - one.width / 2).toBeGreaterThanOrEqual(-0.1)
        expect(one.x + one.width / 2).toBeLessThanOrEqual(frame.width + 0.1)
        expect(one.y - one.height / 2).toBeGreaterThanOrEqual(-0.1)
        expect(one.y + one.height / 2).toBeLessThanOrEqual(frame.height + 0.1)
      }
      const named = new Set(labels.map(({ id }) => id))
      for (const { id, kind } of nodes) if (kind === 'office') expect(named).toContain(id)
    }),
    { numRuns: 100 },
  )
})

test('names the offices and where many legs meet, and not every village', () => {
  const nodes = [
    node(1, 100, 100, 'office', 'Nunukan'),
    node(2, 400, 300, 'village', 'Mansalong'),
    node(3, 500, 500, 'village', 'Ujung'),
  ]
  const legs = [1, 1, 1].map(() => ({ fromId: '001', toId: '002' })).concat([{ fromId: '002', toId: '003' }])
  expect(labelPlaces(nodes, legs, frame, size).map(({ name }) => name)).toEqual(['Nunukan', 'Mansalong'])
  expect(labelPlaces(nodes, legs, frame, { ...size, letters: 36, most: 0 }).map(({ name }) => name)).toEqual([
    'Nunukan',
  ])
})
