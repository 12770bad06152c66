import type { ApplicationFile, Receipt, ReportSummary } from '@sipelandukilat/contract'
import { formatDate, lastArrivalDay, startOfLocalDay, toLocalDate } from '@sipelandukilat/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDuties, runDuties } from '../../duties'
import { toCaller, workerScope } from '../../platform/caller'
import { newId } from '../../platform/id'
import { createMailer } from '../../platform/mailer'
import { documentNumbersOf } from '../../testing/document-numbers'
import { eventually } from '../../testing/eventually'
import { type FarSide, startFarSide } from '../../testing/far-side'
import { receivedAndAnswered } from '../../testing/received-and-answered'
import { recordSiakChecks } from '../../testing/record-siak-checks'
import { examplePhoto, exampleSubmission } from '../../testing/test-application'
import { openTestMailbox, type TestMailbox } from '../../testing/test-mailbox'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { openWebhookServer } from '../../testing/webhook-server'
import { startWorker } from '../../worker'
import { recomputed } from '../reports/fold'
import { storeUpload } from '../uploads/upload-store'
import { openArrival } from './open-arrival'

let system: TestSystem
let mailbox: TestMailbox
let worker: { stop: () => Promise<void> }
let farSide: FarSide
let webhook: { url: string; close: () => void }
const origin = '65.03.05.2022'
const destination = '65.02.01.2005'
const to = 'yohanes.lawai@surel.test'
// The last ten o'clock: the worker's housekeeping and its queues go by the clock of the database.
const hourMs = 3_600_000
const today = toLocalDate(new Date(Date.now() - 10 * hourMs))
const until = lastArrivalDay(today)
const begin = new Date(startOfLocalDay(today).getTime() + 10 * hourMs)

beforeAll(async () => {
  webhook = await openWebhookServer(() => system.url)
  farSide = await startFarSide({ webhookUrl: webhook.url })
  system = await createTestSystem({ environment: farSide.environment })
  system.clock.now = begin
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.02', '65.03')` }),
  )
  mailbox = await openTestMailbox()
  system.app.platform.config.smtpUrl = mailbox.smtpUrl
  worker = await startWorker(system.app.platform, system.app.queues)
}, 60_000)
afterAll(async () => {
  await farSide.stop()
  webhook.close()
  await worker.stop()
  await system.close()
  await mailbox.close()
})

const officerOf = (regionCode: string) => system.createUser([{ role: 'intake_officer', regionCode }])

const scopeOf = (regionCode: string) =>
  toCaller({
    kind: 'user',
    userId: newId(),
    assignments: [{ role: 'intake_officer', regionCode }],
    grantedApplicationIds: [],
    tripIds: [],
  }).scope

/** What the citizen reads who opens an application with number and PIN. */
async function openOwn(trackingNumber: string, pin: string) {
  const follow = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  expect(follow.status).toBe(204)
  const cookie = follow.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return (await system.request('GET', '/api/v1/public/application', { cookie })).body
}

const read = async (cookie: string, id: string) =>
  (await system.request('GET', `/api/v1/applications/${id}`, { cookie })).body as ApplicationFile

async function step(cookie: string, id: string, action: string, more: object = {}): Promise<void> {
  const { version } = await read(cookie, id)
  const answer = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
    cookie,
    body: { action, expectedVersion: version, ...more },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}

const family = [
  { name: 'Yohanes Lawai', nik: '6503051203859901', familyRelation: '1' },
  { name: 'Maria Lawai', nik: '6503055505879902', familyRelation: '3' },
]

/** A family moves, head and all, to a card of its own. */
async function fileLetter(
  seed: number,
  villageCode: string,
  { contact = { email: to }, movers = family }: { contact?: object; movers?: object[] } = {},
) {
  const body = await exampleSubmission(system, 'SKP', seed, { villageCode: origin })
  const answers = body.answers as Record<string, object>
  const answer = await system.request('POST', '/api/v1/public/applications', {
    body: {
      ...body,
      applicant: { ...(body.applicant as object), ...contact },
      answers: {
        ...answers,
        destination: {
          village: villageCode,
          address: 'Jalan Pusat Pemerintahan 4',
          rt: '002',
          rw: '001',
          isOthersAddress: false,
        },
        move: { reason: '1', kind: '2', movingFamilyCard: '2', hasChildAlone: false },
        movers,
      },
    },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as Receipt
}

/** Leads a file to its documents, and gives their numbers. */
async function issue(cookie: string, id: string): Promise<{ id: string; number: string }[]> {
  await step(cookie, id, 'start')
  await step(cookie, id, 'process')
  await recordSiakChecks(
    (method, address, body) => system.request(method, address, { cookie, ...(body ? { body } : {}) }),
    id,
  )
  const numbers = documentNumbersOf(await read(cookie, id), toLocalDate(system.clock.now))
  await step(cookie, id, 'issue', { products: numbers })
  return numbers
}

const issueLetter = async (cookie: string, id: string): Promise<string> =>
  (await issue(cookie, id)).find(({ id: product }) => product === 'movingLetter')?.number ?? ''

const arrivalOf = (letterId: string) =>
  system.database.read(workerScope, (db) =>
    db.first<{ id: string; tracking_number: string; status: string }>({
      text: 'select id, tracking_number, status from application where arrival_of = $1',
      values: [letterId],
    }),
  )

const opened = (letterId: string) =>
  eventually(async () => {
    const arrival = await arrivalOf(letterId)
    if (!arrival) throw new Error('No arrival yet')
    return arrival
  })

const mailsAbout = (text: string) => mailbox.texts.filter((mail) => mail.includes(text))

const keepDuties = () => {
  const mailer = createMailer({ smtpUrl: mailbox.smtpUrl, from: 'a@b.test' })
  return runDuties(listDuties(system.app.platform, mailer), system.app.platform.logger)
}

/** What is counted equals what is worked out anew from the rows. */
async function figures(): Promise<Record<string, number>> {
  const sums = (source: string) =>
    system.database.read(workerScope, (db) =>
      db.rows<{ regency_code: string; metric: string; amount: number }>({
        text: `select regency_code, metric, sum(amount)::int as amount from (${source}) f where service_code in ('SKP', 'SKDTG')
               group by 1, 2 having sum(amount) <> 0 order by 1, 2`,
      }),
    )
  const counted = await sums('select * from report_figure')
  expect(counted).toEqual(await sums(recomputed))
  return Object.fromEntries(counted.map(({ regency_code, metric, amount }) => [`${regency_code} ${metric}`, amount]))
}

test('an issued letter opens the arrival at its destination, which is told to the citizen, supplied and routed', async () => {
  const atOrigin = await officerOf('65.03')
  const atDestination = await officerOf('65.02')
  const receipt = await fileLetter(3, destination)
  const number = await issueLetter(atOrigin.cookie, receipt.id)
  const arrival = await opened(receipt.id)

  const inbox = await system.request('GET', '/api/v1/applications?view=incomplete', { cookie: atDestination.cookie })
  expect(inbox.body).toMatchObject({
    items: [{ id: arrival.id, serviceCode: 'SKDTG', status: 'incomplete', villageCode: destination }],
  })
  const file = await read(atDestination.cookie, arrival.id)
  expect(file).toMatchObject({
    applicant: { email: to },
    answers: {
      members: [
        { fullName: 'Yohanes Lawai', hasNik: true, nik: '6503051203859901', familyRelation: '1' },
        { fullName: 'Maria Lawai', hasNik: true, nik: '6503055505879902', familyRelation: '3' },
      ],
      head: { headName: 'Yohanes Lawai', address: 'Jalan Pusat Pemerintahan 4', rt: '002', rw: '001' },
      arrival: { origin, letterNumber: number, letterDate: today, familyCard: '2' },
    },
    lacks: { fields: ['members.0.card', 'members.1.card'], attachments: ['marriageProof'] },
  })
  expect(file.attachments.map(({ requirement }) => requirement).sort()).toEqual([
    'moveLetter',
    'originIdDocuments',
    'originIdDocuments',
  ])
  // Neither office sees the other's file.
  expect((await system.request('GET', `/api/v1/applications/${arrival.id}`, { cookie: atOrigin.cookie })).status).toBe(
    404,
  )
  expect(
    (await system.request('GET', `/api/v1/applications/${receipt.id}`, { cookie: atDestination.cookie })).status,
  ).toBe(404)

  // Each sees of the other the number, the office and how far it is.
  const pair = { regencyName: 'Kabupaten Malinau', state: 'awaited', issuedOn: today, until }
  expect(await read(atOrigin.cookie, receipt.id)).toMatchObject({
    move: { side: 'arrival', trackingNumber: arrival.tracking_number, ...pair },
  })
  expect(file).toMatchObject({
    arrivalUntil: until,
    move: { ...pair, side: 'letter', trackingNumber: receipt.trackingNumber, regencyName: 'Kabupaten Nunukan' },
  })
  const pairFor = (regionCode: string, id: string) =>
    system.database.read(scopeOf(regionCode), (db) =>
      db.rows({ text: 'select side from app_move_pair($1)', values: [id] }),
    )
  expect(await pairFor('65.03', receipt.id)).toEqual([{ side: 'arrival' }])
  expect(await pairFor('65.03', arrival.id)).toEqual([])
  expect(await pairFor('65.02', arrival.id)).toEqual([{ side: 'letter' }])
  expect(await pairFor('65.01', receipt.id)).toEqual([])

  // Its number and PIN open it, in words that say what is awaited and until when.
  const [mail = ''] = await eventually(() => {
    const mails = mailsAbout(arrival.tracking_number)
    expect(mails).toHaveLength(1)
    return mails
  })
  expect(mail).toContain('Menunggu Kedatangan Penduduk')
  expect(mail).toContain(formatDate(until, 'id'))
  const pin = /PIN: (\d{6})/.exec(mail)?.[1] ?? ''
  const own = await openOwn(arrival.tracking_number, pin)
  expect(own).toMatchObject({
    status: 'incomplete',
    outlook: {
      label: { id: 'Menunggu Kedatangan Penduduk' },
      now: { id: expect.stringContaining(formatDate(until, 'id')) },
    },
  })

  expect(await openOwn(receipt.trackingNumber, receipt.pin)).toMatchObject({
    move: { side: 'arrival', trackingNumber: arrival.tracking_number, pin, state: 'awaited' },
    movesElsewhere: null,
  })

  // The same job again opens nothing more, and nobody is counted before anybody came.
  const { last_seq: seq = 0 } =
    (await system.database.read(workerScope, (db) =>
      db.first<{ last_seq: number }>({ text: 'select last_seq from application where id = $1', values: [receipt.id] }),
    )) ?? {}
  expect(await openArrival(system.app.platform, { applicationId: receipt.id, seq })).toBeUndefined()
  expect(await figures()).toMatchObject({ '65.03 submitted': 1 })
  expect(Object.keys(await figures()).filter((key) => key.startsWith('65.02'))).toEqual([])

  system.clock.now = new Date(begin.getTime() + 5 * 86_400_000)
  const counter = await officerOf('65.02')
  const uploadId = await storeUpload(system.app.platform, await examplePhoto())
  const members = file.answers.members as object[]
  const supplied = await system.request('PUT', `/api/v1/applications/${arrival.id}/supply`, {
    cookie: counter.cookie,
    body: {
      channel: 'counter',
      applicant: Object.fromEntries(Object.entries(file.applicant).filter(([, value]) => value !== null)),
      answers: { ...file.answers, members: members.map((member) => ({ ...member, card: '1' })) },
      attachments: [{ requirement: 'marriageProof', uploadId }],
      expectedVersion: file.version,
    },
  })
  expect(supplied.body).toMatchObject({ status: 'routed', lacks: null, dueAt: expect.any(String) })
  const counted = await figures()
  expect(counted).toMatchObject({ '65.02 submitted': 1, '65.03 submitted': 1, '65.03 moves': 1 })
  expect(counted['65.02 moves']).toBeUndefined()
  const again = await officerOf('65.03')
  expect(await read(again.cookie, receipt.id)).toMatchObject({ move: { state: 'arrived' } })
})

test('who does not come is reminded on day 20, once, and the arrival is closed after day 30 with what to do', async () => {
  system.clock.now = begin
  const officer = await officerOf('65.03')
  const receipt = await fileLetter(4, destination)
  await issueLetter(officer.cookie, receipt.id)
  const arrival = await opened(receipt.id)
  await eventually(() => expect(mailsAbout(arrival.tracking_number)).toHaveLength(1))
  const before = await figures()
  const mailsAfter = async (days: number) => {
    system.clock.now = new Date(begin.getTime() + days * 86_400_000)
    await keepDuties()
    await keepDuties()
    return mailsAbout(arrival.tracking_number)
  }
  expect(await mailsAfter(10)).toHaveLength(1)
  expect(await mailsAfter(19)).toHaveLength(1)
  expect(await mailsAfter(20)).toHaveLength(2)
  expect(await mailsAfter(30)).toHaveLength(2)
  expect((await arrivalOf(receipt.id))?.status).toBe('incomplete')
  await mailsAfter(31)
  expect((await arrivalOf(receipt.id))?.status).toBe('rejected')
  await eventually(() => expect(mailsAbout(arrival.tracking_number)).toHaveLength(3))
  expect(mailsAbout(arrival.tracking_number).at(-1)).toContain('surat pindah yang baru')
  expect(await figures()).toEqual(before)
})

test('where the destination takes no part nothing is opened, and the citizen reads what to bring there', async () => {
  system.clock.now = begin
  const officer = await officerOf('65.03')
  const receipt = await fileLetter(5, '31.71.01.1001')
  await issueLetter(officer.cookie, receipt.id)
  await eventually(() => {
    const [mail = ''] = mailsAbout(receipt.trackingNumber).filter((one) => one.includes('berlaku 30 hari'))
    expect(mail).toContain('Bawa surat pindah, KK dan KTP-el asal')
  })
  expect(await arrivalOf(receipt.id)).toBeUndefined()
  expect(await openOwn(receipt.trackingNumber, receipt.pin)).toMatchObject({
    move: null,
    movesElsewhere: expect.stringContaining('Jakarta'),
  })
})

test('a move whose letter came from outside the system is counted where the family arrives, any other with its letter', async () => {
  system.clock.now = begin
  const officer = await officerOf('65.02')
  const viewer = await system.createUser([{ role: 'province_viewer', regionCode: '65' }])
  const moves = async () => {
    const { body } = await system.request('GET', `/api/v1/reports/summary?from=${month}&to=${month}`, viewer)
    const { totals, moves } = body as ReportSummary
    expect(moves.reduce((sum, { count }) => sum + count, 0)).toBe(totals.moves)
    return Object.fromEntries(moves.map((move) => [`${move.origin.code} → ${move.destination.code}`, move.count]))
  }
  const month = today.slice(0, 7)
  const before = await moves()
  const arriveFrom = async (seed: number, village: string) => {
    const body = await exampleSubmission(system, 'SKDTG', seed, { villageCode: destination })
    const answers = body.answers as { arrival: object }
    const sent = await system.request('POST', '/api/v1/public/applications', {
      body: { ...body, answers: { ...answers, arrival: { ...answers.arrival, origin: village } } },
    })
    expect(sent.status, JSON.stringify(sent.body)).toBe(201)
    await issue(officer.cookie, (sent.body as Receipt).id)
  }
  await arriveFrom(31, '31.71.01.1001')
  await arriveFrom(32, origin)
  expect(await moves()).toEqual({ ...before, '31.71 → 65.02': 1 })
  expect(before).toMatchObject({ '65.03 → 65.02': 2, '65.03 → 31.71': 1 })
  await figures()
})

test('who has only a telephone is told there, and reports the arrival by SMS without saying anything twice', async () => {
  system.clock.now = begin
  const person = '+6281230019971'
  const officer = await officerOf('65.03')
  const receipt = await fileLetter(6, destination, { contact: { phone: person }, movers: family.slice(0, 1) })
  await issueLetter(officer.cookie, receipt.id)
  const arrival = await opened(receipt.id)
  const notified = () =>
    farSide.received('sms', person).then((all) => all.map(({ content }) => content.text).join('\n'))
  await eventually(async () => {
    const words = await notified()
    expect(words).toContain(arrival.tracking_number)
    expect(words).toMatch(/PIN: \d{6}[\s\S]*balas SUDAH TIBA/)
  })
  const say = async (text: string): Promise<string> => {
    const before = (await notified()).length
    await receivedAndAnswered(system, { channel: 'sms', address: person }, () => farSide.post('/sms', { person, text }))
    return (await notified()).slice(before)
  }
  expect(await say('SUDAH TIBA')).toMatch(/Kartu identitas/i)
  expect(await say('1')).toContain('Periksa dulu')
  await say('YA')
  await eventually(async () => expect(await notified()).toContain('sudah lengkap dan diteruskan ke Kabupaten Malinau'))
  expect((await arrivalOf(receipt.id))?.status).toBe('routed')
}, 60_000)

test('a letter to another province opens the arrival in that province, and its own sees nothing of it', async () => {
  system.clock.now = begin
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '31.71'` }),
  )
  const officer = await officerOf('65.03')
  const receipt = await fileLetter(7, '31.71.01.1001')
  await issueLetter(officer.cookie, receipt.id)
  const arrival = await opened(receipt.id)
  const there = await officerOf('31.71')
  expect(await read(there.cookie, arrival.id)).toMatchObject({ status: 'incomplete', provinceCode: '31' })
  const province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  const answer = await system.request('GET', `/api/v1/applications/${arrival.id}`, { cookie: province.cookie })
  expect(answer.status).toBe(404)
})
