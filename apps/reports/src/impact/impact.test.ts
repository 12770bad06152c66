import { expect, test } from 'vitest'
import { changeOf } from './impact'

const before = (value: number) => ({ value, period: '2023', source: 'Laporan Tahunan' })

test('a share changes by points, also from nothing', () => {
  expect(changeOf({ figure: 'fromHome', baseline: before(0), today: 0.671 })).toBeCloseTo(0.671)
  expect(changeOf({ figure: 'withinDeadline', baseline: before(0.41), today: 0.843 })).toBeCloseTo(0.433)
})

test('other figures change by parts of what they were', () => {
  expect(changeOf({ figure: 'medianDays', baseline: before(20), today: 4 })).toBeCloseTo(-0.8)
  expect(changeOf({ figure: 'villagesServed', baseline: before(0), today: 12 })).toBeNull()
})

test('there is no change without both sides', () => {
  expect(changeOf({ figure: 'fromHome', baseline: null, today: 0.5 })).toBeNull()
  expect(changeOf({ figure: 'fromHome', baseline: before(0.5), today: null })).toBeNull()
})
