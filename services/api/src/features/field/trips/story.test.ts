import type {
  ApplicationFile,
  CitizenApplication,
  Receipt,
  Trip,
  TripReport,
  VisitDay,
  VisitRequest,
} from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { exampleSubmission } from '../../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'

let system: TestSystem
const village = '65.03.05.2022'
type User = { id: string; cookie: string }
let officer: User
let coordinator: User
let supervisor: User
let fieldOfficer: User

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }], 'Maria Padan')
  coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }], 'Yohanes Lencau')
  supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }], 'Siti Saleh')
  // Held in another regency: what this officer sees of Nunukan comes from the trip alone.
  fieldOfficer = await system.createUser([{ role: 'field_officer', regionCode: '65.02' }], 'Daniel Udau')
})
afterAll(() => system.close())

async function call<T>(user: User | undefined, method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const answer = await system.request(method, `/api/v1${path}`, {
    ...(user ? { cookie: user.cookie } : {}),
    ...(body === undefined ? {} : { body }),
  })
  expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBe(status)
  return answer.body as T
}

async function submit(seed: number, mode: 'village' | 'home' = 'village'): Promise<Receipt> {
  const body = await exampleSubmission(system, 'KTP-BARU', seed, { villageCode: village })
  const presence = { mode, reason: 'Sulit berjalan jauh', landmark: 'Rumah panggung biru dekat dermaga' }
  return call(undefined, 'POST', '/public/applications', { ...body, presence }, 201)
}

async function step(id: string, action: string): Promise<ApplicationFile> {
  const { version } = await call<ApplicationFile>(officer, 'GET', `/applications/${id}`)
  return call(officer, 'POST', `/applications/${id}/transitions`, { action, expectedVersion: version })
}

async function requestOf(user: User, applicationId: string): Promise<VisitRequest | undefined> {
  const { items } = await call<{ items: VisitRequest[] }>(user, 'GET', '/visit-requests?limit=100')
  return items.find((item) => item.applicationId === applicationId)
}

const version = async (user: User, id: string) => (await call<Trip>(user, 'GET', `/trips/${id}`)).version

async function planTrip(
  name: string,
  days: { startsOn: string; endsOn: string },
): Promise<{ trip: Trip; stopId: string }> {
  const created = await call<Trip>(
    coordinator,
    'POST',
    '/trips',
    { provinceCode: '65', name, teamId: null, kitId: null, ...days },
    201,
  )
  const staffed = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/members`, {
    members: [
      { userId: fieldOfficer.id, name: 'Petugas', role: 'Operator perekaman' },
      { userId: null, name: 'Pak Lawai', role: 'Motoris perahu' },
    ],
    expectedVersion: created.version,
  })
  expect(staffed.members[0]?.name).toBe('Daniel Udau')
  const trip = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [{ villageCode: village, date: days.startsOn, arrivalTime: '09:00', place: 'Balai Desa Sanur' }],
    expectedVersion: staffed.version,
  })
  return { trip, stopId: trip.stops[0]?.id ?? '' }
}

async function approveTrip(trip: Trip, stopId: string): Promise<void> {
  await call(supervisor, 'POST', `/trips/${trip.id}/stops/${stopId}/approval`, {
    expectedVersion: await version(supervisor, trip.id),
  })
  await call(coordinator, 'POST', `/trips/${trip.id}/status`, {
    action: 'approve',
    travelOrderNumber: '094/12/DISDUKCAPIL',
    expectedVersion: await version(coordinator, trip.id),
  })
}

test('a visit request in the village becomes a trip, the trip a public date, the visit moves the application on', async () => {
  const receipt = await submit(5)
  await step(receipt.id, 'start')
  expect(await step(receipt.id, 'await_presence')).toMatchObject({ status: 'awaiting_presence' })

  const visitRequest = await requestOf(coordinator, receipt.id)
  expect(visitRequest).toMatchObject({
    source: 'application',
    purpose: 'enrolment',
    mode: 'village',
    status: 'open',
    villageCode: village,
    trackingNumber: receipt.trackingNumber,
    unmasked: false,
    nik: expect.stringContaining('*'),
    reason: null,
    landmark: null,
    needs: [],
  })
  expect(await requestOf(officer, receipt.id)).toMatchObject({ unmasked: true, reason: 'Sulit berjalan jauh' })
  const demand = await call<{ items: { villageCode: string; requests: number }[]; districts: unknown[] }>(
    coordinator,
    'GET',
    '/visit-requests/demand',
  )
  expect(demand.items).toContainEqual(
    expect.objectContaining({ villageCode: village, requests: 1, isBorder: expect.any(Boolean) }),
  )
  expect(demand.districts.length).toBeGreaterThan(50)

  const { trip, stopId } = await planTrip('Sebatik I', { startsOn: '2026-09-14', endsOn: '2026-09-18' })
  expect(trip).toMatchObject({ regencyCodes: ['65.03'], status: 'draft' })
  await call(coordinator, 'PUT', `/trips/${trip.id}/stops/${stopId}/people`, { visitRequestIds: [visitRequest?.id] })
  const schedule = () => call<{ items: VisitDay[] }>(undefined, 'GET', `/public/visit-schedule?village=${village}`)
  expect((await schedule()).items).toEqual([])

  const early = await system.request('POST', `/api/v1/trips/${trip.id}/status`, {
    cookie: coordinator.cookie,
    body: { action: 'approve', expectedVersion: await version(coordinator, trip.id) },
  })
  expect(early).toMatchObject({ status: 409, body: { detail: expect.stringContaining('belum disetujui') } })
  await approveTrip(trip, stopId)
  expect((await schedule()).items).toEqual([
    {
      date: '2026-09-14',
      villageCode: village,
      villageName: expect.any(String),
      place: 'Balai Desa Sanur',
      arrivalTime: '09:00',
      team: 'province',
    },
  ])
  const follow = await system.request('POST', '/api/v1/public/follow', {
    body: { trackingNumber: receipt.trackingNumber, pin: receipt.pin },
  })
  const citizen = {
    id: '',
    cookie: follow.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  }
  expect(await call<CitizenApplication>(citizen, 'GET', '/public/application')).toMatchObject({
    nextVisit: { date: '2026-09-14', place: 'Balai Desa Sanur' },
  })

  // A member from another regency sees this trip and its people in full, and nothing else of Nunukan.
  const people = await call<{ items: VisitRequest[] }>(fieldOfficer, 'GET', `/trips/${trip.id}/people`)
  expect(people.items).toMatchObject([
    { id: visitRequest?.id, unmasked: true, landmark: 'Rumah panggung biru dekat dermaga', canVisit: false },
  ])
  const order = await call<Record<string, unknown>>(coordinator, 'GET', `/trips/${trip.id}/travel-order`)
  expect(JSON.stringify(order)).not.toMatch(/Sulit berjalan|dermaga/)
  await call(fieldOfficer, 'POST', `/trips/${trip.id}/status`, {
    action: 'start',
    expectedVersion: await version(fieldOfficer, trip.id),
  })

  system.clock.now = new Date('2026-09-14T02:20:00Z')
  const done = await call<VisitRequest>(
    fieldOfficer,
    'POST',
    `/visit-requests/${visitRequest?.id}/visits`,
    { outcome: 'done', doneAt: '2026-09-14T02:10:00Z', centralStatus: 'SENT_FOR_ENROLLMENT', note: 'Sidik jari jelas' },
    201,
  )
  expect(done.status).toBe('visited')
  expect(await call<ApplicationFile>(officer, 'GET', `/applications/${receipt.id}`)).toMatchObject({
    status: 'verifying',
    presenceDone: true,
    dueAt: expect.any(String),
  })
  const timeline = await call<{ items: { type: string; occurredAt: string; actorName: string }[] }>(
    officer,
    'GET',
    `/applications/${receipt.id}/timeline`,
  )
  expect(timeline.items.at(-1)).toMatchObject({
    type: 'record_presence',
    occurredAt: '2026-09-14T02:10:00.000Z',
    actorName: 'Daniel Udau',
  })
  const again = await system.request('POST', `/api/v1/visit-requests/${visitRequest?.id}/visits`, {
    cookie: fieldOfficer.cookie,
    body: { outcome: 'done' },
  })
  expect(again.status).toBe(409)
  type Seen = VisitRequest & { visits: { id: string; outcome: string }[] }
  const seen = await call<Seen>(officer, 'GET', `/visit-requests/${visitRequest?.id}`)
  expect(seen.visits[0]).toMatchObject({
    ...{ outcome: 'done', centralStatus: 'SENT_FOR_ENROLLMENT', note: 'Sidik jari jelas' },
  })

  // Recorded by mistake: it is corrected while the trip is on its way, the history keeps both, the file loses the presence.
  const corrects = done.correctableVisitId
  expect(corrects).toBe(seen.visits[0]?.id)
  system.clock.now = new Date('2026-09-14T02:22:00Z')
  const record = (user: User, body: object, status = 201) =>
    call<VisitRequest>(user, 'POST', `/visit-requests/${visitRequest?.id}/visits`, body, status)
  const corrected = await record(fieldOfficer, { outcome: 'absent', corrects })
  expect(corrected).toMatchObject({ status: 'open', absences: 1, correctableVisitId: null })
  await record(fieldOfficer, { outcome: 'refused', corrects }, 409)
  const both = await call<Seen>(officer, 'GET', `/visit-requests/${visitRequest?.id}`)
  expect(both.visits.map(({ outcome }) => outcome).sort()).toEqual(['absent', 'done'])
  expect(await call<ApplicationFile>(officer, 'GET', `/applications/${receipt.id}`)).toMatchObject({
    presenceDone: false,
  })
  const after = await call<{ items: { type: string }[] }>(officer, 'GET', `/applications/${receipt.id}/timeline`)
  expect(after.items.at(-1)).toMatchObject({ type: 'visit_corrected', actorName: 'Daniel Udau' })

  // Met in the end: what the office has gone on with cannot be taken back any more.
  const met = await record(fieldOfficer, { outcome: 'done' })
  await step(receipt.id, 'process')
  await record(fieldOfficer, { outcome: 'absent', corrects: met.correctableVisitId }, 409)

  // The stop counts whom the report counts, also of a trip that is over.
  const turnedUp = await call<VisitRequest>(
    officer,
    'POST',
    '/visit-requests',
    {
      ...{ villageCode: village, purpose: 'assistance', mode: 'village', name: 'Lukas Padan' },
    },
    201,
  )
  const ids = [visitRequest?.id, turnedUp.id]
  await call(coordinator, 'PUT', `/trips/${trip.id}/stops/${stopId}/people`, { visitRequestIds: ids })
  const finish = { action: 'finish', expectedVersion: await version(fieldOfficer, trip.id) }
  await call(fieldOfficer, 'POST', `/trips/${trip.id}/status`, finish)
  const over = await call<Trip>(coordinator, 'GET', `/trips/${trip.id}`)
  expect(over.stops).toMatchObject([{ requests: 2, people: 2, visited: 1 }])
  const { stops } = await call<TripReport>(coordinator, 'GET', `/trips/${trip.id}/report`)
  expect(stops).toMatchObject([{ planned: 2, done: 1, open: 1 }])
})

test('who was not met waits again, more urgently; a visit before the office looked counts at once', async () => {
  const receipt = await submit(15, 'home')
  const visitRequest = await requestOf(officer, receipt.id)
  expect(visitRequest).toMatchObject({ status: 'open', mode: 'home' })
  const absent = await call<VisitRequest>(
    officer,
    'POST',
    `/visit-requests/${visitRequest?.id}/visits`,
    { outcome: 'absent' },
    201,
  )
  expect(absent).toMatchObject({ status: 'open', absences: 1 })
  expect(absent.priority.score).toBe((visitRequest?.priority.score ?? 0) + 10)
  const doneAt = new Date(system.clock.now.getTime() - 2 * 3_600_000).toISOString()
  await call(officer, 'POST', `/visit-requests/${visitRequest?.id}/visits`, { outcome: 'done', doneAt }, 201)
  expect((await requestOf(officer, receipt.id))?.status).toBe('visited')
  // The file has the presence at once, and its history the visit, with its time and who recorded it.
  expect(await call(officer, 'GET', `/applications/${receipt.id}`)).toMatchObject({
    status: 'routed',
    presenceDone: true,
  })
  const { items } = await call<{ items: { type: string }[] }>(officer, 'GET', `/applications/${receipt.id}/timeline`)
  expect(items.at(-1)).toMatchObject({
    type: 'visit',
    channel: 'field',
    occurredAt: doneAt,
    actorName: expect.any(String),
  })
  await step(receipt.id, 'start')
  expect(await step(receipt.id, 'process'), 'nobody is waited for').toMatchObject({ status: 'processing' })
})

test('an application that is withdrawn, or recorded at the office, needs no visit any more', async () => {
  const withdrawn = await submit(25)
  const follow = await system.request('POST', '/api/v1/public/follow', {
    body: { trackingNumber: withdrawn.trackingNumber, pin: withdrawn.pin },
  })
  const citizen = {
    id: '',
    cookie: follow.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  }
  await call(citizen, 'POST', '/public/application/withdrawal', { expectedVersion: 1 })
  expect((await requestOf(officer, withdrawn.id))?.status).toBe('cancelled')

  const recorded = await submit(26)
  await step(recorded.id, 'start')
  await step(recorded.id, 'await_presence')
  await step(recorded.id, 'record_presence')
  expect((await requestOf(officer, recorded.id))?.status).toBe('cancelled')
})

test('no team and no kit is on two trips at once, also when two plans come at the same moment', async () => {
  const team = await call<{ id: string }>(
    coordinator,
    'POST',
    '/teams',
    { provinceCode: '65', regencyCode: null, name: 'Tim Uji', memberIds: [fieldOfficer.id] },
    201,
  )
  const kit = await call<{ id: string }>(
    coordinator,
    'POST',
    '/kits',
    { provinceCode: '65', regencyCode: null, serial: 'UJI-001', name: 'Alat Uji' },
    201,
  )
  const plan = {
    provinceCode: '65',
    name: 'Krayan',
    teamId: team.id,
    kitId: kit.id,
    startsOn: '2026-10-05',
    endsOn: '2026-10-09',
  }
  const first = await call<Trip>(coordinator, 'POST', '/trips', plan, 201)
  expect(first.members).toMatchObject([{ userId: fieldOfficer.id, role: 'member' }])
  const overlapping = { ...plan, name: 'Lumbis', teamId: null, startsOn: '2026-10-09', endsOn: '2026-10-12' }
  expect(await call(coordinator, 'POST', '/trips', overlapping, 409)).toMatchObject({
    type: '/problems/conflict',
    detail: expect.stringContaining('“Krayan”'),
  })
  const adjacent = { ...overlapping, startsOn: '2026-10-10' }
  await call(coordinator, 'POST', '/trips', adjacent, 201)
  const later = { ...plan, startsOn: '2026-11-02', endsOn: '2026-11-06' }
  const answers = await Promise.all(
    ['A', 'B'].map((name) =>
      system.request('POST', '/api/v1/trips', { cookie: coordinator.cookie, body: { ...later, name } }),
    ),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
  await call(coordinator, 'POST', `/trips/${first.id}/status`, { action: 'cancel', expectedVersion: first.version })
  await call(coordinator, 'POST', '/trips', overlapping, 409) // the adjacent one has the kit now
})

test('nobody is on two trips at once; what ends early frees its team, its kit and its people from then on', async () => {
  const member = await system.createUser([{ role: 'field_officer', regionCode: '65.03' }], 'Petrus Bala')
  const office = { provinceCode: '65', regencyCode: null }
  const team = await call<{ id: string }>(
    ...([coordinator, 'POST', '/teams', { ...office, name: 'Tim Bala', memberIds: [member.id] }, 201] as const),
  )
  const kit = await call<{ id: string }>(
    ...([coordinator, 'POST', '/kits', { ...office, serial: 'UJI-002', name: 'Alat Bala' }, 201] as const),
  )
  const today = system.clock.now.toISOString().slice(0, 10)
  const later = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
  const plan = (name: string, more: object) => ({
    ...{ provinceCode: '65', name, teamId: null, kitId: null, startsOn: today, endsOn: later(9) },
    ...more,
  })
  const create = (body: object, status = 201) =>
    call<Trip & { detail: string }>(coordinator, 'POST', '/trips', body, status)
  const first = await create(plan('Lumbis Ogong', { teamId: team.id, kitId: kit.id }))

  // By hand, by another team that has them too, and by moving the days of a trip that they are on.
  const other = await create(plan('Sembakung', { startsOn: later(5), endsOn: later(12) }))
  const going = (expectedVersion: number) => ({
    ...{ members: [{ userId: member.id, name: 'Petrus Bala', role: 'member' }], expectedVersion },
  })
  const refused = await call<{ detail: string }>(
    ...([coordinator, 'PUT', `/trips/${other.id}/members`, going(other.version), 409] as const),
  )
  expect(refused.detail).toMatch(/^Petrus Bala sudah ikut perjalanan “Lumbis Ogong”/)
  const second = await call<{ id: string }>(
    ...([coordinator, 'POST', '/teams', { ...office, name: 'Tim Kedua', memberIds: [member.id] }, 201] as const),
  )
  const doubled = plan('Krayan Timur', { teamId: second.id, startsOn: later(9), endsOn: later(12) })
  expect((await create(doubled, 409)).detail).toContain('“Lumbis Ogong”')
  const after = await create(plan('Krayan Timur', { startsOn: later(10), endsOn: later(12), teamId: second.id }))
  const earlier = { name: after.name, teamId: second.id, kitId: null, startsOn: later(8), endsOn: later(12) }
  await call(coordinator, 'PUT', `/trips/${after.id}`, { ...earlier, expectedVersion: after.version }, 409)

  // Over on its first day: from the next on they may go elsewhere, and the calendar says so.
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update trip set status = 'under_way' where id = $1`, values: [first.id] }),
  )
  const end = { action: 'finish', expectedVersion: await version(coordinator, first.id) }
  await call(coordinator, 'POST', `/trips/${first.id}/status`, end)
  await create(plan('Hari yang sama', { teamId: team.id }), 409)
  const again = await create(plan('Besoknya', { teamId: team.id, kitId: kit.id, startsOn: later(1), endsOn: later(3) }))
  expect(again.members).toMatchObject([{ userId: member.id }])
})

test('a trip across regencies is accepted by each for itself, and a change asks again', async () => {
  const created = await call<Trip>(
    coordinator,
    'POST',
    '/trips',
    { provinceCode: '65', name: 'Lintas', teamId: null, kitId: null, startsOn: '2026-12-01', endsOn: '2026-12-05' },
    201,
  )
  const here = { villageCode: village, date: '2026-12-01', arrivalTime: null, place: 'Balai Desa' }
  const there = { villageCode: '65.02.01.2005', date: '2026-12-03', arrivalTime: null, place: 'Balai Adat' }
  const trip = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [here, there],
    expectedVersion: created.version,
  })
  expect(trip.regencyCodes).toEqual(['65.02', '65.03'])
  const [own, sibling] = trip.stops
  const approve = (stopId: string | undefined, expectedVersion: number, status = 200) =>
    call<Trip>(supervisor, 'POST', `/trips/${trip.id}/stops/${stopId}/approval`, { expectedVersion }, status)
  await approve(sibling?.id, trip.version, 403)
  const accepted = await approve(own?.id, trip.version)
  expect(accepted.stops.map((stop) => stop.approvedByName)).toEqual(['Siti Saleh', null])
  // A new order changes nothing that was accepted; a new day does.
  const reordered = await call<Trip>(coordinator, 'PUT', `/trips/${trip.id}/stops`, {
    stops: [
      { ...there, id: sibling?.id },
      { ...here, id: own?.id },
    ],
    expectedVersion: accepted.version,
  })
  expect(reordered.stops.map((stop) => stop.approvedAt !== null)).toEqual([false, true])
  const moved = await call<Trip>(coordinator, 'PUT', `/trips/${trip.id}/stops`, {
    stops: [{ ...here, id: own?.id, date: '2026-12-02' }],
    expectedVersion: reordered.version,
  })
  expect(moved.stops).toMatchObject([{ date: '2026-12-02', approvedAt: null }])
  expect(moved.regencyCodes).toEqual(['65.03'])
})

test('a member who is taken off a trip sees nothing of it at the next request', async () => {
  const receipt = await submit(35)
  const visitRequest = await requestOf(coordinator, receipt.id)
  const { trip, stopId } = await planTrip('Singkat', { startsOn: '2026-09-28', endsOn: '2026-09-30' })
  await call(coordinator, 'PUT', `/trips/${trip.id}/stops/${stopId}/people`, { visitRequestIds: [visitRequest?.id] })
  await approveTrip(trip, stopId)
  await call(fieldOfficer, 'GET', `/visit-requests/${visitRequest?.id}`)
  await call(fieldOfficer, 'GET', `/applications/${receipt.id}`)
  await call(coordinator, 'PUT', `/trips/${trip.id}/members`, {
    members: [{ userId: null, name: 'Pak Lawai', role: 'Motoris' }],
    expectedVersion: await version(coordinator, trip.id),
  })
  await call(fieldOfficer, 'GET', `/visit-requests/${visitRequest?.id}`, undefined, 404)
  await call(fieldOfficer, 'GET', `/applications/${receipt.id}`, undefined, 404)
  expect((await system.request('GET', `/api/v1/trips/${trip.id}`, { cookie: fieldOfficer.cookie })).status).toBe(404)
})

test('a cancelled trip gives its people back, and the list is ordered by the published formula', async () => {
  const { trip, stopId } = await planTrip('Batal', { startsOn: '2026-09-21', endsOn: '2026-09-22' })
  const visitRequest = await call<VisitRequest>(
    officer,
    'POST',
    '/visit-requests',
    {
      villageCode: village,
      purpose: 'enrolment',
      mode: 'home',
      name: 'Aminah Udau',
      landmark: 'Dekat masjid',
      consentBy: 'Yusuf Udau (anak)',
      needs: ['bedridden'],
      nik: '6503051205509977',
    },
    201,
  )
  expect(visitRequest.needs).toEqual(['bedridden', 'elderly'])
  await call(coordinator, 'PUT', `/trips/${trip.id}/stops/${stopId}/people`, { visitRequestIds: [visitRequest.id] })
  expect((await call<VisitRequest>(officer, 'GET', `/visit-requests/${visitRequest.id}`)).status).toBe('planned')
  await call(coordinator, 'POST', `/trips/${trip.id}/status`, {
    action: 'cancel',
    expectedVersion: await version(coordinator, trip.id),
  })
  expect(await call<VisitRequest>(officer, 'GET', `/visit-requests/${visitRequest.id}`)).toMatchObject({
    status: 'open',
    tripId: null,
  })
  const seen: VisitRequest[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: { items: VisitRequest[]; nextCursor: string | null } = await call(
      coordinator,
      'GET',
      `/visit-requests?limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    )
    seen.push(...page.items)
    cursor = page.nextCursor
  }
  const scores = seen.map((request) => request.priority.score)
  expect(scores).toEqual(scores.toSorted((one, other) => other - one))
  expect(new Set(seen.map((request) => request.id)).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(4)
})

test('a member who is put on a first trip sees it at the next request', async () => {
  const newcomer = await system.createUser([{ role: 'field_officer', regionCode: '65.04' }])
  await call(newcomer, 'GET', '/trips', undefined, 403)
  const trip = await call<Trip>(
    coordinator,
    'POST',
    '/trips',
    { provinceCode: '65', name: 'Pertama', teamId: null, kitId: null, startsOn: '2026-09-28', endsOn: '2026-09-29' },
    201,
  )
  await call(coordinator, 'PUT', `/trips/${trip.id}/members`, {
    members: [{ userId: newcomer.id, name: 'Petugas', role: 'Operator' }],
    expectedVersion: trip.version,
  })
  expect(await call(newcomer, 'GET', '/trips')).toMatchObject({ items: [{ id: trip.id }] })
})

test('an application that moves to another regency takes its visit request along and gives its place on a trip back', async () => {
  const receipt = await submit(45)
  const visitRequest = await requestOf(coordinator, receipt.id)
  const { trip, stopId } = await planTrip('Pelimpahan', { startsOn: '2026-09-24', endsOn: '2026-09-25' })
  await call(coordinator, 'PUT', `/trips/${trip.id}/stops/${stopId}/people`, { visitRequestIds: [visitRequest?.id] })
  await call(
    officer,
    'POST',
    `/applications/${receipt.id}/transfers`,
    { toVillageCode: '65.02.01.2005', reason: 'Pemohon tinggal di Malinau' },
    201,
  )
  const receiver = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  const { items } = await call<{ items: { id: string; applicationId: string }[] }>(receiver, 'GET', '/transfers')
  const offered = items.find((item) => item.applicationId === receipt.id)
  // The receiver decides knowing what about, and sees nothing of the person yet.
  expect(offered).toMatchObject({
    trackingNumber: receipt.trackingNumber,
    serviceCode: 'KTP-BARU',
    reason: 'Pemohon tinggal di Malinau',
    isReadable: false,
    canDecide: true,
  })
  await call(receiver, 'GET', `/applications/${receipt.id}`, undefined, 404)
  await call(receiver, 'POST', `/transfers/${offered?.id}/decision`, { accept: true })
  expect(await call<VisitRequest>(receiver, 'GET', `/visit-requests/${visitRequest?.id}`)).toMatchObject({
    villageCode: '65.02.01.2005',
    status: 'open',
    tripId: null,
  })
  await call(officer, 'GET', `/visit-requests/${visitRequest?.id}`, undefined, 404)
})
