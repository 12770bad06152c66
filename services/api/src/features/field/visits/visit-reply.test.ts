import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { listTripInformed, ResponseOf, Trip, VisitRequest } from '@sipelandukilat/contract'
import { addCalendarDays, formatDate, toLocalDate } from '@sipelandukilat/domain'
import {
  type DialogueContext,
  type DialogueState,
  type DialogueTurn,
  newDialogue,
  startPin,
  startQueue,
  startSurvey,
  takesYes,
} from '@sipelandukilat/domain/dialogue'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { workerScope } from '../../../platform/caller'
import { addressIndex } from '../../../platform/crypto/address-index'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { createTestSystem, type TestSystem } from '../../../testing/test-system'
import { startWorker } from '../../../worker'
import {
  type ConversationRecord,
  conversationKey,
  openDialogue,
  sealDialogue,
  setConversation,
} from '../../conversations/conversation-store'
import { readDialogueFacts, toDialogueContext } from '../../conversations/dialogue-context'

const secret = 'a-gateway-secret'
const village = '65.03.05.2022'
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
async function nextAfter(phone: string, work: () => Promise<unknown>): Promise<string> {
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
const sayAt = (phone: string) => (text: string) =>
  nextAfter(phone, async () => {
    count += 1
    const answer = await system.request('POST', '/api/v1/channels/sms/inbound', {
      body: { id: `sms-${count}`, from: phone, to: '+628110000000', text, receivedAt: new Date().toISOString() },
      headers: { authorization: `Bearer ${secret}` },
    })
    expect(answer.status).toBe(200)
  })

/** Somebody at this telephone asked for a visit at home, and a trip is to be approved that meets them. */
async function planVisit(phone: string, name: string, { startsOn = today, on = day } = {}) {
  const { id } = await call<{ id: string }>(
    undefined,
    'POST',
    '/public/visit-requests',
    {
      villageCode: village,
      purpose: 'enrolment',
      mode: 'home',
      name,
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
    { provinceCode: '65', name: 'Uji', teamId: null, kitId: null, startsOn, endsOn: addCalendarDays(today, 4) },
    201,
  )
  const staffed = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/members`, {
    members: [{ userId: null, name: 'Pak Lawai', role: 'Motoris' }],
    expectedVersion: created.version,
  })
  const { stops } = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [{ villageCode: village, date: on, arrivalTime: '09:00', place: 'Balai Desa' }],
    expectedVersion: staffed.version,
  })
  const [stop] = stops
  await call(coordinator, 'PUT', `/trips/${created.id}/stops/${stop?.id}/people`, { visitRequestIds: [id] })
  const version = async () => (await call<Trip>(coordinator, 'GET', `/trips/${created.id}`)).version
  await call(supervisor, 'POST', `/trips/${created.id}/stops/${stop?.id}/approval`, {
    expectedVersion: await version(),
  })
  const move = async (action: string, more: object = {}) =>
    call(coordinator, 'POST', `/trips/${created.id}/status`, { action, ...more, expectedVersion: await version() })
  return {
    id,
    move,
    informed: () =>
      call<ResponseOf<typeof listTripInformed>>(coordinator, 'GET', `/trips/${created.id}/informed?action=approve`),
    read: () => call<VisitRequest>(coordinator, 'GET', `/visit-requests/${id}`),
  }
}

/** Somebody at this telephone asked for a visit at home, and is told its day. */
async function announceVisit(phone: string, name: string) {
  const { move, read } = await planVisit(phone, name)
  return {
    notice: await nextAfter(phone, () => move('approve')),
    say: sayAt(phone),
    read,
    callOff: () => nextAfter(phone, () => move('cancel', { reason: 'Sungai meluap' })),
  }
}

test('whoever left a telephone is notified by SMS, and answers it in words', async () => {
  const { notice, say, read } = await announceVisit('+6281230009941', 'Ruth Lencau')
  expect(notice).toContain(inWords)
  expect(notice).toContain('ke rumah Anda')
  expect(notice).not.toContain('Ruth')

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

const about = { reference: 'a', serviceTitle: 'KIA' }
const days = [{ date: addCalendarDays(today, 1), state: 'open' as const, slots: [{ hour: 8, left: 2 }] }]
const toBegin = (context: DialogueContext) => newDialogue(context.language)

/** What is said before, or what the office began. */
const openings: readonly (readonly [
  where: string,
  said: string[],
  began?: (context: DialogueContext) => DialogueTurn,
])[] = [
  ['the menu', ['menu']],
  ['what a complaint is about', ['pengaduan']],
  ['what happened', ['pengaduan', '4']],
  ['whether to complain', ['pengaduan', '4', 'Petugas membentak ibu saya', 'Liang Butan, Krayan']],
  ['an hour at the counter, where none is awaited', ['antre']],
  ['a day at the counter', [], (context) => startQueue(context, toBegin(context), { ...about, days })],
  ['a review', ['KTP#6503051708909901#6503050101209901#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG', 'kirim dulu']],
  ['a score', [], (context) => startSurvey(context, toBegin(context), about)],
  ['the PIN of a number', ['SPL-0000-0000-0000']],
  ['the PIN of what was sent elsewhere', [], (context) => startPin(context, toBegin(context), about)],
]

test('LAIN HARI and YA answer the appointment, and the question stays, whatever is being asked', async () => {
  const phone = '+6281230009942'
  const { say, read } = await announceVisit(phone, 'Maria Lencau')
  const { keyring } = system.app.platform
  await say('halo')
  const inConversation = <T>(work: (db: Db, record: ConversationRecord) => Promise<T>): Promise<T> =>
    system.database.write(workerScope, async (db) => {
      const record = await db.first(
        from('conversation').where({ channel: 'sms', address_index: addressIndex(keyring, 'sms', phone) }),
      )
      if (!record) throw new Error('No conversation')
      return work(db, record)
    })
  const readState = () =>
    inConversation(async (_, record) => openDialogue(conversationKey(keyring, record), record) ?? newDialogue('id'))
  const begin = (state: DialogueState) =>
    inConversation(async (db, record) =>
      setConversation(db, record.id, { dialogue: sealDialogue(conversationKey(keyring, record), record.id, state) }),
    )
  const context = await system.database.read(workerScope, async (db) =>
    toDialogueContext(await readDialogueFacts(system.database, db, new Date()), {
      ...{ channel: 'sms', provinceCode: '65', regencyCode: '65.03', language: 'id', now: new Date() },
      ...{ identifiersByLink: false, contact: { address: phone }, publicUrl: system.url },
    }),
  )
  let asked = 0
  for (const [where, said, began] of openings) {
    await begin(began ? began(context).state : newDialogue('id'))
    for (const text of said) await say(text)
    const { step } = await readState()
    expect(await say('LAIN HARI'), where).toContain(`${inWords} tidak bisa`)
    expect((await read()).reply, where).toMatchObject({ answer: 'another_day' })
    const state = await readState()
    expect(state.step, where).toEqual(step)
    if (takesYes(context, state)) {
      asked += 1
      continue
    }
    expect(await say('YA'), where).toContain(`Kami tunggu pada ${inWords}`)
    expect((await read()).reply, where).toMatchObject({ answer: 'confirmed' })
    expect((await readState()).step, where).toEqual(step)
  }
  // Whether to complain, and whether to send.
  expect(asked).toBe(2)
}, 120_000)

test('a yes that comes after the visit was called off is told so', async () => {
  const { say, callOff, read } = await announceVisit('+6281230009943', 'Yohana Lencau')
  expect(await callOff()).toContain('tidak jadi')
  for (const text of ['ya', 'LAIN HARI']) {
    const answer = await say(text)
    expect(answer).toContain(`Kunjungan ${inWords} tidak jadi`)
    expect(answer).toContain('jadwal baru kami beri tahukan')
  }
  expect((await read()).reply).toBeNull()
})

test('what quiet hours hold of a visit leaves no more once the visit is over or called off, and says so', async () => {
  const { config } = system.app.platform
  const [ended, calledOff, standing] = ['+6281230009951', '+6281230009952', '+6281230009953'] as const
  const statesOf = async (phone: string) =>
    (
      await system.database.read(workerScope, (db) =>
        db.rows<{ state: string }>({
          text: `select m.state from conversation_message m join conversation c on c.id = m.conversation_id where c.address_index = $1 order by m.at, m.id`,
          values: [addressIndex(system.app.platform.keyring, 'sms', phone)],
        }),
      )
    ).map(({ state }) => state)
  const isHeld = (phone: string) =>
    vi.waitFor(async () => expect(await statesOf(phone)).toEqual(['queued']), { timeout: 15_000, interval: 20 })
  const isWithdrawn = (phone: string) =>
    vi.waitFor(async () => expect(await statesOf(phone)).toEqual(['withdrawn']), { timeout: 15_000, interval: 20 })
  const before = sent.length
  config.quietHours = { from: 24, until: 24 } // all day, until midnight
  try {
    const visit = await planVisit(ended, 'Ruth Lencau', { on: today })
    const { items, leavesAt } = await visit.informed()
    expect(items).toHaveLength(1)
    expect(new Date(leavesAt ?? 0) > system.clock.now, 'who approves is told that it waits').toBe(true)
    await visit.move('approve')
    await isHeld(ended)
    await visit.move('start')
    await call(supervisor, 'POST', `/visit-requests/${visit.id}/visits`, { outcome: 'done' }, 201)
    await isWithdrawn(ended)

    // Who was never told of a visit is not told that it is off.
    const other = await planVisit(calledOff, 'Maria Lencau')
    await other.move('approve')
    await isHeld(calledOff)
    await other.move('cancel', { reason: 'Sungai meluap' })
    await isWithdrawn(calledOff)

    const kept = await planVisit(standing, 'Yohanis Lencau')
    await kept.move('approve')
    await isHeld(standing)
  } finally {
    config.quietHours = undefined
  }
  const byDay = await planVisit('+6281230009954', 'Elias Lencau')
  expect((await byDay.informed()).leavesAt).toBeNull()
  expect(await statesOf(standing)).toEqual(['queued'])
  expect(sent.slice(before)).toEqual([])
})
