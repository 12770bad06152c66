import type { DataIncident, DataIncidentRow } from '@sipelandukilat/contract'
import { afterAll, beforeAll, beforeEach, expect, it as test } from 'vitest'
import { toCaller, workerScope } from '../../platform/caller'
import type { Mail } from '../../platform/mailer'
import { dumpDatabase } from '../../testing/dump-database'
import { wordsOf } from '../../testing/pdf-words'
import { readTrail } from '../../testing/read-trail'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { mailIncidents, remindOfIncidents } from './remind-incidents'

let system: TestSystem
let admin: { id: string; cookie: string }
let regency: string
const hourMs = 3_600_000
const begin = new Date('2026-09-14T02:00:00Z')

beforeAll(async () => {
  system = await createTestSystem()
  admin = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  regency = (await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])).cookie
})
beforeEach(() => {
  system.clock.now = begin
})
afterAll(() => system.close())

const facts = {
  what: 'Daftar pemohon Krayan terkirim ke alamat surel yang salah.',
  happenedAt: '2026-09-14T00:30:00.000Z',
  foundAt: '2026-09-14T01:00:00.000Z',
  kinds: ['names', 'identifiers'] as const,
  peopleCount: 41,
  regencyCodes: ['65.03'],
  measures: 'Penerima sudah diminta menghapusnya.',
}
const call = (method: 'GET' | 'POST' | 'PUT', path: string, cookie: string, body?: object) =>
  system.request(method, `/api/v1/data-incidents${path}`, { cookie, ...(body ? { body } : {}) })
async function record(change: object = {}): Promise<DataIncident> {
  const answer = await call('POST', '', admin.cookie, { ...facts, ...change })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as DataIncident
}
async function step(id: string, name: string, body: object): Promise<DataIncident> {
  const answer = await call('POST', `/${id}/${name}`, admin.cookie, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as DataIncident
}
const errorPaths = ({ body }: { body: unknown }) =>
  (body as { errors?: { path: string }[] }).errors?.map(({ path }) => path)

test('an incident is recorded with a clock of 3×24 hours from when it was found out; what is written is sealed', async () => {
  const incident = await record()
  expect(incident).toMatchObject({ ...facts, dueAt: '2026-09-17T01:00:00.000Z', version: 1, canUpdate: true })
  expect(incident.regencyNames).toEqual(['Kabupaten Nunukan'])
  expect(incident.entries).toMatchObject([{ kind: 'recorded', facts, at: begin.toISOString() }])
  const dump = (await dumpDatabase(system)).join('\n')
  for (const words of ['Krayan terkirim', 'diminta menghapusnya', 'identifiers']) expect(dump).not.toContain(words)
})

test('every step is an entry with author and time; nothing of before is lost', async () => {
  const { id } = await record()
  system.clock.now = new Date(begin.getTime() + 10 * 60_000)
  const changed = await call('PUT', `/${id}`, admin.cookie, { ...facts, peopleCount: 57, expectedVersion: 1 })
  expect(changed.body).toMatchObject({ peopleCount: 57, version: 2 })
  expect((await call('PUT', `/${id}`, admin.cookie, { ...facts, expectedVersion: 1 })).status).toBe(409)
  system.clock.now = new Date(begin.getTime() + 20 * 60_000)
  await step(id, 'agency', { toldAt: '2026-09-14T02:10:00.000Z', reference: '470/12/PDP', expectedVersion: 2 })

  // Not closed as long as somebody is not told, unless it is said why nobody has to be.
  const early = await call('POST', `/${id}/close`, admin.cookie, { lesson: 'Periksa alamat.', expectedVersion: 3 })
  expect([early.status, errorPaths(early)]).toEqual([422, ['notOwedBecause']])
  await step(id, 'people', { toldAt: '2026-09-14T02:15:00.000Z', how: 'Surat ke 57 orang', expectedVersion: 3 })
  const closed = await step(id, 'close', { lesson: 'Alamat diperiksa dua orang.', expectedVersion: 4 })
  expect(closed).toMatchObject({
    agencyReference: '470/12/PDP',
    agencyToldAt: '2026-09-14T02:10:00.000Z',
    peopleHow: 'Surat ke 57 orang',
    lesson: 'Alamat diperiksa dua orang.',
    closedAt: system.clock.now.toISOString(),
    canUpdate: false,
  })
  expect(closed.entries.map(({ kind }) => kind)).toEqual(['recorded', 'changed', 'agencyTold', 'peopleTold', 'closed'])
  expect(closed.entries.map(({ facts: known }) => known?.peopleCount)).toEqual([
    41,
    57,
    undefined,
    undefined,
    undefined,
  ])
  expect(new Set(closed.entries.map(({ authorName }) => authorName)).size).toBe(1)
  expect(closed.entries[0]?.authorName).toBeTruthy()
  expect((await call('PUT', `/${id}`, admin.cookie, { ...facts, expectedVersion: 5 })).status).toBe(409)
  await expect(
    system.database.write(workerScope, (db) =>
      db.run({ text: `update data_incident_entry set kind = 'changed' where incident_id = $1`, values: [id] }),
    ),
  ).rejects.toThrow()
  expect((await readTrail(system, 'DataIncident', id)).map(({ action }) => action)).toEqual([
    'data-incident-recorded',
    'data-incident-changed',
    'data-incident-agency-told',
    'data-incident-people-told',
    'data-incident-closed',
  ])
})

test('a clock a few minutes ahead counts as now: who is told at once is told after it was found out', async () => {
  const ahead = new Date(begin.getTime() + 3 * 60_000).toISOString()
  const incident = await record({ foundAt: ahead, happenedAt: ahead })
  expect(incident).toMatchObject({ foundAt: begin.toISOString(), happenedAt: begin.toISOString() })
  const notified = await step(incident.id, 'agency', { toldAt: ahead, reference: '470/13/PDP', expectedVersion: 1 })
  expect(notified).toMatchObject({ agencyToldAt: begin.toISOString() })
})

test('a false alarm is closed with why nobody had to be told', async () => {
  const { id } = await record()
  const reason = { lesson: 'Tidak ada data yang keluar.', notOwedBecause: 'Surel tertahan di server sendiri.' }
  const closed = await step(id, 'close', { ...reason, expectedVersion: 1 })
  expect(closed).toMatchObject({ ...reason, agencyToldAt: null })
  const { items } = (await call('GET', '?view=closed', admin.cookie)).body as { items: DataIncidentRow[] }
  expect(items.map((one) => one.id)).toContain(id)
})

test('what cannot be is refused with the box that is wrong', async () => {
  const refused = async (change: object) => errorPaths(await call('POST', '', admin.cookie, { ...facts, ...change }))
  expect(await refused({ foundAt: '2026-09-15T00:00:00.000Z' })).toEqual(['foundAt'])
  expect(await refused({ happenedAt: '2026-09-14T01:30:00.000Z' })).toEqual(['happenedAt'])
  expect(await refused({ regencyCodes: ['65.03', '64.01'] })).toEqual(['regencyCodes'])
  expect(await refused({ regencyCodes: ['65.99'] })).toEqual(['regencyCodes'])
  expect(await refused({ kinds: [] })).toEqual(['kinds'])
  const { id } = await record()
  const notified = { reference: '1', expectedVersion: 1 }
  for (const toldAt of ['2026-09-14T00:59:00.000Z', '2026-09-20T00:00:00.000Z'])
    expect(errorPaths(await call('POST', `/${id}/agency`, admin.cookie, { ...notified, toldAt }))).toEqual(['toldAt'])

  const toldAt = new Date(Date.parse(facts.foundAt) + 60_000).toISOString()
  expect((await call('POST', `/${id}/agency`, admin.cookie, { ...notified, toldAt })).status).toBe(200)
  const later = new Date(Date.parse(toldAt) + 60_000).toISOString()
  const change = (foundAt: string) => call('PUT', `/${id}`, admin.cookie, { ...facts, foundAt, expectedVersion: 2 })
  expect(errorPaths(await change(later))).toEqual(['foundAt'])
  expect((await change(toldAt)).status).toBe(200)
})

test('who listed the register is in the trail that the auditor of the province reads', async () => {
  await record()
  expect((await call('GET', '', admin.cookie)).status).toBe(200)
  expect((await system.request('GET', '/api/v1/data-requests', { cookie: admin.cookie })).status).toBe(200)
  const { cookie } = await system.createUser([{ role: 'auditor', regionCode: '65' }])
  for (const action of ['data-incidents-listed', 'data-requests-listed']) {
    const read = await system.request('GET', `/api/v1/audit?action=${action}`, { cookie })
    expect((read.body as { items: { actorId: string }[] }).items.map((one) => one.actorId)).toContain(admin.id)
  }
})

test('a regency reads what concerns it and writes nothing; other provinces see nothing; the platform sees all', async () => {
  const { id } = await record()
  const elsewhere = await record({ regencyCodes: ['65.02'] })
  const read = await call('GET', `/${id}`, regency)
  expect(read.body).toMatchObject({ id, what: facts.what, canUpdate: false })
  const { items } = (await call('GET', '', regency)).body as { items: DataIncidentRow[] }
  expect(items.map((one) => one.id)).toContain(id)
  expect(items.map((one) => one.id)).not.toContain(elsewhere.id)
  expect((await call('GET', `/${elsewhere.id}`, regency)).status).toBe(404)
  expect((await call('PUT', `/${id}`, regency, { ...facts, expectedVersion: 1 })).status).toBe(403)
  expect((await call('POST', '', regency, facts)).status).toBe(403)

  const other = (await system.createUser([{ role: 'province_admin', regionCode: '64' }])).cookie
  expect((await call('GET', `/${id}`, other)).status).toBe(404)
  expect((await call('POST', '', other, facts)).status).toBe(403)
  expect((await call('GET', '', other)).body).toEqual({ items: [], nextCursor: null })
  const platform = (await system.createUser([{ role: 'platform_admin', regionCode: null }])).cookie
  expect((await call('GET', `/${id}`, platform)).body).toMatchObject({ canUpdate: true })
})

test('the database itself lets a regency read what concerns it, and write nothing', async () => {
  const { id } = await record()
  const caller = toCaller({
    kind: 'user',
    userId: admin.id,
    assignments: [{ role: 'regency_admin', regionCode: '65.03' }],
    grantedApplicationIds: [],
    tripIds: [],
  })
  const count = (table: string, column: string) =>
    system.database.read(caller.scope, (db) =>
      db.rows<{ id: string }>({ text: `select id from ${table} where ${column} = $1`, values: [id] }),
    )
  expect(await count('data_incident', 'id')).toHaveLength(1)
  expect(await count('data_incident_entry', 'incident_id')).toHaveLength(1)
  const changed = await system.database.write(caller.scope, (db) =>
    db.run({ text: 'update data_incident set version = 9 where id = $1', values: [id] }),
  )
  expect(changed).toBe(0)
})

test('administrators of the province get a mail when a day is left and when it is late, once each; no word of what happened', async () => {
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update data_incident set closed_at = now() where closed_at is null` }),
  )
  const { id } = await record()
  const mails: Mail[] = []
  const mailer = {
    send: async (mail: Mail) => void mails.push(mail),
    sendMail: async () => undefined,
    close: () => undefined,
  }
  const { platform } = system.app
  const runAt = async (hours: number) => {
    system.clock.now = new Date(Date.parse(facts.foundAt) + hours * hourMs)
    await remindOfIncidents(platform)
    await remindOfIncidents(platform)
  }
  const jobs = () =>
    system.database.read(workerScope, (db) =>
      db.rows<{ payload: { userId: string; level: 'warning' | 'overdue'; incidentIds: string[]; day: string } }>({
        text: `select payload from outbox where topic = 'user.data-incidents' order by id`,
      }),
    )
  await runAt(47)
  expect(await jobs()).toEqual([])
  await runAt(49)
  expect((await jobs()).map(({ payload }) => payload)).toMatchObject([
    { userId: admin.id, level: 'warning', incidentIds: [id] },
  ])
  await runAt(73)
  const due = await jobs()
  expect(due.map(({ payload }) => payload.level)).toEqual(['warning', 'overdue'])
  for (const { payload } of due) await mailIncidents(platform, mailer, payload)
  expect(mails.map(({ subject }) => subject)).toEqual([
    '1 kejadian pelindungan data harus diberitahukan dalam 24 jam',
    '1 kejadian pelindungan data melewati 3×24 jam',
  ])
  expect(mails[0]?.text).toContain('/app/admin/data-protection')
  expect(JSON.stringify(mails)).not.toContain('Krayan')

  // Whoever was told meanwhile is reminded of nothing.
  system.clock.now = begin
  const toldAt = begin.toISOString()
  await step(id, 'agency', { toldAt, reference: '1', expectedVersion: 1 })
  await step(id, 'people', { toldAt, how: 'Surat', expectedVersion: 2 })
  for (const { payload } of due) await mailIncidents(platform, mailer, payload)
  expect(mails).toHaveLength(2)
})

test('the letter to the agency and the notice to the people say what the law asks for', async () => {
  const { id } = await record()
  await system.request('PUT', '/api/v1/provinces/65/data-protection-contact', {
    cookie: admin.cookie,
    body: {
      name: 'Bagian Data',
      email: 'pdp@contoh.id',
      phone: '0552 21000',
      address: 'Tanjung Selor',
      expectedVersion: 0,
    },
  })
  const print = async (name: string, cookie = admin.cookie) => {
    const answer = await fetch(`${system.url}/api/v1/data-incidents/${id}/${name}.pdf`, { headers: { cookie } })
    return { status: answer.status, words: wordsOf(Buffer.from(await answer.arrayBuffer())).replaceAll('\n', ' ') }
  }
  const letter = await print('agency')
  expect(letter.status).toBe(200)
  for (const words of [
    'PEMERINTAH PROVINSI KALIMANTAN UTARA',
    'Pasal 46',
    'NIK dan nomor KK',
    '41',
    'Nunukan',
    'Bagian Data',
  ])
    expect(letter.words).toContain(words)
  expect(letter.words).toContain('Penerima sudah diminta menghapusnya')
  const notice = await print('people')
  expect(notice.words).toContain('NIK dan nomor KK')
  expect(notice.words).not.toContain('Perkiraan jumlah orang')
  expect((await print('agency', regency)).status).toBe(403)
})

// Last: whoever is disabled is signed out.
test('a reminder counts as given only where somebody was there to be reminded', async () => {
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update data_incident set closed_at = now() where closed_at is null` }),
  )
  const { id } = await record()
  const setAll = (role: string, status: string) =>
    system.database.write(workerScope, (db) =>
      db.run({
        text: `update app_user set status = $2 where id in (select user_id from user_role where role = $1)`,
        values: [role, status],
      }),
    )
  await system.createUser([{ role: 'platform_admin', regionCode: null }])
  const platformAdmins = await system.database.read(workerScope, (db) =>
    db.rows<{ user_id: string }>({ text: `select user_id from user_role where role = 'platform_admin'` }),
  )
  const recipients = () =>
    system.database.read(workerScope, async (db) =>
      (
        await db.rows<{ payload: { userId: string; incidentIds: string[] } }>({
          text: `select payload from outbox where topic = 'user.data-incidents'`,
        })
      )
        .filter(({ payload }) => payload.incidentIds.includes(id))
        .map(({ payload }) => payload.userId),
    )
  system.clock.now = new Date(Date.parse(facts.foundAt) + 49 * hourMs)
  await setAll('province_admin', 'disabled')
  await setAll('platform_admin', 'disabled')
  expect(await remindOfIncidents(system.app.platform)).toBe(0)
  await setAll('platform_admin', 'active')
  expect(await remindOfIncidents(system.app.platform)).toBe(1)
  expect((await recipients()).toSorted()).toEqual(platformAdmins.map((one) => one.user_id).toSorted())
})
