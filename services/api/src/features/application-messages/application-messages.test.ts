import type { ApplicationFile, ApplicationRow, CitizenApplication, Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createFormBrowser } from '../../testing/form-browser'
import { readTrail } from '../../testing/read-trail'
import { waitForSentNotice } from '../../testing/sent-notice'
import { exampleSubmission } from '../../testing/test-application'
import { openTestMailbox, type TestMailbox } from '../../testing/test-mailbox'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { startWorker } from '../../worker'
import { noticeOfChange } from '../notices/send-notice'

type FileMessages = {
  items: { direction: string; text: string; readAt: string | null; authorName: string | null; seq: number }[]
  unansweredSince: string | null
  canAnswer: boolean
}

const to = 'ibu.hana@surel.test'
let system: TestSystem
let mailbox: TestMailbox
let worker: { stop: () => Promise<void> }
let officer: string

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
  mailbox = await openTestMailbox()
  system.app.platform.config.smtpUrl = mailbox.smtpUrl
  worker = await startWorker(system.app.platform, system.app.queues)
  officer = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
})
afterAll(async () => {
  await worker.stop()
  await system.close()
  await mailbox.close()
})

async function submit(seed: number): Promise<Receipt> {
  const example = await exampleSubmission(system, 'AK-LAHIR', seed, { villageCode: '65.03.05.2022' })
  const body = { ...example, applicant: { ...(example.applicant as object), email: to } }
  const answer = await system.request('POST', '/api/v1/public/applications', { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as Receipt
}

async function follow({ trackingNumber, pin }: Receipt): Promise<string> {
  const followed = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  return followed.headers
    .getSetCookie()
    .flatMap((one) => one.split(';')[0] ?? [])
    .join('; ')
}

async function open({ trackingNumber, pin }: Receipt) {
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('main form', { trackingNumber, pin })
  return browser
}

const write = (cookie: string, text: string, key?: string) =>
  system.request('POST', '/api/v1/public/application/messages', {
    cookie,
    body: { text },
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  })
/** All steps of the office, as somebody takes them who has seen everything unless said otherwise. */
const ofFile = (id: string, step = '', body: object = {}, cookie = officer) =>
  system.request(step === '' ? 'GET' : 'POST', `/api/v1/applications/${id}/messages${step === 'answer' ? '' : step}`, {
    cookie,
    ...(step === '' ? {} : { body: { seenUntil: 1_000_000, ...body } }),
  })
const listMessages = async (id: string, cookie = officer) => (await ofFile(id, '', {}, cookie)).body as FileMessages
async function inbox(): Promise<{ count: number; rows: ApplicationRow[] }> {
  const counts = await system.request('GET', '/api/v1/applications/counts', { cookie: officer })
  const list = await system.request('GET', '/api/v1/applications?view=messages', { cookie: officer })
  return {
    count: (counts.body as { messages: number }).messages,
    rows: (list.body as { items: ApplicationRow[] }).items,
  }
}
const mailsOf = ({ trackingNumber }: Receipt, words: string) =>
  mailbox.texts
    .map((mail) => mail.replaceAll('=\r\n', ''))
    .filter((mail) => mail.includes(trackingNumber) && mail.includes(words))

test('a citizen without script writes to the office, which is marked until it answers; the answer is read and sent once', async () => {
  const receipt = await submit(71)
  const browser = await open(receipt)
  await browser.send('#pesan form', { message: '   ' })
  expect(browser.status).toBe(422)
  expect(browser.text()).toContain('Tulis pesan Anda.')
  await browser.send('#pesan form', { message: 'Apakah buku nikah harus asli?' })
  expect(browser.status).toBe(200)
  expect(browser.text()).toContain('Pesan terkirim.')
  expect(browser.page.querySelector('#pesan')?.text).toContain('Belum dibaca kantor')

  const marked = await inbox()
  expect(marked.count).toBe(1)
  expect(marked.rows).toMatchObject([{ id: receipt.id, version: 1 }])
  expect(marked.rows[0]?.unansweredSince).not.toBeNull()
  expect(await listMessages(receipt.id)).toMatchObject({
    items: [{ direction: 'in', text: 'Apakah buku nikah harus asli?', readAt: null }],
    canAnswer: true,
  })
  expect((await ofFile(receipt.id, '/read')).status).toBe(204)
  await browser.open('/permohonan')
  expect(browser.page.querySelector('#pesan')?.text).toContain('Dibaca kantor')

  const nik = '6503055708129977'
  const answered = await ofFile(receipt.id, 'answer', { text: `Ya, asli. NIK ${nik} sudah benar.` })
  expect(answered.status, JSON.stringify(answered.body)).toBe(201)
  expect(answered.body).toMatchObject({ unansweredSince: null })
  expect(await inbox()).toEqual({ count: 0, rows: [] })
  await browser.open('/permohonan')
  expect(browser.page.querySelector('#pesan')?.text).toContain('Ya, asli.')
  await vi.waitFor(() => expect(mailsOf(receipt, 'Kantor menjawab pesan Anda: Ya, asli.')).toHaveLength(1), {
    timeout: 15_000,
  })
  expect(mailsOf(receipt, nik)).toEqual([])

  const file = (await system.request('GET', `/api/v1/applications/${receipt.id}`, { cookie: officer }))
    .body as ApplicationFile
  // Nobody's step is refused because the citizen wrote meanwhile.
  expect(file).toMatchObject({ version: 1, unansweredSince: null })
  const timeline = await system.request('GET', `/api/v1/applications/${receipt.id}/timeline`, { cookie: officer })
  const events = (timeline.body as { items: { seq: number; type: string }[] }).items
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['message_received', 'message_answered']))
  const seq = events.find(({ type }) => type === 'message_answered')?.seq ?? 0
  await waitForSentNotice(system, receipt.id, seq)
  const send = vi.fn()
  await noticeOfChange(
    system.app.platform,
    { send, sendMail: send, close: () => undefined },
    { applicationId: receipt.id, seq },
  )
  expect(send).not.toHaveBeenCalled()
  const trail = (await readTrail(system, 'Application', receipt.id)).map(({ action }) => action)
  for (const action of ['message-received', 'messages-read', 'message-answered'])
    expect(trail).toContain(`application-${action}`)
})

test('a long answer is whole in the e-mail; what needs no answer leaves the inbox', async () => {
  const receipt = await submit(72)
  const cookie = await follow(receipt)
  expect((await write(cookie, 'Bagaimana caranya?')).status).toBe(201)
  expect(
    (await ofFile(receipt.id, 'answer', { text: `${'Langkah demi langkah. '.repeat(80)}Terakhir: datang.` })).status,
  ).toBe(201)
  await vi.waitFor(() => expect(mailsOf(receipt, 'Terakhir: datang')).toHaveLength(1), { timeout: 15_000 })

  expect((await write(cookie, 'Terima kasih.')).status).toBe(201)
  expect((await inbox()).count).toBe(1)
  expect((await ofFile(receipt.id, '/settlement')).body).toMatchObject({ unansweredSince: null })
  expect((await inbox()).count).toBe(0)
})

test('what came in after the last message that the officer saw stays unread and waits on', async () => {
  const receipt = await submit(76)
  const cookie = await follow(receipt)
  const items = async () => (await listMessages(receipt.id)).items
  const { unansweredSince: before } = await listMessages(receipt.id)
  expect(before).toBeNull()
  for (const text of ['Pertama', 'Kedua']) expect((await write(cookie, text)).status).toBe(201)
  const [first] = await items()
  const seenUntil = first?.seq ?? 0
  for (const [step, body] of [
    ['/read'],
    ['/settlement'],
    ['answer', { text: 'Jawaban untuk yang pertama.' }],
  ] as const) {
    expect((await ofFile(receipt.id, step, { seenUntil, ...body })).status).toBeLessThan(300)
    expect((await items()).map(({ readAt }) => readAt !== null).slice(0, 2)).toEqual([true, false])
    expect((await listMessages(receipt.id)).unansweredSince).not.toBeNull()
  }
  const second = (await items())[1]?.seq ?? 0
  expect((await ofFile(receipt.id, '/settlement', { seenUntil: second })).body).toMatchObject({ unansweredSince: null })
  // Whoever answers from an older page leaves alone what another officer has settled.
  await ofFile(receipt.id, 'answer', { text: 'Sekali lagi.', seenUntil })
  expect((await listMessages(receipt.id)).unansweredSince).toBeNull()
})

test('a second press leaves one message, and more than ten an hour are too many', async () => {
  const receipt = await submit(73)
  const cookie = await follow(receipt)
  for (const _ of [1, 2]) expect((await write(cookie, 'Kapan selesai?', 'kunci-pesan-1')).status).toBe(201)
  expect((await listMessages(receipt.id)).items).toHaveLength(1)
  expect((await write(cookie, 'x'.repeat(4001))).status).toBe(422)
  for (let count = 2; count < 10; count += 1) expect((await write(cookie, `Pesan ${count}`)).status).toBe(201)
  expect((await write(cookie, 'Lagi')).status).toBe(429)
  const browser = await open(receipt)
  await browser.send('#pesan form', { message: 'Yang ini tidak hilang' })
  expect(browser.status).toBe(429)
  expect(browser.page.querySelector('#pesan textarea')?.text).toContain('Yang ini tidak hilang')
  await ofFile(receipt.id, '/settlement')
})

test('both walls: only who works the file answers, the province reads without numbers, and others see nothing', async () => {
  const receipt = await submit(74)
  const nik = '6503055708129977'
  const citizen = await follow(receipt)
  await write(citizen, `NIK saya ${nik}, PIN ${receipt.pin}`)
  const of = async (role: string, regionCode: string) =>
    (await system.createUser([{ role, regionCode } as never])).cookie
  for (const cookie of [
    await of('intake_officer', '65.02'),
    await of('village_registrar', '65.03.05.2022'),
    await of('field_officer', '65.03'),
    await of('province_viewer', '65'),
  ]) {
    expect([403, 404]).toContain((await ofFile(receipt.id, '', {}, cookie)).status)
    for (const [step, body] of [['answer', { text: 'Jawaban' }], ['/read'], ['/settlement']] as const)
      expect([403, 404]).toContain((await ofFile(receipt.id, step, body, cookie)).status)
  }
  const province = await of('province_admin', '65')
  const seen = await listMessages(receipt.id, province)
  expect(seen).toMatchObject({ canAnswer: false })
  expect(seen.items[0]?.text).toContain('NIK saya')
  expect(seen.items[0]?.text).not.toContain(nik)
  expect((await ofFile(receipt.id, 'answer', { text: 'Jawaban' }, province)).status).toBe(403)
  const supervisor = await of('supervisor', '65.03')
  // The PIN opens the application: it is shown to nobody, nor in what leaves the office.
  const own = await system.request('GET', '/api/v1/public/application', { cookie: citizen })
  for (const shown of [seen, await listMessages(receipt.id, supervisor), await listMessages(receipt.id), own.body])
    expect(JSON.stringify(shown)).not.toContain(receipt.pin)
  expect((await listMessages(receipt.id, supervisor)).items[0]?.text).toContain(nik)
  expect((await ofFile(receipt.id, 'answer', { text: 'Jawaban' }, supervisor)).status).toBe(403)
  await ofFile(receipt.id, '/settlement')
})

test('a closed application says what else to do, what waited is still answered, and erased words are gone', async () => {
  const receipt = await submit(75)
  const cookie = await follow(receipt)
  expect((await write(cookie, 'Saya mau membatalkan.')).status).toBe(201)
  const { version } = (await system.request('GET', '/api/v1/public/application', { cookie })).body as CitizenApplication
  await system.request('POST', '/api/v1/public/application/withdrawal', { cookie, body: { expectedVersion: version } })
  const refused = await write(cookie, 'Masih ada?')
  expect(refused.status).toBe(409)
  expect((refused.body as { detail: string }).detail).toContain('pengaduan')
  const browser = await open(receipt)
  expect(browser.page.querySelector('#pesan form')).toBeNull()
  expect(browser.page.querySelector('#pesan a[href="/permohonan/pengaduan"]')).not.toBeNull()
  expect((await inbox()).count).toBe(1)
  expect((await ofFile(receipt.id, 'answer', { text: 'Sudah dibatalkan.' })).status).toBe(201)
  expect((await inbox()).count).toBe(0)

  const data = await system.request('POST', '/api/v1/public/application/data', { cookie, body: { pin: receipt.pin } })
  expect((data.body as { messages: unknown[] }).messages).toMatchObject([
    { direction: 'in', text: 'Saya mau membatalkan.' },
    { direction: 'out', text: 'Sudah dibatalkan.' },
  ])
  await system.database.write(workerScope, (db) =>
    db.run({
      text: 'update personal_record set data_key = null, envelope = null, erased_at = now() where application_id = $1',
      values: [receipt.id],
    }),
  )
  expect((await listMessages(receipt.id)).items.map(({ text }) => text)).toEqual(['', ''])
  expect((await listMessages(receipt.id)).canAnswer).toBe(false)
  await browser.open('/permohonan')
  expect(browser.page.querySelector('#pesan')?.text).toContain('Isi pesan sudah dihapus.')
})
