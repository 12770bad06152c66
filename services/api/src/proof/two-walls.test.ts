import {
  abilityFor,
  abilityOf,
  type Principal,
  type Role,
  type RoleAssignment,
  type Rule,
  roleScopes,
  rowOf,
  rulesToSql,
} from '@sipelandukilat/access'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toCaller, workerScope } from '../platform/caller'
import { scopeFor } from '../platform/database/db'
import { createTestDatabase, type TestDatabase } from '../testing/test-database'

/** Reads decided three ways: by CASL in JavaScript, by the SQL made from the same rules, by row-level security alone. */
const principals = 2_000

let test_: TestDatabase
type Row = {
  id: string
  provinceCode: string
  regencyCode: string
  districtCode: string
  villageCode: string
  createdBy: string | null
}
let rows: Row[] = []

const users = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const
// Two provinces, two regencies each, two districts each, two villages each; some places known to the district or regency only.
const places = ['65', '64'].flatMap((province) =>
  ['01', '02'].flatMap((regency) =>
    ['01', '02'].flatMap((district) =>
      ['2001', '2002'].map((village) => {
        const regencyCode = `${province}.${regency}`
        const districtCode = `${regencyCode}.${district}`
        return { provinceCode: province, regencyCode, districtCode, villageCode: `${districtCode}.${village}` }
      }),
    ),
  ),
)
const vaguePlaces = places
  .filter((_, index) => index % 5 === 0)
  .map((place, index) =>
    index % 2 === 0
      ? { ...place, villageCode: place.districtCode }
      : { ...place, districtCode: place.regencyCode, villageCode: place.regencyCode },
  )

const columns = {
  provinceCode: { name: 'province_code' },
  regencyCode: { name: 'regency_code' },
  districtCode: { name: 'district_code' },
  villageCode: { name: 'village_code' },
  createdBy: { name: 'created_by' },
  id: { name: 'id' },
}

beforeAll(async () => {
  test_ = await createTestDatabase()
  rows = [...places, ...vaguePlaces].map((place, index) => ({
    ...place,
    id: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
    createdBy: index % 3 === 0 ? (users[index % 2] ?? null) : null,
  }))
  await test_.database.write(workerScope, async (db) => {
    for (const [index, row] of rows.entries())
      await db.run({
        text: `insert into application (id, tracking_number, service_code, service_version, status, channel, province_code, regency_code, district_code,
                 village_code, created_by, privacy_notice_version, pin_hash, occurred_at, recorded_at, submitted_at, waiting_since, status_since)
               values ($1, $2, 'KTP-BARU', 4, 'routed', 'web', $3, $4, $5, $6, $7, '1', '\\x00', now(), now(), now(), now(), now())`,
        values: [
          row.id,
          `T${index}`,
          row.provinceCode,
          row.regencyCode,
          row.districtCode,
          row.villageCode,
          row.createdBy,
        ],
      })
    // What belongs to an application has a wall of its own, over the same rules.
    await db.run({
      text: `insert into application_product (id, application_id, province_code, regency_code, district_code, village_code, created_by, product, format)
             select id, id, province_code, regency_code, district_code, village_code, created_by, 'ktp-el', 'card' from application`,
    })
  })
})
afterAll(() => test_.drop())

const regionsByScope: Record<string, (string | null)[]> = {
  platform: [null],
  province: ['65', '64'],
  regency: [...new Set(places.map((place) => place.regencyCode))],
  district: [...new Set(places.map((place) => place.districtCode))],
  village: places.map((place) => place.villageCode),
}

const assignment: fc.Arbitrary<RoleAssignment> = fc
  .constantFrom(...(Object.keys(roleScopes) as Role[]))
  .chain((role) =>
    fc
      .constantFrom(...roleScopes[role].flatMap((scope) => regionsByScope[scope] ?? []))
      .map((regionCode) => ({ role, regionCode })),
  )

const principal: fc.Arbitrary<Principal> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('user' as const),
      userId: fc.constantFrom(...users),
      assignments: fc.array(assignment, { maxLength: 4 }),
      grantedApplicationIds: fc
        .uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 3 })
        .map((indexes) => indexes.flatMap((index) => rows[index]?.id ?? [])),
      tripIds: fc.constant([]),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 2 }).map((indexes) => ({
      kind: 'citizen' as const,
      applicationIds: indexes.flatMap((index) => rows[index]?.id ?? []),
    })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'public' as const }) },
)

test('CASL, its SQL and row-level security agree on every read of an application and of a part of it', async () => {
  let decisions = 0
  await fc.assert(
    fc.asyncProperty(principal, async (who) => {
      const ability = abilityFor(who)
      const expected = rows.filter((row) => ability.can('read', rowOf('Application', row))).map((row) => row.id)
      const where = rulesToSql(ability, 'read', 'Application', columns)
      let index = 0
      const text = where.sql.replaceAll('?', () => `$${++index}`)
      const bySql = await test_.database.read(workerScope, (db) =>
        db.rows<{ id: string }>({
          text: `select id from application where ${text} order by id`,
          values: where.bindings,
        }),
      )
      // The public's role has no right to the table at all: the wall before the rows.
      const byRls = (table: 'application' | 'application_product') =>
        test_.database
          .read(toCaller(who).scope, (db) => db.rows<{ id: string }>({ text: `select id from ${table} order by id` }))
          .catch((error: { code?: string }) => {
            if (error.code !== '42501') throw error
            return []
          })
      decisions += rows.length * 4
      expect(bySql.map((row) => row.id)).toEqual(expected)
      expect((await byRls('application')).map((row) => row.id)).toEqual(expected)
      expect((await byRls('application_product')).map((row) => row.id)).toEqual(expected)
    }),
    { numRuns: principals },
  )
  console.info(`two walls: ${decisions} decisions, 0 disagreements`)
  expect(decisions).toBeGreaterThan(100_000)
})

test('row-level security refuses a row written outside the scope, with the first wall taken away', async () => {
  let refused = 0
  await fc.assert(
    fc.asyncProperty(principal, fc.constantFrom(...places), async (who, place) => {
      const ability = abilityFor(who)
      const row = { ...place, createdBy: null, id: crypto.randomUUID() }
      if (ability.can('read', rowOf('Application', row))) return
      const attempt = test_.database.write(toCaller(who).scope, (db) =>
        db.run({
          text: `insert into application (id, tracking_number, service_code, service_version, status, channel, province_code, regency_code, district_code,
                   village_code, privacy_notice_version, pin_hash, occurred_at, recorded_at, submitted_at, waiting_since, status_since)
                 values ($1::uuid, $1::uuid::text, 'KTP-BARU', 4, 'routed', 'web', $2, $3, $4, $5, '1', '\\x00', now(), now(), now(), now(), now())`,
          values: [row.id, place.provinceCode, place.regencyCode, place.districtCode, place.villageCode],
        }),
      )
      await expect(attempt).rejects.toMatchObject({ code: '42501' })
      const part = test_.database.write(toCaller(who).scope, (db) =>
        db.run({
          text: `insert into application_product (id, application_id, province_code, regency_code, district_code, village_code, product, format)
                 values ($1, $1, $2, $3, $4, $5, 'ktp-el', 'card')`,
          values: [row.id, place.provinceCode, place.regencyCode, place.districtCode, place.villageCode],
        }),
      )
      await expect(part).rejects.toMatchObject({ code: '42501' })
      refused += 1
    }),
    { numRuns: Math.ceil(principals / 5) },
  )
  expect(refused).toBeGreaterThan(principals / 20)
})

test('a transaction that set nothing sees nothing', async () => {
  const seen = await test_.database.read(scopeFor('app_officer', new Map()), (db) =>
    db.rows({ text: 'select id from application' }),
  )
  expect(seen).toEqual([])
  await expect(
    test_.database.read({ settings: [] }, (db) => db.rows({ text: 'select id from application' })),
  ).rejects.toMatchObject({ code: '42501' })
})

test('random rules, with negations and missing values, mean in SQL what they mean in JavaScript', async () => {
  const value = fc.constantFrom('a', 'b', null)
  const condition = fc.oneof(
    value,
    fc.record({ $eq: value }, { noNullPrototype: true }),
    fc.record({ $ne: value }, { noNullPrototype: true }),
    fc.record({ $in: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }) }, { noNullPrototype: true }),
    fc.record({ $nin: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }) }, { noNullPrototype: true }),
  )
  const rule = fc.record(
    {
      inverted: fc.boolean(),
      conditions: fc.dictionary(fc.constantFrom('provinceCode', 'regencyCode'), condition, {
        minKeys: 1,
        maxKeys: 2,
        noNullPrototype: true,
      }),
    },
    { requiredKeys: ['conditions'], noNullPrototype: true },
  )
  const combinations = ['a', 'b', 'c', null].flatMap((provinceCode) =>
    ['a', 'b', 'c', null].map((regencyCode) => ({ provinceCode, regencyCode })),
  )
  const from = `(values ${combinations.map(({ provinceCode, regencyCode }) => `(${provinceCode ? `'${provinceCode}'` : 'null::text'}, ${regencyCode ? `'${regencyCode}'` : 'null::text'})`).join(', ')}) as given (province_code, regency_code)`
  await fc.assert(
    fc.asyncProperty(fc.array(rule, { minLength: 1, maxLength: 4 }), async (generated) => {
      const ability = abilityOf(generated.map((one) => ({ action: 'read', subject: 'Application', ...one })) as Rule[])
      const where = rulesToSql(ability, 'read', 'Application', columns)
      let index = 0
      const text = where.sql
        .replaceAll('?', () => `$${++index}::text${''}`)
        .replaceAll(/any\(\$(\d+)::text\)/g, 'any($$$1::text[])')
      const answer = await test_.database.read(workerScope, (db) =>
        db.rows<{ allowed: boolean }>({ text: `select (${text}) as allowed from ${from}`, values: where.bindings }),
      )
      expect(answer.map((row) => row.allowed)).toEqual(
        combinations.map((row) => ability.can('read', rowOf('Application', row))),
      )
    }),
    { numRuns: principals },
  )
})
