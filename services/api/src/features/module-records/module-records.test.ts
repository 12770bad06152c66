import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusedWords } from '../../platform/untrusted-schema'
import { dumpDatabase } from '../../testing/dump-database'
import { plantModule } from '../../testing/test-module'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let officer: string
let registrar: string
let neighbour: string
let province: string

const village = '65.03.05.2022'
const visits = '/api/v1/modules/outreach/records/visits'
const schema = {
  type: 'object',
  properties: {
    school: { type: 'string', minLength: 1, maxLength: 80 },
    pupils: { type: 'integer', minimum: 0, maximum: 2000 },
    level: { type: 'string', enum: ['sd', 'smp', 'sma'] },
  },
  required: ['school', 'pupils'],
  additionalProperties: false,
}

beforeAll(async () => {
  system = await createTestSystem()
  const title = { id: 'Kunjungan sekolah', en: 'School visits' }
  await plantModule(
    system,
    'outreach',
    [
      { collection: 'visits', title, schema },
      { collection: 'few', title, schema, quota: 3 },
    ],
    '1.0.0',
    ['read:ModuleRecord'],
  )
  const user = async (role: Parameters<TestSystem['createUser']>[0][number]['role'], regionCode: string) =>
    (await system.createUser([{ role, regionCode }])).cookie
  officer = await user('intake_officer', '65.03')
  registrar = await user('village_registrar', village)
  neighbour = await user('intake_officer', '65.02')
  province = await user('province_admin', '65')
})
afterAll(() => system.close())

const keep = (
  cookie: string,
  values: unknown,
  options: { path?: string; region?: string; headers?: Record<string, string> } = {},
) =>
  system.request('POST', options.path ?? visits, {
    cookie,
    body: { regionCode: options.region ?? village, values },
    ...(options.headers ? { headers: options.headers } : {}),
  })

type Kept = { id: string; version: number; values: Record<string, unknown> }

test('a document is kept, changed, listed and erased by those of its region, and by nobody else', async () => {
  const made = await keep(officer, { school: 'SDN 004 Krayan', pupils: 41 })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { id } = made.body as Kept
  const one = `${visits}/${id}`
  expect((await system.request('GET', one, { cookie: neighbour })).status).toBe(404)
  expect((await system.request('GET', one, { cookie: province })).status).toBe(200)
  expect((await system.request('GET', one, { cookie: registrar })).status).toBe(404)
  const change = (cookie: string, expectedVersion: number) =>
    system.request('PUT', one, { cookie, body: { values: { school: 'SDN 004 Krayan', pupils: 40 }, expectedVersion } })
  expect((await change(province, 1)).status).toBe(403)
  expect((await change(neighbour, 1)).status).toBe(404)
  expect((await change(officer, 1)).body).toMatchObject({ version: 2, values: { pupils: 40 } })
  expect((await change(officer, 1)).status).toBe(409)
  const { items } = (await system.request('GET', visits, { cookie: province })).body as { items: Kept[] }
  expect(items.map((item) => item.id)).toContain(id)
  expect((await system.request('DELETE', `${one}?expectedVersion=2`, { cookie: officer })).status).toBe(204)
  expect((await system.request('GET', one, { cookie: officer })).status).toBe(404)
})

test('a registrar keeps documents for their own village and sees those alone', async () => {
  const own = (await keep(registrar, { school: 'SDN Long Bawan', pupils: 12 })).body as Kept
  await keep(officer, { school: 'SMPN 1 Krayan', pupils: 90 })
  expect((await keep(registrar, { school: 'SDN Malinau', pupils: 3 }, { region: '65.02.03.2001' })).status).toBe(404)
  const { items } = (await system.request('GET', visits, { cookie: registrar })).body as { items: Kept[] }
  expect(items.map(({ id }) => id)).toEqual([own.id])
})

test('what does not fit the schema is refused entry by entry, in the language asked for', async () => {
  const wrong = await keep(officer, { school: '', pupils: -1, note: 'x' }, { headers: { 'accept-language': 'id' } })
  expect(wrong.status).toBe(422)
  const { errors } = wrong.body as { errors: { path: string; message: string }[] }
  expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining(['values.school', 'values.pupils']))
  expect(errors.find(({ path }) => path === 'values.school')?.message).toBe('Wajib diisi.')
  const long = await keep(officer, { school: 'x'.repeat(20_000), pupils: 1 })
  expect(long.status).toBe(413)
})

test('a regency holds as many documents as the module may keep there, also when many come at once', async () => {
  const path = '/api/v1/modules/outreach/records/few'
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => keep(officer, { school: `SDN ${index}`, pupils: 1 }, { path })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 409, 409, 409, 409, 409])
  expect((await keep(neighbour, { school: 'SDN', pupils: 1 }, { path, region: '65.02' })).status).toBe(201)
})

test('a repeated request keeps one document', async () => {
  const headers = { 'idempotency-key': 'kunjungan-0001' }
  const [one, other] = [
    await keep(officer, { school: 'SMAN 1', pupils: 5 }, { headers }),
    await keep(officer, { school: 'SMAN 1', pupils: 5 }, { headers }),
  ]
  expect((other.body as Kept).id).toBe((one.body as Kept).id)
})

test('a module opens no collection of another, and nobody a collection that is not declared', async () => {
  const asAnother = await system.request('GET', visits, { cookie: officer, headers: { 'x-module': 'intake@0.1.0' } })
  expect(asAnother.status).toBe(403)
  const asItself = await system.request('GET', visits, { cookie: officer, headers: { 'x-module': 'outreach@1.0.0' } })
  expect(asItself.status).toBe(200)
  const unknown = await system.request('GET', '/api/v1/modules/outreach/records/secrets', { cookie: officer })
  expect(unknown.status).toBe(404)
})

test('an export is CSV that a spreadsheet opens without running anything, or lines of JSON, of the own region', async () => {
  await keep(officer, { school: '=HYPERLINK("http://x","y")', pupils: 7, level: 'sd' })
  const csv = (await system.request('GET', `${visits}/export`, { cookie: officer })).body as string
  expect(csv.split('\r\n')[0]).toContain('id,region,created_at,updated_at,level,pupils,school')
  expect(csv).toContain(`sd,7,"'=HYPERLINK(""http://x"",""y"")"`)
  const foreign = await system.request('GET', `${visits}/export?format=jsonl`, { cookie: neighbour })
  expect(foreign.body).toBe('')
})

test('values lie in envelopes only, and each reading and change is in the trail', async () => {
  const made = (await keep(officer, { school: 'Sekolah Rahasia 9917', pupils: 2 })).body as Kept
  expect((await dumpDatabase(system)).join('\n')).not.toContain('Sekolah Rahasia')
  const auditor = (await system.createUser([{ role: 'auditor', regionCode: '65' }])).cookie
  const { items } = (await system.request('GET', '/api/v1/audit?limit=100', { cookie: auditor })).body as {
    items: { action: string; subjectIds: string[] }[]
  }
  expect(items).toContainEqual(expect.objectContaining({ action: 'module-record-created', subjectIds: [made.id] }))
})

test('a schema may use the plain words only', () => {
  expect(refusedWords(schema)).toEqual([])
  expect(refusedWords({ type: 'string', format: 'email', pattern: '^.+@.+$' })).toEqual([])
  expect(refusedWords({ properties: { a: { type: 'string', pattern: '(a+)+$' }, b: { $ref: 'http://x' } } })).toEqual([
    '/properties/a/pattern',
    '/properties/b/$ref',
  ])
})
