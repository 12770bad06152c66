import { expect, test } from 'vitest'
import type { TripPart } from './trip-parts'
import { boardOf, type StopOfBoard } from './trip-progress'

const stop = (id: string, date: string, arrivalTime: string | null = '09:00', skipReason = null): StopOfBoard => ({
  id,
  place: id,
  villageName: id,
  regencyCode: '65.03',
  date,
  arrivalTime,
  skipReason,
})
let count = 0
const part = (stopId: string, state: TripPart['state']): TripPart => {
  count += 1
  return {
    requestId: String(count),
    stopId,
    purpose: 'enrolment',
    isOfApplication: true,
    people: 1,
    served: state === 'done' ? 1 : 0,
    state,
  }
}
const now = { today: '2026-09-15', time: '10:30' }
const statesOf = (stops: StopOfBoard[], parts: TripPart[], at = now) =>
  Object.fromEntries(boardOf(stops, parts, at).stops.map(({ id, state }) => [id, state]))

test('says what is done, where the team is, what is next and what comes later', () => {
  const stops = [stop('d', '2026-09-17'), stop('a', '2026-09-14'), stop('b', '2026-09-15'), stop('c', '2026-09-16')]
  const parts = [
    part('a', 'done'),
    part('a', 'absent'),
    part('b', 'done'),
    part('b', 'planned'),
    part('c', 'planned'),
    part('d', 'planned'),
  ]
  expect(statesOf(stops, parts)).toEqual({ a: 'done', b: 'here', c: 'next', d: 'later' })
  const board = boardOf(stops, parts, now)
  expect(board).toMatchObject({ done: 2, absent: 1, left: 3, lateStops: 0 })
  expect(board.stops.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
})

test('a stop is late when its day has passed with people left, or nothing was recorded an hour after its time', () => {
  const parts = [part('a', 'planned'), part('b', 'planned'), part('c', 'planned')]
  const stops = [stop('a', '2026-09-14'), stop('b', '2026-09-15', '09:00'), stop('c', '2026-09-15', '10:00')]
  expect(statesOf(stops, parts)).toEqual({ a: 'late', b: 'late', c: 'next' })
  expect(statesOf(stops, parts, { today: '2026-09-15', time: '09:59' })).toMatchObject({ b: 'next', c: 'later' })
  expect(boardOf(stops, parts, now).lateStops).toBe(2)
})

test('a stop that was given up is neither late nor next', () => {
  const stops = [{ ...stop('a', '2026-09-14'), skipReason: 'unreachable' as const }, stop('b', '2026-09-15', null)]
  expect(statesOf(stops, [part('a', 'unserved'), part('b', 'planned')])).toEqual({ a: 'skipped', b: 'next' })
})
