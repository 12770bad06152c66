import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { workerScope } from '../../platform/caller'
import { addressIndex } from '../../platform/crypto/address-index'
import { receivedAndAnswered } from '../../testing/received-and-answered'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { startWorker } from '../../worker'
import { lockConversation, queueMessage } from './conversation-store'
import { sendLateAgain } from './send-outgoing'

const secret = 'a-gateway-secret'
const appSecret = 'an-app-secret'
let system: TestSystem
let worker: { stop: () => Promise<void> }
let gateway: Server
/** What the gateway was given to send, oldest first. */
const sent: { id: string; to: string; text: string }[] = []
let refuseNext = 0

beforeAll(async () => {
  gateway = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      expect(request.headers.authorization).toBe(`Bearer ${secret}`)
      if (refuseNext > 0) {
        refuseNext -= 1
        response.writeHead(503).end()
        return
      }
      sent.push(JSON.parse(text))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  system = await createTestSystem({
    environment: {
      SMS_GATEWAY_SECRET: secret,
      SMS_GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`,
      WHATSAPP_APP_SECRET: appSecret,
      WHATSAPP_VERIFY_TOKEN: 'a-verify-token',
    },
  })
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  worker = await startWorker(system.app.platform, system.app.queues)
})
afterAll(async () => {
  await worker.stop()
  await system.close()
  gateway.close()
})

let count = 0
const inbound = (body: unknown, authorization = `Bearer ${secret}`) =>
  system.request('POST', '/api/v1/channels/sms/inbound', { body, headers: { authorization } })
const messageOf = (from: string, text: string, id = `sms-${++count}`) => ({
  id,
  from,
  to: '+628110000000',
  text,
  receivedAt: '2026-09-14T01:59:00Z',
})

/** Says something by SMS and gives what is answered to that number. */
async function say(from: string, text: string): Promise<string> {
  const before = sent.length
  await receivedAndAnswered(system, { channel: 'sms', address: from }, async () => {
    expect((await inbound(messageOf(from, text))).status).toBe(200)
  })
  const answer = sent.slice(before).find((one) => one.to === from)
  if (!answer) throw new Error(`No answer to ${text}`)
  return answer.text
}

const rowsOf = <Row>(text: string, values: unknown[] = []) =>
  system.database.read(workerScope, (db) => db.rows<Row>({ text, values }))

test('a line by SMS becomes an application of its regency, and is answered with number and PIN', async () => {
  const from = '+6281230009901'
  const line = await say(from, 'skp#6503051708909901#6503050101209901#Budi Santoso#Long Bawan#Krayan#pindah kerja')
  expect(line).not.toMatch(/undefined/)
  const menu = await say(from, 'bantuan')
  expect(menu).toMatch(/batal/i)
})

test('the status by SMS promises a day while the application is open, and none once it has ended', async () => {
  const from = '+6281230009921'
  const body = await exampleSubmission(system, 'AK-LAHIR', 4, { villageCode: '65.03.05.2022' })
  const answer = await system.request('POST', '/api/v1/public/applications', { body })
  const { id, trackingNumber, pin } = answer.body as { id: string; trackingNumber: string; pin: string }
  const ask = async () => {
    const before = sent.length
    await say(from, `STATUS ${trackingNumber} ${pin}`)
    const notified = () => sent.slice(before).find((one) => one.to === from && one.text.includes(trackingNumber))?.text
    await vi.waitFor(() => expect(notified()).toBeDefined())
    return notified()
  }
  expect(await ask()).toContain('Diperkirakan selesai')
  const shown = sent.length
  await say(from, 'brapa lama lg pak?')
  const howLong = () => sent.slice(shown).map(({ text }) => text)
  await vi.waitFor(() => expect(howLong().join('\n')).toMatch(/Akta Kelahiran[\s\S]*Diperkirakan selesai/))
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update application set status = 'rejected', closed_at = now() where id = $1`, values: [id] }),
  )
  const said = await ask()
  expect(said).toContain('Ditolak')
  expect(said).not.toContain('Diperkirakan selesai')
})

test('a repeated delivery is acknowledged and handled once', async () => {
  const message = messageOf('+6281230009902', 'halo')
  expect((await inbound(message)).status).toBe(200)
  expect((await inbound(message)).status).toBe(200)
  await vi.waitFor(async () => {
    const [row] = await rowsOf<{ waiting: number; received: number }>(
      `select count(*) filter (where handled_at is null)::int as waiting, count(*)::int as received from inbound_message m
       join inbound_identity i on i.inbound_id = m.id where m.channel = 'sms'`,
    )
    expect(row?.waiting).toBe(0)
  })
  const said = await rowsOf<{ count: number }>(
    `select count(*)::int from conversation_message m join conversation c on c.id = m.conversation_id
     where m.direction = 'in' and c.address_index = (select address_index from inbound_message order by received_at desc, id desc limit 1)`,
  )
  expect(said).toEqual([{ count: 1 }])
})

test('a wrong secret, a forged signature and text that is no JSON store nothing', async () => {
  const before = await rowsOf<{ count: number }>('select count(*)::int from inbound_message')
  expect((await inbound(messageOf('+6281230009903', 'halo'), 'Bearer wrong')).status).toBe(401)
  expect((await inbound('{"id": ')).status).toBe(400)
  expect((await inbound({ id: 'x' })).status).toBe(422)
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry: [] })
  const post = (signature?: string) =>
    system.request('POST', '/api/v1/channels/whatsapp/webhook', {
      body,
      ...(signature ? { headers: { 'x-hub-signature-256': signature } } : {}),
    })
  expect((await post()).status).toBe(401)
  expect((await post(`sha256=${'0'.repeat(64)}`)).status).toBe(401)
  expect((await post(`sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`)).status).toBe(200)
  expect(await rowsOf('select count(*)::int from inbound_message')).toEqual(before)
})

test('what is said at night is answered at once; words that waited for the morning leave before the answer', async () => {
  const from = '+6281230009905'
  await say(from, 'menu')
  const { keyring } = system.app.platform
  await system.database.write(workerScope, async (db) => {
    const place = { channel: 'sms', addressIndex: addressIndex(keyring, 'sms', from), provinceCode: '65' } as const
    const { now } = system.clock
    const { record, key } = await lockConversation(db, keyring, place, { address: from }, now)
    // A morning to come also for the database.
    const notBefore = new Date(Date.now() + 8 * 3_600_000)
    await queueMessage(db, record, key, { text: 'Sampai besok' }, { at: new Date(now.getTime() - 1000), notBefore })
  })
  expect(await say(from, 'bantuan')).toBe('Sampai besok')
  await vi.waitFor(() => expect(sent.at(-1)).toMatchObject({ to: from, text: expect.stringMatching(/batal/i) }), {
    timeout: 15_000,
  })
})

test('a complaint by SMS stands in no conversation, and its answer is announced by SMS without a word of it', async () => {
  const from = '+6281230009906'
  for (const text of ['pengaduan', '3', 'Petugas membentak ibu saya', 'Liang Butan, Krayan']) await say(from, text)
  // The gateway is down for a moment: number and PIN come with the next try.
  refuseNext = 1
  const receipt = await say(from, 'ya')
  expect(receipt).toMatch(/PIN: \d{6}/)
  const [number = ''] = /ADU(-[0-9A-Z]{4}){3}/.exec(receipt) ?? []
  expect(number, receipt).not.toBe('')
  const [officer, supervisor] = await Promise.all([
    system.createUser([{ role: 'intake_officer', regionCode: '65.03' }]),
    system.createUser([{ role: 'supervisor', regionCode: '65.03' }]),
  ])
  const get = async (cookie: string, path: string) =>
    (await system.request('GET', `/api/v1${path}`, { cookie })).body as { items: { id: string; number: string }[] }
  const { items } = await get(officer.cookie, '/conversations')
  const read = await Promise.all(items.map(({ id }) => get(officer.cookie, `/conversations/${id}`)))
  expect(JSON.stringify(read)).toContain('(bagian dari pengaduan)')
  expect(JSON.stringify(read)).not.toMatch(/membentak|"text":"3"/)
  expect(JSON.stringify(read)).not.toContain(number)
  expect(JSON.stringify(read)).not.toMatch(/PIN: \d{6}/)
  const complaint = (await get(supervisor.cookie, '/complaints')).items.find((one) => one.number === number)
  expect(await get(supervisor.cookie, `/complaints/${complaint?.id}`)).toMatchObject({
    kind: 'conduct',
    channel: 'sms',
    words: 'Petugas membentak ibu saya',
    villageCode: '65.03.05.2022',
  })
  const answered = await system.request('POST', `/api/v1/complaints/${complaint?.id}/answers`, {
    cookie: supervisor.cookie,
    body: { text: 'Sudah kami tegur', expectedVersion: 1 },
  })
  expect(answered.status).toBe(201)
  await vi.waitFor(() => expect(sent.at(-1)).toMatchObject({ to: from, text: expect.stringContaining(number) }), {
    timeout: 15_000,
  })
  expect(sent.at(-1)?.text).not.toContain('tegur')
})

test('a gateway that is down for a moment gets the words later, once', async () => {
  refuseNext = 1
  const answer = await say('+6281230009904', 'menu')
  expect(answer.length).toBeGreaterThan(10)
  expect(sent.filter((one) => one.to === '+6281230009904')).toHaveLength(1)
})

test('words whose job was lost leave at the next look, once', async () => {
  const from = '+6281230009907'
  await say(from, 'menu')
  const { platform } = system.app
  const at = new Date(system.clock.now.getTime() - 7 * 60_000)
  await system.database.write(workerScope, async (db) => {
    const place = {
      channel: 'sms',
      addressIndex: addressIndex(platform.keyring, 'sms', from),
      provinceCode: '65',
    } as const
    const { record, key } = await lockConversation(db, platform.keyring, place, { address: from }, system.clock.now)
    const id = await queueMessage(db, record, key, { text: 'Masih di sini' }, { at })
    db.defer({ text: `delete from outbox where payload->>'messageId' = $1`, values: [id] })
  })
  await sendLateAgain(platform)
  await vi.waitFor(() => expect(sent.filter((one) => one.text === 'Masih di sini')).toHaveLength(1), {
    timeout: 15_000,
  })
  await sendLateAgain(platform)
  expect(await say(from, 'bantuan')).toMatch(/batal/i)
  expect(sent.filter((one) => one.text === 'Masih di sini')).toHaveLength(1)
})
