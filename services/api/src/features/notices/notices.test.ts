import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { listDuties, runDuties } from '../../duties'
import { workerScope } from '../../platform/caller'
import { addressIndex } from '../../platform/crypto/address-index'
import { createMailer, type Mailer } from '../../platform/mailer'
import { waitForSentNotice } from '../../testing/sent-notice'
import { exampleSubmission } from '../../testing/test-application'
import { openTestMailbox, type TestMailbox } from '../../testing/test-mailbox'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { startWorker } from '../../worker'
import { remindIncomplete } from './remind-citizens'
import { noticeOfChange } from './send-notice'

let system: TestSystem
let mailbox: TestMailbox
let worker: { stop: () => Promise<void> }
let mails: string[]
const to = 'ibu.hana@surel.test'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  mailbox = await openTestMailbox()
  mails = mailbox.texts
  system.app.platform.config.smtpUrl = mailbox.smtpUrl
  worker = await startWorker(system.app.platform, system.app.queues)
})
afterAll(async () => {
  await worker.stop()
  await system.close()
  await mailbox.close()
})

const keepDeadlines = (mailer: Mailer) => runDuties(listDuties(system.app.platform, mailer), system.app.platform.logger)

async function submit(seed: number, more: Record<string, unknown> = {}) {
  const body = await exampleSubmission(system, 'AK-LAHIR', seed, { villageCode: '65.03.05.2022' })
  const answer = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, applicant: { ...(body.applicant as object), email: to }, ...more },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return {
    receipt: answer.body as { id: string; trackingNumber: string; pin: string },
    applicant: body.applicant as { name: string; nik: string },
  }
}

test('a citizen is notified by e-mail, with the service and the number only', async () => {
  const { receipt, applicant } = await submit(7)
  await vi.waitFor(() => expect(mails.filter((mail) => mail.includes(receipt.trackingNumber))).toHaveLength(1), {
    timeout: 15_000,
  })
  const [mail = ''] = mails.filter((one) => one.includes(receipt.trackingNumber))
  expect(mail).toContain(`To: ${to}`)
  for (const secret of [applicant.name, applicant.nik, receipt.pin]) expect(mail).not.toContain(secret)
})

test('what is missing is named, and reminded of on days 3 and 10, once each', async () => {
  const { receipt } = await submit(9, { attachments: [], restFollows: true })
  const about = () =>
    mails.filter((mail) => mail.includes(receipt.trackingNumber)).map((mail) => mail.replaceAll('=\r\n', ''))
  await vi.waitFor(() => expect(about()).toHaveLength(1), { timeout: 15_000 })
  expect(about()[0]).toContain('belum lengkap')
  const begin = system.clock.now
  const mailer = createMailer({ smtpUrl: system.app.platform.config.smtpUrl, from: 'a@b.test' })
  const countAfter = async (days: number) => {
    system.clock.now = new Date(begin.getTime() + days * 86_400_000)
    await keepDeadlines(mailer)
    await keepDeadlines(mailer)
    return about().length
  }
  expect(await countAfter(2)).toBe(1)
  expect(await countAfter(3)).toBe(2)
  expect(await countAfter(9)).toBe(2)
  expect(await countAfter(10)).toBe(3)
  // Whoever never brings it keeps no place in the queue of those to be reminded.
  expect(await remindIncomplete(system.app.platform, mailer)).toBe(0)
  expect(await countAfter(40)).toBe(3)
  system.clock.now = begin
})

test('what has passed is not said as if it were now, and what two steps would say alike is said once', async () => {
  const application = async (seed: number, steps: readonly [type: string, status: string][]) => {
    const { receipt } = await submit(seed)
    await vi.waitFor(() => expect(about(receipt.trackingNumber)).toHaveLength(1), { timeout: 15_000 })
    const status = steps.at(-1)?.[1]
    const isEnded = status === 'completed'
    await system.database.write(workerScope, async (db) => {
      for (const [index, [type, toStatus]] of steps.entries())
        await db.run({
          text: `insert into application_event (application_id, province_code, regency_code, district_code, village_code, created_by, seq, type, actor_kind, occurred_at, recorded_at, to_status)
                 select id, province_code, regency_code, district_code, village_code, created_by, $2, $3, 'system', $4, $4, $5 from application where id = $1`,
          values: [receipt.id, 10 + index, type, system.clock.now, toStatus],
        })
      await db.run({
        text: 'update application set status = $2, closed_at = case when $3 then now() end where id = $1',
        values: [receipt.id, status, isEnded],
      })
    })
    const mailer = createMailer({ smtpUrl: system.app.platform.config.smtpUrl, from: 'a@b.test' })
    await Promise.all(
      steps.map((_, index) =>
        noticeOfChange(system.app.platform, mailer, { applicationId: receipt.id, seq: 10 + index }),
      ),
    )
    return about(receipt.trackingNumber).slice(1)
  }
  const about = (number: string) => mails.filter((mail) => mail.includes(number))
  expect(
    await application(21, [
      ['request_correction', 'correction'],
      ['answer_correction', 'verifying'],
    ]),
  ).toEqual([])
  const done = await application(22, [
    ['deliver', 'delivering'],
    ['complete', 'completed'],
  ])
  expect(done).toHaveLength(1)
  expect(done[0]).toContain(': Selesai')
  expect(
    await application(23, [
      ['make_ready', 'ready'],
      ['deliver', 'delivering'],
    ]),
  ).toHaveLength(1)
})

test('that an application came in is told before what follows from it', async () => {
  const { receipt } = await submit(24)
  const about = () => mails.filter((mail) => mail.includes(receipt.trackingNumber))
  await waitForSentNotice(system, receipt.id)
  expect(about()).toHaveLength(1)
  await system.database.write(workerScope, async (db) => {
    await db.run({ text: `update notice set status = 'failed' where application_id = $1`, values: [receipt.id] })
    await db.run({
      text: `insert into application_event (application_id, province_code, regency_code, district_code, village_code, created_by, seq, type, actor_kind, occurred_at, recorded_at, to_status)
             select id, province_code, regency_code, district_code, village_code, created_by, 10, 'await_presence', 'officer', $2, $2, 'awaiting_presence' from application where id = $1`,
      values: [receipt.id, system.clock.now],
    })
    await db.run({ text: `update application set status = 'awaiting_presence' where id = $1`, values: [receipt.id] })
  })
  const mailer = createMailer({ smtpUrl: system.app.platform.config.smtpUrl, from: 'a@b.test' })
  const tell = (seq: number) => noticeOfChange(system.app.platform, mailer, { applicationId: receipt.id, seq })
  await expect(tell(10)).rejects.toThrow('goes first')
  expect(about()).toHaveLength(1)
  await tell(1)
  await tell(10)
  expect(about()).toHaveLength(3)
  expect(about()[1]).toContain('sudah kami terima')
  expect(about()[2]).not.toContain('sudah kami terima')
})

test('whoever has the telephone that an officer replaced is told so once, and not by which', async () => {
  const first = '081230059971'
  const next = '081230059972'
  const begin = async (seed: number, email: string | undefined) => {
    const body = await exampleSubmission(system, 'AK-LAHIR', seed, { villageCode: '65.03.05.2022' })
    const { name } = body.applicant as { name: string }
    const applicant = { ...(body.applicant as object), phone: first, ...(email ? { email } : {}) }
    const sent = await system.request('POST', '/api/v1/public/applications', {
      body: { ...body, applicant, attachments: [], restFollows: true },
    })
    expect(sent.status, JSON.stringify(sent.body)).toBe(201)
    return { ...(sent.body as { id: string; trackingNumber: string }), name }
  }
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const replace = async ({ id, name }: { id: string; name: string }, phone: string, expectedVersion: number) => {
    const answer = await system.request('PUT', `/api/v1/applications/${id}/supply`, {
      cookie: officer.cookie,
      body: { channel: 'counter', applicant: { name, phone }, answers: {}, expectedVersion },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return (answer.body as { version: number }).version
  }
  const notified = (id: string, template = 'contact-changed') =>
    system.database.read(workerScope, (db) =>
      db.rows({
        text: 'select channel, status from notice where application_id = $1 and template = $2',
        values: [id, template],
      }),
    )

  // Where nothing reaches the telephone, by e-mail.
  const byMail = await begin(15, to)
  const version = await replace(byMail, next, 1)
  await vi.waitFor(async () => expect(await notified(byMail.id)).toEqual([{ channel: 'email', status: 'sent' }]), {
    timeout: 15_000,
  })
  // What leaves the telephone as it is tells nobody.
  await replace(byMail, next, version)
  const letters = mails
    .filter((mail) => mail.includes(byMail.trackingNumber))
    .map((mail) => mail.replaceAll('=\r\n', ''))
    .filter((mail) => mail.includes('diganti oleh petugas'))
  expect(letters).toHaveLength(1)
  expect(letters[0]).toContain('Bukan Anda yang meminta?')
  expect(letters[0]).not.toContain(next.slice(1))
  const timeline = await system.request('GET', `/api/v1/applications/${byMail.id}/timeline`, { cookie: officer.cookie })
  expect(JSON.stringify(timeline.body), 'the history names fields alone').not.toContain(first.slice(1))

  // Else by SMS, to the old number and no other.
  const { channels } = system.app.platform.config
  const before = channels.sms
  Object.assign(channels, { sms: { canSend: true } })
  try {
    const bySms = await begin(16, undefined)
    await vi.waitFor(async () => expect(await notified(bySms.id, 'incomplete')).toHaveLength(1), { timeout: 15_000 })
    await replace(bySms, next, 1)
    await vi.waitFor(async () => expect(await notified(bySms.id)).toEqual([{ channel: 'sms', status: 'queued' }]), {
      timeout: 15_000,
    })
    const { keyring } = system.app.platform
    const messagesTo = async (phone: string) =>
      (
        await system.database.read(workerScope, (db) =>
          db.rows({
            text: `select m.id from conversation_message m join conversation c on c.id = m.conversation_id
                   where m.application_id = $1 and c.channel = 'sms' and c.address_index = $2`,
            values: [bySms.id, addressIndex(keyring, 'sms', `+62${phone.slice(1)}`)],
          }),
        )
      ).length
    // The receipt of what lacks, and that the number was replaced.
    expect(await messagesTo(first)).toBe(2)
    expect(await messagesTo(next)).toBe(0)
  } finally {
    Object.assign(channels, { sms: before })
  }
})

test('a correction is reminded on days 3 and 10, once each, and closed on day 30; it can be reopened', async () => {
  const { receipt } = await submit(8)
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const move = async (action: string, version: number, more = {}) => {
    const answer = await system.request('POST', `/api/v1/applications/${receipt.id}/transitions`, {
      cookie: officer.cookie,
      body: { action, expectedVersion: version, ...more },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
  await move('start', 1)
  await move('request_correction', 2, { attachments: ['familyCard'], note: 'Foto KK buram, mohon foto ulang.' })
  const begin = system.clock.now
  const remindersAfter = async (days: number) => {
    system.clock.now = new Date(begin.getTime() + days * 86_400_000)
    await keepDeadlines(createMailer({ smtpUrl: system.app.platform.config.smtpUrl, from: 'a@b.test' }))
    await keepDeadlines(createMailer({ smtpUrl: system.app.platform.config.smtpUrl, from: 'a@b.test' }))
    return system.database.read(workerScope, (db) =>
      db.rows({
        text: `select event_seq from notice where application_id = $1 and template = 'correction-reminder' order by event_seq`,
        values: [receipt.id],
      }),
    )
  }
  expect(await remindersAfter(2)).toHaveLength(0)
  expect(await remindersAfter(4)).toHaveLength(1)
  expect(await remindersAfter(11)).toHaveLength(2)
  const statusOf = async () =>
    await system.database.read(workerScope, (db) =>
      db.first<{ status: string; version: number }>({
        text: 'select status, version from application where id = $1',
        values: [receipt.id],
      }),
    )
  expect((await statusOf())?.status).toBe('correction')
  await remindersAfter(31)
  const closed = await statusOf()
  expect(closed?.status).toBe('rejected')
  system.clock.now = begin
  await move('reopen', closed?.version ?? 0)
  expect((await statusOf())?.status).toBe('verifying')
})

test('a file that waited for its regency is forwarded once the regency serves', async () => {
  const body = await exampleSubmission(system, 'AK-LAHIR', 12, { villageCode: '65.01.05.1002' })
  const { id } = (await system.request('POST', '/api/v1/public/applications', { body })).body as { id: string }
  const statusOf = () =>
    system.database.read(workerScope, (db) =>
      db.first({ text: 'select status, due_at is not null as has_due from application where id = $1', values: [id] }),
    )
  expect(await statusOf()).toEqual({ status: 'submitted', has_due: false })
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.01'` }),
  )
  await keepDeadlines(createMailer({ smtpUrl: undefined, from: 'a@b.test' }))
  expect(await statusOf()).toEqual({ status: 'routed', has_due: true })
})

test('an invitation reaches the invited, sets a password once, and opens the account', async () => {
  const admin = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  const email = 'petugas.baru@nunukan.test'
  const invited = await system.request('POST', '/api/v1/users', {
    cookie: admin.cookie,
    body: { email, name: 'Petugas Baru', roles: [{ role: 'intake_officer', regionCode: '65.03' }] },
  })
  expect(invited.status, JSON.stringify(invited.body)).toBe(201)
  await vi.waitFor(() => expect(mails.some((mail) => mail.includes(email))).toBe(true), { timeout: 15_000 })
  const mail = mails.find((one) => one.includes(email)) ?? ''
  const token = /invitation#([\w-]+)/.exec(mail)?.[1] ?? ''
  expect((await system.request('POST', '/api/v1/invitations/read', { body: { token } })).body).toMatchObject({
    email,
    purpose: 'invitation',
  })
  const weak = await system.request('POST', '/api/v1/invitations/accept', {
    body: { token, password: 'aaaaaaaaaaaaaaaa' },
  })
  expect(weak.body).toMatchObject({ errors: [{ path: 'password' }] })
  const password = 'perahu kecil di sungai besar'
  expect((await system.request('POST', '/api/v1/invitations/accept', { body: { token, password } })).status).toBe(204)
  expect((await system.request('POST', '/api/v1/invitations/accept', { body: { token, password } })).status).toBe(404)
  expect((await system.request('POST', '/api/v1/session', { body: { email, password } })).status).toBe(200)
})
