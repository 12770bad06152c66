import type { Complaint, Conversation } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MessageChannel } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import { from } from '../../platform/database/from'
import type { Mailer } from '../../platform/mailer'
import { eventually } from '../../testing/eventually'
import type { FarSide } from '../../testing/far-side'
import { type ChannelTalk, openChannelTalk } from '../../testing/open-channel-talk'
import { examplePhoto, exampleSubmission } from '../../testing/test-application'
import type { TestSystem } from '../../testing/test-system'
import { sendNotice } from '../notices/send-notice'
import { receive } from './receive'

let system: TestSystem
let farSide: FarSide
let talk: ChannelTalk['talk']
let close: ChannelTalk['close']

beforeAll(async () => {
  ;({ system, farSide, talk, close } = await openChannelTalk('65.03', '65.04'))
}, 60_000)
afterAll(() => close())

test('who is told to come chooses an hour at the counter by SMS, moves it, and gives it back', async () => {
  const phone = '+6281230019909'
  const example = await exampleSubmission(system, 'KTP-BARU', 12, { villageCode: '65.03.05.2022' })
  const { body } = await system.request('POST', '/api/v1/public/applications', {
    body: {
      ...example,
      presence: { mode: 'office' },
      applicant: { ...(example.applicant as object), phone, email: undefined },
    },
  })
  const { trackingNumber } = body as { trackingNumber: string }
  await eventually(async () => expect(await farSide.received('sms', phone)).toHaveLength(1)) // that it was received
  // A telephone that never wrote: its thread is the acting office's, and no other's.
  expect((await talk.conversationOf('sms', phone)).regency_code).toBe('65.03')
  // Whoever chose to come need not wait until the office asks.
  // From Krayan it is a flight away, which is said.
  expect(await talk.say('sms', phone, { text: 'antre' })).toMatch(
    /KTP-el Baru.*: hari apa bisa datang ke loket Disdukcapil .*NUNUKAN\?\nDari Kec\. Krayan ke sana perlu pesawat.*PETUGAS.*JADWAL/i,
  )
  expect(await talk.say('sms', phone, { text: 'tidak jadi' })).toContain('Balas ANTRE bila perlu')

  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const application = await system.database.read(workerScope, (db) =>
    db.first(from('application').where({ tracking_number: trackingNumber })),
  )
  if (!application) throw new Error('No application')
  let version = application.version
  for (const [action, more] of [
    ['start', {}],
    ['await_presence', {}],
  ] as const) {
    const answer = await system.request('POST', `/api/v1/applications/${application.id}/transitions`, {
      cookie: officer.cookie,
      body: { action, expectedVersion: version, ...more },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    version = (answer.body as { version: number }).version
  }
  await eventually(async () => expect(await talk.wordsTo('sms', phone)).toContain('Balas ANTRE untuk memilih hari'))

  const tickets = () =>
    system.database.read(workerScope, (db) =>
      db.rows(from('queue_ticket').where({ application_id: application.id }).orderBy('hour').select('hour', 'status')),
    )
  expect(await talk.say('sms', phone, { text: 'antri' })).toMatch(/KTP-el Baru.*: hari apa bisa datang ke loket/)
  expect(await talk.say('sms', phone, { text: '2' })).toContain('Jam berapa (WITA)?')
  const taken = await talk.say('sms', phone, { text: '08.00-09.00' })
  expect(taken).toMatch(/Nomor antrean Anda A-001: \w+, \d+ September 2026, pukul 08.00.09.00 WITA, di Disdukcapil/)
  expect(await tickets()).toEqual([{ hour: 8, status: 'waiting' }])

  const held = await talk.say('sms', phone, { text: 'ANTRE' })
  expect(held).toMatch(/nomor Anda A-001, .* Pindah ke hari lain\?/)
  await talk.say('sms', phone, { text: 'no. 2' })
  expect(await talk.say('sms', phone, { text: 'nomor 2' })).toContain('pukul 09.00')
  expect(await tickets()).toEqual([
    { hour: 8, status: 'cancelled' },
    { hour: 9, status: 'waiting' },
  ])
  await talk.say('sms', phone, { text: 'ambil nomor' })
  expect(await talk.say('sms', phone, { text: 'batalkan nomor' })).toContain('Nomor antrean dibatalkan')
  expect((await tickets()).map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
  expect(await talk.say('sms', '+6281230019910', { text: 'antre' })).toContain('Belum ada permohonan dari sini')
}, 60_000)

test('a photo sent while a complaint is written is read with the complaint, by who may read all of it, and in no thread', async () => {
  const phone = '+6281230019948'
  const photo = {
    kind: 'file',
    base64: (await examplePhoto()).toString('base64'),
    contentType: 'image/jpeg',
    name: 'kuitansi.jpg',
  }
  for (const text of ['pengaduan', '1', 'Sudah sebulan belum jadi']) await talk.say('whatsapp', phone, { text })
  expect(await talk.say('whatsapp', phone, photo)).toContain('Berkas disimpan bersama pengaduan ini')
  await talk.say('whatsapp', phone, { text: 'Liang Butan, Krayan' })
  expect(await talk.say('whatsapp', phone, { text: 'ya' })).toContain('Pengaduan diterima')
  const conversation = await talk.conversationOf('whatsapp', phone)
  const complaint = await system.database.read(workerScope, (db) =>
    db.first(from('complaint').where({ conversation_id: conversation.id })),
  )
  const reader = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const read = (path: string, cookie: string) => system.request('GET', `/api/v1${path}`, { cookie })
  const thread = (await read(`/conversations/${conversation.id}`, reader.cookie)).body as Conversation
  expect(JSON.stringify(thread)).toContain('(berkas dikirim bersama pengaduan)')
  expect(thread.messages.flatMap(({ files }) => files)).toEqual([])

  const { files } = (await read(`/complaints/${complaint?.id}`, reader.cookie)).body as Complaint
  expect(files).toMatchObject([{ mediaType: 'image/jpeg' }])
  const [file] = files
  expect((await read(`/complaint-files/${file?.id}`, reader.cookie)).status).toBe(200)
  expect((await read(`/conversation-files/${file?.id}`, reader.cookie)).status).toBe(404)
  const stranger = await system.createUser([{ role: 'supervisor', regionCode: '65.04' }])
  expect((await read(`/complaint-files/${file?.id}`, stranger.cookie)).status).toBe(404)
  const province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  expect(((await read(`/complaints/${complaint?.id}`, province.cookie)).body as Complaint).files).toEqual([])
  expect((await read(`/complaint-files/${file?.id}`, province.cookie)).status).toBe(404)
}, 60_000)

test('a complaint of which only the regency is known is recorded there', async () => {
  const phone = '+6281230019951'
  for (const text of ['PENGADUAN: loket tutup sebelum jam tiga sore', '1', 'kabupaten nunukan'])
    await talk.say('sms', phone, { text })
  expect(await talk.say('sms', phone, { text: 'ya' })).toContain('Pengaduan diterima')
  const conversation = await talk.conversationOf('sms', phone)
  const complaint = await system.database.read(workerScope, (db) =>
    db.first(from('complaint').where({ conversation_id: conversation.id })),
  )
  expect(complaint).toMatchObject({ regency_code: '65.03', village_code: '65.03' })
  const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const seen = await system.request('GET', `/api/v1/complaints/${complaint?.id}`, { cookie: supervisor.cookie })
  expect(seen.body).toMatchObject({ villageName: 'Kabupaten Nunukan', words: 'loket tutup sebelum jam tiga sore' })
}, 60_000)

test.each(['whatsapp', 'sms'] as const)(
  'the answer to a complaint is read whole by %s and replied to there; no conversation keeps it',
  async (channel) => {
    const phone = channel === 'sms' ? '+6281230019911' : '+6281230019912'
    await talk.say(channel, phone, { text: 'pengaduan' })
    await talk.say(channel, phone, { text: '3' })
    await talk.say(channel, phone, { text: 'Petugas membentak ibu saya' })
    await talk.say(channel, phone, { text: 'Liang Butan, Krayan' })
    expect(await talk.say(channel, phone, { text: 'ya' })).toContain('Pengaduan diterima')
    const conversation = await talk.conversationOf(channel, phone)
    const found = () =>
      system.database.read(workerScope, (db) => db.first(from('complaint').where({ conversation_id: conversation.id })))
    const complaint = await found()
    if (!complaint) throw new Error('No complaint')

    const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
    const text = `NIK 6503051205509977 sudah kami periksa. ${'Kami minta maaf kepada ibu Anda. '.repeat(45)}Petugasnya sudah ditegur $& benar.`
    const answered = await system.request('POST', `/api/v1/complaints/${complaint.id}/answers`, {
      cookie: supervisor.cookie,
      body: { text, expectedVersion: complaint.version },
    })
    expect(answered.status, JSON.stringify(answered.body)).toBe(201)
    await eventually(async () => expect(await talk.wordsTo(channel, phone)).toContain('tulis PENGADUAN'))
    const read = (await talk.wordsTo(channel, phone)).replaceAll(/\s+/g, ' ')
    expect(read).toContain(`Pengaduan ${complaint.number} sudah dijawab:`)
    expect(read.match(/Kami minta maaf kepada ibu Anda\./g)).toHaveLength(45)
    expect(read).toContain('Petugasnya sudah ditegur $& benar.')
    expect(read).not.toContain('6503051205509977')

    // A command and another matter are still what they say.
    expect(await talk.say(channel, phone, { text: 'KTP saya hilang' })).toContain('Penggantian KTP-el')
    await talk.say(channel, phone, { text: 'batal' })
    await talk.say(channel, phone, { text: 'aduan' })
    expect(JSON.stringify((await farSide.received(channel, phone)).at(-1)?.content)).toContain('Balas jawaban kantor')
    await talk.say(channel, phone, { text: '1' })
    expect(await talk.say(channel, phone, { text: 'Ibu belum didatangi' })).toContain('Balasan Anda sudah diteruskan')
    expect(await found()).toMatchObject({ status: 'forwarded', closed_at: null })
    const intake = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
    const shown = await system.request('GET', `/api/v1/conversations/${conversation.id}`, { cookie: intake.cookie })
    expect(shown.status, JSON.stringify(shown.body)).toBe(200)
    expect(JSON.stringify(shown.body)).toContain('(isi jawaban hanya untuk pengadu)')
    expect(JSON.stringify(shown.body)).not.toMatch(/maaf|ditegur|membentak|didatangi/)
    const seen = await system.request('GET', `/api/v1/complaints/${complaint.id}`, { cookie: supervisor.cookie })
    expect(JSON.stringify(seen.body)).toContain('Ibu belum didatangi')
    // Answered no more, it is not offered again.
    await talk.say(channel, phone, { text: 'complaint' })
    expect(JSON.stringify((await farSide.received(channel, phone)).at(-1)?.content)).not.toContain('Balas jawaban')
  },
  60_000,
)

test('an e-mail that replies to the answer of a complaint is the reply; STATUS names the complaint', async () => {
  const person = 'marten.pengadu@surel.test'
  const mail = (text: string, more = {}) => talk.say('email', person, { subject: 'Pengaduan', text, ...more })
  await mail('PENGADUAN: petugas membentak ibu saya di loket')
  await mail('3')
  await mail('Nunukan')
  expect(await mail('ya')).toContain('Pengaduan diterima')
  const { id } = await talk.conversationOf('email', person)
  const found = () =>
    system.database.read(workerScope, (db) => db.first(from('complaint').where({ conversation_id: id })))
  const complaint = await found()
  if (!complaint) throw new Error('No complaint')
  expect(await mail('STATUS')).toContain(`Pengaduan ${complaint.number}: Diterima.`)
  expect(await mail(`${complaint.number} PIN 123456`)).toMatch(/Pengaduan dibuka dengan nomor.*\/pengaduan\/lihat/)

  const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  await system.request('POST', `/api/v1/complaints/${complaint.id}/answers`, {
    cookie: supervisor.cookie,
    body: { text: 'Petugasnya sudah ditegur.', expectedVersion: complaint.version },
  })
  await eventually(async () => expect(await talk.wordsTo('email', person)).toContain('balas surel ini saja'))
  const answer = (await farSide.received('email', person)).find(({ content }) =>
    content.text?.includes('sudah ditegur'),
  )
  const inReplyTo = answer?.externalId
  expect(await mail('Tetapi ibu saya belum dilayani.', { inReplyTo })).toContain('Balasan Anda sudah diteruskan')
  expect(await found()).toMatchObject({ status: 'forwarded' })
  const seen = await system.request('GET', `/api/v1/complaints/${complaint.id}`, { cookie: supervisor.cookie })
  expect(JSON.stringify(seen.body)).toContain('Tetapi ibu saya belum dilayani.')
  const thread = await system.request('GET', `/api/v1/conversations/${id}`, { cookie: supervisor.cookie })
  expect(JSON.stringify(thread.body)).not.toContain('belum dilayani')
}, 60_000)

test.each(['whatsapp', 'sms'] as const)(
  'what is said by %s right behind the answer to a complaint is the reply to it, and stands in no thread',
  async (channel) => {
    const phone = channel === 'sms' ? '+6281230019985' : '+6281230019986'
    await complain(channel, phone)
    const { id } = await talk.conversationOf(channel, phone)
    const found = () =>
      system.database.read(workerScope, (db) => db.first(from('complaint').where({ conversation_id: id })))
    const complaint = await found()
    const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
    await system.request('POST', `/api/v1/complaints/${complaint?.id}/answers`, {
      cookie: supervisor.cookie,
      body: { text: 'Petugasnya sudah ditegur.', expectedVersion: complaint?.version },
    })
    await eventually(async () => expect(await talk.wordsTo(channel, phone)).toContain('tulis PENGADUAN'))
    expect(await talk.say(channel, phone, { text: 'Tetapi ibu saya belum didatangi.' })).toContain(
      'Balasan Anda sudah diteruskan',
    )
    expect(await found()).toMatchObject({ status: 'forwarded' })
    const seen = await system.request('GET', `/api/v1/complaints/${complaint?.id}`, { cookie: supervisor.cookie })
    expect(JSON.stringify(seen.body)).toContain('Tetapi ibu saya belum didatangi.')
    const thread = await system.request('GET', `/api/v1/conversations/${id}`, { cookie: supervisor.cookie })
    expect(JSON.stringify(thread.body)).not.toContain('belum didatangi')
  },
  60_000,
)

/** Sends a complaint about an officer; gives its number and PIN as they were read on the channel. */
async function complain(channel: MessageChannel, phone: string): Promise<{ number: string; pin: string }> {
  for (const text of ['pengaduan', '3', 'Petugas membentak ibu saya', 'Liang Butan, Krayan'])
    await talk.say(channel, phone, { text })
  await talk.say(channel, phone, { text: 'ya' })
  await eventually(async () => expect(await talk.wordsTo(channel, phone)).toMatch(/PIN: \d{6}/))
  const read = await talk.wordsTo(channel, phone)
  const [, number = '', pin = ''] = /Nomor: (ADU(?:-[0-9A-Z]{4}){3})\. PIN: (\d{6})/.exec(read) ?? []
  expect(number, read).not.toBe('')
  return { number, pin }
}

test.each(['whatsapp', 'sms'] as const)(
  'a complaint by %s is answered with its number and PIN first, then with what it came in between of',
  async (channel) => {
    const phone = channel === 'sms' ? '+6281230019981' : '+6281230019982'
    for (const text of ['KTP saya hilang', 'mulai', 'Budi Santoso', 'pengaduan', '3', 'Petugas membentak ibu saya'])
      await talk.say(channel, phone, { text })
    await talk.say(channel, phone, { text: 'Liang Butan, Krayan' })
    expect(await talk.say(channel, phone, { text: 'ya' })).toMatch(
      /^Pengaduan diterima\. Nomor: ADU\S+ PIN: \d{6}\.[\s\S]*paling lambat[\s\S]*\nAnda belum selesai: Penggantian KTP-el/,
    )
  },
  60_000,
)

test.each(['whatsapp', 'sms'] as const)(
  'number and PIN of a complaint by %s are read on the channel, and in no thread that officers read',
  async (channel) => {
    const phone = channel === 'sms' ? '+6281230019931' : '+6281230019932'
    const { number, pin } = await complain(channel, phone)
    const opened = await system.request('POST', '/api/v1/public/complaints/follow', { body: { number, pin } })
    expect(opened.status, JSON.stringify(opened.body)).toBe(204)
    await talk.say(channel, phone, { text: `${number} ${pin}` })
    await talk.say(channel, phone, { text: `PIN saya ${pin}` })

    const { id } = await talk.conversationOf(channel, phone)
    const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
    const thread = await system.request('GET', `/api/v1/conversations/${id}`, { cookie: officer.cookie })
    expect(thread.status).toBe(200)
    const list = await system.request('GET', '/api/v1/conversations', { cookie: officer.cookie })
    for (const { body } of [thread, list]) {
      expect(JSON.stringify(body)).not.toContain(pin)
      expect(JSON.stringify(body)).not.toMatch(/PIN: \d{6}/)
    }
    const said = (thread.body as { messages: { direction: string; text: string }[] }).messages
    const written = said.filter(({ direction }) => direction === 'out').map(({ text }) => text)
    expect(written.join('\n')).toContain('Pengaduan diterima')
    expect(written.join('\n')).not.toContain(number)

    // It lies with the regency that it is about, and with no other.
    const other = await system.createUser([{ role: 'intake_officer', regionCode: '65.04' }])
    const elsewhere = await system.request('GET', `/api/v1/conversations/${id}`, { cookie: other.cookie })
    expect(elsewhere.status).toBe(404)
  },
  60_000,
)

test('the PIN of a receipt is read on the channel, and in no thread', async () => {
  const phone = '+6281230019933'
  await talk.say('sms', phone, { text: 'KTP#6503051708909933#6503050101209933#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG' })
  for (let turn = 0; turn < 8 && (await talk.stateOf('sms', phone)).application; turn += 1)
    await talk.say('sms', phone, { text: turn % 2 === 0 ? 'ya' : 'nanti' })
  await eventually(async () => expect(await talk.wordsTo('sms', phone)).toMatch(/PIN: \d{6}/))
  const [, number = '', pin = ''] = /(SPL(?:-\w{4}){3})\s+PIN: (\d{6})/.exec(await talk.wordsTo('sms', phone)) ?? []
  await talk.say('sms', phone, { text: 'status' })
  await talk.say('sms', phone, { text: number })
  expect(await talk.say('sms', phone, { text: pin })).toContain(number)
  const { id } = await talk.conversationOf('sms', phone)
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const thread = await system.request('GET', `/api/v1/conversations/${id}`, { cookie: officer.cookie })
  expect(JSON.stringify(thread.body)).toContain('sudah kami terima')
  expect(JSON.stringify(thread.body)).not.toContain(pin)
}, 60_000)

test('a flood of waiting messages loses no receipt, only questions that a later one replaces', async () => {
  const phone = '+6281230019934'
  for (const text of ['pengaduan', '3', 'Petugas membentak ibu saya', 'Liang Butan, Krayan'])
    await talk.say('sms', phone, { text })
  const before = (await farSide.received('sms', phone)).length
  const waiting = ['ya', 'menu', 'halo', 'pak?', 'pengaduan', 'batal', 'menu', 'bantuan']
  await receive(
    system.app.platform,
    waiting.map((text, index) => ({
      channel: 'sms',
      externalId: `flood-${index}`,
      from: phone,
      to: '+628110000000',
      sentAt: system.clock.now.toISOString(),
      content: { kind: 'text', text },
    })),
  )
  await eventually(async () => expect(await talk.wordsTo('sms', phone)).toMatch(/ADU(-\w{4}){3}\. PIN: \d{6}/))
  await eventually(async () => {
    const answers = (await farSide.received('sms', phone)).slice(before).map(({ content }) => content.text ?? '')
    expect(answers.filter((text) => text.includes('Pengaduan diterima'))).toHaveLength(1)
    expect(answers).toHaveLength(3)
  })
}, 60_000)

test('an SMS of many parts is read whole, and parts that never come hold nothing up', async () => {
  const phone = '+6281230019957'
  const part = (reference: number, total: number, number: number, text: string) => ({
    channel: 'sms' as const,
    externalId: `part-${reference}-${number}`,
    from: phone,
    to: '+628110000000',
    sentAt: system.clock.now.toISOString(),
    content: { kind: 'text' as const, text },
    part: { reference, total, number },
  })
  const parts = (reference: number, total: number, count: number) =>
    Array.from({ length: count }, (_, index) => part(reference, total, index + 1, 'loket tutup '))
  await receive(system.app.platform, parts(1, 60, 59))
  expect(await talk.say('sms', phone, { text: 'bantuan' })).toContain('BATAL')
  const long = parts(2, 25, 25)
  await receive(system.app.platform, [
    ...long.slice(1).map((one) => ({ ...one })),
    part(2, 25, 1, 'PENGADUAN petugas tidak ada di '),
  ])
  await eventually(async () => expect((await talk.stateOf('sms', phone)).step.kind).toBe('complaint'))
}, 60_000)

/** An application of a telephone's conversation, sent by one line. */
async function applyBySms(phone: string, last: string) {
  await talk.say('sms', phone, {
    text: `KTP#65030517089099${last}#65030501012099${last}#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG`,
  })
  for (let turn = 0; turn < 8 && (await talk.stateOf('sms', phone)).application; turn += 1)
    await talk.say('sms', phone, { text: turn % 2 === 0 ? 'ya' : 'nanti' })
  const conversation = await talk.conversationOf('sms', phone)
  const [application] = await talk.applicationsOf(conversation.id)
  if (!application) throw new Error('No application')
  return { conversation, application }
}

/** Ends an application, so that its notice with the survey follows. */
async function complete(applicationId: string) {
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `update application set status = 'completed', closed_at = $2 where id = $1`,
      values: [applicationId, system.clock.now],
    }),
  )
  await sendNotice(system.app.platform, {} as Mailer, { applicationId, seq: 99, template: 'completed' })
}

test.each([
  ['38', 'menu', /Apa yang Anda perlukan/],
  ['71', 'apa lagi yang kurang', /^(?!Balas dengan angka)[\s\S]*1\/9/],
])(
  'whoever writes in the quiet hours is awake: what was held for the morning comes before the answer (%s)',
  async (last, words, answered) => {
    const phone = `+62812300199${last}`
    const { application } = await applyBySms(phone, last)
    const { config } = system.app.platform
    const usual = config.quietHours
    config.quietHours = { from: 24, until: 24 } // all day, until midnight
    try {
      await complete(application.id)
      await eventually(async () => expect((await talk.stateOf('sms', phone)).step.kind).toBe('survey'))
      const before = (await farSide.received('sms', phone)).length
      await talk.say('sms', phone, { text: words })
      await eventually(async () => {
        const came = (await farSide.received('sms', phone)).slice(before).map(({ content }) => content.text ?? '')
        expect(came).toEqual([
          expect.stringMatching(/selesai/i),
          expect.stringContaining('1/9'),
          expect.stringMatching(answered),
        ])
      })
    } finally {
      config.quietHours = usual
    }
  },
  60_000,
)

test('a notice that comes while a complaint is written drops nothing of it, and what is said meanwhile stays hidden', async () => {
  const phone = '+6281230019935'
  const { conversation, application } = await applyBySms(phone, '35')
  for (const text of ['pengaduan', '3']) await talk.say('sms', phone, { text })
  await complete(application.id)
  await eventually(async () => expect((await talk.stateOf('sms', phone)).step.kind).toBe('survey'))
  await talk.say('sms', phone, { text: 'Petugas bernama Badu meminta uang' })
  expect(await talk.say('sms', phone, { text: 'batal' })).toContain('Apa yang terjadi?')
  for (const text of ['Petugas bernama Badu meminta uang', 'Liang Butan, Krayan', 'ya'])
    await talk.say('sms', phone, { text })
  await eventually(async () => expect(await talk.wordsTo('sms', phone)).toContain('Pengaduan diterima'))
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const thread = await system.request('GET', `/api/v1/conversations/${conversation.id}`, { cookie: officer.cookie })
  expect(thread.status).toBe(200)
  expect(JSON.stringify(thread.body)).not.toContain('Badu')
}, 60_000)

test('what a citizen says meanwhile keeps no officer from taking over', async () => {
  const phone = '+6281230019936'
  const { conversation } = await applyBySms(phone, '36')
  await talk.say('sms', phone, { text: 'halo' })
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const taken = await system.request('PUT', `/api/v1/conversations/${conversation.id}/handling`, {
    cookie: officer.cookie,
    body: { handledBy: 'officer', expectedVersion: conversation.version },
  })
  expect(taken.status, JSON.stringify(taken.body)).toBe(200)
}, 60_000)

test('who links an application reads it once in the answer, and where the conversation lies now', async () => {
  const phone = '+6281230019937'
  await talk.say('sms', phone, { text: 'halo' })
  const { id } = await talk.conversationOf('sms', phone)
  const body = await exampleSubmission(system, 'KTP-GANTI', 37, { villageCode: '65.03.05.2022' })
  const sent = await system.request('POST', '/api/v1/public/applications', { body })
  const application = sent.body as { id: string; trackingNumber: string }
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const linked = await system.request('POST', `/api/v1/conversations/${id}/applications`, {
    cookie: officer.cookie,
    body: { applicationId: application.id },
  })
  expect(linked.body).toMatchObject({
    regencyCode: '65.03',
    applications: [{ id: application.id, trackingNumber: application.trackingNumber }],
  })
  expect((linked.body as { applications: unknown[] }).applications).toHaveLength(1)
}, 60_000)

test('who writes a complaint is not taken over for an hour; after it the complaint ends, and they are told how to complain', async () => {
  const phone = '+6281230019938'
  let officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  await applyBySms(phone, '38')
  const opening = 'saya mau mengadu petugas Anton di loket minta uang 50 ribu'
  expect(await talk.say('sms', phone, { text: opening })).toContain('Tentang apa')
  const { id } = await talk.conversationOf('sms', phone)
  const ask = async (method: string, path: string, body?: object) =>
    system.request(method, `/api/v1/conversations${path}`, { cookie: officer.cookie, ...(body ? { body } : {}) })
  const takeOver = async () =>
    ask('PUT', `/${id}/handling`, {
      handledBy: 'officer',
      expectedVersion: (await talk.conversationOf('sms', phone)).version,
    })
  await talk.say('sms', phone, { text: '2' })
  await talk.say('sms', phone, { text: 'Anton meja 3 minta uang' })
  for (const refused of [await takeOver(), await ask('POST', `/${id}/messages`, { text: 'Ada yang bisa dibantu?' })]) {
    expect(refused.status, JSON.stringify(refused.body)).toBe(409)
    expect(refused.body).toMatchObject({ type: '/problems/conflict' })
    expect((refused.body as { detail: string }).detail).toMatch(
      /pengaduan.*setelah 14 September 2026 pukul \d\d\.\d\d WITA/,
    )
  }
  expect((await talk.conversationOf('sms', phone)).handled_by).toBe('dialogue')

  system.clock.now = new Date(system.clock.now.getTime() + 61 * 60_000)
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }]) // signed in anew
  expect((await takeOver()).status).toBe(200)
  await eventually(async () => expect(await talk.wordsTo('sms', phone)).toMatch(/tidak dikirim.*\/pengaduan/s))
  expect((await talk.stateOf('sms', phone)).step.kind).not.toBe('complaint')
  for (const path of [`/${id}`, '?view=all']) {
    const shown = await ask('GET', path)
    expect(shown.status).toBe(200)
    expect(JSON.stringify(shown.body)).not.toContain('Anton')
  }
  const complaints = await system.database.read(workerScope, (db) =>
    db.rows(from('complaint').where({ conversation_id: id }).select('id')),
  )
  expect(complaints).toEqual([])
}, 60_000)

test('commands are answered also where an officer leads the conversation; other words are left to the officer', async () => {
  const phone = '+6281230019953'
  for (const text of ['pengaduan', '1', 'Sudah sebulan belum jadi', 'Nunukan', 'ya'])
    await talk.say('sms', phone, { text })
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const { id, version } = await talk.conversationOf('sms', phone)
  const taken = await system.request('PUT', `/api/v1/conversations/${id}/handling`, {
    cookie,
    body: { expectedVersion: version, handledBy: 'officer', regencyCode: '65.03' },
  })
  expect(taken.status, JSON.stringify(taken.body)).toBe(200)
  for (const text of ['MENU', 'LANJUT', 'batal'])
    expect(await talk.say('sms', phone, { text })).toContain('Petugas sedang melayani Anda di sini')
  expect(await talk.say('sms', phone, { text: 'STATUS' })).toMatch(/Pengaduan ADU-\S+: Diterima\./)
  const before = (await farSide.received('sms', phone)).length
  await farSide.post('/sms', { person: phone, text: 'KTP saya hilang' })
  await eventually(async () => expect((await talk.conversationOf('sms', phone)).unread).toBe(5))
  expect(await farSide.received('sms', phone)).toHaveLength(before)
}, 60_000)
