import { abilityFor, type Principal, type Role, roleScopes, rowOf, rulesToSql } from '@sipelandukilat/access'
import { placeOf } from '@sipelandukilat/domain'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toCaller, workerScope } from '../../../platform/caller'
import { sql } from '../../../platform/database/sql'
import { newId } from '../../../platform/id'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database'
import { findCoverage, saveCoverage } from '../coverage/coverage-store'
import { rowOfNetwork } from '../network/network-store'
import { rowOfRun } from '../planning/planning-store'
import { rowOfTrip, type TripRecord, tripColumns } from '../trips/trip-store'
import { toVisitAccessRow, type VisitRequestRecord, visitRequestColumns } from './visit-request-store'

/** Reads decided three ways: by CASL in JavaScript, by the SQL of the same rules, by row-level security alone. */
const principals = 400

let database: TestDatabase
let requests: VisitRequestRecord[]
let trips: TripRecord[]
let counted: { id: string; provinceCode: string; regencyCode: string; districtCode: string; villageCode: string }[]
let places: { id: string; province_code: string }[]
let runs: { id: string; province_code: string }[]
const creators = [newId(), newId()] as const
const villages = ['65.01.01.1001', '65.01.02.2001', '65.02.01.2002', '64.01.01.2009', '64.02.01.2001']

beforeAll(async () => {
  database = await createTestDatabase()
  await database.database.write(workerScope, async (db) => {
    for (const regencyCodes of [['65.01'], ['65.02'], ['65.01', '65.02'], [], ['64.01']])
      await db.run({
        text: `insert into trip (id, province_code, regency_codes, name, starts_on, ends_on, created_by, created_at) values ($1, $2, $3, 'Uji', '2026-09-01', '2026-09-02', $4, now())`,
        values: [newId(), regencyCodes[0]?.slice(0, 2) ?? '65', regencyCodes, creators[0]],
      })
    trips = await db.rows<TripRecord>({ text: 'select * from trip' })
    for (const [index, village] of [...villages, ...villages].entries())
      await db.run({
        text: `insert into visit_request (id, province_code, regency_code, district_code, village_code, created_by, source, purpose, mode, base_score, priority_version, trip_id, requested_at)
               values ($1, $2, $3, $4, $5, $6, 'citizen', 'enrolment', 'home', 0, 2, $7, now())`,
        values: [
          newId(),
          placeOf(village).provinceCode,
          placeOf(village).regencyCode,
          placeOf(village).districtCode,
          village,
          index % 3 === 0 ? creators[index % 2] : null,
          index % 2 === 0 ? trips[index % trips.length]?.id : null,
        ],
      })
    for (const provinceCode of ['65', '64'])
      await db.run({
        text: `insert into travel_node (id, province_code, code, kind, name, is_estimate) values ($1, $2, 'UJI', 'office', 'Uji', true)`,
        values: [newId(), provinceCode],
      })
    for (const provinceCode of ['65', '64'])
      await db.run({
        text: `insert into planning_run (id, province_code, name, starts_on, ends_on, settings, created_by, created_at)
               values ($1, $2, 'Uji', '2026-09-01', '2026-09-02', '{}', $3, now())`,
        values: [newId(), provinceCode, creators[0]],
      })
    runs = await db.rows({ text: 'select id, province_code from planning_run' })
    places = await db.rows({ text: 'select id, province_code from travel_node' })
    requests = await db.rows<VisitRequestRecord>({ text: 'select * from visit_request' })
    counted = villages.map((code) => ({
      id: code,
      provinceCode: placeOf(code).provinceCode,
      regencyCode: placeOf(code).regencyCode,
      districtCode: placeOf(code).districtCode,
      villageCode: code,
    }))
    await saveCoverage(
      db,
      counted.map((place) => ({ place, eligible: 10, recorded: 5 })),
      { source: 'Uji', asOf: '2026-09-01', userId: creators[0], now: new Date() },
    )
  })
})
afterAll(() => database.drop())

const codes = [...new Set(villages.flatMap((village) => [2, 5, 8, 13].map((length) => village.slice(0, length))))]
const levels = { platform: 0, province: 2, regency: 5, district: 8, village: 13 } as const

const assignment = fc
  .constantFrom(...(Object.keys(roleScopes) as Role[]))
  .chain((role) => fc.constantFrom(...roleScopes[role]).map((scope) => ({ role, scope })))
  .chain(({ role, scope }) => {
    const homes = scope === 'platform' ? [null] : codes.filter((code) => code.length === levels[scope])
    return fc.constantFrom(...homes).map((regionCode) => ({ role, regionCode }))
  })

const principal = (): fc.Arbitrary<Extract<Principal, { kind: 'user' }>> =>
  fc.record({
    kind: fc.constant('user' as const),
    userId: fc.constantFrom(...creators),
    assignments: fc.array(assignment, { minLength: 1, maxLength: 3 }),
    grantedApplicationIds: fc.constant([]),
    tripIds: fc.subarray(trips.map((trip) => trip.id)),
  })

test('visit requests, trips, counts of villages, planning runs and the travel network are read alike by rules, by SQL and by row-level security', async () => {
  let decisions = 0
  await fc.assert(
    fc.asyncProperty(principal(), async (who) => {
      const ability = abilityFor(who)
      const caller = toCaller(who)
      const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id).sort()
      const byRules = {
        requests: idsOf(requests.filter((row) => ability.can('read', rowOf('VisitRequest', toVisitAccessRow(row))))),
        trips: idsOf(trips.filter((row) => ability.can('read', rowOfTrip(row)))),
        counted: idsOf(
          counted.filter(({ id: _, ...place }) =>
            ability.can('read', rowOf('VisitRequest', { ...place, createdBy: null, tripId: null })),
          ),
        ),
        places: idsOf(places.filter((row) => ability.can('read', rowOfNetwork(row.province_code)))),
        runs: idsOf(runs.filter((row) => ability.can('read', rowOfRun(row.province_code)))),
      }
      const requestRule = rulesToSql(ability, 'read', 'VisitRequest', visitRequestColumns)
      const placeRule = rulesToSql(ability, 'read', 'TravelNetwork', { provinceCode: { name: 'n.province_code' } })
      const runRule = rulesToSql(ability, 'read', 'PlanningRun', { provinceCode: { name: 'r.province_code' } })
      const tripRule = rulesToSql(ability, 'read', 'Trip', tripColumns)
      const bySql = await database.database.read(workerScope, async (db) => ({
        requests: idsOf(
          await db.rows<{ id: string }>(
            sql.raw(`select v.id from visit_request v where ${requestRule.sql}`, [...requestRule.bindings] as never[]),
          ),
        ),
        trips: idsOf(
          await db.rows<{ id: string }>(
            sql.raw(`select t.id from trip t where ${tripRule.sql}`, [...tripRule.bindings] as never[]),
          ),
        ),
        counted: (await findCoverage(db, caller, undefined)).map(({ villageCode }) => villageCode).sort(),
        places: idsOf(
          await db.rows<{ id: string }>(
            sql.raw(`select n.id from travel_node n where ${placeRule.sql}`, [...placeRule.bindings] as never[]),
          ),
        ),
        runs: idsOf(
          await db.rows<{ id: string }>(
            sql.raw(`select r.id from planning_run r where ${runRule.sql}`, [...runRule.bindings] as never[]),
          ),
        ),
      }))
      const isOfficer =
        !who.assignments.every(({ role }) => role === 'auditor') &&
        !who.assignments.every(({ role }) => role === 'module_developer')
      const byDatabase = isOfficer
        ? await database.database.read(caller.scope, async (db) => ({
            requests: idsOf(await db.rows<{ id: string }>({ text: 'select id from visit_request' })),
            trips: idsOf(await db.rows<{ id: string }>({ text: 'select id from trip' })),
            counted: idsOf(await db.rows<{ id: string }>({ text: 'select village_code as id from ktp_coverage' })),
            places: idsOf(await db.rows<{ id: string }>({ text: 'select id from travel_node' })),
            runs: idsOf(await db.rows<{ id: string }>({ text: 'select id from planning_run' })),
          }))
        : { requests: [], trips: [], counted: [], places: [], runs: [] }
      expect(bySql).toEqual(byRules)
      expect(byDatabase).toEqual(byRules)
      decisions += requests.length + trips.length + counted.length + places.length + runs.length
    }),
    { numRuns: principals },
  )
  console.info(`field two walls: ${principals} principals, ${decisions} decisions, 0 disagreements`)
})
