import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../../services/api/src/platform/caller'
import { newId } from '../../../services/api/src/platform/id'
import { createTestSystem, type TestSystem } from '../../../services/api/src/testing/test-system'
import { createBodies } from '../src/api-cases'
import { limitFunctions } from '../src/limit-functions'

let system: TestSystem
let owner: pg.Client
let cookie: string
const [first = '', second = ''] = createBodies()

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  cookie = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
  owner = new pg.Client({ connectionString: system.ownerUrl })
  await owner.connect()
  await owner.query(limitFunctions)
  // A session notes once in a while that it was used.
  await request('GET', '/api/v1/applications')
})
afterAll(async () => {
  await owner.end()
  await system.close()
})

/** Rows inserted and updated in each table by the work; what only one of them counts is no work of a request. */
async function rowsOf(work: () => Promise<unknown>): Promise<Record<string, string>> {
  const tables = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  )
  const { rows: before } = await owner.query<{ xid: string }>(`select pg_current_xact_id()::text as xid`)
  await work()
  const touched: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::int as count from ${name} where xmin::text::bigint > $1::bigint`,
      [before[0]?.xid],
    )
    if (rows[0]?.count) touched[name.replace(/_\d{6}$/, '')] = `${rows[0].count} written`
  }
  return touched
}

const request = async (method: string, path: string, body?: unknown) => {
  const answer = await system.request(method, path, { cookie, ...(body === undefined ? {} : { body }) })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body as { id: string }
}
const call = async (text: string, values: unknown[]) => {
  const { rows } = await owner.query<{ result: unknown }>(`select ${text} as result`, values)
  expect(rows[0]?.result).not.toBeNull()
  return rows[0]?.result
}

test('the limits write as many rows into the same tables as the API', async () => {
  let made = { id: '' }
  const created = await rowsOf(async () => {
    made = await request('POST', '/api/v1/applications', first)
  })
  const body = JSON.parse(second)
  const { rows: services } = await owner.query<{ version: number }>(
    'select version from service_definition where code = $1 and is_current',
    [body.serviceCode],
  )
  const other = newId()
  const createdByLimit = await rowsOf(() =>
    call('limit_create($1, $2, $3, $4, $5, $6, $7, $8)', [
      [other, newId(), newId(), newId(), newId(), newId()],
      'LIMIT',
      body.villageCode,
      body.serviceCode,
      services[0]?.version,
      JSON.stringify(body.applicant),
      [...Array(Number.parseInt(created.name_word ?? '0', 10)).keys()].map((index) => `word${index}`),
      Array.from({ length: 6 }, () => Buffer.alloc(32)),
    ]),
  )
  expect(Object.keys(created)).toContain('personal_record')
  expect(createdByLimit).toEqual(created)

  const read = await rowsOf(() => request('GET', `/api/v1/applications/${made.id}`))
  expect(read).toEqual({ audit_entry: '1 written' })
  expect(await rowsOf(() => call('limit_read($1, $2)', [other, newId()]))).toEqual(read)

  const moved = await rowsOf(() =>
    request('POST', `/api/v1/applications/${made.id}/transitions`, { action: 'start', expectedVersion: 1 }),
  )
  expect(Object.keys(moved)).toContain('application_event')
  expect(await rowsOf(() => call('limit_transition($1, $2)', [other, [newId(), newId()]]))).toEqual(moved)
})

test('a limit that touches no row fails', async () => {
  await expect(owner.query('select limit_read($1, $2)', [newId(), newId()])).rejects.toMatchObject({ code: 'P0002' })
  await expect(owner.query('select limit_transition($1, $2)', [newId(), [newId(), newId()]])).rejects.toMatchObject({
    code: 'P0002',
  })
})
