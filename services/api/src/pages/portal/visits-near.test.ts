import type { Receipt, Trip } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createFormBrowser } from '../../testing/form-browser'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

const village = '65.03.05.2022'
let neighbour: string
let system: TestSystem
let coordinator: string
let supervisor: string
let memberId: string

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  const other = await system.database.read(workerScope, (db) =>
    db.first<{ code: string }>({
      text: `select code from region where level = 'village' and code like left($1, 8) || '.%' and code <> $1 limit 1`,
      values: [village],
    }),
  )
  neighbour = other?.code ?? ''
  coordinator = (await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])).cookie
  supervisor = (await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])).cookie
  memberId = (await system.createUser([{ role: 'field_officer', regionCode: '65.03' }])).id
})
afterAll(() => system.close())

async function call<Answer>(cookie: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await system.request(method as 'GET', `/api/v1${path}`, { cookie, ...(body ? { body } : {}) })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body as Answer
}

/** A trip with one stop, approved by the regency and the province. */
async function goTo(villageCode: string, date: string, place: string): Promise<void> {
  const { id, version } = await call<Trip>(coordinator, 'POST', '/trips', {
    provinceCode: '65',
    name: place,
    teamId: null,
    kitId: null,
    startsOn: date,
    endsOn: date,
  })
  const members = [{ userId: memberId, name: 'Petugas', role: 'Operator perekaman' }]
  await call(coordinator, 'PUT', `/trips/${id}/members`, { members, expectedVersion: version })
  const seen = async () => (await call<Trip>(coordinator, 'GET', `/trips/${id}`)).version
  const stops = [{ villageCode, date, arrivalTime: '09:00', place }]
  const planned = await call<Trip>(coordinator, 'PUT', `/trips/${id}/stops`, { stops, expectedVersion: await seen() })
  const approval = `/trips/${id}/stops/${planned.stops[0]?.id}/approval`
  await call(supervisor, 'POST', approval, { expectedVersion: await seen() })
  const step = { action: 'approve', travelOrderNumber: '094/12/DISDUKCAPIL', expectedVersion: await seen() }
  await call(coordinator, 'POST', `/trips/${id}/status`, step)
}

async function follow(code: string, seed: number, presence?: { mode: string }) {
  const example = await exampleSubmission(system, code, seed, { villageCode: village })
  const sent = await system.request('POST', '/api/v1/public/applications', {
    body: { ...example, ...(presence ? { presence } : {}) },
  })
  const { trackingNumber, pin } = sent.body as Receipt
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('main form', { trackingNumber, pin })
  return async () => {
    await browser.open('/permohonan')
    return browser.page.querySelector('#jemput-bola')
  }
}

test('the next visits to the village, else to its district; that there is none, only to who waits for one', async () => {
  const fromHome = await follow('AK-LAHIR', 91)
  const waiting = await follow('KTP-BARU', 92, { mode: 'village' })
  expect(await fromHome()).toBeNull()
  expect((await waiting())?.text).toContain('Belum ada jadwal kunjungan di Liang Butan dan kecamatannya.')

  await goTo(neighbour, '2026-09-20', 'Balai Desa Tetangga')
  for (const look of [fromHome, waiting]) expect((await look())?.text).toContain('Balai Desa Tetangga, ')

  await goTo(village, '2026-09-24', 'Balai Adat')
  const near = await fromHome()
  expect(near?.text).toContain('24 September 2026')
  expect(near?.text).toContain('Balai Adat, 09.00 WITA')
  expect(near?.text).not.toContain('Tetangga')
  expect(near?.text).toContain('belum tentu')
  expect(near?.querySelector('a')?.getAttribute('href')).toBe(`/jadwal?desa=${village}`)
})

test('an application that ended is told of no visit', async () => {
  const look = await follow('AK-LAHIR', 93)
  expect(await look()).not.toBeNull()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update application set status = 'completed', closed_at = now()` }),
  )
  expect(await look()).toBeNull()
})
