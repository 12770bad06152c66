import { expect, test } from 'vitest'
import { isOffPlan } from './planned-time'

const planned = { date: '2026-12-02', arrivalTime: '09:00' }

test.each([
  ['2026-12-02T03:01', planned, true],
  ['2026-12-01T09:00', planned, true],
  ['2026-12-02T08:15', planned, false],
  ['2026-12-02T16:40', planned, false],
  ['2026-12-02T03:01', { ...planned, arrivalTime: null }, false],
  ['2026-12-02T03:01', null, false],
  ['', planned, false],
] as const)('a visit at %s where %j was planned is off the plan: %s', (when, plan, expected) => {
  expect(isOffPlan(when, plan)).toBe(expected)
})
