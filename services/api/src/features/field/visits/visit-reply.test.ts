import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Trip, VisitRequest } from '@sipelandukilat/contract'
import { addCalendarDays, formatDate, toLocalDate } from '@sipelandukilat/domain'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'
import { startWorker } from '../../../worker'

const secret = 'a-gateway-secret'
const village = '65.03.05.2022'
const phone = '+6281230009941'
let system: TestSystem
let worker: { stop: () => Promise<void> }
let gateway: Server
const sent: { to: string; text: string }[] = []
type User = { cookie: string }
let coordinator: User
let supervisor: User

beforeAll(async () => {
  gateway = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      sent.push(JSON.parse(text))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  system = await createTestSystem({
    environment: {
      QUIET_HOURS: 'none',
      SMS_GATEWAY_SECRET: secret,
      SMS_GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`,
    },
  })
  // The worker's housekeeping knows the true time only: sessions of another would be over.
  system.clock.now = new Date()
  worker = await startWorker(system.app.platform, system.app.queues)
  coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
})
afterAll(async () => {
  await worker.stop()
  await system.close()
  gateway.close()
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

/** The next message to the telephone after something was done. */
async function nextAfter(work: () => Promise<unknown>): Promise<string> {
  const before = sent.length
  await work()
  return vi.waitFor(
    () => {
      const message = sent.slice(before).find(({ to }) => to === phone)
      if (!message) throw new Error('No message yet')
      return message.text
    },
    { timeout: 15_000, interval: 20 },
  )
}

const today = toLocalDate(new Date())
const day = addCalendarDays(today, 2)
const inWords = formatDate(day, 'id')

let count = 0
const say = (text: string) =>
  nextAfter(async () => {
    count += 1
    const answer = await system.request('POST', '/api/v1/channels/sms/inbound', {
      body: { id: `sms-${count}`, from: phone, to: '+628110000000', text, receivedAt: new Date().toISOString() },
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(answer.status).toBe(200)
  })

test('whoever left a telephone is notified by SMS, and answers it in words', async () => {
  const { id } = await call<{ id: string }>(
    undefined,
    'POST',
    '/public/visit-requests',
    {
      villageCode: village,
      purpose: 'enrolment',
      mode: 'home',
      name: 'Ruth Lencau',
      phone,
      landmark: 'Rumah biru dekat dermaga',
      declaration: true,
    },
    201,
  )
  const created = await call<Trip>(
    coordinator,
    'POST',
    '/trips',
    { provinceCode: '65', name: 'Uji', teamId: null, kitId: null, startsOn: today, endsOn: addCalendarDays(today, 4) },
    201,
  )
  const staffed = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/members`, {
    members: [{ userId: null, name: 'Pak Lawai', role: 'Motoris' }],
    expectedVersion: created.version,
  })
  const { stops } = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [{ villageCode: village, date: day, arrivalTime: '09:00', place: 'Balai Desa' }],
    expectedVersion: staffed.version,
  })
  const [stop] = stops
  await call(coordinator, 'PUT', `/trips/${created.id}/stops/${stop?.id}/people`, { visitRequestIds: [id] })
  const version = async () => (await call<Trip>(coordinator, 'GET', `/trips/${created.id}`)).version
  await call(supervisor, 'POST', `/trips/${created.id}/stops/${stop?.id}/approval`, {
    expectedVersion: await version(),
  })
  const notice = await nextAfter(async () =>
    call(coordinator, 'POST', `/trips/${created.id}/status`, { action: 'approve', expectedVersion: await version() }),
  )
  expect(notice).toContain(inWords)
  expect(notice).toContain('ke rumah Anda')
  expect(notice).not.toContain('Ruth')

  const read = () => call<VisitRequest>(coordinator, 'GET', `/visit-requests/${id}`)
  expect(await say('Lain hari, hari Sabtu saja')).toContain(`${inWords} tidak bisa`)
  expect((await read()).reply).toMatchObject({ answer: 'another_day', words: 'hari Sabtu saja' })
  expect(await say('Ya')).toContain(`Kami tunggu pada ${inWords}`)
  expect((await read()).reply).toMatchObject({ answer: 'confirmed', words: null })

  // Where a yes answers nothing that was asked, it answers the appointment.
  expect(await say('LAIN HARI')).toContain('tidak bisa')
  await say('status')
  expect(await say('ya')).toContain(`Kami tunggu pada ${inWords}`)
  await say('KTP saya hilang')
  await say('mulai')
  expect(await say('LAIN HARI')).toContain('tidak bisa')
  expect(await say('ya')).toContain('Kami tunggu')

  // Asked whether to cancel, a yes is the answer to that; another day is asked for in so many words.
  await say('Budi Santoso')
  await say('batal')
  expect(await say('ya')).toContain('dibatalkan')
  expect((await read()).reply).toMatchObject({ answer: 'confirmed' })
  expect(await say('LAIN HARI')).toContain('tidak bisa')
  expect((await read()).reply).toMatchObject({ answer: 'another_day' })
})
