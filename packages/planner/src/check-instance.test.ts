import { expect, test } from 'vitest'
import { checkInstance } from './check-instance'
import type { Instance, PlannedStop, PlannedVehicle } from './instance'
import { createSearch } from './search/search'
import { validatePlan } from './validate-plan'

const team: PlannedVehicle = {
  id: 'team',
  start: 0,
  end: 0,
  shifts: [{ from: 480, until: 960 }],
  skills: [],
  capacity: [10],
  longest: null,
  fixedCost: 0,
  executed: [],
}
const village: PlannedStop = {
  id: 'village',
  place: 1,
  windows: [{ from: 480, until: 960 }],
  service: 60,
  load: [1],
  skills: [],
  prize: null,
  canSleep: true,
}
const matrix = [
  [0, 30, null],
  [30, 0, null],
  [null, null, 0],
]
const usual: Instance = {
  minutes: matrix,
  cost: matrix,
  connections: [],
  vehicles: [team],
  stops: [village],
  pairs: [],
  lateness: null,
  travelWeight: 1,
}

const codesOf = (input: unknown) => checkInstance(input).findings.map(({ code }) => code)

test('finds nothing in an instance that can be served', () => {
  expect(checkInstance(usual)).toEqual({ ok: true, instance: usual, findings: [] })
})

test.each<[string, Instance, string]>([
  ['zero teams', { ...usual, vehicles: [] }, 'no-teams'],
  ['no stop', { ...usual, stops: [] }, 'no-stops'],
  ['an unreachable village', { ...usual, stops: [village, { ...village, id: 'far', place: 2 }] }, 'unreachable'],
  [
    'a skill nobody has',
    { ...usual, stops: [village, { ...village, id: 'far', skills: ['nurse'] }] },
    'no-fitting-team',
  ],
  [
    'hours that cannot be met',
    { ...usual, stops: [village, { ...village, id: 'far', windows: [{ from: 480, until: 500 }] }] },
    'window-impossible',
  ],
  ['more than can be carried', { ...usual, stops: [village, { ...village, id: 'big', load: [10] }] }, 'too-much'],
])('says that there is %s, and plans what can be planned', (_, input, code) => {
  const checked = checkInstance(input)
  expect(checked.ok).toBe(true)
  expect(codesOf(input)).toEqual([code])
  const search = createSearch(input, { seed: 1 })
  search.advance(50)
  const plan = search.best()
  expect(validatePlan(input, plan)).toEqual([])
  if (input.vehicles.length > 0 && input.stops.length > 0)
    expect(plan.routes.flatMap(({ visits }) => visits)).toHaveLength(1)
})

test.each<[string, unknown, string]>([
  [
    'negative minutes',
    {
      ...usual,
      minutes: [
        [0, -5],
        [5, 0],
      ],
    },
    'malformed',
  ],
  ['a missing row', { ...usual, cost: matrix.slice(1) }, 'matrix-not-square'],
  ['a place that is not there', { ...usual, stops: [{ ...village, place: 9 }] }, 'unknown-place'],
  ['one name for two', { ...usual, stops: [village, village] }, 'same-name'],
  ['a promise to nobody', { ...usual, stops: [{ ...village, pin: { vehicle: 'gone' } }] }, 'unknown-name'],
  [
    'hours out of order',
    {
      ...usual,
      stops: [
        {
          ...village,
          windows: [
            { from: 9, until: 10 },
            { from: 1, until: 2 },
          ],
        },
      ],
    },
    'windows-unsorted',
  ],
  [
    'a flight that lands before it leaves',
    { ...usual, connections: [{ from: 0, to: 1, departures: [{ leaves: 9, arrives: 5 }] }] },
    'negative-leg',
  ],
  ['no object at all', 'plan', 'malformed'],
])('refuses %s', (_, input, code) => {
  expect(checkInstance(input).ok).toBe(false)
  expect(codesOf(input)).toContain(code)
})
