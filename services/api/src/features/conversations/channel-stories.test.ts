import type { ApplicationFile } from '@sipelandukilat/contract'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest'
import type { MessageChannel } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import { from } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { eventually } from '../../testing/eventually'
import type { FarSide } from '../../testing/far-side'
import { createFormBrowser } from '../../testing/form-browser'
import { type ChannelTalk, openChannelTalk } from '../../testing/open-channel-talk'
import { examplePhoto, exampleSubmission } from '../../testing/test-application'
import type { TestSystem } from '../../testing/test-system'
import { openDetails } from '../field/visits/visit-request-store'
import { storeUpload } from '../uploads/upload-store'

let system: TestSystem
let farSide: FarSide
let talk: ChannelTalk['talk']
let close: ChannelTalk['close']

beforeAll(async () => {
  ;({ system, farSide, talk, close } = await openChannelTalk('65.03'))
}, 60_000)
afterAll(() => close())

test('by WhatsApp a citizen is led to a whole application, corrects it there, and is notified how it goes', async () => {
  const person = '+6281230019901'
  const photo = {
    kind: 'file',
    base64: (await examplePhoto()).toString('base64'),
    contentType: 'image/jpeg',
    name: 'foto.jpg',
  }
  const { applicant, answers } = exampleApplication('KTP-GANTI', 7, {
    today: '2026-09-14',
    villageCode: '65.03.05.2022',
  })
  const definition = findDefinition('KTP-GANTI')
  if (!definition) throw new Error('No KTP-GANTI')
  let said = await talk.say('whatsapp', person, { text: 'KTP saya rusak' })
  for (let turn = 0; turn < 40 && !/menyusul|SPL-/.test(said); turn += 1) {
    const state = await talk.stateOf('whatsapp', person)
    const { step } = state
    if (step.kind === 'question' && step.key.startsWith('file:')) {
      const isSent = state.application?.files.some(({ requirement }) => `file:${requirement}` === step.key)
      said = await talk.say('whatsapp', person, isSent ? { text: 'selesai' } : photo)
    } else if (step.kind === 'question') said = await talk.say('whatsapp', person, { text: wordsFor(step.key) })
    else if (step.kind === 'services')
      said = await talk.say('whatsapp', person, { kind: 'choice', title: 'KTP', choiceId: state.choices[0] })
    else said = await talk.say('whatsapp', person, { text: 'ya' })
  }
  // The receipt may come in words of its own, after those that say it follows.
  await vi.waitFor(
    async () => {
      expect(await talk.wordsTo('whatsapp', person)).toMatch(/SPL-\w{4}-\w{4}-\w{4}/)
    },
    { timeout: 20_000 },
  )

  function wordsFor(key: string): string {
    const known: Record<string, string> = {
      '@name': applicant.name,
      '@nik': applicant.nik,
      '@kkNumber': applicant.kkNumber,
      '@village': 'Long Bawan, Krayan',
      '@presence': 'datang ke kantor',
    }
    const [section = '', field = ''] = key.split('.')
    const row = answers[section]
    const value = row && !Array.isArray(row) ? row[field] : undefined
    return known[key] ?? (value === undefined ? 'lewati' : String(value))
  }

  const conversation = await talk.conversationOf('whatsapp', person)
  expect(conversation.regency_code).toBe('65.03')
  const [application] = await talk.applicationsOf(conversation.id)
  expect(application).toMatchObject({ channel: 'whatsapp', regency_code: '65.03', status: 'routed' })
  if (!application) throw new Error('No application')

  // An officer asks for a new photo; it is asked for in the conversation, answered there, and the file goes on.
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const step = async (body: Record<string, unknown>) => {
    const file = (await system.request('GET', `/api/v1/applications/${application.id}`, { cookie: officer.cookie }))
      .body as {
      version: number
      attachments: { requirement: string }[]
    }
    const answer = await system.request('POST', `/api/v1/applications/${application.id}/transitions`, {
      cookie: officer.cookie,
      body: { ...body, expectedVersion: file.version },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return file
  }
  const { attachments } = await step({ action: 'start' })
  const [requirement] = attachments
  const before = (await farSide.received('whatsapp', person)).length
  await step({
    action: 'request_correction',
    note: 'Foto KTP buram, mohon foto ulang',
    attachments: [requirement?.requirement ?? ''],
  })
  await vi.waitFor(
    async () => {
      const words = (await farSide.received('whatsapp', person)).slice(before).map(({ content }) => content.text)
      expect(words.join('\n')).toContain('Foto KTP buram')
      expect(words.join('\n')).toContain('Perbaiki dengan menjawab pesan berikutnya di sini, lewat laman')
    },
    { timeout: 20_000 },
  )
  said = await talk.say('whatsapp', person, photo)
  for (let turn = 0; turn < 6 && !/sudah kami terima/.test(said); turn += 1)
    said = await talk.say('whatsapp', person, { text: /selesai/i.test(said) ? 'selesai' : 'ya' })
  expect(said).toContain(application.tracking_number)
  expect((await talk.applicationsOf(conversation.id))[0]?.status).toBe('verifying')
}, 90_000)

test('by SMS a line in long parts, lower case, with a wrong NIK is answered with what is wrong, and goes on by a link', async () => {
  const person = '+6281230019902'
  const wrong = await talk.say('sms', person, {
    text: '#ktp#65030517089099#6503050101209901#budi santoso#long bawan#krayan#hilang',
  })
  expect(wrong).toMatch(/16 angka/)
  await talk.say('sms', person, { text: '6503051708909901' })
  expect(await talk.say('sms', person, { text: 'tautan' })).toContain('tautannya kami kirim')
  // The link comes in words of its own.
  const link = await eventually(async () => {
    const words = await talk.wordsTo('sms', person)
    const [found] = /\/lanjutkan\/[\w-]{32}/.exec(words) ?? []
    if (!found) throw new Error(`No link in ${words}`)
    return found
  })
  const conversation = await talk.conversationOf('sms', person)
  expect(conversation.regency_code).toBe('65.03')

  // A niece opens the link: what was said is there, the police letter is added, and the link is spent.
  const browser = createFormBrowser(system.url)
  await browser.open(link)
  expect(browser.path).toBe('/layanan/KTP-GANTI/isi')
  expect(browser.page.querySelector('input[name="applicant.name"]')?.getAttribute('value')).toBe('budi santoso')
  expect(browser.page.querySelector('input[name="applicant.nik"]')?.getAttribute('value')).toBe('6503051708909901')
  const form = '#permohonan'
  await browser.send(
    form,
    {},
    {
      button: 'review',
      files: { 'file.policeLossReport': { name: 'surat.jpg', type: 'image/jpeg', bytes: await examplePhoto() } },
    },
  )
  expect(browser.text(), browser.path).toContain('Periksa sebelum dikirim')
  await browser.send(form, { declaration: 'true' }, { button: 'send' })
  expect(browser.path).toBe('/tanda-terima')
  expect(await talk.applicationsOf(conversation.id)).toEqual([
    expect.objectContaining({ channel: 'web', regency_code: '65.03', status: 'routed' }),
  ])
  await browser.open(link)
  expect(browser.status).toBe(404)
}, 60_000)

/** An application by SMS, with what it lacked put in at the counter, that is being verified. */
async function verifyingBySms(phone: string, nik: string) {
  const say = (text: string) => {
    // The same word twice in one second would be one SMS that came twice.
    system.clock.now = new Date(system.clock.now.getTime() + 1000)
    return talk.say('sms', phone, { text })
  }
  await say(`KTP#${nik}#6503050101209931#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG`)
  await say('YA')
  await say('YA')
  const pin = await eventually(async () => {
    const [, found] = /PIN: (\d{6})/.exec(await talk.wordsTo('sms', phone)) ?? []
    if (!found) throw new Error('No PIN')
    return found
  })
  const [application] = await talk.applicationsOf((await talk.conversationOf('sms', phone)).id)
  if (!application) throw new Error('No application')
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const address = `/api/v1/applications/${application.id}`
  const fileOf = async () =>
    (await system.request('GET', address, { cookie: officer.cookie })).body as ApplicationFile & { version: number }
  const { applicant, answers, version } = await fileOf()
  const paper = {
    requirement: 'policeLossReport',
    uploadId: await storeUpload(system.app.platform, await examplePhoto()),
  }
  const supplied = await system.request('PUT', `${address}/supply`, {
    cookie: officer.cookie,
    body: {
      channel: 'counter',
      applicant: { name: applicant.name, nik: applicant.nik, kkNumber: applicant.kkNumber },
      ...{ answers, attachments: [paper], expectedVersion: version },
    },
  })
  expect(supplied.status, JSON.stringify(supplied.body)).toBe(200)
  const step = async (action: string, more: object = {}) => {
    const { version: expectedVersion } = await fileOf()
    const body = { action, expectedVersion, ...more }
    const moved = await system.request('POST', `${address}/transitions`, { cookie: officer.cookie, body })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
  }
  await step('start')
  const answer = async (text: string) => {
    const body = { text, seenUntil: 1_000_000 }
    const answered = await system.request('POST', `${address}/messages`, { cookie: officer.cookie, body })
    expect(answered.status, JSON.stringify(answered.body)).toBe(201)
  }
  return { say, pin, step, answer, fileOf, id: application.id, number: application.tracking_number }
}

test('by SMS a correction is read whole, its answers are given there, and its papers are brought', async () => {
  const phone = '+6281230019951'
  const { say, pin, step, fileOf, number } = await verifyingBySms(phone, '6503051708909951')
  await step('request_correction', {
    note: 'NIK dan surat kurang jelas',
    fields: ['applicant.nik'],
    attachments: ['policeLossReport'],
  })
  await eventually(async () =>
    expect(await talk.wordsTo('sms', phone)).toMatch(
      /paling lambat 13 Oktober 2026[\s\S]*NIK dan surat kurang jelas[\s\S]*kepolisian[\s\S]*kantor desa[\s\S]*NIK yang punya/i,
    ),
  )
  // Whoever left it is led back to it by what they were told to say.
  await say('menu')
  expect(await say('status')).toMatch(/Perlu Perbaikan[\s\S]*LENGKAPI/)
  expect(await say(`${number} ${pin}`)).toMatch(
    /Yang perlu diperbaiki:[\s\S]*- NIK yang punya KTP-el[\s\S]*kepolisian[\s\S]*NIK dan surat kurang jelas[\s\S]*Paling lambat[\s\S]*Balas LENGKAPI[\s\S]*kantor desa/,
  )
  expect(await say('lengkapi')).toContain('NIK yang punya')
  await say('6503051708909952')
  const kept = await say('ya')
  expect(kept).toMatch(/sudah kami simpan[\s\S]*- [^\n]*kepolisian[\s\S]*kantor desa/)
  expect(kept).not.toMatch(/NIK (pemohon|yang punya)/)
  const file = await fileOf()
  expect(file.applicant.nik).toContain('9952')
  expect(file).toMatchObject({ status: 'correction', correction: { fields: [], attachments: ['policeLossReport'] } })

  // At the village office the paper is sent with number and PIN, and nothing else is asked.
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('main form', { trackingNumber: number, pin })
  await browser.open('/permohonan/perbaikan')
  await browser.send(
    'main form',
    {},
    {
      button: 'send',
      files: { 'file.policeLossReport': { name: 'surat.jpg', type: 'image/jpeg', bytes: await examplePhoto() } },
    },
  )
  expect((await fileOf()).status, browser.text()).toBe('verifying')
}, 90_000)

test('a telephone that is merely named reads what is to be corrected, not what the officer wrote, and corrects it with the PIN', async () => {
  const phone = '+6281230019953'
  const body = await exampleSubmission(system, 'KK-GANTI', 53, { villageCode: '65.03.05.2022' })
  const applicant = { ...(body.applicant as object), phone }
  const sent = await system.request('POST', '/api/v1/public/applications', { body: { ...body, applicant } })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const { id, trackingNumber, pin } = sent.body as { id: string; trackingNumber: string; pin: string }
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  let expectedVersion = 1
  const step = async (action: string, more: object = {}) => {
    const body = { action, expectedVersion, ...more }
    const moved = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer.cookie,
      body,
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expectedVersion = (moved.body as { version: number }).version
  }
  await step('start')
  await step('request_correction', { note: 'Nama Ibu Sari keliru', fields: ['applicant.name'], attachments: [] })
  const notified = await eventually(async () => {
    const words = await talk.wordsTo('sms', phone)
    expect(words).toMatch(/- Nama lengkap yang punya KK/)
    return words
  })
  expect(notified).toContain(`LENGKAPI ${trackingNumber}`)
  expect(notified).not.toContain('Ibu Sari')
  const asked = await talk.say('sms', phone, { text: `LENGKAPI ${trackingNumber} ${pin}` })
  expect(asked).toMatch(/Nama Ibu Sari keliru[\s\S]*Nama lengkap (pemohon|yang)/)
  await talk.say('sms', phone, { text: 'Maria Lawing' })
  expect(await talk.say('sms', phone, { text: 'ya' })).toContain('sudah kami terima')
}, 60_000)

test('by SMS why an application was rejected is read, in short and with its PIN whole', async () => {
  const phone = '+6281230019954'
  const { say, pin, step, number } = await verifyingBySms(phone, '6503051708909954')
  const note = `Surat hilang harus dari Polsek Krayan. ${'Bawalah ke kantor desa bersama KK yang asli. '.repeat(6)}Terakhir: tanyakan Ibu Rina.`
  await step('reject', { note })
  await eventually(async () => {
    const words = await talk.wordsTo('sms', phone)
    expect(words).toMatch(/Alasannya: Surat hilang harus dari Polsek Krayan\.[^\n]*selengkapnya dengan nomor dan PIN/)
    expect(words).not.toContain('Ibu Rina')
  })
  expect(await say(`${number} ${pin}`)).toContain('Terakhir: tanyakan Ibu Rina')
  expect(await say('ajukan lagi')).toMatch(/^Penggantian KTP-el diajukan lagi/)
  expect((await talk.stateOf('sms', phone)).step).toEqual({ kind: 'intro', code: 'KTP-GANTI' })
}, 60_000)

test('by SMS what the office answers is read, in short and with its PIN whole', async () => {
  const phone = '+6281230019961'
  const { say, pin, number, answer } = await verifyingBySms(phone, '6503051708909961')
  await answer(`Bawa KK yang asli. ${'Bawalah ke kantor desa bersama surat pengantar. '.repeat(30)}Terakhir: Ibu Rina.`)
  await eventually(async () => {
    const words = await talk.wordsTo('sms', phone)
    expect(words).toMatch(/Bawa KK yang asli\.[^\n]*selengkapnya dengan nomor dan PIN/)
    expect(words).not.toContain('Terakhir: Ibu Rina')
  })
  expect(await say(`${number} ${pin}`)).toContain('Terakhir: Ibu Rina')
}, 60_000)

test('what was sent by SMS is withdrawn by SMS: by BATAL where it was sent, with number and PIN from elsewhere', async () => {
  const here = await verifyingBySms('+6281230019955', '6503051708909955')
  const asked = await here.say('batal')
  expect(asked).toContain(here.number)
  expect((await here.fileOf()).status).toBe('verifying')
  expect(await here.say('ya')).toContain(`Permohonan ${here.number} dibatalkan`)
  expect((await here.fileOf()).status).toBe('withdrawn')
  expect(await here.say('batal')).not.toContain(here.number)

  const there = await verifyingBySms('+6281230019956', '6503051708909956')
  const other = '+6281230019957'
  const wrong = there.pin === '111111' ? '222222' : '111111'
  expect(await talk.say('sms', other, { text: `BATALKAN ${there.number} ${wrong}` })).toContain('tidak cocok')
  expect(await talk.say('sms', other, { text: `BATALKAN ${there.number} ${there.pin}` })).toContain(
    'Batalkan permohonan itu?',
  )
  expect(await talk.say('sms', other, { text: 'ya' })).toContain('dibatalkan')
  expect((await there.fileOf()).status).toBe('withdrawn')
  // Whoever sent it is told.
  await eventually(async () =>
    expect(await talk.wordsTo('sms', '+6281230019956')).toContain('dibatalkan atas permintaan Anda'),
  )
  const notified = (await farSide.received('sms', '+6281230019955')).filter(({ content }) =>
    content.text?.includes('dibatalkan atas permintaan'),
  )
  expect(notified, 'once').toHaveLength(1)
}, 120_000)

test('what is too far to be withdrawn is not, and how it stands is said', async () => {
  const { say, pin, step, number } = await verifyingBySms('+6281230019958', '6503051708909958')
  await step('process')
  expect(await say('batal')).not.toContain('Batalkan permohonan itu')
  expect(await say(`batalkan ${number} ${pin}`)).toMatch(/tidak dapat dibatalkan lagi[\s\S]*Kartu sedang dibuat/)
}, 60_000)

test('a correction that was answered on the web meanwhile ends in the conversation, and is said to', async () => {
  const { say, pin, step, fileOf, number } = await verifyingBySms('+6281230019959', '6503051708909959')
  await step('request_correction', { note: 'NIK keliru', fields: ['applicant.nik'], attachments: [] })
  await eventually(async () => expect(await talk.wordsTo('sms', '+6281230019959')).toContain('NIK keliru'))
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('main form', { trackingNumber: number, pin })
  await browser.open('/permohonan/perbaikan')
  await browser.send('main form', { 'applicant.nik': '6503051708909960' }, { button: 'send' })
  expect((await fileOf()).status, browser.text()).toBe('verifying')

  const said = await say('6503051708909961')
  expect(said).toMatch(/sudah dilengkapi atau diperbaiki dari tempat lain[\s\S]*Sedang Diverifikasi/)
  expect((await fileOf()).applicant.nik).toContain('9960')
  expect((await talk.stateOf('sms', '+6281230019959')).application).toBeUndefined()
}, 60_000)

test('by SMS what lacks a paper is in the office at once; the village brings it, and the family is told', async () => {
  const person = '+6281230019931'
  await talk.say('sms', person, { text: 'KTP#6503051708909931#6503050101209931#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG' })
  expect(await talk.say('sms', person, { text: 'YA' })).toContain('Dengan membalas YA')
  await talk.say('sms', person, { text: 'YA' })
  const receipt = await eventually(async () => {
    const words = await talk.wordsTo('sms', person)
    expect(words).toMatch(
      /BELUM LENGKAP[\s\S]*SPL-\w{4}-\w{4}-\w{4}[\s\S]*PIN: \d{6}[\s\S]*kepolisian[\s\S]*kantor desa/,
    )
    return words
  })
  expect(receipt).not.toContain('/lanjutkan/')
  const conversation = await talk.conversationOf('sms', person)
  const [application] = await talk.applicationsOf(conversation.id)
  if (!application) throw new Error('No application')
  expect(application).toMatchObject({ channel: 'sms', regency_code: '65.03', status: 'incomplete' })
  // Only a paper is missing, which no SMS carries: the way out is told, and STATUS says how it stands.
  expect(await talk.say('sms', person, { text: 'LENGKAPI' })).toMatch(/kepolisian[\s\S]*kantor desa/)
  expect(await talk.say('sms', person, { text: 'STATUS' })).toContain('Belum Lengkap')

  const [registrar, officer] = await Promise.all([
    system.createUser([{ role: 'village_registrar', regionCode: '65.03.05.2041' }]),
    system.createUser([{ role: 'intake_officer', regionCode: '65.03' }]),
  ])
  const read = (cookie: string) => system.request('GET', `/api/v1/applications/${application.id}`, { cookie })
  const file = (await read(officer.cookie)).body as ApplicationFile
  expect(file.villageCode).toBe('65.03.05.2041')
  expect((await read(registrar.cookie)).status).toBe(200)
  const supplied = await system.request('PUT', `/api/v1/applications/${application.id}/supply`, {
    cookie: registrar.cookie,
    body: {
      channel: 'village',
      applicant: { name: file.applicant.name, nik: file.applicant.nik, kkNumber: file.applicant.kkNumber },
      answers: file.answers,
      attachments: [
        {
          requirement: 'policeLossReport',
          uploadId: await storeUpload(system.app.platform, await examplePhoto()),
        },
      ],
      expectedVersion: file.version,
    },
  })
  expect(supplied.body).toMatchObject({ status: 'routed', lacks: null })
  await eventually(async () => {
    const words = await talk.wordsTo('sms', person)
    expect(words).toContain('sudah lengkap')
  })
  expect(await talk.say('sms', person, { text: 'LENGKAPI' })).toContain('Tidak ada permohonan dari sini')
}, 60_000)

test('STATUS tells what is under way for a telephone; STOP ends the news there, and MULAI brings it back', async () => {
  const phone = '+6281230019908'
  const example = await exampleSubmission(system, 'KTP-GANTI', 11, { villageCode: '65.03.05.2022' })
  const { body } = await system.request('POST', '/api/v1/public/applications', {
    body: { ...example, applicant: { ...(example.applicant as object), phone } },
  })
  const { trackingNumber } = body as { trackingNumber: string }
  const application = await system.database.read(workerScope, (db) =>
    db.first(from('application').where({ tracking_number: trackingNumber })),
  )
  if (!application) throw new Error('No application')
  await eventually(async () => expect(await farSide.received('sms', phone)).toHaveLength(1)) // that it was received
  const said = await talk.say('sms', phone, { text: 'status' })
  expect(said).toContain('Penggantian KTP-el: Diteruskan')
  expect(said).not.toContain(trackingNumber)
  const noticesOf = () =>
    system.database.read(workerScope, (db) =>
      db.rows(
        from('notice')
          .where({ application_id: application.id })
          .orderBy('recorded_at')
          .select('template', 'channel', 'status'),
      ),
    )
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  let version = application.version
  const step = async (action: string, more: object = {}) => {
    const answer = await system.request('POST', `/api/v1/applications/${application.id}/transitions`, {
      cookie: officer.cookie,
      body: { action, expectedVersion: version, ...more },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    version = (answer.body as { version: number }).version
  }
  expect(await talk.say('sms', phone, { text: 'BERHENTI' })).toContain('tidak lagi kami kirim lewat SMS')
  await step('start')
  const before = (await farSide.received('sms', phone)).length
  await step('request_correction', { note: 'Foto buram', fields: [], attachments: ['familyCard'] })
  await eventually(async () => {
    expect(await noticesOf()).toContainEqual({ template: 'correction', channel: 'sms', status: 'stopped' })
  })
  const deliveries = await system.request('GET', `/api/v1/applications/${application.id}/deliveries`, {
    cookie: officer.cookie,
  })
  expect(deliveries.body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ channel: 'sms', state: 'stopped' })]),
  })
  expect(await farSide.received('sms', phone)).toHaveLength(before)

  const { id } = await talk.conversationOf('sms', phone)
  const seen = await system.request('GET', `/api/v1/conversations/${id}`, { cookie: officer.cookie })
  expect(seen.body).toMatchObject({ noticesStoppedAt: expect.stringContaining('T') })
  expect(await talk.say('sms', phone, { text: 'mulai' })).toContain('kami kirim lagi lewat SMS')
  expect((await talk.conversationOf('sms', phone)).notices_stopped_at).toBeNull()
}, 60_000)

test('of a file a notice is one row: scheduled until the quiet hours end, then as far as its message is', async () => {
  const phone = '+6281230019916'
  const { config } = system.app.platform
  const usual = config.quietHours
  config.quietHours = { from: 24, until: 24 } // all day, until midnight
  const { now } = system.clock
  // The outbox goes by the database's clock: what waits for a day that is over there does not wait.
  system.clock.now = new Date()
  try {
    const example = await exampleSubmission(system, 'KTP-GANTI', 12, { villageCode: '65.03.05.2022' })
    const { body } = await system.request('POST', '/api/v1/public/applications', {
      body: { ...example, applicant: { ...(example.applicant as object), phone } },
    })
    const { id } = body as { id: string }
    const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
    const deliveries = async () => {
      const answer = await system.request('GET', `/api/v1/applications/${id}/deliveries`, { cookie: officer.cookie })
      return (answer.body as { items: { template: string; channel: string; state: string; at: string }[] }).items
    }
    const row = { template: 'received', channel: 'sms' }
    await eventually(async () =>
      expect(await deliveries()).toEqual([expect.objectContaining({ ...row, state: 'scheduled' })]),
    )
    const [held] = await deliveries()
    expect(new Date(held?.at ?? 0) > system.clock.now).toBe(true)
    expect(await farSide.received('sms', phone)).toEqual([])
    const admin = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
    const channels = await system.request('GET', '/api/v1/channels', { cookie: admin.cookie })
    expect((channels.body as { items: unknown[] }).items, 'what is held is no backlog').toContainEqual(
      expect.objectContaining({ channel: 'sms', waitingOut: 0, heldOut: 1, heldUntil: held?.at }),
    )

    await system.database.write(workerScope, async (db) => {
      await db.run(from('conversation_message').where({ application_id: id }).update({ at: system.clock.now }))
      await db.run({ text: `update outbox set available_at = now() where topic = 'message.outgoing'` })
    })
    await eventually(async () =>
      expect(await deliveries()).toEqual([
        expect.objectContaining({ ...row, state: expect.stringMatching(/^(sent|delivered)$/) }),
      ]),
    )
    expect(await farSide.received('sms', phone)).toHaveLength(1)

    await system.database.write(workerScope, (db) =>
      db.run(
        from('conversation_message').where({ application_id: id }).update({ state: 'failed', failure: 'UNDELIV' }),
      ),
    )
    expect(await deliveries()).toEqual([expect.objectContaining({ ...row, state: 'failed', failure: 'UNDELIV' })])

    // The conversation calls what is held as the file does.
    const tomorrow = new Date(system.clock.now.getTime() + 86_400_000)
    await system.database.write(workerScope, (db) =>
      db.run(from('conversation_message').where({ application_id: id }).update({ state: 'queued', at: tomorrow })),
    )
    const { id: thread } = await talk.conversationOf('sms', phone)
    const shown = await system.request('GET', `/api/v1/conversations/${thread}`, { cookie: officer.cookie })
    expect(shown.body).toMatchObject({ messages: [{ state: 'scheduled', at: tomorrow.toISOString() }] })
  } finally {
    config.quietHours = usual
    system.clock.now = now
  }
}, 60_000)

test.each(['whatsapp', 'sms'] as const)(
  'the office’s answer to a message comes by %s, where the application was begun',
  async (channel) => {
    const [phone, nik] =
      channel === 'sms' ? ['+6281230019914', '6503051708909914'] : ['+6281230019915', '6503051708909915']
    await talk.say(channel, phone, { text: `KTP#${nik}#6503050101209914#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG` })
    for (let turn = 0; turn < 8 && (await talk.stateOf(channel, phone)).application; turn += 1) {
      const { step } = await talk.stateOf(channel, phone)
      await talk.say(channel, phone, { text: step.kind === 'offer' ? 'kirim dulu' : turn % 2 === 0 ? 'ya' : 'nanti' })
    }
    const { id: conversationId } = await talk.conversationOf(channel, phone)
    const [application] = await talk.applicationsOf(conversationId)
    if (!application) throw new Error('No application')
    const [, pin] = (await talk.wordsTo(channel, phone)).match(/PIN\D{0,4}(\d{6})/) ?? []
    const citizen = createFormBrowser(system.url)
    await citizen.open('/lacak')
    await citizen.send('main form', { trackingNumber: application.tracking_number, pin: pin ?? '' })
    await citizen.send('#pesan form', { message: 'Bolehkah kakak saya yang mengambil?' })
    expect(citizen.text()).toContain('Pesan terkirim.')
    const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
    const address = `/api/v1/applications/${application.id}/messages`
    const { body: seen } = await system.request('GET', address, { cookie: officer.cookie })
    const seenUntil = (seen as { items: { seq: number }[] }).items.at(-1)?.seq
    const answered = await system.request('POST', address, {
      cookie: officer.cookie,
      body: { text: `Boleh, NIK ${nik} cukup ditunjukkan.`, seenUntil },
    })
    expect(answered.status, JSON.stringify(answered.body)).toBe(201)
    await eventually(async () =>
      expect(await talk.wordsTo(channel, phone)).toContain('Kantor menjawab pesan Anda: Boleh, NIK'),
    )
    const received = (await farSide.received(channel, phone)).map(({ content }) => content.text ?? '')
    const notified = received.filter((text) => text.includes('Kantor menjawab'))
    expect(notified, 'once').toHaveLength(1)
    expect(notified[0]).toContain(application.tracking_number)
    expect(notified[0]).not.toContain(nik)
  },
  60_000,
)

test('by e-mail a mail is answered in its thread', async () => {
  const person = 'keponakan@surel.test'
  const answer = await talk.say('email', person, {
    subject: 'Akta lahir anak',
    text: 'Selamat pagi, anak saya lahir minggu lalu',
  })
  expect(answer.length).toBeGreaterThan(40)
  const [mail] = await farSide.received('email', person)
  expect(mail?.content.subject).toMatch(/^Re: Akta lahir anak/)
}, 60_000)

test('a voice note is kept and somebody is to call back', async () => {
  const person = '+6281230019903'
  const answer = await talk.say('whatsapp', person, { kind: 'voice' })
  expect(answer).toMatch(/telepon/i)
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const { body } = await system.request('GET', '/api/v1/call-backs', { cookie: officer.cookie })
  const { items } = body as { items: { id: string; address: string; voiceFileId: string }[] }
  const [call] = items
  expect(call?.address).toBe(person)
  const file = await fetch(`${system.url}/api/v1/conversation-files/${call?.voiceFileId}`, {
    headers: { cookie: officer.cookie },
  })
  expect(file.headers.get('content-type')).toBe('audio/ogg')
  const end = async (outcome: string) =>
    (
      await system.request('POST', `/api/v1/call-backs/${call?.id}/outcome`, {
        cookie: officer.cookie,
        body: { outcome },
      })
    ).status
  expect(await end('not-reached')).toBe(204)
  // It stays open; the next officer sees the try, and so does who waits.
  const again = await system.request('GET', '/api/v1/call-backs', { cookie: officer.cookie })
  expect(again.body).toMatchObject({ items: [{ id: call?.id, tries: 1, lastTried: { byName: expect.any(String) } }] })
  await eventually(async () => expect(await talk.wordsTo('whatsapp', person)).toContain('belum tersambung'))
  expect(await end('spoken')).toBe(204)
  const after = await system.request('GET', '/api/v1/call-backs', { cookie: officer.cookie })
  expect(after.body).toEqual({ items: [] })
}, 60_000)

describe('a wish to be called', () => {
  const listCalls = async () => {
    const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
    const { body } = await system.request('GET', '/api/v1/call-backs', { cookie: officer.cookie })
    return (body as { items: { address: string; number: string | null; dueAt: string }[] }).items
  }

  it('by SMS it is asked for once, and told with its day', async () => {
    const person = '+6281230019917'
    const first = await talk.say('sms', person, { text: 'Tolong telepon balik saya' })
    expect(first).toMatch(/akan menelepon nomor ini pada jam kerja, paling lambat \d/)
    expect(await talk.say('sms', person, { text: 'telepon saya' })).toContain('sudah tercatat')
    expect(await talk.say('sms', person, { text: 'tolong telepon saya di 0852 1111 9917' })).toContain('+6285211119917')
    const calls = (await listCalls()).filter(({ address }) => address === person)
    expect(calls).toMatchObject([{ number: '+6285211119917' }])
  }, 60_000)

  it('by e-mail at the number that was asked for', async () => {
    const person = 'minta-telepon@surel.test'
    const asked = await talk.say('email', person, { subject: 'Telepon', text: 'Mohon telepon saya' })
    expect(asked).toContain('Nomor mana')
    expect((await listCalls()).filter(({ address }) => address === person)).toEqual([])
    expect(await talk.say('email', person, { subject: 'Telepon', text: '0812 3001 9918' })).toContain('+6281230019918')
    expect((await listCalls()).filter(({ address }) => address === person)).toMatchObject([
      { number: '+6281230019918' },
    ])
  }, 60_000)
})

describe('an officer answers with files', () => {
  const pdf = Buffer.from(
    '%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n3 0 obj <</Type /Page>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n',
  )

  async function answerWithFiles(
    channel: MessageChannel,
    person: string,
    text: string,
    kinds: ('photo' | 'pdf')[],
    beforehand = async (): Promise<unknown> => undefined,
  ) {
    await talk.say(channel, person, channel === 'email' ? { subject: 'Surat', text: 'petugas' } : { text: 'petugas' })
    const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
    const conversation = await talk.conversationOf(channel, person)
    const files = await Promise.all(
      kinds.map(async (kind) =>
        kind === 'pdf'
          ? { uploadId: await storeUpload(system.app.platform, pdf), name: 'Surat Keterangan/2026.pdf' }
          : { uploadId: await storeUpload(system.app.platform, await examplePhoto()), name: 'contoh.png' },
      ),
    )
    await beforehand()
    const before = (await farSide.received(channel, person)).length
    const address = `/api/v1/conversations/${conversation.id}/messages`
    const sent = await system.request('POST', address, { cookie: officer.cookie, body: { text, files } })
    expect(sent.status, JSON.stringify(sent.body)).toBe(201)
    const received = (count: number) =>
      vi.waitFor(
        async () => {
          const entries = (await farSide.received(channel, person)).slice(before)
          expect(entries).toHaveLength(count)
          return entries.map(({ content }) => content)
        },
        { timeout: 20_000 },
      )
    return { officer, conversation, files, address, received }
  }

  it('by WhatsApp they arrive as a picture and a document, and stand in the thread; a file goes once', async () => {
    const { officer, conversation, files, address, received } = await answerWithFiles(
      'whatsapp',
      '+6281230019911',
      'Ini contohnya, Bu.',
      ['photo', 'pdf'],
    )
    expect(await received(3)).toEqual([
      expect.objectContaining({ kind: 'file', contentType: 'image/jpeg' }),
      expect.objectContaining({ kind: 'file', contentType: 'application/pdf', name: 'Surat Keterangan2026.pdf' }),
      expect.objectContaining({ kind: 'text', text: 'Ini contohnya, Bu.' }),
    ])
    const { body } = await system.request('GET', `/api/v1/conversations/${conversation.id}`, { cookie: officer.cookie })
    const { messages } = body as { messages: { files: { id: string }[] }[] }
    expect(messages.at(-1)?.files.map(({ id }) => id)).toEqual(files.map(({ uploadId }) => uploadId))
    const again = await system.request('POST', address, { cookie: officer.cookie, body: { text: '', files } })
    expect(again.status).toBe(422)
    const nothing = await system.request('POST', address, { cookie: officer.cookie, body: { text: ' ' } })
    expect(nothing.status).toBe(422)
  }, 60_000)

  it('by e-mail they are attached', async () => {
    const { received } = await answerWithFiles('email', 'ibu.surat@surel.test', 'Terlampir.', ['pdf'])
    const [mail] = await received(1)
    expect(mail?.text).toContain('Terlampir.')
    expect(mail?.attachments).toHaveLength(1)
  }, 60_000)

  it('by WhatsApp outside of the 24 hours a template carries the words and a link', async () => {
    const { received } = await answerWithFiles('whatsapp', '+6281230019913', 'Sudah ada.', ['photo'], () =>
      farSide.post('/faults', { whatsapp: { failNext: [{ status: 400, code: 131047 }] } }),
    )
    const [template] = await received(1)
    expect(template?.text).toMatch(/^\[sipelandukilat_pemberitahuan\] Sudah ada\. .*\/berkas\/[\w-]{43}$/)
  }, 60_000)

  it('by SMS a link comes, which a preview does not spend, and which is fetched once', async () => {
    const { received } = await answerWithFiles('sms', '+6281230019912', 'Surat Ibu sudah ada.', ['pdf'])
    const [sms] = await received(1)
    expect(sms?.text).toMatch(/^Surat Ibu sudah ada\./)
    const [link = ''] = /\/berkas\/[\w-]{43}/.exec(sms?.text ?? '') ?? []
    const browser = createFormBrowser(system.url)
    await browser.open(link)
    await browser.open(link)
    expect(browser.text()).toContain('Berkas dari petugas')
    const fetchFile = () => fetch(`${system.url}${link}`, { method: 'POST', headers: { origin: system.url } })
    const file = await fetchFile()
    expect(file.headers.get('content-type')).toBe('application/pdf')
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf)
    await system.database.write(workerScope, (db) =>
      db.run({ text: `update upload set opened_at = opened_at - interval '1 hour' where opened_at is not null` }),
    )
    expect((await fetchFile()).status).toBe(404)
    await browser.open(link)
    expect(browser.status).toBe(404)
    await browser.open(`${link.slice(0, -2)}AA`)
    expect(browser.status).toBe(404)
  }, 60_000)
})

test('whoever chooses to come to the office is offered an hour there in the same dialogue, by SMS', async () => {
  const phone = '+6281230019943'
  const card = findDefinition('KTP-BARU')
  if (!card) throw new Error('No KTP-BARU')
  const example = exampleApplication('KTP-BARU', 14, { today: '2026-09-14', villageCode: '65.03.05.2022' })
  expect(await talk.say('sms', phone, { text: 'antre' })).toContain('Belum ada permohonan dari sini yang perlu datang')
  await talk.say('sms', phone, { text: 'umur 17 mau bikin ktp pertama' })
  await talk.say('sms', phone, { text: 'mulai' })
  expect((await talk.stateOf('sms', phone)).application?.serviceCode).toBe('KTP-BARU')
  await talk.answerAll('sms', phone, card, example, { own: { '@presence': 'Datang ke kantor' } })
  await eventually(async () =>
    expect(await talk.wordsTo('sms', phone)).toMatch(/PIN: \d{6}[\s\S]*Balas ANTRE untuk memilih hari dan jam/),
  )
  expect(await talk.say('sms', phone, { text: 'antre' })).toMatch(/hari apa bisa datang ke loket/)
  await talk.say('sms', phone, { text: '2' })
  expect(await talk.say('sms', phone, { text: '1' })).toMatch(/Nomor antrean Anda [AC]-00\d/)
})

test('whoever chooses a visit at home in the same dialogue, by SMS, is a visit request with what was said of it', async () => {
  const phone = '+6281230019944'
  const card = findDefinition('KTP-BARU')
  if (!card) throw new Error('No KTP-BARU')
  const example = exampleApplication('KTP-BARU', 15, { today: '2026-09-14', villageCode: '65.03.05.2022' })
  await talk.say('sms', phone, { text: 'umur 17 mau bikin ktp pertama' })
  await talk.say('sms', phone, { text: 'mulai' })
  const own = {
    '@presence': 'Kunjungan rumah',
    '@visitReason': 'Kakinya patah',
    '@landmark': 'Rumah biru dekat dermaga',
  }
  await talk.answerAll('sms', phone, card, example, { own })
  await eventually(async () => expect(await talk.wordsTo('sms', phone)).toMatch(/PIN: \d{6}/))
  const [application] = await talk.applicationsOf((await talk.conversationOf('sms', phone)).id)
  const request = await system.database.read(workerScope, (db) =>
    db.first(from('visit_request').where({ application_id: application?.id ?? '' })),
  )
  expect(request).toMatchObject({ status: 'open', mode: 'home', purpose: 'enrolment', village_code: '65.03.05.2022' })
  if (!request) throw new Error('No visit request')
  expect(openDetails(system.app.platform.keyring, request)).toMatchObject({
    name: example.applicant.name,
    landmark: own['@landmark'],
    reason: own['@visitReason'],
    trackingNumber: application?.tracking_number,
  })
})

/** Officers come to Long Bawan, in Krayan, in three days. */
async function announceTrip(): Promise<void> {
  const { id: createdBy } = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  await system.database.write(workerScope, async (db) => {
    const tripId = newId()
    await db.run({
      text: `insert into trip (id, province_code, regency_codes, name, status, starts_on, ends_on, created_by, created_at)
             values ($1, '65', '{65.03}', 'Krayan', 'approved', '2026-09-17', '2026-09-18', $2, now())`,
      values: [tripId, createdBy],
    })
    await db.run({
      text: `insert into trip_stop (id, trip_id, position, province_code, regency_code, district_code, village_code, on_date, arrival_time, place, approved_at)
             values ($1, $2, 1, '65', '65.03', '65.03.05', '65.03.05.2041', '2026-09-17', '09:00', 'Balai Desa', now())`,
      values: [newId(), tripId],
    })
  })
}

test('when officers come is told at once: to the place that is named, that was applied for, or that is asked for', async () => {
  await announceTrip()
  const next = /17 September 2026 pukul 09\.00: Long Bawan, Balai Desa\nSemua jadwal: http\S+\/jadwal/
  for (const [channel, phone] of [
    ['sms', '+6281230019971'],
    ['whatsapp', '+6281230019972'],
  ] as const) {
    const ask = (text: string) => talk.say(channel, phone, { text })
    // Nothing is known of a telephone that never wrote.
    expect(await ask('kapan petugas datang ke desa?')).toMatch(/Petugas datang ke desa atau kecamatan mana\?/)
    expect(await ask('krayn')).toMatch(next)
    expect(await ask('KTP saya hilang')).toContain('Penggantian KTP-el')
    await ask('mulai')
    expect(await ask('JADWAL KRAYAN')).toMatch(/17 September 2026[\s\S]*Nama lengkap/)
    await ask('batal')
    expect(await ask('kapan petugas datang ke Long Bawan?')).toMatch(next)
    expect(await ask('JADWAL TARAKAN')).toContain('Belum ada jadwal jemput bola untuk Kota Tarakan')
  }
  const { say } = await verifyingBySms('+6281230019973', '6503051708909973')
  expect(await say('kapan petugas datang ke desa?')).toMatch(next)
}, 120_000)

test('a code to somebody who has not written leaves as a template of the authentication kind', async () => {
  const phone = '+6281230019921'
  const body = await exampleSubmission(system, 'KTP-GANTI', 71, { villageCode: '65.03.05.2022' })
  const applicant = { ...(body.applicant as object), phone }
  await system.request('POST', '/api/v1/public/applications', { body: { ...body, applicant } })
  const contact = { channel: 'whatsapp', contact: phone }
  expect((await system.request('POST', '/api/v1/public/account/codes', { body: contact })).status).toBe(202)
  const [entry, ...others] = await vi.waitFor(
    async () => {
      const entries = await farSide.received('whatsapp', phone)
      expect(entries.some(({ content }) => content.text?.includes('sipelandukilat_kode'))).toBe(true)
      return entries.filter(({ content }) => /\b\d{6}\b/.test(content.text ?? ''))
    },
    { timeout: 20_000 },
  )
  expect(others).toEqual([])
  const [, code] = /^\[sipelandukilat_kode\] (\d{6})$/.exec(entry?.content.text ?? '') ?? []
  const entered = await system.request('POST', '/api/v1/public/account', { body: { ...contact, code } })
  expect(entered.status, JSON.stringify(entered.body)).toBe(204)
}, 60_000)

test('an officer takes over, answers on the channel, and gives back', async () => {
  const person = '+6281230019904'
  await talk.say('whatsapp', person, { text: 'petugas' })
  // What is written then is read by an officer, and led nowhere.
  expect(await talk.say('whatsapp', person, { text: 'KTP saya hilang' })).toContain('Pesan ini dibaca petugas')
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }], 'Hana')
  const list = await system.request('GET', '/api/v1/conversations?view=person', { cookie: officer.cookie })
  const conversation = await talk.conversationOf('whatsapp', person)
  expect(JSON.stringify(list.body)).toContain(conversation.id)
  const before = (await farSide.received('whatsapp', person)).length
  const sent = await system.request('POST', `/api/v1/conversations/${conversation.id}/messages`, {
    cookie: officer.cookie,
    body: { text: 'Selamat pagi Bu, ada yang bisa kami bantu?' },
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  await vi.waitFor(
    async () => {
      const words = (await farSide.received('whatsapp', person)).slice(before)
      expect(words.map(({ content }) => content.text)).toEqual(['Selamat pagi Bu, ada yang bisa kami bantu?'])
    },
    { timeout: 20_000 },
  )
  // The dialogue is silent while an officer leads.
  await farSide.post('/whatsapp', { person, kind: 'text', text: 'Saya mau tanya KK' })
  const read = await vi.waitFor(
    async () => {
      const { body } = await system.request('GET', `/api/v1/conversations/${conversation.id}`, {
        cookie: officer.cookie,
      })
      const { messages, version, unread } = body as { messages: { text: string }[]; version: number; unread: number }
      expect(messages.at(-1)?.text).toBe('Saya mau tanya KK')
      expect(unread).toBe(1)
      return { version }
    },
    { timeout: 20_000 },
  )
  expect((await farSide.received('whatsapp', person)).slice(before)).toHaveLength(1)
  const back = await system.request('PUT', `/api/v1/conversations/${conversation.id}/handling`, {
    cookie: officer.cookie,
    body: { handledBy: 'dialogue', expectedVersion: read.version },
  })
  expect(back.status, JSON.stringify(back.body)).toBe(200)
  expect(await talk.say('whatsapp', person, { text: 'KTP saya hilang' })).toContain('Penggantian KTP-el')
}, 60_000)
