import { expect, test } from 'vitest'
import { findNearest, findNext, type PlacedNode, placeNodes } from './place-nodes'

const node = (id: string, latitude: number | null, longitude: number | null, kind: PlacedNode['kind'] = 'village') => ({
  id,
  provinceCode: '65',
  code: id,
  kind,
  name: id,
  villageCode: null,
  latitude,
  longitude,
  isEstimate: true,
  version: 1,
})

const { nodes, width, height, project } = placeNodes(
  [node('north', 4, 116), node('south', 2, 116), node('east', 3, 117.5, 'office'), node('nowhere', null, null)],
  400,
  20,
)
const at = (id: string): PlacedNode => {
  const found = nodes.find((one) => one.id === id)
  if (!found) throw new Error(`No ${id}`)
  return found
}

test('keeps north up and all within the picture; what has no position is left out', () => {
  expect(nodes.map(({ id }) => id)).toEqual(['north', 'south', 'east'])
  expect(at('north').y).toBeLessThan(at('south').y)
  expect(at('east').x).toBeGreaterThan(at('north').x)
  for (const { x, y } of nodes) {
    expect(x).toBeGreaterThanOrEqual(20)
    expect(x).toBeLessThanOrEqual(width - 20)
    expect(y).toBeGreaterThanOrEqual(20)
    expect(y).toBeLessThanOrEqual(height - 20)
  }
})

test('puts any other position on the same picture', () => {
  expect(project?.(116, 3)).toEqual([at('north').x, (at('north').y + at('south').y) / 2])
  expect(project?.(119, 3)[0]).toBeGreaterThan(width)
})

test('goes by arrow to the nearest that way, and stays at the edge', () => {
  expect(findNext(nodes, at('north'), 'ArrowDown')?.id).toBe('south')
  expect(findNext(nodes, at('north'), 'ArrowRight')?.id).toBe('east')
  expect(findNext(nodes, at('north'), 'ArrowUp')).toBeUndefined()
})

test('finds what was tapped, and nothing far off', () => {
  const { x, y } = at('east')
  expect(findNearest(nodes, x + 3, y - 3, 20)?.id).toBe('east')
  expect(findNearest(nodes, x, y - 150, 20)).toBeUndefined()
})
