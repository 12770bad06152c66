import { expect, test } from 'vitest'
import { isSampleEnough, neededSample } from './sample-size'

test('is the number of the table of Krejcie and Morgan', () => {
  const table = [
    [10, 10],
    [15, 14],
    [50, 44],
    [100, 80],
    [500, 217],
    [1000, 278],
    [10_000, 370],
    [75_000, 382],
    [1_000_000, 384],
  ] as const
  expect(table.map(([served]) => neededSample(served))).toEqual(table.map(([, needed]) => needed))
})

test('nobody served needs nobody asked, and no answers never suffice', () => {
  expect(neededSample(0)).toBe(0)
  expect(isSampleEnough(0, 0)).toBe(false)
  expect(isSampleEnough(79, 100)).toBe(false)
  expect(isSampleEnough(80, 100)).toBe(true)
})
