import type { PublicVisitReceipt, VisitRequest } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicCaller, workerScope } from '../../../platform/caller'
import { createFormBrowser } from '../../../testing/form-browser'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'

let system: TestSystem
const village = '65.03.05.2022'
const visitRequest = {
  villageCode: village,
  purpose: 'enrolment',
  mode: 'home',
  name: 'Fatimah Anyi',
  phone: '0812 3456 7890',
  landmark: 'Ujung landasan perintis',
  reason: 'Tidak dapat berjalan',
  needs: ['disability'],
  declaration: true,
}

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
})
afterAll(() => system.close())

const send = (body: unknown, key?: string) =>
  system.request('POST', '/api/v1/public/visit-requests', {
    body,
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  })
const officer = () => system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
const list = async (cookie: string) =>
  ((await system.request('GET', '/api/v1/visit-requests', { cookie })).body as { items: VisitRequest[] }).items

test('anyone may ask for a visit; the same key leaves one request, and the office reads it', async () => {
  const [first, second] = await Promise.all([
    send(visitRequest, 'kunjungan-0001'),
    send(visitRequest, 'kunjungan-0001'),
  ])
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  expect(second.body).toEqual(first.body)
  expect((await send({ ...visitRequest, name: 'Orang Lain' }, 'kunjungan-0001')).status).toBe(409)
  const { id, reference } = first.body as PublicVisitReceipt
  expect(reference).toMatch(/^KJ-[0-9A-F]{8}$/)
  const items = await list((await officer()).cookie)
  expect(items).toMatchObject([
    { id, reference, source: 'citizen', name: 'Fatimah Anyi', phone: '+6281234567890', needs: ['disability'] },
  ])
  const coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  const [planned] = await list(coordinator.cookie)
  expect(planned).toMatchObject({ needs: [], reason: null, landmark: null })
  expect(planned?.phone).not.toContain('3456')
  expect(planned?.priority.score).toBe(items[0]?.priority.score)
})

test('the same request within a day is one, whoever else of the telephone asks too', async () => {
  const given = { ...visitRequest, phone: '0812 3456 7999' }
  const [first, second] = await Promise.all([
    send(given),
    send({ ...given, phone: '+62 812 3456 7999' }, 'kunjungan-0002'),
  ])
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  expect(second.body).toEqual(first.body)
  const other = (await send({ ...given, name: 'Hana Laing' })).body as PublicVisitReceipt
  const reference = (first.body as PublicVisitReceipt).reference
  expect(other.reference).not.toBe(reference)
  const begin = system.clock.now
  system.clock.now = new Date(begin.getTime() + 86_400_000)
  const later = (await send(given)).body as PublicVisitReceipt
  expect(later.reference).not.toBe(reference)
  system.clock.now = begin
})

test('the public leaves a visit request and reads none', async () => {
  const rows = await system.database
    .read(publicCaller.scope, (db) => db.rows({ text: 'select id from visit_request' }))
    .catch((error: { code?: string }) => error.code)
  expect(rows).toBe('42501')
})

test('what is wrong with a visit request is said beside each entry', async () => {
  const answer = await send({ ...visitRequest, name: '1', phone: '12', landmark: '', villageCode: '65.03.05.9999' })
  expect(answer.status).toBe(422)
  expect((answer.body as { errors: { path: string }[] }).errors.map((error) => error.path).sort()).toEqual([
    'landmark',
    'name',
    'phone',
    'villageCode',
  ])
  expect((await send({ ...visitRequest, declaration: false })).status).toBe(422)
})

test('what is asked too often is refused for a while', async () => {
  const statuses: number[] = []
  for (let index = 0; index < 125; index += 1) statuses.push((await send({ ...visitRequest, name: '' })).status)
  // What does not even have the shape of a visit request takes no try.
  expect(new Set(statuses)).toEqual(new Set([422]))
  const tries = await Promise.all(
    Array.from({ length: 125 }, () => send({ ...visitRequest, villageCode: '65.03.05.9999' })),
  )
  expect(tries.filter((answer) => answer.status === 429).length).toBeGreaterThan(0)
})

test('the page asks without script, keeps what was typed, and shows the number afterwards', async () => {
  await system.database.write(workerScope, (db) => db.run({ text: 'delete from rate_limit' }))
  const browser = createFormBrowser(system.url)
  await browser.open('/kunjungan')
  expect(browser.status).toBe(200)
  await browser.send('#minta-kunjungan', { name: 'Dewi Laing', peopleCount: 'dua' }, { button: 'send' })
  expect(browser.status).toBe(422)
  expect(browser.page.querySelector('input[name="name"]')?.getAttribute('value')).toBe('Dewi Laing')
  expect(browser.text()).toContain('Pilih apa yang diperlukan.')
  await browser.send(
    '#minta-kunjungan',
    { 'region.villageCode.query': 'Liang Butan' },
    { button: 'region:villageCode:search' },
  )
  const option = browser.page.querySelector('.found-item')?.getAttribute('value') ?? ''
  await browser.send('#minta-kunjungan', {}, { button: option })
  await browser.send(
    '#minta-kunjungan',
    { mode: 'village', purpose: 'assistance', peopleCount: '3', declaration: 'true' },
    { button: 'send' },
  )
  expect(browser.path).toMatch(/^\/kunjungan\/terkirim\?nomor=KJ-/)
  expect(browser.path).not.toContain('Dewi')
  expect(browser.text()).toContain('Permintaan sudah diterima')
  const items = await list((await officer()).cookie)
  expect(items.find((item) => item.name === 'Dewi Laing')).toMatchObject({ peopleCount: 3, purpose: 'assistance' })
})
