import type { ResponseOf, readTravelOrder, Trip } from '@sipelandukilat/contract'
import { addCalendarDays } from '@sipelandukilat/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { exampleLetterSettings, plantLetterSettings } from '../../../testing/letter-settings'
import { wordsOf } from '../../../testing/pdf-words'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'

type TravelOrder = ResponseOf<typeof readTravelOrder>

let system: TestSystem
type User = { id: string; cookie: string }
let coordinator: User
let supervisor: User
let fieldOfficer: User
let admin: User

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.02', '65.03')` }),
  )
  await plantLetterSettings(system, '65.03')
  coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  fieldOfficer = await system.createUser([{ role: 'field_officer', regionCode: '65.03' }], 'Daniel Udau')
  admin = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
})
afterAll(() => system.close())

async function call<Answer>(user: User, method: string, path: string, body?: object, status = 200): Promise<Answer> {
  const answer = await system.request(method, `/api/v1${path}`, { cookie: user.cookie, ...(body ? { body } : {}) })
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
  return answer.body as Answer
}

async function planTrip(name: string, startsOn = '2026-09-21'): Promise<Trip> {
  const days = { startsOn, endsOn: addCalendarDays(startsOn, 2) }
  const plan = { provinceCode: '65', name, teamId: null, kitId: null, ...days }
  const created = await call<Trip>(coordinator, 'POST', '/trips', plan, 201)
  const staffed = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/members`, {
    members: [
      { userId: fieldOfficer.id, name: 'Petugas', role: 'Operator perekaman' },
      { userId: null, name: 'Pak Lawai', role: 'Motoris perahu' },
    ],
    expectedVersion: created.version,
  })
  return call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [{ villageCode: '65.03.05.2022', date: days.startsOn, arrivalTime: '09:00', place: 'Balai Desa' }],
    expectedVersion: staffed.version,
  })
}

async function approve(trip: Trip, more: object = {}): Promise<Trip> {
  const stop = await call<Trip>(supervisor, 'POST', `/trips/${trip.id}/stops/${trip.stops[0]?.id}/approval`, {
    expectedVersion: trip.version,
  })
  return call<Trip>(coordinator, 'POST', `/trips/${trip.id}/status`, {
    action: 'approve',
    expectedVersion: stop.version,
    ...more,
  })
}
const orderOf = (id: string) => call<TravelOrder>(coordinator, 'GET', `/trips/${id}/travel-order`)

test('an approved trip has an order on the paper of its regency, numbered by its scheme, with its basis and ranks', async () => {
  await call(admin, 'PATCH', `/users/${fieldOfficer.id}`, {
    nip: '19851017 201001 1 004',
    grade: 'III/b',
    expectedVersion: 1,
  })
  const trip = await planTrip('Krayan III')
  const draft = await orderOf(trip.id)
  expect(draft).toMatchObject({ isOwnBasis: false, canEdit: true, paper: { seat: 'Nunukan' } })
  expect(draft.trip.travelOrderNumber).toBeNull()
  expect(draft.paper?.day).toBeNull()
  const drafted = await fetch(`${system.url}/api/v1/trips/${trip.id}/travel-order.pdf`, {
    headers: { cookie: coordinator.cookie },
  })
  const draftWords = wordsOf(Buffer.from(await drafted.arrayBuffer()))
  expect(draftWords).toContain('RANCANGAN - BELUM DITERBITKAN')
  expect(draftWords).toMatch(/Nunukan, \.{8}/)
  expect(draftWords).not.toContain('Nunukan, 14 September 2026')
  expect(draft.basis).toEqual([
    'Rencana perjalanan jemput bola "Krayan III" pada 21 September 2026 s.d. 23 September 2026, yang titik layanannya menunggu persetujuan penyelia Kabupaten Nunukan;',
  ])
  const basis = [
    'DPA Dinas Kependudukan dan Pencatatan Sipil Tahun 2026;',
    'Surat Camat Krayan tanggal 1 September 2026.',
  ]
  await call(coordinator, 'PUT', `/trips/${trip.id}/travel-order/basis`, { lines: basis, expectedVersion: 3 }, 204)
  const changed = await call<Trip>(coordinator, 'GET', `/trips/${trip.id}`)

  // Whoever is visited at home is on no list of who comes to the hall.
  const atHome = await call<{ id: string }>(
    supervisor,
    'POST',
    '/visit-requests',
    {
      ...{ villageCode: '65.03.05.2022', purpose: 'enrolment', mode: 'home', name: 'Aminah Udau' },
      ...{ landmark: 'Dekat masjid', consentBy: 'Yusuf Udau (anak)', needs: ['bedridden'] },
    },
    201,
  )
  const stop = `/trips/${trip.id}/stops/${trip.stops[0]?.id}`
  await call(coordinator, 'PUT', `${stop}/people`, { visitRequestIds: [atHome.id] })

  const approved = await approve(changed)
  expect(approved.travelOrderNumber).toBe('094/001/DISDUKCAPIL/2026')
  const late = { lines: ['Dasar lain sama sekali;'], expectedVersion: approved.version }
  await call(coordinator, 'PUT', `/trips/${trip.id}/travel-order/basis`, late, 409)
  const order = await orderOf(trip.id)
  expect(order).toMatchObject({
    canEdit: false,
    basis,
    isOwnBasis: true,
    paper: { signatory: { name: exampleLetterSettings.head?.name }, day: '2026-09-14' },
  })
  expect(order.members[0]).toMatchObject({ name: 'Daniel Udau', nip: '198510172010011004', grade: 'III/b' })
  expect(order.members[1]).toMatchObject({ name: 'Pak Lawai', nip: null, grade: null })

  const printed = await fetch(`${system.url}/api/v1/trips/${trip.id}/travel-order.pdf`, {
    headers: { cookie: coordinator.cookie },
  })
  const words = wordsOf(Buffer.from(await printed.arrayBuffer()))
  for (const word of [
    'PEMERINTAH KABUPATEN NUNUKAN',
    'Nomor: 094/001/DISDUKCAPIL/2026',
    basis[1] ?? '',
    'NIP 19851017 201001 1 004',
    'Penata Muda Tingkat I (III/b)',
    'Maria Lencau, S.Sos.',
    'NIP 19700512 199503 2 001',
    'Kunjungan rumah',
  ])
    expect(words).toContain(word)
  const gone = await call<TravelOrder>(supervisor, 'GET', `/trips/${trip.id}/travel-order`)
  expect(gone.canEdit).toBe(false)
  await call(supervisor, 'PUT', `/trips/${trip.id}/travel-order/basis`, { lines: [], expectedVersion: 9 }, 403)
})

test('a number that was given elsewhere is kept, and takes none of the scheme', async () => {
  const given = await approve(await planTrip('Krayan IV', '2026-09-28'), { travelOrderNumber: '094/77/PROV' })
  expect(given.travelOrderNumber).toBe('094/77/PROV')
  const next = await approve(await planTrip('Krayan V', '2026-10-05'))
  expect(next.travelOrderNumber).toBe('094/002/DISDUKCAPIL/2026')
})

test('the basis of a draft names who approved their stops apart from whose approval is awaited', async () => {
  const trip = await planTrip('Perbatasan', '2026-10-12')
  const [own] = trip.stops
  const far = { villageCode: '65.02.01.2005', date: '2026-10-14', arrivalTime: '09:00', place: 'Balai Adat' }
  const planned = await call<Trip>(coordinator, 'PUT', `/trips/${trip.id}/stops`, {
    stops: [
      { id: own?.id, villageCode: own?.villageCode, date: own?.date, arrivalTime: '09:00', place: own?.place },
      far,
    ],
    expectedVersion: trip.version,
  })
  await call(supervisor, 'POST', `/trips/${trip.id}/stops/${own?.id}/approval`, { expectedVersion: planned.version })
  expect((await orderOf(trip.id)).basis[0]).toContain(
    'yang titik layanannya disetujui penyelia Kabupaten Nunukan dan menunggu persetujuan penyelia Kabupaten Malinau;',
  )
})
