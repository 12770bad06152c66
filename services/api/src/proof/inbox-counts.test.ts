import { abilityFor, type Principal } from '@sipelandukilat/access'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countStatement } from '../features/applications/inbox'
import { readScopes } from '../features/applications/read-scopes'
import { toCaller } from '../platform/caller'
import { newId } from '../platform/id'
import { createTestDatabase, type TestDatabase } from '../testing/test-database'

let system: TestDatabase
const count = 5_000

beforeAll(async () => {
  system = await createTestDatabase()
  const owner = new pg.Client({ connectionString: system.ownerUrl })
  await owner.connect()
  // As after some years: most have ended, one in fifty is open, and the table is in no order of time.
  await owner.query(
    `insert into application (id, tracking_number, service_code, service_version, status, channel, province_code, regency_code, district_code, village_code,
       privacy_notice_version, pin_hash, occurred_at, recorded_at, submitted_at, waiting_since, status_since, due_at, closed_at)
     select gen_random_uuid(), 'TEST-' || position, 'KTP-GANTI', (select version from service_definition where code = 'KTP-GANTI' and is_current),
       case when position % 50 = 0 then 'routed' else 'completed' end, 'web', '65', '65.03', '65.03.05', '65.03.05.2022', '1', '', at, at, at, at, at,
       at + interval '14 days', case when position % 50 > 0 then at + interval '9 days' end
     from generate_series(1, ${count}) as position, lateral (select timestamptz '2026-01-01Z' + position * 7919 % ${count} * interval '1 hour' as at) sent`,
  )
  await owner.query('vacuum analyze application')
  await owner.end()
})
afterAll(() => system.drop())

test('views are counted from the index alone, whatever the policies ask', async () => {
  const userId = newId()
  const officer: Principal = {
    kind: 'user',
    userId,
    assignments: [{ role: 'intake_officer', regionCode: '65.03' }],
    grantedApplicationIds: [],
    tripIds: [],
  }
  const { text, values = [] } = countStatement(readScopes(abilityFor(officer)), { userId, now: new Date() })
  const { plan, counted } = await system.database.read(toCaller(officer).scope, async (db) => ({
    plan: await db.rows<{ 'QUERY PLAN': string }>({ text: `explain ${text}`, values }),
    counted: await db.first<{ open: number }>({ text, values }),
  }))
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('Index Only Scan using application_open')
  expect(counted?.open).toBe(count / 50)
})
