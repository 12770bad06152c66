import type { ProposedTrip } from '@sipelandukilat/sdk/api/planning'
import { expect, test } from 'vitest'
import { findSameTrips } from './same-trips'

const trip = (team: string, startsAt = 540): ProposedTrip => ({
  team,
  kit: 'k1',
  startDay: 0,
  endDay: 1,
  stops: [{ point: 'a', day: 0, leavesAt: 480, arrivesAt: 530, startsAt, finishesAt: 600 }],
  leavesAt: 480,
  arrivesAt: 700,
  rupiah: 10,
  people: 3,
  priority: 5,
})

test('the same trips are the same in whatever order, and nothing else is', () => {
  const first = { trips: [trip('t1'), trip('t2')] }
  const turned = { trips: [trip('t2'), { ...trip('t1'), rupiah: 10.000001 }] }
  const later = { trips: [trip('t1', 600), trip('t2')] }
  const fewer = { trips: [trip('t1')] }
  expect(findSameTrips([first, later, turned, fewer, first])).toEqual([undefined, undefined, first, undefined, first])
})
