import type { ApplicationFile, listTripPeople, Receipt, ResponseOf, Trip, VisitRequest } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { plantLetterSettings } from '../../../testing/letter-settings'
import { exampleSubmission } from '../../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'

type User = { id: string; cookie: string }
type People = ResponseOf<typeof listTripPeople>

let system: TestSystem
const village = '65.03.05.2022'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.02', '65.03')` }),
  )
  await plantLetterSettings(system, '65.03')
})
afterAll(() => system.close())

async function call<Answer>(user: User, method: string, path: string, body?: object, status = 200): Promise<Answer> {
  const answer = await system.request(method, `/api/v1${path}`, { cookie: user.cookie, ...(body ? { body } : {}) })
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
  return answer.body as Answer
}

test('a member of the trip finishes at the stop what lacks something; nobody else of the field does', async () => {
  const coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const member = await system.createUser([{ role: 'field_officer', regionCode: '65.03' }], 'Daniel Udau')
  const notOnTrip = await system.createUser([{ role: 'field_officer', regionCode: '65.03' }])
  const elsewhere = await system.createUser([{ role: 'field_officer', regionCode: '65.02' }], 'Rina Padan')

  const example = await exampleSubmission(system, 'KTP-BARU', 31, { villageCode: village })
  const whole = { ...example, presence: { mode: 'village' } } as unknown as {
    applicant: { name: string }
    answers: object
    presence: object
  }
  const partial = { ...whole, applicant: { name: whole.applicant.name }, restFollows: true }
  const taken = await system.request('POST', '/api/v1/public/applications', { body: partial })
  const { id, status } = taken.body as Receipt
  expect(status, JSON.stringify(taken.body)).toBe('incomplete')

  const { items } = await call<{ items: VisitRequest[] }>(coordinator, 'GET', '/visit-requests')
  const request = items.find(({ applicationId }) => applicationId === id)
  expect(request).toBeDefined()
  const days = { startsOn: '2026-09-21', endsOn: '2026-09-23' }
  const plan = { provinceCode: '65', name: 'Krayan', teamId: null, kitId: null, ...days }
  const created = await call<Trip>(coordinator, 'POST', '/trips', plan, 201)
  const staffed = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/members`, {
    members: [member, elsewhere].map((user) => ({ userId: user.id, name: 'Petugas', role: 'Operator perekaman' })),
    expectedVersion: created.version,
  })
  const trip = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [{ villageCode: village, date: days.startsOn, arrivalTime: '09:00', place: 'Balai Desa' }],
    expectedVersion: staffed.version,
  })
  const [stop] = trip.stops
  await call(coordinator, 'PUT', `/trips/${trip.id}/stops/${stop?.id}/people`, { visitRequestIds: [request?.id] })

  // Until the trip is approved nobody of it opens what citizens wrote.
  const { applicant, answers, presence } = whole
  const supply = { channel: 'field', applicant, answers, presence, expectedVersion: 1 }
  await call(member, 'PUT', `/applications/${id}/supply`, supply, 404)
  const planned = await call<Trip>(coordinator, 'GET', `/trips/${trip.id}`)
  const agreed = await call<Trip>(supervisor, 'POST', `/trips/${trip.id}/stops/${stop?.id}/approval`, {
    expectedVersion: planned.version,
  })
  await call(coordinator, 'POST', `/trips/${trip.id}/status`, { action: 'approve', expectedVersion: agreed.version })

  const people = await call<People>(member, 'GET', `/trips/${trip.id}/people`)
  expect(people.items).toMatchObject([{ applicationId: id, isIncomplete: true }])
  const file = await call<ApplicationFile>(member, 'GET', `/applications/${id}`)
  expect(file).toMatchObject({ masked: false, lacks: { fields: ['applicant.nik', 'applicant.kkNumber'] } })
  const body = { ...supply, expectedVersion: file.version }
  await call(notOnTrip, 'PUT', `/applications/${id}/supply`, body, 404)
  // On the trip, but the village lies outside what they serve.
  await call(elsewhere, 'PUT', `/applications/${id}/supply`, body, 403)

  const done = await call<{ status: string; lacks: object | null }>(member, 'PUT', `/applications/${id}/supply`, body)
  expect(done).toMatchObject({ status: 'routed', lacks: null })
  const timeline = await call<{ items: { type: string; channel: string | null }[] }>(
    await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }]),
    'GET',
    `/applications/${id}/timeline`,
  )
  expect(timeline.items).toContainEqual(expect.objectContaining({ type: 'supplement', channel: 'field' }))
  const after = await call<People>(member, 'GET', `/trips/${trip.id}/people`)
  expect(after.items).toMatchObject([{ applicationId: id, isIncomplete: false }])
})
