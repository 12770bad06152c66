import { expect, it } from 'vitest'
import { areSameTrips } from './same-trips'

const trip = { team: 't1', kit: 'k1', startDay: 2, endDay: 4, stops: [{ point: 'a' }, { point: 'b' }] }
const other = { ...trip, team: 't2', kit: 'k2' }

it('knows the same trips again, in any order', () => {
  expect(areSameTrips([trip, other], [{ ...other }, { ...trip }])).toBe(true)
  expect(areSameTrips([], [])).toBe(true)
})

it.each([
  { team: 't2' },
  { kit: 'k2' },
  { startDay: 1 },
  { endDay: 5 },
  { stops: [{ point: 'b' }, { point: 'a' }] },
  { stops: [{ point: 'a' }] },
])('tells trips apart by %j', (change) => {
  expect(areSameTrips([trip], [{ ...trip, ...change }])).toBe(false)
})

it('tells one trip from two', () => {
  expect(areSameTrips([trip], [trip, other])).toBe(false)
})
