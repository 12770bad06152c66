import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveWithin } from './move-within'

test('moves one entry by a place, and back again', () => {
  expect(moveWithin(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moveWithin(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { minLength: 2 }), fc.nat(), (items, seed) => {
      const index = seed % (items.length - 1)
      expect(moveWithin(moveWithin(items, index, 1), index + 1, -1)).toEqual(items)
    }),
  )
})

test('leaves the list as it is at its ends', () => {
  expect(moveWithin(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moveWithin(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
})
