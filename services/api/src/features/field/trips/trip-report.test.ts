import { expect, test } from 'vitest'
import type { TripPart } from './trip-parts'
import { costPerPerson, tallyOf } from './trip-report'

const part = (state: TripPart['state'], people = 1, served = state === 'done' ? people : 0): TripPart => ({
  requestId: state,
  stopId: null,
  purpose: 'enrolment',
  isOfApplication: true,
  people,
  served,
  state,
})

test('every request of a trip is counted once: done, not met, put off, refused or still open', () => {
  const parts = [
    part('done', 39, 3),
    part('done'),
    part('absent'),
    part('rescheduled'),
    part('refused'),
    part('planned', 9),
    part('unserved'),
  ]
  const tally = tallyOf(parts)
  expect(tally).toEqual({ planned: 7, done: 2, absent: 1, rescheduled: 1, refused: 1, open: 2, peopleServed: 4 })
  expect(tally.done + tally.absent + tally.rescheduled + tally.refused + tally.open).toBe(tally.planned)
})

test('the cost of a person is of those who were served, and of nobody there is none', () => {
  const costs = [
    { kind: 'fuel' as const, rupiah: 1_000_000, note: '' },
    { kind: 'boat' as const, rupiah: 500_001, note: '' },
  ]
  expect(costPerPerson(costs, 4)).toBe(375_000)
  expect(costPerPerson(costs, 0)).toBeNull()
  expect(costPerPerson([], 4), 'what nobody entered is not nothing').toBeNull()
})
