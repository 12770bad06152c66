import { expect, test } from 'vitest'
import type { Instance, PlannedStop, PlannedVehicle } from './instance'
import type { Plan, PlannedVisit } from './plan'
import { type Rule, rules } from './rules'
import { validatePlan } from './validate-plan'

const all = { from: 0, until: 3000 }
const stop: PlannedStop = {
  id: 'a',
  place: 1,
  windows: [all],
  service: 60,
  load: [5],
  skills: [],
  prize: null,
  canSleep: false,
}
const team: PlannedVehicle = {
  id: 'one',
  start: 0,
  end: 0,
  shifts: [
    { from: 480, until: 960 },
    { from: 1920, until: 2400 },
  ],
  skills: [],
  capacity: [10],
  longest: null,
  fixedCost: 0,
  executed: [],
}
const matrix = [
  [0, 30],
  [30, 0],
]
const instance: Instance = {
  minutes: matrix,
  cost: matrix,
  connections: [],
  vehicles: [team, { ...team, id: 'two' }],
  stops: [stop, { ...stop, id: 'b' }],
  pairs: [],
  lateness: null,
  travelWeight: 1,
}
const visit: PlannedVisit = { stop: 'a', leavesAt: 480, arrivesAt: 510, startsAt: 510, finishesAt: 570 }
const second: PlannedVisit = { stop: 'b', leavesAt: 570, arrivesAt: 570, startsAt: 570, finishesAt: 630 }
const route = { vehicle: 'one', visits: [visit, second], leavesAt: 630, arrivesAt: 660 }
const plan: Plan = { routes: [route], unserved: [] }

const withStop = (change: Partial<PlannedStop>): Instance => ({
  ...instance,
  stops: [
    { ...stop, ...change },
    { ...stop, id: 'b' },
  ],
})
const withTeam = (change: Partial<PlannedVehicle>): Instance => ({
  ...instance,
  vehicles: [
    { ...team, ...change },
    { ...team, id: 'two' },
  ],
})
const withVisits = (...visits: PlannedVisit[]): Plan => ({ ...plan, routes: [{ ...route, visits }] })
const pair = { first: 'a', second: 'b', least: 0, most: 10 }
const apart: Plan = {
  routes: [
    { ...route, visits: [visit] },
    { ...route, vehicle: 'two', visits: [{ ...second, leavesAt: 480, arrivesAt: 510 }] },
  ],
  unserved: [],
}
const overnight: Plan = {
  routes: [{ ...route, leavesAt: 1920, arrivesAt: 1950 }],
  unserved: [],
}

test('finds nothing in a plan that keeps every rule', () => {
  expect(validatePlan(instance, plan)).toEqual([])
})

const cases: [Rule, Instance, Plan][] = [
  ['unknown-stop', instance, { ...plan, unserved: ['gone'] }],
  ['unknown-vehicle', instance, { ...plan, routes: [{ ...route, vehicle: 'gone' }] }],
  [
    'vehicle-twice',
    instance,
    {
      routes: [
        { ...route, visits: [visit] },
        { ...route, visits: [{ ...second, leavesAt: 480, arrivesAt: 510 }] },
      ],
      unserved: [],
    },
  ],
  ['stop-twice', instance, { ...plan, unserved: ['a'] }],
  ['stop-forgotten', instance, { ...withVisits(visit), unserved: [] }],
  [
    'no-way',
    {
      ...instance,
      minutes: [
        [0, null],
        [30, 0],
      ],
    },
    plan,
  ],
  [
    'too-fast',
    {
      ...instance,
      minutes: [
        [0, 31],
        [30, 0],
      ],
    },
    plan,
  ],
  [
    'no-departure',
    { ...instance, connections: [{ from: 0, to: 1, departures: [{ leaves: 500, arrives: 510 }] }] },
    plan,
  ],
  ['out-of-order', instance, withVisits({ ...visit, finishesAt: 571 }, second)],
  ['work-cut-short', withStop({ service: 61 }), plan],
  ['window', withStop({ windows: [{ from: 511, until: 600 }] }), plan],
  ['outside-shift', withTeam({ shifts: [{ from: 481, until: 960 }] }), plan],
  ['no-bed', instance, overnight],
  ['capacity', withTeam({ capacity: [9] }), plan],
  ['skills', withStop({ skills: ['nurse'] }), plan],
  ['vehicle-not-allowed', withStop({ vehicles: ['two'] }), plan],
  ['pin-vehicle', withStop({ pin: { vehicle: 'two' } }), plan],
  ['pin-window', withStop({ pin: { window: { from: 600, until: 700 } } }), plan],
  ['too-long', withTeam({ longest: 179 }), plan],
  ['executed-changed', withTeam({ executed: [{ stop: 'a', startsAt: 500 }] }), plan],
  ['pair-apart', { ...instance, pairs: [pair] }, { ...withVisits(visit), unserved: ['b'] }],
  ['pair-one-team', { ...instance, pairs: [{ ...pair, most: 100 }] }, plan],
  ['pair-gap', { ...instance, pairs: [pair] }, apart],
]

test.each(cases)('names the broken rule %s', (rule, given, broken) => {
  const found = validatePlan(given, broken)
  expect([...new Set(found.map(({ code }) => code))]).toEqual([rule])
})

test('has a case for every rule', () => {
  expect(cases.map(([rule]) => rule).sort()).toEqual([...rules].sort())
})
