import { Writable } from 'node:stream'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { workerScope } from '../platform/caller'
import { startDispatcher } from '../platform/jobs/dispatcher'
import { dumpDatabase } from '../testing/dump-database'
import { exampleSubmission } from '../testing/test-application'
import { createTestSystem, type TestSystem } from '../testing/test-system'

let system: TestSystem
const village = '65.03.05.2022'
const log: string[] = []
const email = 'pemohon.rahasia@surel.test'
const note = 'NIK kakeknya 6503051205509977, mohon dicek'
const identifiers: string[] = []

beforeAll(async () => {
  const logger = pino(
    { level: 'trace' },
    new Writable({
      write(chunk, _encoding, done) {
        log.push(String(chunk))
        done()
      },
    }),
  )
  system = await createTestSystem({ logger })
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  for (const [index, code] of [
    'AK-LAHIR',
    'KTP-BARU',
    'AK-MATI',
    'SKP',
    'KIA',
    'BIO-WNI',
    'KK-UBAH',
    'KTP-GANTI',
  ].entries()) {
    const seed = 100 + index
    const body = await exampleSubmission(system, code, seed, { villageCode: village })
    const { applicant } = exampleApplication(code, seed, {
      today: system.clock.now.toISOString().slice(0, 10),
      villageCode: village,
    })
    identifiers.push(
      applicant.nik,
      applicant.kkNumber,
      applicant.phone,
      ...(JSON.stringify(body.answers).match(/\d{16}/g) ?? []),
    )
    const sent = await system.request('POST', '/api/v1/public/applications', {
      body: { ...body, applicant: { ...(body.applicant as object), email } },
    })
    expect(sent.status, JSON.stringify(sent.body)).toBe(201)
    const { id, trackingNumber, pin } = sent.body as { id: string; trackingNumber: string; pin: string }
    identifiers.push(pin)
    await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
    await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer.cookie,
      body: { action: 'start', expectedVersion: 1 },
    })
    await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer.cookie,
      body: { action: 'request_correction', note, attachments: ['familyCard'], expectedVersion: 2 },
    })
    await system.request('POST', `/api/v1/applications/${id}/notes`, { cookie: officer.cookie, body: { body: note } })
    await system.request('PUT', `/api/v1/applications/${id}/siak`, {
      cookie: officer.cookie,
      body: { field: 'applicant.nik', result: 'match', reference: applicant.nik },
    })
    await system.request('POST', '/api/v1/applications/search', { cookie: officer.cookie, body: { q: applicant.nik } })
    await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer.cookie })
  }
  const visitRequest = {
    villageCode: village,
    purpose: 'enrolment',
    mode: 'home',
    name: 'Ibu Rahasia',
    landmark: 'Dekat dermaga',
  }
  identifiers.push('+6281355599771', '+6281355599772', '6503051205509988', '6503051205509966')
  await system.request('POST', '/api/v1/public/visit-requests', {
    body: { ...visitRequest, phone: '0813 5559 9771', declaration: true },
  })
  const entered = await system.request('POST', '/api/v1/visit-requests', {
    cookie: officer.cookie,
    body: {
      ...visitRequest,
      nik: '6503051205509988',
      kkNumber: '6503051205509966',
      contactName: 'Bapak Rahasia',
      contactPhone: '0813 5559 9772',
      consentBy: 'Bapak Rahasia',
      reason: note,
    },
  })
  expect(entered.status, JSON.stringify(entered.body)).toBe(201)
  const visited = await system.request('POST', `/api/v1/visit-requests/${(entered.body as { id: string }).id}/visits`, {
    cookie: officer.cookie,
    body: { outcome: 'absent', note },
  })
  expect(visited.status).toBe(201)
  await system.request('GET', '/api/v1/visit-requests', { cookie: officer.cookie })
  const complaint = { kind: 'delay', words: note, villageCode: village, phone: '0813 5559 9771', email }
  const complained = await system.request('POST', '/api/v1/public/complaints', { body: complaint })
  expect(complained.status, JSON.stringify(complained.body)).toBe(201)
  const { id: complaintId, pin: complaintPin } = complained.body as { id: string; pin: string }
  identifiers.push(complaintPin)
  const answered = await system.request('POST', `/api/v1/complaints/${complaintId}/answers`, {
    cookie: officer.cookie,
    body: { text: note, expectedVersion: 1 },
  })
  expect(answered.status).toBe(201)
  const dispatcher = startDispatcher({ database: system.database, queues: system.app.queues, logger })
  await vi.waitFor(async () => {
    const waiting = await system.database.read(workerScope, (db) =>
      db.rows({ text: 'select 1 from outbox where dispatched_at is null limit 1' }),
    )
    expect(waiting).toEqual([])
  })
  await dispatcher.stop()
})
afterAll(() => system.close())

const dump = () => dumpDatabase(system)

test('no table holds a NIK, KK number, phone, e-mail or PIN of a citizen in the clear, queues included', async () => {
  const wanted = [...new Set(identifiers), email, '6503051205509977']
  const lines = await dump()
  expect(lines.length).toBeGreaterThan(100)
  const found = lines.filter((line) => wanted.some((value) => line.includes(value))).map((line) => line.slice(0, 120))
  console.info(`dump: ${lines.length} rows searched for ${wanted.length} identifiers, ${found.length} found`)
  expect(found).toEqual([])
  // The search itself works: a tracking number is there.
  expect(lines.some((line) => /SPL-[0-9A-Z]{4}-/.test(line))).toBe(true)
})

test('names stand in the one erasable table and nowhere else', async () => {
  const { applicant } = exampleApplication('AK-LAHIR', 100, {
    today: system.clock.now.toISOString().slice(0, 10),
    villageCode: village,
  })
  const tables = (await dump()).filter((line) => line.includes(applicant.name)).map((line) => line.split(' ')[0])
  expect(new Set(tables)).toEqual(new Set(['public.personal_record']))
  // A visit request is never searched by name: there it is sealed.
  expect((await dump()).filter((line) => line.includes('Ibu Rahasia'))).toEqual([])
})

test('logs carry nothing personal', () => {
  expect(log.filter((line) => [...identifiers, email].some((value) => line.includes(value)))).toEqual([])
})

test('a ciphertext pasted into another row does not open', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const { items } = (await system.request('GET', '/api/v1/applications', { cookie: officer.cookie })).body as {
    items: { id: string }[]
  }
  const [first, second] = items
  const owner = new pg.Client({ connectionString: system.ownerUrl })
  await owner.connect()
  await owner.query(
    `update personal_record p set envelope = o.envelope, data_key = o.data_key from personal_record o where p.application_id = $1 and o.application_id = $2`,
    [first?.id, second?.id],
  )
  await owner.end()
  expect((await system.request('GET', `/api/v1/applications/${first?.id}`, { cookie: officer.cookie })).status).toBe(
    500,
  )
  expect((await system.request('GET', `/api/v1/applications/${second?.id}`, { cookie: officer.cookie })).status).toBe(
    200,
  )
})

test('every read and change of a file is in the trail, which nobody can alter', async () => {
  const owner = new pg.Client({ connectionString: system.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ action: string }>('select distinct action from audit_entry order by action')
  await expect(owner.query(`update audit_entry set action = 'nothing'`)).rejects.toMatchObject({ code: '42501' })
  await expect(owner.query('delete from audit_entry')).rejects.toMatchObject({ code: '42501' })
  await expect(owner.query('delete from application_event')).rejects.toMatchObject({ code: '42501' })
  await owner.end()
  const trail = rows.map((row) => row.action)
  for (const action of [
    'application-submitted',
    'application-opened',
    'application-start',
    'application-request_correction',
    'applications-listed',
    'application-read',
    'note-added',
    'siak-checked',
    'visit-request-created',
    'visit-requests-listed',
    'visit-recorded',
  ])
    expect(trail).toContain(action)
})
