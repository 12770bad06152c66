import type {
  ApplicationFile,
  ApplicationRow,
  CitizenApplication,
  Delivery,
  Informed,
  Receipt,
  Trip,
  TripBoard,
  TripReplan,
  TripReport,
  VisitRequest,
} from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { createMailer } from '../../../platform/mailer'
import { wordsOf } from '../../../testing/pdf-words'
import { readTrail } from '../../../testing/read-trail'
import { exampleSubmission } from '../../../testing/test-application'
import { openTestMailbox, type TestMailbox } from '../../../testing/test-mailbox'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'
import { callOffStruck, notifyVisit } from '../visits/notify-visit'

let system: TestSystem
let mailbox: TestMailbox
let mails: string[]
const village = '65.03.05.2022'
const secondVillage = '65.03.05.2029'
type User = { id: string; cookie: string }
let officer: User
let coordinator: User
let supervisor: User

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  mailbox = await openTestMailbox()
  mails = mailbox.texts
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
})
afterAll(async () => {
  await system.close()
  await mailbox.close()
})

async function call<T>(
  user: User | undefined,
  method: string,
  address: string,
  body?: unknown,
  status = 200,
): Promise<T> {
  const answer = await system.request(method, `/api/v1${address}`, {
    ...(user ? { cookie: user.cookie } : {}),
    ...(body === undefined ? {} : { body }),
  })
  expect(answer.status, `${method} ${address} ${JSON.stringify(answer.body)}`).toBe(status)
  return answer.body as T
}

async function submit(seed: number, email: string | null = 'warga@surel.test'): Promise<Receipt> {
  const body = await exampleSubmission(system, 'KTP-BARU', seed, { villageCode: village })
  const presence = { mode: 'village', reason: 'Jauh', landmark: 'Dekat dermaga' }
  const applicant = { ...(body.applicant as object), ...(email === null ? {} : { email }) }
  const receipt = await call<Receipt>(undefined, 'POST', '/public/applications', { ...body, applicant, presence }, 201)
  for (const action of ['start', 'await_presence']) {
    const { version } = await call<ApplicationFile>(officer, 'GET', `/applications/${receipt.id}`)
    await call(officer, 'POST', `/applications/${receipt.id}/transitions`, { action, expectedVersion: version })
  }
  return receipt
}

async function openAs({ trackingNumber, pin }: Receipt): Promise<User> {
  const answer = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return { id: '', cookie }
}

async function requestOf(applicationId: string): Promise<VisitRequest> {
  const { items } = await call<{ items: VisitRequest[] }>(coordinator, 'GET', '/visit-requests?limit=100')
  const found = items.find((item) => item.applicationId === applicationId)
  if (!found) throw new Error('The application asks for no visit')
  return found
}

const readTrip = (id: string) => call<Trip>(coordinator, 'GET', `/trips/${id}`)

type StopInput = { villageCode: string; date: string; arrivalTime: string | null; place: string }

/** A trip with its stops, each with its requests, not approved yet. */
async function plan(
  days: { startsOn: string; endsOn: string },
  stops: readonly (StopInput & { requests: readonly string[] })[],
): Promise<Trip> {
  const created = await call<Trip>(
    coordinator,
    'POST',
    '/trips',
    { provinceCode: '65', name: 'Krayan I', teamId: null, kitId: null, ...days },
    201,
  )
  const staffed = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/members`, {
    members: [{ userId: null, name: 'Pak Lawai', role: 'Motoris perahu' }],
    expectedVersion: created.version,
  })
  const trip = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: stops.map(({ requests: _, ...stop }) => stop),
    expectedVersion: staffed.version,
  })
  for (const [index, { requests }] of stops.entries())
    await call(coordinator, 'PUT', `/trips/${trip.id}/stops/${trip.stops[index]?.id}/people`, {
      visitRequestIds: requests,
    })
  return readTrip(trip.id)
}

async function move(id: string, action: 'approve' | 'start' | 'finish' | 'cancel'): Promise<Trip> {
  if (action === 'approve')
    for (const stop of (await readTrip(id)).stops.filter(({ approvedAt }) => approvedAt === null))
      await call(supervisor, 'POST', `/trips/${id}/stops/${stop.id}/approval`, {
        expectedVersion: (await readTrip(id)).version,
      })
  return call(coordinator, 'POST', `/trips/${id}/status`, {
    action,
    travelOrderNumber: '094/12/DISDUKCAPIL',
    expectedVersion: (await readTrip(id)).version,
  })
}

/** Does what the worker would do with the outbox by now; gives back how many jobs it held. */
async function notifyAll(): Promise<number> {
  const mailer = createMailer({ smtpUrl: mailbox.smtpUrl, from: 'kantor@surel.test' })
  const jobs = await system.database.write(workerScope, (db) =>
    db.rows<{ payload: Parameters<typeof notifyVisit>[2] }>({
      text: `update outbox set dispatched_at = now() where topic = 'visit.changed' and dispatched_at is null returning payload`,
    }),
  )
  for (const { payload } of jobs) await notifyVisit(system.app.platform, mailer, payload)
  mailer.close()
  return jobs.length
}

test('who is planned is notified of day and place once the trip is approved, and confirms or asks for another day', async () => {
  const receipt = await submit(61)
  const visitRequest = await requestOf(receipt.id)
  const days = { startsOn: '2026-09-14', endsOn: '2026-09-18' }
  const stop = { villageCode: village, date: '2026-09-15', arrivalTime: '09:00', place: 'Balai Desa Krayan' }
  const trip = await plan(days, [{ ...stop, requests: [visitRequest.id] }])
  expect(await notifyAll()).toBe(0)
  const citizen = await openAs(receipt)
  expect((await call<CitizenApplication>(citizen, 'GET', '/public/application')).appointment).toBeNull()
  await move(trip.id, 'approve')
  expect(await notifyAll()).toBe(1)
  await vi.waitFor(() => expect(mails).toHaveLength(1))
  const [mail = ''] = mails
  expect(mail).toContain('15 September 2026')
  expect(mail).toContain('Balai Desa Krayan')
  expect(mail).toContain(receipt.trackingNumber)
  expect(mail).not.toContain(receipt.pin)
  const opened = await call<CitizenApplication>(citizen, 'GET', '/public/application')
  expect(opened.appointment).toMatchObject({ date: '2026-09-15', place: 'Balai Desa Krayan', reply: null })
  expect(await call<ApplicationFile>(officer, 'GET', `/applications/${receipt.id}`)).toMatchObject({
    appointment: { date: '2026-09-15', place: 'Balai Desa Krayan' },
    visitOn: '2026-09-15',
  })
  const inbox = await call<{ items: ApplicationRow[] }>(officer, 'GET', '/applications?view=presence')
  expect(inbox.items.find(({ id }) => id === receipt.id)).toMatchObject({ visitOn: '2026-09-15' })

  await call(citizen, 'POST', '/public/application/appointment', { answer: 'another_day', words: 'Hari Sabtu' })
  expect((await requestOf(receipt.id)).reply).toMatchObject({ answer: 'another_day', words: 'Hari Sabtu' })
  expect((await readTrip(trip.id)).stops[0]).toMatchObject({ confirmed: 0, anotherDay: 1 })
  // By the page as well, without script.
  const page = await fetch(`${system.url}/permohonan`, { headers: { cookie: citizen.cookie } })
  expect(await page.text()).toContain('Anda meminta hari lain')
  const pressed = await fetch(`${system.url}/permohonan/jadwal`, {
    method: 'POST',
    headers: { cookie: citizen.cookie, 'content-type': 'application/x-www-form-urlencoded', origin: system.url },
    body: 'answer=confirmed',
    redirect: 'manual',
  })
  expect(pressed.status).toBe(303)
  expect((await readTrip(trip.id)).stops[0]).toMatchObject({ confirmed: 1, anotherDay: 0 })

  // Another day is another question; the same news is not sent twice.
  const current = await readTrip(trip.id)
  await call(coordinator, 'PUT', `/trips/${trip.id}/stops`, {
    stops: [{ ...stop, id: current.stops[0]?.id, date: '2026-09-16' }],
    expectedVersion: current.version,
  })
  await move(trip.id, 'approve')
  await notifyAll()
  await vi.waitFor(() => expect(mails).toHaveLength(2))
  expect(mails[1]).toContain('berubah')
  expect((await readTrip(trip.id)).stops[0]).toMatchObject({ confirmed: 0, anotherDay: 0 })
  // So is another place, and what comes back to a day or place that was notified before.
  for (const [index, change] of [{ place: 'Gereja GKII' }, {}, { place: 'Gereja GKII' }].entries()) {
    const now = await readTrip(trip.id)
    await call(coordinator, 'PUT', `/trips/${trip.id}/stops`, {
      stops: [{ ...stop, id: now.stops[0]?.id, date: '2026-09-16', ...change }],
      expectedVersion: now.version,
    })
    await move(trip.id, 'approve')
    await notifyAll()
    await vi.waitFor(() => expect(mails).toHaveLength(3 + index))
    expect(mails[2 + index]).toContain('Tempat jemput bola berubah, harinya tetap')
    expect(mails[2 + index]).toContain(index === 1 ? 'Balai Desa Krayan' : 'Gereja GKII')
    expect(mails[2 + index]).toContain(receipt.trackingNumber)
    expect(mails[2 + index]).not.toContain(visitRequest.name)
  }
  await move(trip.id, 'cancel')
  await notifyAll()
  await vi.waitFor(() => expect(mails).toHaveLength(6))
  expect(mails[5]).toContain('tidak jadi')
  expect((await requestOf(receipt.id)).status).toBe('open')
})

test('a request that is withdrawn leaves the trip, and the coordinator sees that it did', async () => {
  const receipt = await submit(62, 'lain@surel.test')
  const visitRequest = await requestOf(receipt.id)
  const trip = await plan({ startsOn: '2026-09-21', endsOn: '2026-09-22' }, [
    { villageCode: village, date: '2026-09-21', arrivalTime: null, place: 'Balai Desa', requests: [visitRequest.id] },
  ])
  const citizen = await openAs(receipt)
  const { version } = await call<CitizenApplication>(citizen, 'GET', '/public/application')
  await call(citizen, 'POST', '/public/application/withdrawal', { expectedVersion: version })
  expect(await readTrip(trip.id)).toMatchObject({ requestCount: 0, stops: [{ requests: 0, withdrawn: 1 }] })
  const { items } = await call<{ items: VisitRequest[] }>(coordinator, 'GET', `/trips/${trip.id}/people`)
  expect(items).toMatchObject([{ id: visitRequest.id, status: 'cancelled' }])
})

test('who came to the office before their visit is told that it will not take place, once', async () => {
  const receipt = await submit(64, 'datang@surel.test')
  const visitRequest = await requestOf(receipt.id)
  const trip = await plan({ startsOn: '2026-09-28', endsOn: '2026-09-29' }, [
    { villageCode: village, date: '2026-09-28', arrivalTime: null, place: 'Balai Desa', requests: [visitRequest.id] },
  ])
  await move(trip.id, 'approve')
  await notifyAll()
  const sent = mails.length
  const { version } = await call<ApplicationFile>(officer, 'GET', `/applications/${receipt.id}`)
  const step = { action: 'record_presence', expectedVersion: version }
  await call(officer, 'POST', `/applications/${receipt.id}/transitions`, step)
  for (const _ of [1, 2]) {
    await callOffStruck(system.app.platform, { applicationId: receipt.id })
    await notifyAll()
  }
  expect(mails.slice(sent).map((mail) => mail.includes('tidak jadi'))).toEqual([true])
})

test('of a file the notice of a visit is named for what it is, by e-mail as by SMS', async () => {
  const { channels } = system.app.platform.config
  const before = channels.sms
  Object.assign(channels, { sms: { canSend: true } })
  try {
    for (const [seed, channel, date] of [
      [65, 'email', '2026-10-12'],
      [66, 'sms', '2026-10-19'],
    ] as const) {
      const receipt = await submit(seed, channel === 'email' ? 'kunjungan@surel.test' : null)
      const { id: requestId } = await requestOf(receipt.id)
      const stop = { villageCode: village, date, arrivalTime: null, place: 'Balai Desa', requests: [requestId] }
      const trip = await plan({ startsOn: date, endsOn: date }, [stop])
      await move(trip.id, 'approve')
      await notifyAll()
      const { items } = await call<{ items: Delivery[] }>(officer, 'GET', `/applications/${receipt.id}/deliveries`)
      const ofVisit = items.filter(({ template }) => template === 'message' || template.startsWith('visit-'))
      expect(ofVisit, channel).toMatchObject([{ channel, template: 'visit-planned' }])
    }
  } finally {
    Object.assign(channels, { sms: before })
  }
})

test('the travel order is a PDF with masked numbers, and anyone can check that it is genuine', async () => {
  const receipt = await submit(63, 'pdf@surel.test')
  const visitRequest = await requestOf(receipt.id)
  const trip = await plan({ startsOn: '2026-10-05', endsOn: '2026-10-07' }, [
    {
      villageCode: village,
      date: '2026-10-05',
      arrivalTime: '10:00',
      place: 'Balai Adat',
      requests: [visitRequest.id],
    },
  ])
  const print = async () => {
    const answer = await fetch(`${system.url}/api/v1/trips/${trip.id}/travel-order.pdf`, {
      headers: { cookie: coordinator.cookie },
    })
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    return wordsOf(Buffer.from(await answer.arrayBuffer()))
  }
  expect(await print()).toContain('RANCANGAN')
  await move(trip.id, 'approve')
  const words = await print()
  for (const word of ['094/12/DISDUKCAPIL', 'Pak Lawai', 'Balai Adat', visitRequest.name, '5 Oktober 2026'])
    expect(words).toContain(word)
  expect(words).toContain(visitRequest.nik ?? 'no NIK')
  expect(words).not.toMatch(/Jauh|dermaga|RANCANGAN/)
  const row = await system.database.read(workerScope, (db) =>
    db.first<{ check_code: string }>({ text: 'select check_code from trip where id = $1', values: [trip.id] }),
  )
  const check = await call<Record<string, unknown>>(undefined, 'GET', `/public/travel-orders/${row?.check_code}`)
  expect(check).toEqual({
    number: '094/12/DISDUKCAPIL',
    startsOn: '2026-10-05',
    endsOn: '2026-10-07',
    status: 'approved',
    regencies: ['Kabupaten Nunukan'],
  })
  await call(undefined, 'GET', `/public/travel-orders/${'0'.repeat(16)}`, undefined, 404)
  // Whoever was notified and is taken off is notified of that too.
  await notifyAll()
  const sent = mails.length
  await call(coordinator, 'PUT', `/trips/${trip.id}/stops/${trip.stops[0]?.id}/people`, { visitRequestIds: [] })
  await notifyAll()
  await vi.waitFor(() => expect(mails.length).toBe(sent + 1))
  expect(mails.at(-1)).toContain('tidak jadi')
  const page = await fetch(`${system.url}/surat-tugas/${row?.check_code}`)
  expect(await page.text()).toContain('Surat tugas ini asli')
  expect((await fetch(`${system.url}/surat-tugas/APAINI`)).status).toBe(404)
})

test('who was planned and not served waits again, more urgently by what the formula says', async () => {
  const receipt = await submit(64, 'sisa@surel.test')
  const before = await requestOf(receipt.id)
  const trip = await plan({ startsOn: '2026-09-14', endsOn: '2026-09-14' }, [
    { villageCode: secondVillage, date: '2026-09-14', arrivalTime: null, place: 'Balai Desa', requests: [before.id] },
  ])
  await move(trip.id, 'approve')
  await move(trip.id, 'start')
  await move(trip.id, 'finish')
  const after = await requestOf(receipt.id)
  expect(after).toMatchObject({ status: 'open', unserved: 1 })
  expect(after.priority.score).toBe(before.priority.score + 10)
  expect(after.priority.reasons).toContainEqual(expect.objectContaining({ code: 'unserved', points: 10 }))
})

test('a hindered trip is planned anew with what changes least; people are notified, and the report knows why', async () => {
  const receipts = [
    await submit(71, 'a@surel.test'),
    await submit(72, 'b@surel.test'),
    await submit(73, 'c@surel.test'),
  ]
  const visitRequests = await Promise.all(receipts.map(({ id }) => requestOf(id)))
  const idOf = (index: number) => visitRequests[index]?.id ?? ''
  const trip = await plan({ startsOn: '2026-09-14', endsOn: '2026-09-18' }, [
    { villageCode: village, date: '2026-09-14', arrivalTime: '09:00', place: 'Balai A', requests: [idOf(0)] },
    { villageCode: secondVillage, date: '2026-09-15', arrivalTime: '09:00', place: 'Balai B', requests: [idOf(1)] },
    { villageCode: '65.03.05.2030', date: '2026-09-16', arrivalTime: '09:00', place: 'Balai C', requests: [idOf(2)] },
  ])
  await move(trip.id, 'approve')
  await move(trip.id, 'start')
  await notifyAll()
  system.clock.now = new Date('2026-09-14T02:20:00Z')
  await call(supervisor, 'POST', `/visit-requests/${idOf(0)}/visits`, { outcome: 'done' }, 201)
  const { items } = await call<{ items: TripBoard[] }>(supervisor, 'GET', `/trips/under-way?trip=${trip.id}`)
  expect(items).toMatchObject([
    { today: '2026-09-14', done: 1, left: 2, stops: [{ state: 'done' }, { state: 'next' }, { state: 'later' }] },
  ])

  const [, second, third] = trip.stops
  const hindrances = [
    { kind: 'day_lost', date: '2026-09-15' },
    { kind: 'unreachable', stopId: third?.id, until: null },
  ]
  const propose = () => call<TripReplan>(coordinator, 'POST', `/trips/${trip.id}/replan/proposal`, { hindrances })
  const proposal = await propose()
  expect(proposal).toMatchObject({
    moves: [
      { stopId: second?.id, reason: 'day_lost', from: { date: '2026-09-15' } },
      { stopId: third?.id, to: null, reason: 'unreachable' },
    ],
    kept: 0,
    informed: [
      { requestId: idOf(1), name: visitRequests[1]?.name, news: 'moved', channel: 'email', place: 'Balai B' },
      { requestId: idOf(2), name: visitRequests[2]?.name, news: 'called_off', channel: 'email', place: 'Balai C' },
    ],
  })
  const apply = (moves: unknown, version: number) =>
    system.request('POST', `/api/v1/trips/${trip.id}/replan`, {
      cookie: coordinator.cookie,
      body: { hindrances, moves, expectedVersion: version },
    })
  const { version } = await readTrip(trip.id)
  expect((await apply([], version)).status).toBe(409)
  const moves = proposal.moves.map(({ stopId, to }) => ({ stopId, to }))
  const applied = await apply(moves, version)
  expect(applied.status, JSON.stringify(applied.body)).toBe(200)
  const stops = (applied.body as Trip).stops
  expect(stops.find(({ id }) => id === second?.id)).toMatchObject({ date: proposal.moves[0]?.to?.date, requests: 1 })
  // As in the report: whom the stop was planned for, also where it was given up.
  expect(stops.find(({ id }) => id === third?.id)).toMatchObject({ skipReason: 'unreachable', requests: 1 })
  const before = mails.length
  await notifyAll()
  await vi.waitFor(() => expect(mails.length).toBe(before + 2))
  expect(mails.slice(before).some((mail) => mail.includes('berubah'))).toBe(true)
  expect(mails.slice(before).some((mail) => mail.includes('tidak jadi'))).toBe(true)
  expect(await requestOf(receipts[2]?.id ?? '')).toMatchObject({ status: 'open', tripId: null, unserved: 1 })

  const costs = [
    { kind: 'boat', rupiah: 1_500_000, note: 'Sewa perahu' },
    { kind: 'fuel', rupiah: 500_000, note: '' },
  ]
  const expectedVersion = (await readTrip(trip.id)).version
  const report = await call<TripReport>(coordinator, 'PUT', `/trips/${trip.id}/costs`, { costs, expectedVersion })
  expect(report).toMatchObject({
    total: { planned: 3, done: 1, open: 2, peopleServed: 1, enrolments: 1 },
    costTotal: 2_000_000,
    costPerPerson: 2_000_000,
  })
  expect((await readTrip(trip.id)).requestCount, 'also of the stop that was given up').toBe(3)
  expect(report.stops.find(({ id }) => id === third?.id)).toMatchObject({ open: 1, skipReason: 'unreachable' })
  const csv = await fetch(`${system.url}/api/v1/trips/${trip.id}/report.csv`, {
    headers: { cookie: coordinator.cookie },
  })
  const lines = (await csv.text()).trimEnd().split('\r\n')
  expect(lines).toHaveLength(7)
  expect(lines[3]).toContain('tidak dapat dicapai')
  // Another trip takes the unserved; the report of this one still knows them.
  await plan({ startsOn: '2026-09-21', endsOn: '2026-09-22' }, [
    { villageCode: village, date: '2026-09-21', arrivalTime: null, place: 'Balai', requests: [idOf(2)] },
  ])
  expect(await call<TripReport>(coordinator, 'GET', `/trips/${trip.id}/report`)).toMatchObject({
    total: { planned: 3 },
  })
})

test('of a request for many it is said how many were served, and the report counts those', async () => {
  const school = await call<VisitRequest>(
    supervisor,
    'POST',
    '/visit-requests',
    { villageCode: village, purpose: 'enrolment', mode: 'village', name: 'Maria Lalung', peopleCount: 39 },
    201,
  )
  const trip = await plan({ startsOn: '2026-09-14', endsOn: '2026-09-14' }, [
    { villageCode: village, date: '2026-09-14', arrivalTime: '09:00', place: 'Balai Desa', requests: [school.id] },
  ])
  await move(trip.id, 'approve')
  await move(trip.id, 'start')
  const address = `/visit-requests/${school.id}/visits`
  expect(await call(supervisor, 'GET', `/visit-requests/${school.id}`)).toMatchObject({
    plannedFor: { date: '2026-09-14', arrivalTime: '09:00' },
  })
  expect(await call(supervisor, 'POST', address, { outcome: 'done' }, 422)).toMatchObject({
    errors: [expect.objectContaining({ path: 'peopleServed' })],
  })
  await call(supervisor, 'POST', address, { outcome: 'done', peopleServed: 12 }, 201)
  expect(await call(supervisor, 'GET', `/visit-requests/${school.id}`)).toMatchObject({
    visits: [{ peopleServed: 12 }],
  })
  expect(await call(coordinator, 'GET', `/trips/${trip.id}/report`)).toMatchObject({
    total: { planned: 1, done: 1, peopleServed: 12, enrolments: 12 },
    stops: [{ peopleServed: 12 }],
  })
})

test('a broken kit takes the enrolments off the stops that are kept, and goes to repair', async () => {
  system.clock.now = new Date('2026-09-14T02:00:00Z')
  const kit = await call<{ id: string }>(
    coordinator,
    'POST',
    '/kits',
    { provinceCode: '65', regencyCode: null, serial: 'UJI-9', name: 'Alat' },
    201,
  )
  const enrolment = await requestOf((await submit(74, 'd@surel.test')).id)
  const other = await call<VisitRequest>(
    officer,
    'POST',
    '/visit-requests',
    { villageCode: village, purpose: 'assistance', mode: 'village', name: 'Maria Padan', phone: '+6281230009977' },
    201,
  )
  const trip = await plan({ startsOn: '2026-11-02', endsOn: '2026-11-04' }, [
    {
      villageCode: village,
      date: '2026-11-03',
      arrivalTime: '09:00',
      place: 'Balai',
      requests: [enrolment.id, other.id],
    },
  ])
  await call(coordinator, 'PUT', `/trips/${trip.id}`, {
    name: trip.name,
    teamId: null,
    kitId: kit.id,
    startsOn: trip.startsOn,
    endsOn: trip.endsOn,
    expectedVersion: trip.version,
  })
  // Who would be notified is named before; whom no message reaches, so that somebody rings: here nothing sends SMS.
  const informed = async (action: string) =>
    (await call<{ items: Informed[] }>(coordinator, 'GET', `/trips/${trip.id}/informed?action=${action}`)).items
  expect(await informed('cancel')).toEqual([])
  const named = await informed('approve')
  expect(named.map(({ news, channel }) => ({ news, channel }))).toContainEqual({ news: 'planned', channel: 'email' })
  expect(named.find(({ channel }) => channel === null)).toMatchObject({
    name: 'Maria Padan',
    phone: expect.stringMatching(/[•*]/),
    reference: other.reference,
    place: 'Balai',
  })
  await move(trip.id, 'approve')
  await notifyAll()
  expect(await informed('approve')).toEqual([])
  expect((await informed('cancel')).map(({ news }) => news)).toEqual(['called_off', 'called_off'])
  const trail = await readTrail(system, 'VisitRequest', other.id)
  expect(trail.map(({ action }) => action)).toContain('trip-people-read')
  const hindrances = [{ kind: 'kit_broken' }]
  const proposal = await call<TripReplan>(coordinator, 'POST', `/trips/${trip.id}/replan/proposal`, { hindrances })
  expect(proposal).toMatchObject({
    moves: [],
    kept: 1,
    withoutKit: [{ requests: 1 }],
    informed: [{ news: 'called_off' }],
  })
  await call(coordinator, 'POST', `/trips/${trip.id}/replan`, {
    hindrances,
    moves: [],
    expectedVersion: (await readTrip(trip.id)).version,
  })
  const read = (id: string) => call<VisitRequest>(coordinator, 'GET', `/visit-requests/${id}`)
  expect(await read(enrolment.id)).toMatchObject({ status: 'open', unserved: 1 })
  expect(await read(other.id)).toMatchObject({ status: 'planned' })
  const { items } = await call<{ items: { id: string; state: string }[] }>(coordinator, 'GET', '/kits')
  expect(items.find(({ id }) => id === kit.id)?.state).toBe('repair')
})
