import type {
  ApplicationFile,
  listTripPeople,
  Receipt,
  ResponseOf,
  Trip,
  TripReport,
  VisitRequest,
} from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { documentNumbersOf } from '../../../testing/document-numbers'
import { plantLetterSettings } from '../../../testing/letter-settings'
import { recordSiakChecks } from '../../../testing/record-siak-checks'
import { examplePhoto, exampleSubmission } from '../../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'
import { storeUpload } from '../../uploads/upload-store'

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

const days = { startsOn: '2026-09-14', endsOn: '2026-09-16' }

/** A trip to the village with its members, planned for these people. */
async function planTrip(
  { coordinator, members }: { coordinator: User; members: readonly User[] },
  visitRequestIds: readonly string[] = [],
) {
  const plan = { provinceCode: '65', name: 'Krayan', teamId: null, kitId: null, ...days }
  const created = await call<Trip>(coordinator, 'POST', '/trips', plan, 201)
  const staffed = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/members`, {
    members: members.map((user) => ({ userId: user.id, name: 'Petugas', role: 'Operator perekaman' })),
    expectedVersion: created.version,
  })
  const trip = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [{ villageCode: village, date: days.startsOn, arrivalTime: '09:00', place: 'Balai Desa' }],
    expectedVersion: staffed.version,
  })
  const stop = `/trips/${trip.id}/stops/${trip.stops[0]?.id}`
  if (visitRequestIds.length > 0) await call(coordinator, 'PUT', `${stop}/people`, { visitRequestIds })
  return { id: trip.id, stop }
}

const versionOf = async (user: User, id: string) => (await call<Trip>(user, 'GET', `/trips/${id}`)).version

async function approve(
  { coordinator, supervisor }: Record<'coordinator' | 'supervisor', User>,
  id: string,
  stop: string,
) {
  await call(supervisor, 'POST', `${stop}/approval`, { expectedVersion: await versionOf(coordinator, id) })
  const body = { action: 'approve', expectedVersion: await versionOf(coordinator, id) }
  await call(coordinator, 'POST', `/trips/${id}/status`, body)
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
  const trip = await planTrip({ coordinator, members: [member, elsewhere] }, request ? [request.id] : [])

  // Until the trip is approved nobody of it opens what citizens wrote.
  const { applicant, answers, presence } = whole
  const supply = { channel: 'field', applicant, answers, presence, expectedVersion: 1 }
  await call(member, 'PUT', `/applications/${id}/supply`, supply, 404)
  await approve({ coordinator, supervisor }, trip.id, trip.stop)

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

test('whoever turns up at a stop is added by the number of their application, and nothing is typed twice', async () => {
  const coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const member = await system.createUser([{ role: 'field_officer', regionCode: '65.03' }], 'Daniel Udau')
  const notOnTrip = await system.createUser([{ role: 'field_officer', regionCode: '65.03' }])
  const submitted = async (villageCode: string, seed: number, more: object = {}) => {
    const example = await exampleSubmission(system, 'KK-GANTI', seed, { villageCode })
    const taken = await system.request('POST', '/api/v1/public/applications', { body: { ...example, ...more } })
    return { example, ...(taken.body as Receipt) }
  }
  // No visit was asked for: of this service nobody must be present, and its papers are missing.
  const lacking = await submitted(village, 41, { attachments: [], restFollows: true })
  expect(lacking.status, JSON.stringify(lacking)).toBe('incomplete')
  const elsewhere = await submitted('65.02.01.2002', 42)
  const ended = await submitted(village, 43)
  const file = await call<ApplicationFile>(officer, 'GET', `/applications/${ended.id}`)
  const start = { action: 'start', expectedVersion: file.version }
  const { version } = await call<ApplicationFile>(officer, 'POST', `/applications/${ended.id}/transitions`, start)
  const reject = { action: 'reject', note: 'Sudah punya KK baru', expectedVersion: version }
  await call(officer, 'POST', `/applications/${ended.id}/transitions`, reject)

  const trip = await planTrip({ coordinator, members: [member] })
  const add = (user: User, trackingNumber: string, status = 201) =>
    call<VisitRequest & { detail?: string; errors?: { message: string }[] }>(
      user,
      'POST',
      `${trip.stop}/applications`,
      { trackingNumber },
      status,
    )
  // Before the trip is approved its members see nobody.
  await add(member, lacking.trackingNumber, 409)
  await approve({ coordinator, supervisor }, trip.id, trip.stop)
  const begin = { action: 'start', expectedVersion: await versionOf(member, trip.id) }
  await call(member, 'POST', `/trips/${trip.id}/status`, begin)
  await call(member, 'GET', `/applications/${lacking.id}`, undefined, 404)

  const wordsOf = async (number: string) => (await add(member, number, 422)).errors?.map(({ message }) => message)
  const unknown = await wordsOf('SPL-0000-0000-0000')
  expect(unknown).toEqual([expect.stringContaining('Tidak ada permohonan dengan nomor ini')])
  expect(await wordsOf(elsewhere.trackingNumber), 'nobody learns what is in another regency').toEqual(unknown)
  expect(await wordsOf(ended.trackingNumber)).toEqual([expect.stringContaining('sudah berakhir')])
  await add(notOnTrip, lacking.trackingNumber, 403)
  await add(supervisor, lacking.trackingNumber, 403)

  const { name } = lacking.example.applicant as { name: string }
  const added = await add(member, lacking.trackingNumber.toLowerCase())
  const expected = { applicationId: lacking.id, name, villageCode: village, purpose: 'assistance', status: 'planned' }
  expect(added).toMatchObject({ ...expected, tripId: trip.id, canVisit: true, unmasked: true })
  // Twice is once.
  expect((await add(member, lacking.trackingNumber)).id).toBe(added.id)
  const people = await call<People>(member, 'GET', `/trips/${trip.id}/people`)
  expect(people.items).toMatchObject([{ id: added.id, isIncomplete: true }])

  const open = await call<ApplicationFile>(member, 'GET', `/applications/${lacking.id}`)
  await call(notOnTrip, 'GET', `/applications/${lacking.id}`, undefined, 404)
  const supplied = await call<{ status: string }>(member, 'PUT', `/applications/${lacking.id}/supply`, {
    channel: 'field',
    applicant: lacking.example.applicant,
    answers: lacking.example.answers,
    attachments: (await exampleSubmission(system, 'KK-GANTI', 41, { villageCode: village })).attachments,
    expectedVersion: open.version,
  })
  expect(supplied.status).toBe('routed')
})

test('documents that a trip brings are handed over in their file: who received them, and what shows it', async () => {
  const coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const member = await system.createUser([{ role: 'field_officer', regionCode: '65.03' }], 'Daniel Udau')
  const body = await exampleSubmission(system, 'KK-GANTI', 51, { villageCode: village })
  const { name } = body.applicant as { name: string }
  const taken = await system.request('POST', '/api/v1/public/applications', { body })
  const { id, trackingNumber } = taken.body as Receipt
  const read = (user = officer) => call<ApplicationFile>(user, 'GET', `/applications/${id}`)
  const step = async (action: string, more: object = {}) =>
    call<ApplicationFile>(officer, 'POST', `/applications/${id}/transitions`, {
      ...{ action, expectedVersion: (await read()).version },
      ...more,
    })
  await step('start')
  await step('process')
  await recordSiakChecks(
    (method, path, sent) =>
      system.request(method, path, { cookie: officer.cookie, ...(sent === undefined ? {} : { body: sent }) }),
    id,
  )
  const { products } = await step('issue', { products: documentNumbersOf(await read(), '2026-09-14') })
  await step('make_ready', { pickups: products.map(({ product }) => ({ id: product, place: 'Kantor Disdukcapil' })) })

  const asked = { villageCode: village, purpose: 'handover', mode: 'village', name: 'Maria Lalung' }
  const unnamed = await call<VisitRequest>(supervisor, 'POST', '/visit-requests', asked, 201)
  const trip = await planTrip({ coordinator, members: [member] }, [unnamed.id])
  await approve({ coordinator, supervisor }, trip.id, trip.stop)
  const begin = { action: 'start', expectedVersion: await versionOf(member, trip.id) }
  await call(member, 'POST', `/trips/${trip.id}/status`, begin)
  const added = await call<VisitRequest>(member, 'POST', `${trip.stop}/applications`, { trackingNumber }, 201)
  expect(added).toMatchObject({ applicationId: id, purpose: 'handover' })

  const record = (requestId: string, more: object, status = 201) =>
    call<{ status: string }>(
      member,
      'POST',
      `/visit-requests/${requestId}/visits`,
      { outcome: 'done', ...more },
      status,
    )
  await record(added.id, {}, 409)
  await record(added.id, { handover: { to: name } }, 409)
  expect(await read(member)).toMatchObject({ status: 'ready' })
  const proofUploadId = await storeUpload(system.app.platform, await examplePhoto())
  const received = { to: 'Yulita Padan', recipient: 'family', relation: 'Anak', proof: 'thumbprint', proofUploadId }
  expect(await record(added.id, { handover: received })).toMatchObject({ status: 'visited' })
  expect(await read()).toMatchObject({
    status: 'completed',
    handover: { to: 'Yulita Padan', relation: 'Anak', method: 'visit', recipient: 'family', proof: 'thumbprint' },
  })
  const { items } = await call<{ items: { type: string; channel: string; actorName: string }[] }>(
    ...([officer, 'GET', `/applications/${id}/timeline`] as const),
  )
  expect(items.at(-1)).toMatchObject({ type: 'complete', channel: 'field', actorName: 'Daniel Udau' })

  // What nobody knows an application of is no document handed over.
  await record(unnamed.id, {})
  const report = await call<TripReport>(coordinator, 'GET', `/trips/${trip.id}/report`)
  expect(report.total).toMatchObject({ done: 2, handovers: 1, broughtOtherwise: 1 })
})
