import type { OwnQueue, QueueDisplay, QueueTicket, Receipt } from '@sipelandukilat/contract'
import { defaultQueuePolicy } from '@sipelandukilat/domain'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { startWorker } from '../../worker'
import { endTicketsNobodyComesFor } from './end-with-application'

let system: TestSystem
let officer: { id: string; cookie: string }
let seed = 900
const village = '65.03.05.2022'
const monday = new Date('2026-09-14T02:00:00Z') // 10.00 WITA

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
})
afterAll(() => system.close())
// Each test has a week of its own, so that none sees another's numbers.
let week = 0
beforeEach(async () => {
  system.clock.now = new Date(monday.getTime() + week * 7 * 86_400_000)
  week += 1
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
})

const dayAfter = (days: number) => new Date(system.clock.now.getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** A citizen with the cookie of the application they sent and opened, to come to the office. */
async function filed({ applicant = {}, isIncomplete = false } = {}) {
  seed += 1
  const service = isIncomplete ? 'AK-LAHIR' : 'KTP-BARU'
  const body = await exampleSubmission(system, service, seed, { villageCode: village })
  const sent = await system.request('POST', '/api/v1/public/applications', {
    body: {
      ...body,
      applicant: { ...(body.applicant as object), ...applicant },
      ...(isIncomplete ? { attachments: [], restFollows: true } : { presence: { mode: 'office' } }),
    },
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const { id, trackingNumber, pin } = sent.body as Receipt
  const follow = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const cookie = follow.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return { id, cookie, trackingNumber }
}

/** A citizen whose application waits for them at the office. */
async function awaited(): Promise<{ id: string; cookie: string; trackingNumber: string }> {
  const citizen = await filed()
  const { id } = citizen
  for (const [index, action] of ['start', 'await_presence'].entries()) {
    const moved = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer.cookie,
      body: { action, expectedVersion: index + 1 },
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
  }
  return citizen
}

const take = (cookie: string, days: number, hour = 10) =>
  system.request('POST', '/api/v1/public/application/queue', { cookie, body: { date: dayAfter(days), hour } })
const statusesOf = async (id: string) =>
  (
    await system.database.read(workerScope, (db) =>
      db.rows<{ status: string }>({
        text: 'select status from queue_ticket where application_id = $1 order by taken_at',
        values: [id],
      }),
    )
  ).map(({ status }) => status)

const give = (body: Record<string, unknown> = { kind: 'other' }) =>
  system.request('POST', '/api/v1/queue-tickets', { cookie: officer.cookie, body })
const callNext = async (counter = 1): Promise<QueueTicket | null> =>
  (
    (await system.request('POST', '/api/v1/queue-tickets/next', { cookie: officer.cookie, body: { counter } }))
      .body as { ticket: QueueTicket | null }
  ).ticket
const step = (ticket: QueueTicket, name: string) =>
  system.request('POST', `/api/v1/queue-tickets/${ticket.id}/steps`, {
    cookie: officer.cookie,
    body: { step: name, expectedVersion: ticket.version },
  })
const display = async (): Promise<QueueDisplay> =>
  (await system.request('GET', '/api/v1/public/queue-display?regency=65.03')).body as QueueDisplay

test('a citizen who is to come takes a number for an hour, sees where it stands, changes it and gives it back', async () => {
  const citizen = await awaited()
  const ask = (method: string, body?: unknown) =>
    system.request(method, '/api/v1/public/application/queue', { cookie: citizen.cookie, ...(body ? { body } : {}) })
  expect((await ask('GET')).body).toMatchObject({ kind: 'presence', ticket: null, regencyCode: '65.03' })
  await give()
  const taken = await ask('POST', { date: dayAfter(0), hour: 10 })
  expect(taken.status, JSON.stringify(taken.body)).toBe(201)
  expect(taken.body).toMatchObject({
    ticket: { label: 'A-002', hour: 10, status: 'waiting', ahead: 1, expectedAt: expect.any(String) },
  })
  const moved = (await ask('POST', { date: dayAfter(1), hour: 9 })).body as OwnQueue
  expect(moved.ticket).toMatchObject({ label: 'A-001', date: dayAfter(1), ahead: null })
  expect((await ask('DELETE')).status).toBe(204)
  expect((await ask('DELETE')).status).toBe(404)
  expect((await ask('GET')).body).toMatchObject({ ticket: null })
})

test('numbers are never doubled and the hour never overfilled, however many ask at once', async () => {
  const clerks = await Promise.all(
    Array.from({ length: 5 }, () => system.createUser([{ role: 'supervisor', regionCode: '65.03' }])),
  )
  const hours = defaultQueuePolicy.hours.filter((hour) => hour >= 10).length
  const room = hours * defaultQueuePolicy.perHour
  const answers = await Promise.all(
    Array.from({ length: room + 12 }, (_, index) =>
      system.request('POST', '/api/v1/queue-tickets', {
        cookie: clerks[index % clerks.length]?.cookie ?? '',
        body: { kind: index % 2 === 0 ? 'other' : 'pickup' },
      }),
    ),
  )
  const given = answers.flatMap(({ status, body }) => (status === 201 ? [body as QueueTicket] : []))
  expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([])
  expect(given.length).toBe(room)
  expect(new Set(given.map(({ number }) => number)).size).toBe(room)
  expect(Math.max(...given.map(({ number }) => number))).toBe(room)
  for (const hour of [10, 11, 13, 14])
    expect(given.filter((ticket) => ticket.hour === hour).length).toBe(defaultQueuePolicy.perHour)
  const full = await give()
  expect(full).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Hari kosong berikutnya') } })
})

test('a number sent for twice under one key is given once', async () => {
  const headers = { 'idempotency-key': `loket-${week}-0001` }
  const send = () =>
    system.request('POST', '/api/v1/queue-tickets', { cookie: officer.cookie, body: { kind: 'pickup' }, headers })
  const [first, second] = [await send(), await send()]
  expect(second.body).toEqual(first.body)
})

test('a holiday and a passed hour are refused in words with the next free day', async () => {
  const citizen = await awaited()
  const holiday = dayAfter(1)
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into holiday (province_code, regency_code, on_date, name) values ('65', '65.03', $1, 'Hari jadi')`,
      values: [holiday],
    }),
  )
  const take = (date: string, hour: number) =>
    system.request('POST', '/api/v1/public/application/queue', { cookie: citizen.cookie, body: { date, hour } })
  expect(await take(holiday, 9)).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/^Kantor tutup pada hari itu\. Hari kosong berikutnya: \d+ \w+ 2026\.$/) },
  })
  expect(await take(dayAfter(0), 8)).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/^Jam itu sudah lewat\. Pada hari itu masih kosong pukul: 10\.00, 11\.00/) },
  })
  // Far ahead nothing follows, yet the nearest days are open.
  expect(await take(dayAfter(400), 9)).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/tujuh hari ke depan\. Hari kosong berikutnya: \d+ \w+ 2026\.$/) },
  })
  expect(await take('2026-02-31', 8)).toMatchObject({ status: 422 })
})

test('the counter calls in order, again, and records who was served and who was not there; the wall shows numbers only', async () => {
  const citizen = await awaited()
  await system.request('POST', '/api/v1/public/application/queue', {
    cookie: citizen.cookie,
    body: { date: dayAfter(0), hour: 10 },
  })
  await give({ kind: 'pickup' })
  await give()
  const first = await callNext(2)
  expect(first).toMatchObject({ label: 'A-001', status: 'called', counter: 2, calls: 1, applicationId: citizen.id })
  if (!first) throw new Error('Nobody was called')
  const again = (await step(first, 'call')).body as QueueTicket
  expect(again).toMatchObject({ calls: 2, counter: 2 })
  const shown = await display()
  expect(shown).toMatchObject({
    regencyName: 'Kabupaten Nunukan',
    called: [{ label: 'A-001', counter: 2, calls: 2 }],
    next: ['B-002', 'C-003'],
    waiting: 2,
  })
  expect(JSON.stringify(shown)).not.toContain(citizen.id)
  expect((await step(first, 'serve')).body).toMatchObject({ type: '/problems/version-conflict' })
  expect((await step(again, 'serve')).body).toMatchObject({ status: 'served' })
  const second = await callNext(1)
  if (!second) throw new Error('Nobody was called')
  const missing = (await step(second, 'absent')).body as QueueTicket
  expect(missing).toMatchObject({ label: 'B-002', status: 'absent' })
  const third = await callNext(1)
  expect(third).toMatchObject({ label: 'C-003' })
  expect(await callNext(1)).toBeNull()
  await step(missing, 'restore')
  expect(await callNext(3)).toMatchObject({ label: 'B-002', calls: 2, counter: 3 })
})

test('nobody is called before their hour, and two counters never call the same', async () => {
  const citizen = await awaited()
  await system.request('POST', '/api/v1/public/application/queue', {
    cookie: citizen.cookie,
    body: { date: dayAfter(0), hour: 13 },
  })
  expect(await callNext()).toBeNull()
  await Promise.all([give(), give(), give(), give()])
  const called = await Promise.all([callNext(1), callNext(2), callNext(3), callNext(4)])
  expect(new Set(called.map((ticket) => ticket?.number)).size).toBe(4)
})

test('an application holds one number; another office sees and calls none of it', async () => {
  const citizen = await awaited()
  const named = { kind: 'presence', trackingNumber: citizen.trackingNumber }
  const ticket = (await give(named)).body as QueueTicket
  expect(ticket.applicationId).toBe(citizen.id)
  expect((await give(named)).status).toBe(409)
  const elsewhere = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  const asThey = (method: string, path: string, body?: unknown) =>
    system.request(method, path, { cookie: elsewhere.cookie, ...(body ? { body } : {}) })
  expect((await asThey('GET', '/api/v1/queue-tickets')).body).toMatchObject({ regencyCode: '65.02', items: [] })
  expect((await asThey('GET', '/api/v1/queue-tickets?regency=65.03')).status).toBe(403)
  const other = await asThey('POST', `/api/v1/queue-tickets/${ticket.id}/steps`, {
    step: 'call',
    counter: 1,
    expectedVersion: ticket.version,
  })
  expect(other.status).toBe(404)
  expect((await asThey('POST', '/api/v1/queue-tickets', named)).body).toMatchObject({ type: '/problems/invalid' })
})

test('a second citizen sees nothing of the first one’s number', async () => {
  const [first, second] = [await awaited(), await awaited()]
  await system.request('POST', '/api/v1/public/application/queue', {
    cookie: first.cookie,
    body: { date: dayAfter(2), hour: 9 },
  })
  const seen = await system.request('GET', '/api/v1/public/application/queue', { cookie: second.cookie })
  expect(seen.body).toMatchObject({ ticket: null })
})

test('a number ends with its application: who was called was served, who need not come any more is waited for no longer', async () => {
  const worker = await startWorker(system.app.platform, system.app.queues)
  const statusAfter = async (prepare: (citizen: Awaited<ReturnType<typeof awaited>>) => Promise<void>) => {
    const citizen = await awaited()
    await prepare(citizen)
    const { body: own } = await system.request('GET', '/api/v1/public/application', { cookie: citizen.cookie })
    const closed = await system.request('POST', `/api/v1/applications/${citizen.id}/transitions`, {
      cookie: officer.cookie,
      body: {
        action: 'reject',
        note: 'Berkas bukan milik pemohon.',
        expectedVersion: (own as { version: number }).version,
      },
    })
    expect(closed.status, JSON.stringify(closed.body)).toBe(200)
    const tickets = () =>
      system.database.read(workerScope, (db) =>
        db.rows<{ status: string; is_ended: boolean }>({
          text: 'select status, ended_at is not null as is_ended from queue_ticket where application_id = $1',
          values: [citizen.id],
        }),
      )
    return { citizen, tickets }
  }
  const waited = await statusAfter(async (citizen) => {
    expect((await take(citizen.cookie, 1)).status).toBe(201)
  })
  await vi.waitFor(
    async () => expect(await waited.tickets()).toEqual([{ status: 'cancelled', is_ended: true }]),
    15_000,
  )
  const queue = await system.request('GET', '/api/v1/public/application/queue', { cookie: waited.citizen.cookie })
  expect(queue.body).toMatchObject({ ticket: null })
  const called = await statusAfter(async (citizen) => {
    await take(citizen.cookie, 0)
    expect(await callNext()).toMatchObject({ applicationId: citizen.id })
  })
  await vi.waitFor(async () => expect(await called.tickets()).toEqual([{ status: 'served', is_ended: true }]), 15_000)
  expect(await display()).toMatchObject({ called: [], waiting: 0 })
  await worker.stop()
})

test('a number ends with what was withdrawn, transferred, merged or erased, and the page asks nobody to come with it', async () => {
  const ends: Record<string, string> = {
    withdrawn: `update application set status = 'withdrawn', closed_at = $2 where id = $1`,
    merged: `update application set status = 'merged', merged_into = 'SPL-AAAA-BBBB-CCCC', closed_at = $2 where id = $1`,
    transferred: `update application set regency_code = '65.02', district_code = '65.02.01', village_code = '65.02.01.2005' where id = $1 and $2::timestamptz is not null`,
    erased: 'update personal_record set erased_at = $2 where application_id = $1',
  }
  for (const [end, text] of Object.entries(ends)) {
    const { id, cookie } = await awaited()
    expect((await take(cookie, 1)).status).toBe(201)
    await system.database.write(workerScope, (db) => db.run({ text, values: [id, system.clock.now] }))
    if (end !== 'erased') {
      const queue = await system.request('GET', '/api/v1/public/application/queue', { cookie })
      expect(queue.body, end).toMatchObject({ ticket: null })
      const page = await fetch(`${system.url}/permohonan`, { headers: { cookie } })
      expect(await page.text(), end).not.toContain('Tunjukkan nomor ini')
    }
    await endTicketsNobodyComesFor(system.app.platform)
    expect(await statusesOf(id), end).toEqual(['cancelled'])
  }
  // Whoever comes about what ended is given a number for that.
  const { id, trackingNumber } = await awaited()
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `update application set status = 'withdrawn', closed_at = $2 where id = $1`,
      values: [id, new Date(system.clock.now.getTime() - 1000)],
    }),
  )
  expect((await give({ kind: 'other', trackingNumber })).status).toBe(201)
  await endTicketsNobodyComesFor(system.app.platform)
  expect(await statusesOf(id)).toEqual(['waiting'])
})

test('what still lacks something an hour after its own was over holds no place', async () => {
  const { id, cookie } = await filed({ isIncomplete: true })
  const whole = await awaited()
  for (const one of [cookie, whole.cookie]) expect((await take(one, 0, 11)).status).toBe(201)
  const begin = system.clock.now.getTime()
  system.clock.now = new Date(begin + 2.9 * 3_600_000) // 12.54
  await endTicketsNobodyComesFor(system.app.platform)
  expect(await statusesOf(id)).toEqual(['waiting'])
  system.clock.now = new Date(begin + 3 * 3_600_000)
  await endTicketsNobodyComesFor(system.app.platform)
  expect(await statusesOf(id)).toEqual(['cancelled'])
  expect(await statusesOf(whole.id)).toEqual(['waiting'])
})

test('one telephone or address holds two numbers of a day, however many applications it sends', async () => {
  const byPhone = { applicant: { phone: '081230059981', email: 'satu@surel.test' } }
  const byMail = { applicant: { phone: '081230059982', email: 'satu@surel.test' } }
  const citizens = await Promise.all([filed(byPhone), filed(byPhone), filed(byMail), filed(byPhone)])
  const [first, second, third, fourth] = citizens.map(({ cookie }) => cookie)
  const answers = await Promise.all([first, second, third].map((cookie) => take(cookie ?? '', 1)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409])
  expect(await take(fourth ?? '', 1)).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('sudah ada 2 nomor antrean pada hari itu') },
  })
  // Another day is theirs, and so is the hour of a number they hold.
  expect((await take(fourth ?? '', 2)).status).toBe(201)
  const held = citizens[answers.findIndex(({ status }) => status === 201)]
  expect((await take(held?.cookie ?? '', 1, 13)).status).toBe(201)
  const stranger = await filed({ applicant: { phone: '081230059983' } })
  expect((await take(stranger.cookie, 1)).status).toBe(201)
})
