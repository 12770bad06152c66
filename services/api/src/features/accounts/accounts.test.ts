import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { accountCaller, citizenCaller, workerScope } from '../../platform/caller'
import { addressIndex } from '../../platform/crypto/address-index'
import { createMailer } from '../../platform/mailer'
import { createFormBrowser } from '../../testing/form-browser'
import { exampleSubmission } from '../../testing/test-application'
import { openTestMailbox, type TestMailbox } from '../../testing/test-mailbox'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { startWorker } from '../../worker'
import { lockConversation, queueMessage } from '../conversations/conversation-store'
import { placeConversation } from '../conversations/link-application'
import { wakingHour } from '../conversations/quiet-hours'
import { sendAccountCode } from './send-account-code'

const dayMs = 86_400_000

let system: TestSystem
let worker: { stop: () => Promise<void> }
let mailbox: TestMailbox
let gateway: Server
/** What the mail server and the SMS gateway were given, oldest first. */
let mails: { to: string; text: string }[]
const sent: { to: string; text: string }[] = []
let applications = 0

beforeAll(async () => {
  mailbox = await openTestMailbox()
  mails = mailbox.mails
  gateway = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    sent.push(JSON.parse(text))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  system = await createTestSystem({
    environment: {
      SMTP_URL: mailbox.smtpUrl,
      SMS_GATEWAY_SECRET: 'a-gateway-secret',
      SMS_GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`,
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
  await mailbox.close()
})

type Contact = { phone?: string; email?: string }
async function submit(contact: Contact): Promise<{ trackingNumber: string; name: string; id: string }> {
  applications += 1
  const body = await exampleSubmission(system, 'AK-LAHIR', applications, { villageCode: '65.03.05.2022' })
  const { name, nik, kkNumber } = body.applicant as { name: string; nik: string; kkNumber: string }
  const answer = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, applicant: { name, nik, kkNumber, ...contact } },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const { trackingNumber, id } = answer.body as { trackingNumber: string; id: string }
  return { trackingNumber, id, name }
}

const ask = (channel: string, contact: string, cookie?: string) =>
  system.request('POST', '/api/v1/public/account/codes', { body: { channel, contact }, ...(cookie ? { cookie } : {}) })
const enter = (channel: string, contact: string, code: string, cookie?: string) =>
  system.request('POST', '/api/v1/public/account', {
    body: { channel, contact, code },
    ...(cookie ? { cookie } : {}),
  })
const list = (cookie?: string) =>
  system.request('GET', '/api/v1/public/account/applications', { ...(cookie ? { cookie } : {}) })
const cookieOf = ({ headers }: { headers: Headers }) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
const numbersIn = (answer: { body: unknown }) =>
  (answer.body as { items: { trackingNumber: string }[] }).items.map((item) => item.trackingNumber)
const rowsOf = <Row>(text: string, values: unknown[] = []) =>
  system.database.read(workerScope, (db) => db.rows<Row>({ text, values }))

/** Which applications each entry of the trail says were listed. */
async function listedInTrail(): Promise<string[][]> {
  const { cookie } = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  const answer = await system.request('GET', '/api/v1/audit?action=own-applications-listed', { cookie })
  return (answer.body as { items: { subjectIds: string[] }[] }).items.map((entry) => entry.subjectIds.sort())
}

/** The digits of the newest message to a contact that came after so many of them. */
const codeIn = (messages: { to: string; text: string }[], to: string, after = 0): Promise<string> =>
  vi.waitFor(
    () => {
      const found = messages.filter((one) => one.to === to && /(kode masuk|sign-in code)/i.test(one.text))[after]
      const code = found && /(?:masuk Sipelandukilat|sign-in code): (\d{6})/.exec(found.text)?.[1]
      if (!code) throw new Error('No code came')
      return code
    },
    { timeout: 15_000, interval: 20 },
  )

const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a code by e-mail opens the list of what names that mailbox, without a name, and of nothing else', async () => {
  const email = 'ibu.rina@surel.test'
  const own = [await submit({ email }), await submit({ email: email.toUpperCase(), phone: '+6281230009811' })]
  const other = await submit({ email: 'orang.lain@surel.test', phone: '+6281230009812' })
  const asked = await ask('email', ' Ibu.Rina@surel.test ')
  expect(asked.status).toBe(202)
  expect(asked.body).toEqual({ validMinutes: 10 })
  const code = await codeIn(mails, email)
  const opened = await enter('email', email, `${code.slice(0, 3)} ${code.slice(3)}`)
  expect(opened.status, JSON.stringify(opened.body)).toBe(204)
  expect(opened.headers.getSetCookie().join()).toMatch(/__Host-citizen-\w+=[^;]+;.*HttpOnly; Secure; SameSite=Lax/)
  const listed = await list(cookieOf(opened))
  expect(numbersIn(listed).sort()).toEqual(own.map((one) => one.trackingNumber).sort())
  const text = JSON.stringify(listed.body)
  for (const one of [...own, other]) for (const secret of [one.name, one.id]) expect(text).not.toContain(secret)
  expect((listed.body as { items: object[] }).items[0]).toMatchObject({
    serviceCode: 'AK-LAHIR',
    serviceTitle: { id: expect.stringMatching(/kelahiran/i), en: expect.stringMatching(/birth/i) },
    status: 'routed',
  })
  expect(await listedInTrail()).toEqual([own.map((one) => one.id).sort()])
  const [ended] = own
  if (!ended) throw new Error('No application')
  // What is collected is not called ready to be downloaded, as on the application's own page.
  await system.database.write(workerScope, async (db) => {
    await db.run({ text: `update application set status = 'ready' where id = $1`, values: [ended.id] })
    await db.run({
      text: `update application_product set pickup_place = 'Loket 2' where application_id = $1`,
      values: [ended.id],
    })
  })
  expect((await list(cookieOf(opened))).body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ trackingNumber: ended.trackingNumber, readyAs: 'pickup' }),
    ]),
  })
  // A code works once.
  expect((await enter('email', email, code)).body).toMatchObject({ type: '/problems/wrong-code' })
})

test('a code by SMS leaves at night, before words that wait for the morning, verifies the conversation, and is not kept where officers read', async () => {
  const phone = '+6281230009821'
  const own = await submit({ phone })
  const begin = system.clock.now
  const index = addressIndex(system.app.platform.keyring, 'sms', phone)
  // A night to come also for the database: what waits for the morning is not sent in this test.
  system.clock.now = new Date((Math.floor(Date.now() / dayMs) + 2) * dayMs + 15.5 * 3_600_000) // 23.30 WITA
  try {
    await system.database.write(workerScope, async (db) => {
      const place = { channel: 'sms', addressIndex: index, provinceCode: '65' } as const
      const now = system.clock.now
      const { record, key } = await lockConversation(db, system.app.platform.keyring, place, { address: phone }, now)
      await queueMessage(
        db,
        record,
        key,
        { text: 'Sampai besok' },
        { at: now, notBefore: wakingHour(now, { from: 21, until: 7 }) },
      )
    })
    expect((await ask('sms', '0812-3000-9821')).status).toBe(202)
    const code = await codeIn(sent, phone)
    const [message] = sent.filter((one) => one.to === phone && one.text.includes(code))
    expect(message?.text).toContain('Jangan beri tahu siapa pun')
    expect(message?.text.length).toBeLessThanOrEqual(160)
    expect(sent.filter((one) => one.text === 'Sampai besok')).toEqual([])
    const verified = () =>
      rowsOf<{ at: Date | null }>('select verified_at as at from conversation where address_index = $1', [index])
    expect(await verified()).toEqual([{ at: null }])
    const opened = await enter('sms', phone, code)
    expect(opened.status, JSON.stringify(opened.body)).toBe(204)
    expect(await verified()).toEqual([{ at: system.clock.now }])
    expect(numbersIn(await list(cookieOf(opened)))).toEqual([own.trackingNumber])
    const [conversation] = await rowsOf<{ id: string }>('select id from conversation where address_index = $1', [index])
    await system.database.write(workerScope, (db) => placeConversation(db, conversation?.id ?? '', '65.03'))
    const officer = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
    const read = await system.request('GET', `/api/v1/conversations/${conversation?.id}`, { cookie: officer.cookie })
    expect(read.status).toBe(200)
    expect(JSON.stringify(read.body)).toContain('Kode masuk Sipelandukilat: ••••••')
    expect(JSON.stringify(read.body)).not.toContain(code)
  } finally {
    system.clock.now = begin
  }
})

test('a contact that no application names gets the same answer and no message', async () => {
  const known = 'dikenal@surel.test'
  await submit({ email: known })
  const stranger = await ask('email', 'tiada@surel.test')
  const familiar = await ask('email', known)
  expect(stranger.status).toBe(familiar.status)
  expect(stranger.body).toEqual(familiar.body)
  await codeIn(mails, known)
  const { platform } = system.app
  const [code] = await rowsOf<{ id: string }>('select id from account_code where contact_index = $1', [
    addressIndex(platform.keyring, 'email', 'tiada@surel.test'),
  ])
  const mailer = createMailer({ smtpUrl: platform.config.smtpUrl, from: platform.config.mailFrom })
  await sendAccountCode(platform, mailer, { codeId: code?.id ?? '' })
  mailer.close()
  expect(mails.filter((mail) => mail.to === 'tiada@surel.test')).toEqual([])
})

test('a wrong code, another channel’s code and an expired one open nothing', async () => {
  const phone = '+6281230009831'
  const email = 'pak.yusuf@surel.test'
  await submit({ phone, email })
  await ask('sms', phone)
  const code = await codeIn(sent, phone)
  const wrong = await enter('sms', phone, wrongFor(code))
  expect(wrong.status).toBe(401)
  expect(wrong.body).toMatchObject({ type: '/problems/wrong-code', detail: expect.not.stringMatching(/\d/) })
  expect(wrong.headers.getSetCookie()).toEqual([])
  expect((await enter('email', email, code)).body).toMatchObject({ type: '/problems/wrong-code' })
  const begin = system.clock.now
  system.clock.now = new Date(begin.getTime() + 10 * 60_000)
  const late = await enter('sms', phone, code)
  system.clock.now = begin
  expect(late.status).toBe(401)
  expect(late.body).toMatchObject({ type: '/problems/code-expired' })
})

test('strangers who guess are stopped, and do not stop the device that signed in before', async () => {
  const email = 'bu.lina@surel.test'
  await submit({ email })
  await ask('email', email)
  const first = await enter('email', email, await codeIn(mails, email))
  const device = cookieOf(first)
  await ask('email', email, device)
  const code = await codeIn(mails, email, 1)
  const tries = await Promise.all(Array.from({ length: 6 }, () => enter('email', email, wrongFor(code))))
  const refused = tries.find(({ status }) => status === 429)
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await enter('email', email, code)).status).toBe(429)
  expect((await enter('email', email, code, device)).status).toBe(204)
})

test('codes to one contact are few', async () => {
  const statuses = []
  for (let count = 0; count < 4; count += 1) statuses.push((await ask('email', 'sering@surel.test')).status)
  expect(statuses).toEqual([202, 202, 202, 429])
})

test('what is no number or address, and a channel that is off, is said beside its box', async () => {
  const pathsOf = async (channel: string, contact: string) => {
    const answer = await ask(channel, contact)
    expect(answer.status).toBe(422)
    return (answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path)
  }
  expect(await pathsOf('sms', 'bukan nomor')).toEqual(['contact'])
  expect(await pathsOf('email', '081230009841')).toEqual(['contact'])
  expect(await pathsOf('whatsapp', '081230009841')).toEqual(['channel'])
})

test('a session ends after half an hour unused, after twelve hours, and by signing out', async () => {
  const email = 'kakek.lencau@surel.test'
  await submit({ email })
  const signIn = async (after: number) => {
    await ask('email', email)
    return cookieOf(await enter('email', email, await codeIn(mails, email, after)))
  }
  const begin = system.clock.now
  const later = async (minutes: number, cookie: string) => {
    system.clock.now = new Date(begin.getTime() + minutes * 60_000)
    return (await list(cookie)).status
  }
  try {
    const idle = await signIn(0)
    expect(await later(29, idle)).toBe(200)
    expect(await later(58, idle)).toBe(200)
    expect(await later(89, idle)).toBe(401)
    system.clock.now = begin
    const used = await signIn(1)
    for (let minutes = 25; minutes < 720; minutes += 25) expect(await later(minutes, used)).toBe(200)
    expect(await later(721, used)).toBe(401)
    system.clock.now = begin
    const closed = await signIn(2)
    expect((await list(closed)).status).toBe(200)
    const out = await system.request('DELETE', '/api/v1/public/account', { cookie: closed })
    expect(out.status).toBe(204)
    expect((await list(closed)).status).toBe(401)
    expect((await list()).status).toBe(401)
  } finally {
    system.clock.now = begin
  }
})

test('the second wall: an account reaches no row itself, and without a contact nothing is listed', async () => {
  const email = 'dinding.kedua@surel.test'
  const { id } = await submit({ email })
  const index = addressIndex(system.app.platform.keyring, 'email', email)
  await system.database.read(accountCaller(index).scope, async (db) => {
    expect(await db.rows({ text: 'select id from app_account_applications()' })).toEqual([{ id }])
    expect(await db.rows({ text: 'select id from application' })).toEqual([])
    expect(await db.rows({ text: 'select id from personal_record' })).toEqual([])
  })
  await system.database.read(citizenCaller([id]).scope, async (db) =>
    expect(await db.rows({ text: 'select id from app_account_applications()' })).toEqual([]),
  )
})

test('a citizen without script asks for a code, enters it, sees the list and signs out', async () => {
  const email = 'nenek.dayang@surel.test'
  const own = await submit({ email })
  const browser = createFormBrowser(system.url, { 'accept-language': 'id' })
  await browser.open('/akun')
  await browser.send('main form', { channel: 'email', contact: 'bukan surel' })
  expect(browser.status).toBe(422)
  expect(browser.text()).toContain('Tulis alamat surel yang lengkap')
  await browser.send('main form', { channel: 'email', contact: email })
  expect(browser.path).toBe('/akun/kode')
  expect(browser.text()).toContain('n•••@surel.test')
  const code = await codeIn(mails, email)
  await browser.send('main form', { code: wrongFor(code) })
  expect(browser.status).toBe(401)
  expect(browser.text()).toContain('Periksa kode pada pesan terbaru')
  await browser.send('main form', { code })
  expect(browser.path).toBe('/akun')
  expect(browser.text()).toContain(own.trackingNumber)
  expect(browser.text()).not.toContain(own.name)
  await browser.send('form[action="/akun/keluar"]', {})
  expect(browser.text()).not.toContain(own.trackingNumber)
})
