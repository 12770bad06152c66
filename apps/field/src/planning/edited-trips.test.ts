import { type PlanningProblem, type ProposedTrip, timeTrip, validateProposal } from '@sipelandukilat/sdk/planning'
import { expect, test } from 'vitest'
import { movePoint, removePoint, shiftTrip } from './edited-trips'
import { guessBase } from './guess-base'

const steps = [0, 1, 2, 3, 4].map((from) => [0, 1, 2, 3, 4].map((to) => Math.abs(from - to) * 60))

const problem: PlanningProblem = {
  period: { days: 4, opens: 420, closes: 1080, closedDays: [] },
  places: ['kantor', 'a', 'b', 'c', 'jauh'],
  networks: [{ profile: 'dry', minutes: steps, rupiah: steps }],
  profile: 'dry',
  connections: [],
  points: ['a', 'b', 'c'].map((id, index) => ({
    id,
    place: index + 1,
    district: 'd',
    regency: 'r',
    people: 3,
    priority: 5,
    setUp: 30,
    perPerson: 10,
    blanks: 3,
    skills: [],
    canSleep: true,
  })),
  teams: ['t1', 't2'].map((id) => ({
    id,
    base: 0,
    members: 3,
    skills: [],
    dailyMinutes: 660,
    bookedDays: [],
    longestTrip: 3,
    costPerDay: 10,
  })),
  kits: ['k1', 'k2'].map((id) => ({ id, base: 0, bookedDays: [], blanks: 50 })),
  budget: null,
  fairnessFloor: 0,
}

function make(team: string, kit: string, startDay: number, points: string[]): ProposedTrip {
  const trip = timeTrip(problem, { team, kit, startDay, points })
  if (!trip) throw new Error('That trip cannot be')
  return trip
}

const trips = [make('t1', 'k1', 0, ['a', 'b']), make('t2', 'k2', 0, ['c'])]
const shape = (plan: readonly ProposedTrip[] | undefined) => plan?.map(({ stops }) => stops.map(({ point }) => point))

test('a stop goes to another trip, another place in its own, or out; what it concerns is timed anew and stays valid', () => {
  const moved = movePoint(problem, trips, 'a', { trip: 1, stop: 0 })
  expect(shape(moved)).toEqual([['b'], ['a', 'c']])
  expect(validateProposal(problem, moved ?? [])).toEqual([])
  const turned = movePoint(problem, trips, 'a', { trip: 0, stop: 1 })
  expect(shape(turned)).toEqual([['b', 'a'], ['c']])
  expect(validateProposal(problem, turned ?? [])).toEqual([])
  expect(shape(removePoint(problem, trips, 'a'))).toEqual([['b'], ['c']])
})

test('a trip that lost its last stop is gone', () => {
  expect(shape(movePoint(problem, trips, 'c', { trip: 0, stop: 2 }))).toEqual([['a', 'b', 'c']])
  expect(shape(removePoint(problem, trips, 'c'))).toEqual([['a', 'b']])
})

test('what was left out comes in', () => {
  const without = removePoint(problem, trips, 'c') ?? []
  expect(shape(movePoint(problem, without, 'c', { trip: 0, stop: 0 }))).toEqual([['c', 'a', 'b']])
})

test('a trip begins on another day, but not before the period and not where it would not end in it', () => {
  expect(shiftTrip(problem, trips, 0, 1)?.[0]).toMatchObject({ startDay: 1, endDay: 1 })
  expect(shiftTrip(problem, trips, 0, -1)).toBeUndefined()
  expect(shiftTrip(problem, trips, 0, 4)).toBeUndefined()
})

test('an impossible order is refused, and a rule that is broken is left to the validator', () => {
  const closed = {
    ...problem,
    networks: [{ profile: 'dry', minutes: steps.map((row) => row.map(() => null)), rupiah: steps }],
  }
  expect(movePoint(closed, trips, 'a', { trip: 1, stop: 0 })).toBeUndefined()
  const later = shiftTrip(problem, [make('t1', 'k1', 0, ['a']), make('t1', 'k1', 1, ['b'])], 0, 1) ?? []
  expect(validateProposal(problem, later).map(({ code }) => code)).toEqual(['team-double-booked', 'kit-double-booked'])
})

test('a team probably sets out from the office of its regency', () => {
  const bases = [
    { id: 'p', name: 'Disdukcapil Provinsi, Tanjung Selor' },
    { id: 'm', name: 'Disdukcapil Malinau' },
  ]
  expect(guessBase(bases, 'Kabupaten Malinau')).toBe('m')
  expect(guessBase(bases, 'Kota Tarakan')).toBe('p')
  expect(guessBase(bases, undefined)).toBe('p')
  expect(guessBase([], 'Kabupaten Malinau')).toBe('')
})
