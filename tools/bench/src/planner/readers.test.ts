import { checkInstance, createSearch, validatePlan } from '@sipelandukilat/planner'
import { expect, test } from 'vitest'
import { readHhcrsp } from './hhcrsp'
import type { Published } from './published'
import { readSolomon } from './solomon'
import { readVrplib } from './vrplib'

const solomon = `T1
VEHICLE
NUMBER     CAPACITY
  2         10
CUSTOMER
CUST NO.   XCOORD.   YCOORD.    DEMAND   READY TIME   DUE DATE   SERVICE TIME
    0      0      0       0       0       100       0
    1      1      1       5       10      50        10
    2      0      3       5       0       100       10
`

const vrplib = `NAME: V1
VEHICLES_MAX_DURATION: 30
NODE_COORD_SECTION
1 0 0
2 3 4
DEMAND_SECTION
1 0
2 4
SERVICE_TIME_SECTION
1 0
2 7
TIME_WINDOW_SECTION
1 0 100
2 50 60
CAPACITY_SECTION
1 9
2 9
VEHICLES_ALLOWED_CLIENTS_SECTION
1
2 2
EOF
`

const hhcrsp = JSON.stringify({
  patients: [
    {
      id: 'p1',
      time_window: [0, 5],
      required_caregivers: [{ service: 'a', duration: 10 }, { service: 'b' }],
      synchronization: { type: 'sequential', distance: [20, 30] },
    },
  ],
  services: [
    { id: 'a', default_duration: 1 },
    { id: 'b', default_duration: 2 },
  ],
  caregivers: [
    { id: 'c1', abilities: ['a'] },
    { id: 'c2', abilities: ['b'] },
  ],
  distances: [
    [0, 6],
    [6, 0],
  ],
})

function solve({ instance, measure }: Published): number {
  expect(checkInstance(instance)).toMatchObject({ ok: true, findings: [] })
  const search = createSearch(instance, { seed: 1 })
  search.advance(200)
  const plan = search.best()
  expect(plan.unserved).toEqual([])
  expect(validatePlan(instance, plan)).toEqual([])
  return measure(plan)
}

test('cuts Solomon’s distances to one decimal, or keeps them where vehicles come first', () => {
  expect(solve(readSolomon(solomon, false))).toBeCloseTo(1.4 + 2.2 + 3, 9)
  expect(solve(readSolomon(solomon, true))).toBeCloseTo(Math.SQRT2 + Math.hypot(1, 2) + 3, 9)
})

test('lets a client of an SDVRPTW file be served by its own vehicles only', () => {
  const published = readVrplib(vrplib)
  expect(published.instance.stops).toMatchObject([{ vehicles: ['2'], load: [4], service: 7 }])
  expect(published.instance.vehicles).toMatchObject([{ longest: 30 }, { longest: 30 }])
  expect(solve(published)).toBeCloseTo(10, 9)
})

test('counts a home-care plan as a third of distance, lateness and greatest lateness', () => {
  // Begins at 6 and 26: 1 and 21 minutes late.
  expect(solve(readHhcrsp(hhcrsp, 'h1'))).toBeCloseTo((24 + 22 + 21) / 3, 9)
})

test('says what is wrong with a file', () => {
  expect(() => readSolomon('T1\n1 2 3', false)).toThrow('not in Solomon’s format')
  expect(() => readVrplib('NAME: x')).toThrow('no NODE_COORD_SECTION')
  expect(() => readHhcrsp('{}', 'x')).toThrow('patients')
})
