import type { TravelProfile, Trip, TripHindrance, TripReplan } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { newId } from '../../../platform/id'
import { seedNetwork } from '../../../seed/seed-network'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'
import { listTravelWays } from '../network/travel-ways'

let system: TestSystem
let coordinator: { id: string; cookie: string }
const teamId = newId()
const [krayan, krayanEast, mansalong, lumbis] = ['65.03.05.2022', '65.03.17.2001', '65.03.04.2001', '65.03.21.2001']

beforeAll(async () => {
  system = await createTestSystem()
  await seedNetwork(system.database)
  coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
})
afterAll(() => system.close())

type Stop = { villageCode: string; date: string; arrivalTime: string }

/** An approved trip with these stops. */
async function plan(startsOn: string, endsOn: string, stops: readonly Stop[]): Promise<Trip> {
  const id = newId()
  await system.database.write(workerScope, async (db) => {
    await db.run({
      text: `insert into trip (id, province_code, regency_codes, name, starts_on, ends_on, status, created_by, created_at)
             values ($1, '65', '{65.03}', 'Uji', $2, $3, 'approved', $4, now())`,
      values: [id, startsOn, endsOn, coordinator.id],
    })
    for (const [position, { villageCode, date, arrivalTime }] of stops.entries())
      await db.run({
        text: `insert into trip_stop (id, trip_id, province_code, regency_code, district_code, village_code, position, on_date, arrival_time, place)
               values ($1, $2, '65', '65.03', left($3, 8), $3, $4, $5, $6, 'Balai')`,
        values: [newId(), id, villageCode, position, date, arrivalTime],
      })
  })
  const answer = await system.request('GET', `/api/v1/trips/${id}`, { cookie: coordinator.cookie })
  return answer.body as Trip
}

async function propose(trip: Trip, ...hindrances: TripHindrance[]): Promise<TripReplan> {
  const answer = await system.request('POST', `/api/v1/trips/${trip.id}/replan/proposal`, {
    cookie: coordinator.cookie,
    body: { hindrances },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as TripReplan
}

test('a team that missed its flight goes with the next from where it sets out, and not on a day it is closed', async () => {
  // A Monday. From Malinau a plane flies on Tuesdays, Thursdays and Saturdays at 07:30, from Nunukan on the days between.
  const trip = await plan('2026-09-14', '2026-09-20', [
    { villageCode: krayan, date: '2026-09-14', arrivalTime: '11:00' },
  ])
  const lost = { kind: 'day_lost', date: '2026-09-14' } as const
  const missed = await propose(trip, lost)
  expect(missed).toMatchObject({ profile: 'dry', moves: [{ reason: 'day_lost', to: { date: '2026-09-15' } }] })
  expect((missed.moves[0]?.to?.arrivalTime ?? '') > '08:15').toBe(true)

  await system.database.write(workerScope, (db) =>
    db.run({
      text: `update travel_leg set closures = '[{"from": "2026-09-15", "until": "2026-09-16", "reason": "asap"}]' where mode = 'air'`,
    }),
  )
  expect((await propose(trip, lost)).moves).toMatchObject([{ to: { date: '2026-09-17' } }])
  // The run it was accepted from knows that the team sets out from Nunukan, and for which water it was planned.
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into planning_run (id, province_code, name, starts_on, ends_on, settings, created_by, created_at, trip_ids)
             select $1, '65', 'Uji', '2026-09-14', '2026-09-20',
               jsonb_build_object('profile', 'wet', 'teams', jsonb_build_array(jsonb_build_object('teamId', $3::text, 'baseId', id))), $4, now(), array[$2::uuid]
             from travel_node where code = 'KTR-NUNUKAN'`,
      values: [newId(), trip.id, teamId, coordinator.id],
    }),
  )
  await system.database.write(workerScope, async (db) => {
    await db.run({
      text: `insert into team (id, province_code, regency_code, name, member_ids) values ($1, '65', '65.03', 'Tim', '{}')`,
      values: [teamId],
    })
    await db.run({ text: 'update trip set team_id = $2 where id = $1', values: [trip.id, teamId] })
  })
  expect(await propose(trip, lost)).toMatchObject({ profile: 'wet', moves: [{ to: { date: '2026-09-18' } }] })
})

test('a river that is low takes away what it alone led to, and nothing else', async () => {
  const trip = await plan('2026-09-21', '2026-09-25', [
    { villageCode: mansalong, date: '2026-09-21', arrivalTime: '13:00' },
    { villageCode: lumbis, date: '2026-09-23', arrivalTime: '13:00' },
    { villageCode: mansalong, date: '2026-09-25', arrivalTime: '09:00' },
  ])
  const low = await propose(trip, { kind: 'water', profile: 'low_river' })
  expect(low).toMatchObject({
    profile: 'low_river',
    kept: 2,
    moves: [{ stopId: trip.stops[1]?.id, to: null, reason: 'unreachable' }],
  })
  expect(await propose(trip, { kind: 'water', profile: 'wet' })).toMatchObject({ profile: 'wet', kept: 3, moves: [] })
})

test('the ways are those of the season of the trip’s days', async () => {
  const stops = (month: string) => [{ villageCode: krayan, date: `2026-${month}-03`, arrivalTime: '09:00' }]
  const profileIn = async (month: string) => {
    const trip = await plan(`2026-${month}-02`, `2026-${month}-06`, stops(month))
    return (await propose(trip, { kind: 'day_lost', date: `2026-${month}-06` as never })).profile
  }
  expect(await profileIn('07')).toBe('dry')
  expect(await profileIn('11')).toBe('wet')
  const minutesIn = async (profile: TravelProfile) => {
    const { ways } = await system.database.read(workerScope, (db) =>
      listTravelWays(db, '65', {
        days: { from: '2026-11-02', until: '2026-11-06' },
        villageCodes: [krayan, krayanEast],
        base: null,
        profile,
        plannedProfile: profile,
        people: 4,
      }),
    )
    return ways[0]?.[1]?.minutes ?? 0
  }
  // A track where it is firm, a day’s walk in the mud.
  expect(await minutesIn('dry')).toBeLessThan(300)
  expect(await minutesIn('wet')).toBeGreaterThan(500)
})
