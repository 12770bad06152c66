import type { Trip, VisitRequest } from '@sipelandukilat/contract'
import { addCalendarDays, toLocalDate } from '@sipelandukilat/domain'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { newId } from '../../../platform/id'
import { type FarSide, startFarSide, type TalkEntry } from '../../../testing/far-side'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'
import { openWebhookServer } from '../../../testing/webhook-server'
import { startWorker } from '../../../worker'
import { insertVisitRequest, noDetails } from './visit-request-store'

const phone = '+6281230019951'
const village = '65.03.05.2022'
let system: TestSystem
let farSide: FarSide
let worker: { stop: () => Promise<void> }
let webhook: { url: string; close: () => void }
type User = { id: string; cookie: string }
let coordinator: User
let supervisor: User

beforeAll(async () => {
  webhook = await openWebhookServer(() => system.url)
  farSide = await startFarSide({ webhookUrl: webhook.url })
  system = await createTestSystem({ environment: { ...farSide.environment, QUIET_HOURS: 'none' } })
  // The worker's housekeeping knows the true time only: sessions of another would be over.
  system.clock.now = new Date()
  worker = await startWorker(system.app.platform, system.app.queues)
  coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
}, 60_000)
afterAll(async () => {
  await farSide.stop()
  webhook.close()
  await worker.stop()
  await system.close()
})

async function call<T>(user: User, method: string, address: string, body?: unknown): Promise<T> {
  const answer = await system.request(method, `/api/v1${address}`, {
    cookie: user.cookie,
    ...(body === undefined ? {} : { body }),
  })
  expect(answer.status, `${method} ${address} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  return answer.body as T
}

/** What the telephone receives next after something was done. */
async function nextAfter(work: () => Promise<unknown>): Promise<TalkEntry['content']> {
  const before = (await farSide.received('whatsapp', phone)).length
  await work()
  return vi.waitFor(
    async () => {
      const [next] = (await farSide.received('whatsapp', phone)).slice(before)
      if (!next) throw new Error('No message yet')
      return next.content
    },
    { timeout: 20_000, interval: 30 },
  )
}

const press = (button: { id: string; title: string } | undefined) =>
  nextAfter(() =>
    farSide.post('/whatsapp', { person: phone, kind: 'choice', choiceId: button?.id, title: button?.title }),
  )

const today = toLocalDate(new Date())

async function requestAndTrip(): Promise<{ requestId: string; tripId: string }> {
  const tripId = newId()
  const requestId = await system.database.write(workerScope, async (db) => {
    await db.run({
      text: `insert into trip (id, province_code, name, starts_on, ends_on, created_by, created_at) values ($1, '65', 'Uji', $2, $3, $4, now())`,
      values: [tripId, today, addCalendarDays(today, 6), coordinator.id],
    })
    return insertVisitRequest(
      db,
      system.app.platform.keyring,
      {
        applicationId: null,
        place: { provinceCode: '65', regencyCode: '65.03', districtCode: '65.03.05', villageCode: village },
        createdBy: null,
        source: 'village',
        purpose: 'enrolment',
        mode: 'village',
        peopleCount: 1,
        details: { ...noDetails, name: 'Maria Lencau', phone },
      },
      system.clock.now,
    )
  })
  return { requestId, tripId }
}

test('by WhatsApp an appointment has buttons, which answer it and no other; outside of the 24 hours words stay', async () => {
  await nextAfter(() => farSide.post('/whatsapp', { person: phone, kind: 'text', text: 'halo' }))
  const { requestId, tripId } = await requestAndTrip()
  const readTrip = () => call<Trip>(coordinator, 'GET', `/trips/${tripId}`)
  const setStops = async (date: string) => {
    const { stops, version } = await readTrip()
    const known = stops[0] ? { id: stops[0].id } : {}
    await call(coordinator, 'PUT', `/trips/${tripId}/stops`, {
      stops: [{ ...known, villageCode: village, date, arrivalTime: '09:00', place: 'Balai Desa' }],
      expectedVersion: version,
    })
  }
  const approve = async () => {
    const { stops, version } = await readTrip()
    await call(supervisor, 'POST', `/trips/${tripId}/stops/${stops[0]?.id}/approval`, { expectedVersion: version })
    await call(coordinator, 'POST', `/trips/${tripId}/status`, {
      action: 'approve',
      expectedVersion: (await readTrip()).version,
    })
  }
  await call(coordinator, 'PUT', `/trips/${tripId}/members`, {
    members: [{ userId: null, name: 'Pak Lawai', role: 'Motoris' }],
    expectedVersion: (await readTrip()).version,
  })
  await setStops(addCalendarDays(today, 2))
  const [stop] = (await readTrip()).stops
  await call(coordinator, 'PUT', `/trips/${tripId}/stops/${stop?.id}/people`, { visitRequestIds: [requestId] })

  const notice = await nextAfter(approve)
  expect(notice.choices?.map(({ title }) => title)).toEqual(['YA', 'LAIN HARI'])
  expect(notice.text).toContain('Balas YA')
  const [yes, otherDay] = notice.choices ?? []
  const reply = async () => (await call<VisitRequest>(coordinator, 'GET', `/visit-requests/${requestId}`)).reply
  expect((await press(otherDay)).text).toContain('tidak bisa')
  expect(await reply()).toMatchObject({ answer: 'another_day' })
  // Also in the midst of another matter: a button says what it answers.
  for (const text of ['menu', '1'])
    await nextAfter(() => farSide.post('/whatsapp', { person: phone, kind: 'text', text }))
  expect((await press(yes)).text).toContain('Kami tunggu')
  expect(await reply()).toMatchObject({ answer: 'confirmed' })

  // Another day is notified with buttons of its own; the old ones answer nothing any more.
  await setStops(addCalendarDays(today, 3))
  expect((await nextAfter(approve)).choices).toHaveLength(2)
  expect((await press(yes)).text).toContain('sudah berubah atau batal')
  expect(await reply()).toBeNull()

  await farSide.post('/faults', { whatsapp: { failNext: [{ status: 400, code: 131047 }] } })
  await setStops(addCalendarDays(today, 4))
  const template = await nextAfter(approve)
  expect(template.text).toMatch(/^\[sipelandukilat_pemberitahuan\] .*Balas YA bila bisa, atau LAIN HARI/)
  expect(template.choices ?? []).toEqual([])
}, 90_000)
