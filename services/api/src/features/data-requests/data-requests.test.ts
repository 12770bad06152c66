import type {
  Conversation,
  DataRequest,
  OwnAccountData,
  OwnApplicationData,
  OwnDataRequest,
} from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gateScope, workerScope } from '../../platform/caller'
import { addressIndex } from '../../platform/crypto/address-index'
import { newId } from '../../platform/id'
import type { Mail } from '../../platform/mailer'
import { dumpDatabase } from '../../testing/dump-database'
import { eventually } from '../../testing/eventually'
import { createFormBrowser } from '../../testing/form-browser'
import { examplePdf, exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { addInbound, lockConversation } from '../conversations/conversation-store'
import { linkApplication, placeConversation } from '../conversations/link-application'
import { findAwaitedFiles } from '../conversations/mail-files'
import { identityOf, receive } from '../conversations/receive'
import { removeUnused } from '../uploads/remove-unused'
import { storeUpload } from '../uploads/upload-store'
import { notifyDataAnswer } from './notify-answer'
import { remindOfDataRequests } from './remind'

let system: TestSystem
let officer: string
let admin: string
const hourMs = 3_600_000
const begin = new Date('2026-09-14T02:00:00Z')

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  officer = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
  admin = (await system.createUser([{ role: 'province_admin', regionCode: '65' }])).cookie
})
afterAll(() => system.close())

const rowsOf = <Row>(text: string, values: unknown[] = []) =>
  system.database.read(workerScope, (db) => db.rows<Row>({ text, values }))
const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? ''

async function submit(serviceCode: string, seed: number, contact: { phone?: string } = {}, rest: object = {}) {
  const body = await exampleSubmission(system, serviceCode, seed, { villageCode: '65.03.05.2022' })
  const applicant = { ...(body.applicant as { name: string; nik: string }), ...contact }
  const sent = await system.request('POST', '/api/v1/public/applications', { body: { ...body, applicant, ...rest } })
  const { id, trackingNumber, pin } = sent.body as { id: string; trackingNumber: string; pin: string }
  const opened = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  return { id, applicant, trackingNumber, pin, cookie: cookieOf(opened.headers) }
}

/** A citizen's call about their data, of an opened application or of an account. */
const own = (of: 'application' | 'account', cookie: string, body?: object) =>
  system.request(body ? 'POST' : 'GET', `/api/v1/public/${of}/data-requests`, { cookie, ...(body ? { body } : {}) })
const read = async (id: string, cookie = officer) =>
  (await system.request('GET', `/api/v1/data-requests/${id}`, { cookie })).body as DataRequest
const work = (id: string, step: string, body: object, cookie = officer) =>
  system.request('POST', `/api/v1/data-requests/${id}/${step}`, { cookie, body })
const close = (id: string, status: string, daysAgo: number) =>
  system.database.write(workerScope, (db) =>
    db.run({
      text: 'update application set status = $2, closed_at = $3 where id = $1',
      values: [id, status, new Date(system.clock.now.getTime() - daysAgo * 24 * hourMs)],
    }),
  )
async function onlyRequest(answer: { status: number; body: unknown }): Promise<OwnDataRequest> {
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const { items } = answer.body as { items: OwnDataRequest[] }
  const [first] = items
  if (!first) throw new Error('No request')
  return first
}

/** A conversation with a file of its own, which is a draft as well. */
async function plantConversation(phone: string): Promise<{ id: string; uploadId: string; blob: string }> {
  const { platform } = system.app
  const { keyring } = platform
  const { now } = system.clock
  const uploadId = await storeUpload(platform, Buffer.concat([examplePdf, Buffer.from(`\n% ${phone}\n%%EOF`)]))
  const index = addressIndex(keyring, 'whatsapp', phone)
  await receive(platform, [
    {
      channel: 'whatsapp',
      externalId: `wamid.${phone}`,
      from: phone,
      to: '',
      sentAt: now.toISOString(),
      content: { kind: 'text', text: 'Halo' },
    },
  ])
  const id = await system.database.write(workerScope, async (db) => {
    const place = { channel: 'whatsapp', addressIndex: index, provinceCode: '65' } as const
    const { record, key } = await lockConversation(db, keyring, place, { address: phone, name: 'Hana Padan' }, now)
    const said = { text: 'NIK saya 6503055708129977' }
    const messageId = newId()
    const identity = identityOf(keyring, 'whatsapp', messageId)
    await addInbound(db, record, key, said, { id: messageId, at: now, uploadIds: [uploadId], identity })
    await db.run({ text: 'update upload set conversation_id = $2 where id = $1', values: [uploadId, record.id] })
    await db.run({
      text: `insert into application_draft (id, conversation_id, province_code, regency_code, token_hash, data_key, envelope, created_at, expires_at)
             values ($1, $2, '65', '65', $4, '\\x02', '\\x03', $3, $3::timestamptz + interval '7 days')`,
      values: [newId(), record.id, now, index],
    })
    await placeConversation(db, record.id, '65.03')
    return record.id
  })
  const [file] = await rowsOf<{ blob: string }>('select blob from upload where id = $1', [uploadId])
  return { id, uploadId, blob: file?.blob ?? '' }
}

async function openAccount(phone: string): Promise<string> {
  const { accountSessions, keyring, config } = system.app.platform
  const contact = { channel: 'whatsapp', address: phone, index: addressIndex(keyring, 'whatsapp', phone) } as const
  const { token } = await system.database.write(gateScope, (db) => accountSessions.start(db, contact, system.clock.now))
  return `__Host-citizen-${config.instance}=${token}`
}

test('who proved a contact sees what was said with it and has it erased; applications stay with their PIN', async () => {
  const phone = '+6281230009941'
  const application = await submit('KTP-GANTI', 61, { phone })
  const conversation = await plantConversation(phone)
  const other = await plantConversation('+6281230009942')
  const cookie = await openAccount(phone)
  const seen = await onlyRequest(await own('account', cookie, { kind: 'see' }))
  expect(seen).toMatchObject({ kind: 'see', status: 'answered', regencyName: expect.stringContaining('Nunukan') })
  const data = (await system.request('GET', '/api/v1/public/account/data', { cookie })).body as OwnAccountData
  expect(data.conversations).toHaveLength(1)
  expect(data.conversations[0]).toMatchObject({ messageCount: 1, fileCount: 1 })
  expect(data.conversations[0]?.messages[0]?.text).toMatch(/^NIK saya (?!6503055708129977)/)
  expect(JSON.stringify(data)).not.toContain(application.applicant.name)

  const page = async (path: string) => String((await system.request('GET', path, { cookie })).body)
  expect(await page('/akun/data')).toMatch(/Percakapan WhatsApp[\s\S]*1 pesan dan 1 berkas[\s\S]*NIK saya/)
  expect(await page('/akun')).toMatch(/id="data-anda"[\s\S]*Dijawab pada/)
  const asked = await onlyRequest(await own('account', cookie, { kind: 'erase', words: 'NIK 6503055708129977 hapus' }))
  expect(asked.dueAt).toBe(new Date(begin.getTime() + 72 * hourMs).toISOString())
  // Asking again while it is open adds nothing.
  expect((await onlyRequest(await own('account', cookie, { kind: 'erase' }))).id).toBe(asked.id)
  const request = await read(asked.id)
  expect(request.stored.erasable.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
    'conversations 1',
    'drafts 1',
    'files 1',
    'contacts 1',
  ])
  expect(request.stored.kept).toMatchObject([{ id: application.id, reason: 'ownPin' }])
  expect(request.words).toContain('6503055708129977')
  expect((await read(asked.id, admin)).words).not.toContain('6503055708129977')
  expect((await work(asked.id, 'erasure', { expectedVersion: 1 }, admin)).status).toBe(403)

  const erased = await work(asked.id, 'erasure', { answer: 'Yang tersisa dijaga PIN.', expectedVersion: 1 })
  expect(erased.status, JSON.stringify(erased.body)).toBe(200)
  expect(erased.body).toMatchObject({
    ...{ status: 'answered', answer: 'Yang tersisa dijaga PIN.' },
    outcome: { kept: [{ reason: 'ownPin', count: 1 }] },
  })
  const shown = await system.request('GET', `/api/v1/conversations/${conversation.id}`, { cookie: officer })
  expect(shown.status, JSON.stringify(shown.body)).toBe(200)
  expect(shown.body).toMatchObject({
    title: '—',
    address: null,
    erasedAt: begin.toISOString(),
    messages: [{ text: '' }],
  })
  const [left] = await rowsOf<{ keys: number; erased_for: string }>(
    `select num_nonnulls(c.data_key, c.envelope, c.dialogue, c.address_index, m.sealed, d.data_key, d.envelope)::int as keys, c.erased_for
     from conversation c join conversation_message m on m.conversation_id = c.id join application_draft d on d.conversation_id = c.id where c.id = $1`,
    [conversation.id],
  )
  expect(left).toEqual({ keys: 0, erased_for: asked.id })
  const index = addressIndex(system.app.platform.keyring, 'whatsapp', phone)
  expect(await rowsOf('select 1 from inbound_message where address_index = $1', [index])).toEqual([])
  expect((await own('account', cookie)).status).toBe(401)

  const [job] = await rowsOf<{ payload: { blobs: string[] } }>(
    `select payload from outbox where topic = 'blobs.unused'`,
  )
  expect(job?.payload.blobs).toEqual([conversation.blob])
  const { blobs } = system.app.platform
  await removeUnused(system.app.platform, findAwaitedFiles, [conversation.blob, other.blob])
  await expect(blobs.get(conversation.blob)).rejects.toThrow()
  expect((await blobs.get(other.blob)).length).toBeGreaterThan(0)
  // Somebody else's conversation is as it was; the application still opens and still names the contact.
  expect((await system.request('GET', `/api/v1/conversations/${other.id}`, { cookie: officer })).body).toMatchObject({
    title: 'Hana Padan',
    erasedAt: null,
  })
  expect((await system.request('GET', '/api/v1/public/application', application)).status).toBe(200)
})

test('a withdrawn application is erased after its time: no name, no index, and its pages say so', async () => {
  const { id, applicant, cookie, pin } = await submit('KK-UBAH', 62)
  await submit('KTP-GANTI', 63)
  const see = (given: string) =>
    system.request('POST', '/api/v1/public/application/data', { cookie, body: { pin: given } })
  expect((await see('000000')).status).toBe(401)
  const whole = (await see(pin)).body as OwnApplicationData
  expect(whole.applicant).toMatchObject({ name: applicant.name, nik: applicant.nik })
  expect(whole.trail.map(({ action }) => action)).toContain('application-opened')
  const written = { cookie, body: { text: 'Mohon dibatalkan.' } }
  expect((await system.request('POST', '/api/v1/public/application/messages', written)).status).toBe(201)
  await close(id, 'withdrawn', 5)
  const asked = await onlyRequest(await own('application', cookie, { kind: 'erase' }))
  expect((await read(asked.id)).stored.kept).toMatchObject([{ reason: 'retention' }])
  expect((await work(asked.id, 'erasure', { expectedVersion: 1 })).status).toBe(409)
  await close(id, 'withdrawn', 31)
  expect((await dumpDatabase(system)).some((line) => line.includes(applicant.name))).toBe(true)
  expect((await work(asked.id, 'erasure', { expectedVersion: 1 })).body).toMatchObject({
    outcome: { erased: [{ kind: 'applications', count: 1 }], kept: [] },
  })
  expect((await dumpDatabase(system)).filter((line) => line.includes(applicant.name))).toEqual([])
  const [record] = await rowsOf<{ left: number }>(
    `select num_nonnulls(data_key, envelope, applicant_name, subject_name, nullif(name_words, '{}'), nik_index, kk_index, phone_index, email_index)::int as left
     from personal_record where application_id = $1`,
    [id],
  )
  expect(record).toEqual({ left: 0 })
  const [marked] = await rowsOf<{ unanswered_since: Date | null }>(
    'select unanswered_since from application where id = $1',
    [id],
  )
  expect(marked).toEqual({ unanswered_since: null })
  const opened = await system.request('GET', '/api/v1/public/application', { cookie })
  expect(opened.body).toMatchObject({
    status: 'withdrawn',
    erasedAt: begin.toISOString(),
    canResubmit: false,
    messages: [{ text: '' }],
  })
  const file = await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer })
  expect(file.body).toMatchObject({ erasedAt: begin.toISOString(), applicant: { name: '' }, allowedActions: [] })
  for (const part of ['timeline', 'notes', 'duplicates', 'form.pdf'])
    expect((await system.request('GET', `/api/v1/applications/${id}/${part}`, { cookie: officer })).status).toBe(200)
  const [attachment] = await rowsOf<{ id: string }>('select id from attachment where application_id = $1', [id])
  const gone = await system.request('GET', `/api/v1/attachments/${attachment?.id}`, { cookie: officer })
  expect([gone.status, (gone.body as { detail: string }).detail]).toEqual([404, 'Berkas ini sudah dihapus.'])
})

test('where somebody is to be met, and why at home, is shown with the visit that was asked for', async () => {
  const presence = { mode: 'home', reason: 'Lumpuh sejak 2019', landmark: 'Rumah biru di belakang gereja' }
  const { cookie, pin, trackingNumber } = await submit('KTP-REKAM', 69, {}, { presence })
  const seen = async () =>
    (await system.request('POST', '/api/v1/public/application/data', { cookie, body: { pin } }))
      .body as OwnApplicationData
  await eventually(async () =>
    expect(await seen()).toMatchObject({
      presence,
      visits: [{ purpose: 'enrolment', status: 'open', plannedOn: null }],
      survey: null,
    }),
  )
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('main form', { trackingNumber, pin })
  await browser.send('#data-anda form', { kind: 'see', dataPin: pin })
  expect(browser.text()).toMatch(/Lumpuh sejak 2019[\s\S]*Rumah biru[\s\S]*Perekaman KTP-el/)
})

test('who was recorded at the office instead is shown as present, and the visit as needed no more', async () => {
  const presence = { mode: 'home', reason: 'Lumpuh sejak 2019', landmark: 'Rumah biru di belakang gereja' }
  const { cookie, pin, id, trackingNumber } = await submit('KTP-REKAM', 71, {}, { presence })
  const seen = async () =>
    (await system.request('POST', '/api/v1/public/application/data', { cookie, body: { pin } }))
      .body as OwnApplicationData
  await eventually(async () => expect((await seen()).visits).toMatchObject([{ status: 'open' }]))
  for (const action of ['start', 'await_presence', 'record_presence']) {
    const { body } = await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer })
    const { version: expectedVersion } = body as { version: number }
    const moved = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer,
      body: { action, expectedVersion },
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
  }
  await eventually(async () => expect((await seen()).visits).toMatchObject([{ status: 'cancelled', isUnneeded: true }]))
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('main form', { trackingNumber, pin })
  expect(browser.text()).toContain('Kehadiran sudah tercatat')
  expect(browser.text().match(/Sedang Diverifikasi/g)?.length).toBe(2)
  await browser.send('#data-anda form', { kind: 'see', dataPin: pin })
  expect(browser.text()).toContain('(tidak diperlukan lagi: sudah hadir di kantor)')
})

test('what a register needs is refused by its article, within 3×24 hours of which somebody is notified', async () => {
  const { id, cookie, trackingNumber, pin, applicant } = await submit('AK-LAHIR', 64)
  await close(id, 'completed', 90)
  expect((await own('application', cookie, { kind: 'correct' })).status).toBe(422)
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('main form', { trackingNumber, pin })
  await browser.send('#data-anda form', { kind: 'correct' })
  expect(browser.status).toBe(422)
  expect(browser.text()).toContain('Tulis data mana yang salah')
  await browser.send('#data-anda form', { kind: 'correct', words: 'Nama ayah salah tulis' })
  expect(browser.path).toBe('/permohonan?kabar=data')
  expect(browser.page.querySelector('#data-anda')?.structuredText).toContain('Sisa 72 jam')
  await browser.send('#data-anda form', { kind: 'see' })
  expect(browser.status).toBe(401)
  expect(browser.text()).not.toContain(applicant.nik)
  await system.database.write(workerScope, async (db) => {
    await db.run({
      text: `insert into survey_answer (application_id, province_code, regency_code, channel, scores, answered_at)
             values ($1, '65', '65.03', 'web', '{"U1":4,"U8":2}', $2)`,
      values: [id, begin],
    })
  })
  expect(browser.text()).toContain('Percakapan dan draf dihapus lewat Permohonan saya')
  await browser.send('#data-anda form', { kind: 'see', dataPin: pin })
  expect(browser.path).toBe('/permohonan/data')
  expect(browser.text()).toContain(applicant.nik)
  expect(browser.text()).toMatch(/Penilaian Anda[\s\S]*Sangat sesuai[\s\S]*Ada tetapi tidak berfungsi/)
  const { items: made } = (await own('application', cookie)).body as { items: OwnDataRequest[] }
  const asked = made.find(({ kind }) => kind === 'correct') as OwnDataRequest
  system.clock.now = new Date(begin.getTime() + 47 * hourMs)
  expect(await remindOfDataRequests(system.app.platform)).toBe(0)
  system.clock.now = new Date(begin.getTime() + 49 * hourMs)
  expect(await remindOfDataRequests(system.app.platform)).toBe(1)
  expect(await remindOfDataRequests(system.app.platform)).toBe(0)
  system.clock.now = new Date(begin.getTime() + 72 * hourMs)
  expect(await remindOfDataRequests(system.app.platform)).toBe(1)
  const levels = await rowsOf<{ level: string }>(
    `select distinct payload->>'level' as level from outbox where topic = 'user.data-requests' order by 1`,
  )
  expect(levels.map(({ level }) => level)).toEqual(['overdue', 'warning'])
  system.clock.now = begin

  const sibling = (await system.createUser([{ role: 'supervisor', regionCode: '65.02' }])).cookie
  const body = { reason: 'civilAct', expectedVersion: 1 }
  expect((await work(asked.id, 'refusal', body, sibling)).status).toBe(404)
  expect((await work(asked.id, 'refusal', { ...body, expectedVersion: 7 })).status).toBe(409)
  expect((await work(asked.id, 'refusal', body)).status).toBe(200)
  expect((await work(asked.id, 'answer', { answer: 'Sudah', expectedVersion: 2 })).status).toBe(409)
  await browser.open('/permohonan')
  expect(browser.page.querySelector('#data-anda')?.structuredText).toMatch(/BETUL.*Pasal 79 ayat \(1\)/)
  // A transferred application takes its requests along.
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `update application set regency_code = '65.02', district_code = '65.02.01', village_code = '65.02.01.2005' where id = $1`,
      values: [id],
    }),
  )
  expect((await read(asked.id, sibling)).regencyCode).toBe('65.02')
  const trail = await system.request('GET', '/api/v1/audit?action=data-request-refused', { cookie: admin })
  expect(trail.body).toMatchObject({ items: [{ subjectIds: [asked.id], detail: { reason: 'civilAct' } }] })
})

test('who asked is notified that there is an answer, once each, where they are reached, with no word of what it says', async () => {
  const { platform } = system.app
  const phone = '+6281230009945'
  const conversation = await plantConversation(phone)
  const { id, cookie, trackingNumber, applicant } = await submit('KTP-GANTI', 66, { phone })
  const mails: Mail[] = []
  const mailer = {
    send: async (mail: Mail) => void mails.push(mail),
    sendMail: async () => undefined,
    close: () => undefined,
  }
  const said = async () => {
    const { body } = await system.request('GET', `/api/v1/conversations/${conversation.id}`, { cookie: officer })
    return (body as Conversation).messages.filter(({ direction }) => direction === 'out').map(({ text }) => text)
  }
  const answerAndNotify = async (requestId: string) => {
    await work(requestId, 'answer', { answer: 'Sudah kami perbaiki', expectedVersion: 1 })
    const [job] = await rowsOf<{ payload: { requestId: string } }>(
      `select payload from outbox where topic = 'data-request.closed' and payload->>'requestId' = $1`,
      [requestId],
    )
    // Twice, as when a job comes again.
    for (const _ of [1, 2]) await notifyDataAnswer(platform, mailer, { requestId: job?.payload.requestId ?? '' })
  }
  const ofAccount = await onlyRequest(
    await own('account', await openAccount(phone), { kind: 'correct', words: 'Nama saya salah' }),
  )
  await answerAndNotify(ofAccount.id)
  expect(await said()).toEqual([expect.stringContaining('/akun')])

  await system.database.write(workerScope, (db) => linkApplication(db, { id: conversation.id }, id, '65.03.05.2022'))
  for (const words of ['Nama ayah salah', 'Nama ibu salah'])
    await answerAndNotify((await onlyRequest(await own('application', cookie, { kind: 'correct', words }))).id)
  const notifications = (await said()).slice(1)
  expect(notifications).toHaveLength(2)
  for (const text of notifications) {
    expect(text).toContain(trackingNumber)
    expect(text).toContain('bagian Data Anda')
    expect(text).not.toContain('Sudah kami perbaiki')
    expect(text).not.toContain(applicant.name)
  }
  expect(mails).toEqual([])
})
