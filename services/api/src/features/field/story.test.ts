import type {
  ApplicationFile,
  CitizenApplication,
  Receipt,
  Trip,
  VisitDay,
  VisitRequest,
} from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

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
      { userId: fieldOfficer.id, name: '', role: 'Operator perekaman' },
      { userId: null, name: 'Pak Lawai', role: 'Motoris perahu' },
    ].map((member) => ({ ...member, name: member.name || 'Petugas' })),
    expectedVersion: created.version,
  })
  expect(staffed.members[0]?.name).toBe('Daniel Udau')
  const trip = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [{ villageCode: village, date: days.startsOn, arrivalTime: '09:00', place: 'Balai Desa Sanur' }],
    expectedVersion: staffed.version,
  })
  return { trip, stopId: trip.stops[0]?.id ?? '' }
}

async function approveAndStart(trip: Trip, stopId: string): Promise<void> {
  await call(supervisor, 'POST', `/trips/${trip.id}/stops/${stopId}/approval`, {
    expectedVersion: await version(supervisor, trip.id),
  })
  await call(coordinator, 'POST', `/trips/${trip.id}/status`, {
    action: 'approve',
    travelOrderNumber: '094/12/DISDUKCAPIL',
    expectedVersion: await version(coordinator, trip.id),
  })
}

test('a wish for service in the village becomes a trip, the trip a public date, the visit moves the application on', async () => {
  const receipt = await submit(5)
  await step(receipt.id, 'start')
  expect(await step(receipt.id, 'await_presence')).toMatchObject({ status: 'awaiting_presence' })

  const wish = await requestOf(coordinator, receipt.id)
  expect(wish).toMatchObject({
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
  await call(coordinator, 'PUT', `/trips/${trip.id}/stops/${stopId}/people`, { visitRequestIds: [wish?.id] })
  const schedule = () => call<{ items: VisitDay[] }>(undefined, 'GET', `/public/visit-schedule?village=${village}`)
  expect((await schedule()).items).toEqual([])

  const early = await system.request('POST', `/api/v1/trips/${trip.id}/status`, {
    cookie: coordinator.cookie,
    body: { action: 'approve', expectedVersion: await version(coordinator, trip.id) },
  })
  expect(early).toMatchObject({ status: 409, body: { detail: expect.stringContaining('belum disetujui') } })
  await approveAndStart(trip, stopId)
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
    { id: wish?.id, unmasked: true, landmark: 'Rumah panggung biru dekat dermaga', canVisit: false },
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
    `/visit-requests/${wish?.id}/visits`,
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
  const again = await system.request('POST', `/api/v1/visit-requests/${wish?.id}/visits`, {
    cookie: fieldOfficer.cookie,
    body: { outcome: 'done' },
  })
  expect(again.status).toBe(409)
  const [seen] = (await call<{ visits: unknown[] }>(officer, 'GET', `/visit-requests/${wish?.id}`)).visits
  expect(seen).toMatchObject({ outcome: 'done', centralStatus: 'SENT_FOR_ENROLLMENT', note: 'Sidik jari jelas' })
})
