import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { workerScope } from '../platform/caller'
import { Batch } from '../platform/database/batch'
import { counterEntry } from '../testing/counter-entry'
import { createTestSystem, type TestSystem } from '../testing/test-system'

let system: TestSystem
let cookie: string
let userId: string
let owner: pg.Client
let seed = 0

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  const user = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  cookie = user.cookie
  userId = user.id
  owner = new pg.Client({ connectionString: system.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await system.close()
})

let batches = 0
beforeEach(() => {
  const { query } = pg.Client.prototype
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...parameters: unknown[]) {
    if (parameters[0] instanceof Batch) batches += 1
    return Reflect.apply(query, this, parameters)
  })
})
afterEach(() => vi.restoreAllMocks())

async function ask(method: string, path: string, body?: unknown) {
  batches = 0
  const answer = await system.request(method, path, { cookie, ...(body === undefined ? {} : { body }) })
  return { ...answer, trips: batches, body: answer.body as Record<string, unknown> }
}

function enter(given: { answers?: object } = {}) {
  seed += 1
  const entry = counterEntry(seed, { serviceCode: 'KTP-BARU', villageCode: '65.03.05.2022', today: '2026-09-14' })
  return ask('POST', '/api/v1/applications', { ...entry, ...given })
}

test('an inbox and a file are read in one round trip, an application is taken in by one, a step is two', async () => {
  await enter()
  const created = await enter()
  expect(created.status).toBe(201)
  const path = `/api/v1/applications/${created.body.id}`
  await ask('GET', path)
  await ask('GET', '/api/v1/applications')
  const trips = {
    list: (await ask('GET', '/api/v1/applications')).trips,
    read: (await ask('GET', path)).trips,
    create: created.trips,
    step: (await ask('POST', `${path}/transitions`, { action: 'start', expectedVersion: 1 })).trips,
  }
  console.log('round trips', JSON.stringify(trips))
  expect(trips).toEqual({ list: 1, read: 1, create: 1, step: 2 })
})

test('what a process keeps of regions is never used once it has changed', async () => {
  await enter()
  // As another process does it: this one is told nothing.
  await owner.query(`update region set status = 'paused' where code = '65.03'`)
  const whilePaused = await enter()
  expect(whilePaused.body).toMatchObject({ status: 'submitted' })
  await owner.query(`update region set status = 'active' where code = '65.03'`)
  expect((await enter()).body).toMatchObject({ status: 'routed' })
})

test('nobody is refused by a service as it was a moment ago', async () => {
  await enter()
  expect((await enter({ answers: {} })).status).toBe(422)
  const { rows } = await owner.query(
    `select version, definition from service_definition where code = 'KTP-BARU' and is_current`,
  )
  // As it is published by another process: nothing has to be answered any more.
  const lax = JSON.stringify({ ...rows[0].definition, version: 900 }, (key, value) =>
    key === 'required' ? false : value,
  )
  await owner.query('begin')
  await owner.query(`update service_definition set is_current = false where code = 'KTP-BARU'`)
  await owner.query(`insert into service_definition (code, version, definition) values ('KTP-BARU', 900, $1)`, [lax])
  await owner.query('commit')
  const answer = await enter({ answers: {} })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
})

test('a file that is handed on while it is read is shown with its entry, or not at all', async () => {
  const { body } = await enter()
  const id = String(body.id)
  await ask('GET', `/api/v1/applications/${id}`)
  const entries = async () =>
    (
      await owner.query(
        `select detail->'masked' as masked, regency_code from audit_entry where action = 'application-read' and subject_ids = array[$1]`,
        [id],
      )
    ).rows
  const before = (await entries()).length
  const other = new pg.Client({ connectionString: system.ownerUrl })
  await other.connect()
  await owner.query('begin; lock table audit_entry in access exclusive mode')
  const reading = ask('GET', `/api/v1/applications/${id}`)
  await new Promise((resolve) => setTimeout(resolve, 300))
  await other.query(
    `update application set regency_code = '65.01', district_code = '65.01.01', village_code = '65.01.01.2001' where id = $1`,
    [id],
  )
  await owner.query('commit')
  await other.end()
  const answer = await reading
  const made = (await entries()).slice(before)
  if (answer.status === 404) expect(made).toEqual([])
  else expect(made).toEqual([{ masked: answer.body.masked, regency_code: answer.body.regencyCode }])
})

test('rights and what was kept may change at once', async () => {
  await enter()
  await owner.query('update app_user set auth_version = auth_version + 1 where id = $1', [userId])
  await owner.query(`update region set name = name where code = '65.03'`)
  expect((await enter()).status).toBe(201)
})

test('rights taken away keep anything from being read or written, also what travels behind their proof', async () => {
  const { body } = await enter()
  const countAll = async () =>
    (
      await owner.query(
        `select (select count(*) from application) as applications, (select count(*) from audit_entry) as entries`,
      )
    ).rows[0]
  const before = await countAll()
  await owner.query('delete from user_role where user_id = $1', [userId])
  expect((await ask('GET', `/api/v1/applications/${body.id}`)).status).toBe(403)
  expect((await enter()).status).toBe(403)
  expect(await countAll()).toEqual(before)
})
