import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Trip, VillageCoverage, VisitDemand, VisitRequest } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'
import { importOutlines } from '../../regions/import-outlines'

let system: TestSystem
const village = '65.03.05.2022'
type User = { id: string; cookie: string }
let officer: User
let coordinator: User

beforeAll(async () => {
  system = await createTestSystem()
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
})
afterAll(() => system.close())

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

const visitRequest = (more: Record<string, unknown> = {}, user = officer) =>
  call<VisitRequest>(
    user,
    'POST',
    '/visit-requests',
    {
      villageCode: village,
      purpose: 'enrolment',
      mode: 'home',
      name: 'Aminah Udau',
      landmark: 'Dekat masjid',
      ...more,
    },
    201,
  )
const read = (id: string, user = officer) => call<VisitRequest>(user, 'GET', `/visit-requests/${id}`)

async function planTrip(): Promise<{ id: string; stopId: string }> {
  const created = await call<Trip>(
    coordinator,
    'POST',
    '/trips',
    { provinceCode: '65', name: 'Uji', teamId: null, kitId: null, startsOn: '2026-10-01', endsOn: '2026-10-03' },
    201,
  )
  const trip = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [{ villageCode: village, date: '2026-10-01', arrivalTime: '09:00', place: 'Balai Desa' }],
    expectedVersion: created.version,
  })
  return { id: trip.id, stopId: trip.stops[0]?.id ?? '' }
}

test('a home visit is planned once somebody agreed; what cannot be planned is named, the rest is', async () => {
  const open = await visitRequest()
  expect(open.consent).toBeNull()
  const agreed = await visitRequest({ name: 'Yusuf Lawai', consentBy: 'Yusuf Lawai (yang bersangkutan)' })
  const withdrawn = await visitRequest({ name: 'Maria Padan', mode: 'village' })
  await call(officer, 'POST', `/visit-requests/${withdrawn.id}/cancellation`, { expectedVersion: withdrawn.version })
  const { id, stopId } = await planTrip()
  const plan = () =>
    call<Trip & { leftOut: unknown[] }>(coordinator, 'PUT', `/trips/${id}/stops/${stopId}/people`, {
      visitRequestIds: [open.id, agreed.id, withdrawn.id],
    })
  expect((await plan()).leftOut).toEqual([
    { id: open.id, reference: open.reference, name: 'Aminah Udau', reason: 'no_consent' },
    { id: withdrawn.id, reference: withdrawn.reference, name: 'Maria Padan', reason: 'withdrawn' },
  ])
  expect(await read(agreed.id)).toMatchObject({ status: 'planned' })
  const consented = await call<VisitRequest>(officer, 'PUT', `/visit-requests/${open.id}/consent`, {
    by: 'Siti Udau (anak)',
    expectedVersion: open.version,
  })
  expect(consented.consent).toMatchObject({ by: 'Siti Udau (anak)' })
  expect((await read(open.id, coordinator)).consent).toMatchObject({ by: null })
  const trip = await plan()
  expect(trip.leftOut).toHaveLength(1)
  expect(trip.stops[0]).toMatchObject({ requests: 2, households: 2 })
  const late = await system.request('PUT', `/api/v1/visit-requests/${open.id}/consent`, {
    cookie: officer.cookie,
    body: { by: null, expectedVersion: (await read(open.id)).version },
  })
  expect(late.status).toBe(409)
})

test('one family card or one telephone is one house, in one village only, and its number is nowhere plain', async () => {
  const kkNumber = '6503051205209901'
  const first = await visitRequest({ kkNumber, phone: '081234509901' })
  const sameCard = await visitRequest({ kkNumber, name: 'Rina Udau' })
  const samePhone = await visitRequest({ phone: '0812-3450-9901', name: 'Daud Udau' })
  const elsewhere = await visitRequest({ kkNumber, villageCode: '65.03.05.2029' })
  const school = await visitRequest({
    source: 'school',
    institution: 'SMAN 1 Krayan',
    contactName: 'Ibu Ros',
    phone: '081234509901',
    mode: 'village',
  })
  expect(sameCard.householdId).toBe(first.householdId)
  expect(samePhone.householdId).toBe(first.householdId)
  expect(await read(first.id)).toMatchObject({ householdSize: 3 })
  expect(elsewhere.householdId).not.toBe(first.householdId)
  expect(school).toMatchObject({ householdSize: 1, institution: 'SMAN 1 Krayan', contact: { name: 'Ibu Ros' } })
  const { items } = await call<{ items: VisitDemand[] }>(coordinator, 'GET', '/visit-requests/demand?mode=home')
  const here = items.find((item) => item.villageCode === village)
  expect((here?.homeVisits ?? 0) - (here?.households ?? 0)).toBe(2)
  const rows = await system.database.read(workerScope, (db) => db.rows({ text: 'select * from visit_request' }))
  expect(JSON.stringify(rows)).not.toContain(kkNumber)
})

test('an institution without a name or somebody to call reads what is missing', async () => {
  const answer = await system.request('POST', '/api/v1/visit-requests', {
    cookie: officer.cookie,
    body: { villageCode: village, purpose: 'enrolment', mode: 'village', name: 'Warga binaan', source: 'prison' },
  })
  expect(answer.status).toBe(422)
  const paths = (answer.body as { errors: { path: string }[] }).errors.map(({ path: at }) => at)
  expect(paths).toEqual(['institution', 'contactName'])
})

test('counts of a village raise its requests, from a file with its bad lines named, and become a request', async () => {
  const own = await visitRequest({ mode: 'village', villageCode: '65.03.05.2029' })
  const csv = [
    'kode_desa;wajib_ktp;sudah_rekam',
    '6503052029;200;130',
    '6503059999;10;5',
    '6502012005;100;50',
    '6503052022;50;60',
  ].join('\n')
  const file = (apply: boolean) => ({ csv, source: 'Rekap SIAK', asOf: '2026-09-01', apply })
  type Read = { good: unknown[]; bad: { line: number; message: string }[]; applied: boolean }
  const preview = await call<Read>(officer, 'POST', '/ktp-coverage/import', file(false))
  expect(preview).toMatchObject({
    good: [{ line: 2, villageCode: '65.03.05.2029', eligible: 200, recorded: 130, before: null }],
    applied: false,
  })
  expect(preview.bad.map(({ line }) => line)).toEqual([3, 4, 5])
  expect((await call<{ items: unknown[] }>(officer, 'GET', '/ktp-coverage')).items).toEqual([])
  await call(officer, 'POST', '/ktp-coverage/import', file(true))
  const raised = await read(own.id)
  expect(raised.priority.score).toBe(own.priority.score + 15)
  expect(raised.priority.reasons).toContainEqual(expect.objectContaining({ code: 'coverage', points: 15 }))
  const { items } = await call<{ items: VillageCoverage[] }>(coordinator, 'GET', '/ktp-coverage?region=65.03')
  expect(items).toMatchObject([{ villageCode: '65.03.05.2029', lacking: 70, points: 15, canUpdate: true }])
  const asked = await call<VisitRequest>(
    coordinator,
    'POST',
    '/ktp-coverage/65.03.05.2029/visit-request',
    { contactName: 'Lukas Padan', contactRole: 'Kepala desa' },
    201,
  )
  const requested = items[0]?.requestedPeople ?? 0
  expect(asked).toMatchObject({ source: 'coverage', peopleCount: 70 - requested, consent: { at: expect.any(String) } })
  const again = await system.request('POST', '/api/v1/ktp-coverage/65.03.05.2029/visit-request', {
    cookie: coordinator.cookie,
    body: { contactName: 'Lukas Padan', contactRole: 'Kepala desa' },
  })
  expect(again.status).toBe(409)
  await call(officer, 'PUT', '/ktp-coverage/65.03.05.2029', {
    eligible: 200,
    recorded: 195,
    source: 'Kunjungan',
    asOf: '2026-09-10',
  })
  expect((await read(own.id)).priority.score).toBe(own.priority.score)
  const sibling = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  expect((await call<{ items: unknown[] }>(sibling, 'GET', '/ktp-coverage')).items).toEqual([])
})

test('a file without its columns is refused with what the first line must say', async () => {
  const answer = await system.request('POST', '/api/v1/ktp-coverage/import', {
    cookie: officer.cookie,
    body: { csv: 'desa\n1', source: 'x', asOf: '2026-09-01', apply: true },
  })
  expect(answer.status).toBe(422)
  expect(JSON.stringify(answer.body)).toContain('kode_desa')
})

test('imported outlines reach who reads visit requests; names without a region are listed', async () => {
  const ring = [
    [115.6, 3.8],
    [115.8, 3.8],
    [115.8, 4],
    [115.6, 3.8],
  ]
  const feature = (properties: object) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Polygon', coordinates: [ring] },
  })
  const importFeatures = async (features: object[]) => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'outlines-')), 'kaltara.geojson')
    await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features }))
    return importOutlines(system.database, file, system.clock.now)
  }
  const imported = await importFeatures([
    feature({ KDCPUM: '65.03.05' }),
    feature({ name: 'Atlantis' }),
    feature({ code: '65.03' }),
  ])
  expect(imported).toEqual({ matched: ['65.03', '65.03.05'], unmatched: ['Atlantis'], unreadable: 0 })
  const map = await call<{ regencies: unknown[]; districts: unknown[] }>(officer, 'GET', '/visit-requests/outlines')
  expect(map).toMatchObject({
    regencies: [{ code: '65.03', name: 'Kabupaten Nunukan' }],
    districts: [
      { code: '65.03.05', regencyCode: '65.03', polygons: [[[115.6, 3.8, 115.8, 3.8, 115.8, 4, 115.6, 3.8]]] },
    ],
    villages: [],
  })
  // Villages come for the regency that is looked at; for a whole province only where nothing else is there.
  await importFeatures([feature({ KDEPUM: '6503052022', WADMKC: 'Krayan' }), feature({ code: '65.04.01.2001' })])
  const villagesOf = async (query = '') =>
    (await call<{ villages: { code: string }[] }>(coordinator, 'GET', `/visit-requests/outlines${query}`)).villages.map(
      ({ code }) => code,
    )
  expect(await villagesOf()).toEqual([])
  expect(await villagesOf('?region=65.03')).toEqual([village])
  await system.database.write(workerScope, (db) =>
    db.run({ text: `delete from region_geometry where length(region_code) < 10` }),
  )
  expect(await villagesOf()).toEqual([village, '65.04.01.2001'])
})

test('the formula is shown with every figure it is worked out with', async () => {
  const { version, terms } = await call<{ version: number; terms: { code: string; points: number; most: number }[] }>(
    officer,
    'GET',
    '/visit-requests/formula',
  )
  expect(version).toBe(2)
  expect(terms).toContainEqual(expect.objectContaining({ code: 'coverage', points: 5, most: 15 }))
})
