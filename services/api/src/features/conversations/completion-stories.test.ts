import { findDefinition } from '@sipelandukilat/domain/definitions'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { from } from '../../platform/database/from'
import { createMailer } from '../../platform/mailer'
import { eventually } from '../../testing/eventually'
import { createFormBrowser } from '../../testing/form-browser'
import { type ChannelTalk, openChannelTalk } from '../../testing/open-channel-talk'
import { examplePhoto, exampleSubmission } from '../../testing/test-application'
import type { TestSystem } from '../../testing/test-system'
import { findSealed, openRecord } from '../applications/personal-record'
import { remindIncomplete } from '../notices/remind-citizens'
import { conversationKey, openSaid } from './conversation-store'

let system: TestSystem
let farSide: ChannelTalk['farSide']
let talk: ChannelTalk['talk']
let close: ChannelTalk['close']

beforeAll(async () => {
  ;({ system, farSide, talk, close } = await openChannelTalk('65.03', '65.04'))
}, 60_000)
afterAll(() => close())

test('by SMS somebody without NIK and family card at hand is in the office, and answers them later', async () => {
  const phone = '+6281230019913'
  const say = (text: string) => {
    // The same word twice in one second would be one SMS that came twice.
    system.clock.now = new Date(system.clock.now.getTime() + 1000)
    return talk.say('sms', phone, { text })
  }
  for (const text of ['KTP baru', 'ya', 'Yosef Lencau', 'nggak tau', 'nanti', 'Long Bawan, Krayan']) await say(text)
  let said = await say('1') // present at the office
  for (let turn = 0; turn < 6 && !said.includes('SPL-'); turn += 1) said = await say('ya')
  expect(said).toMatch(
    /BELUM LENGKAP[\s\S]*Masih kurang:\s*- NIK yang dibuatkan KTP-el\s*- Nomor KK yang dibuatkan KTP-el/,
  )
  const { id } = await talk.conversationOf('sms', phone)
  expect(await talk.applicationsOf(id)).toMatchObject([{ status: 'incomplete', regency_code: '65.03' }])

  expect(await say('lengkapi')).toContain('NIK yang ')
  const definition = findDefinition('KTP-BARU')
  if (!definition) throw new Error('No KTP-BARU')
  await talk.answerAll('sms', phone, definition, exampleApplication('KTP-BARU', 13, { today: '2026-09-14' }))
  expect(await talk.wordsTo('sms', phone)).toContain('sudah lengkap dan diteruskan')
  expect(await talk.applicationsOf(id)).toMatchObject([{ status: 'routed' }])
}, 60_000)

test('photos that come after an application was sent without them belong to it', async () => {
  const person = '+6281230019932'
  const photo = {
    kind: 'file',
    base64: (await examplePhoto()).toString('base64'),
    contentType: 'image/jpeg',
    name: 'foto.jpg',
  }
  await talk.say('whatsapp', person, {
    text: 'KTP#6503051708909932#6503050101209932#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG',
  })
  for (let turn = 0; turn < 8 && (await talk.stateOf('whatsapp', person)).application; turn += 1) {
    const { step } = await talk.stateOf('whatsapp', person)
    const text = step.kind === 'question' ? 'nanti' : step.kind === 'offer' ? 'kirim dulu' : 'ya'
    await talk.say('whatsapp', person, { text })
  }
  const conversation = await talk.conversationOf('whatsapp', person)
  expect(await talk.applicationsOf(conversation.id)).toMatchObject([{ status: 'incomplete' }])
  await talk.say('whatsapp', person, photo)
  for (let turn = 0; turn < 6 && (await talk.stateOf('whatsapp', person)).application; turn += 1) {
    const { step } = await talk.stateOf('whatsapp', person)
    await talk.say('whatsapp', person, { text: step.kind === 'question' ? 'selesai' : 'ya' })
  }
  await eventually(async () => {
    const words = await talk.wordsTo('whatsapp', person)
    expect(words).toMatch(/sudah lengkap dan diteruskan ke Kabupaten Nunukan/)
  })
  expect(await talk.applicationsOf(conversation.id)).toMatchObject([{ status: 'routed' }])
}, 60_000)

/** The same word twice in one second would be one SMS that came twice. */
function sayLater(phone: string, text: string): Promise<string> {
  system.clock.now = new Date(system.clock.now.getTime() + 1000)
  return talk.say('sms', phone, { text })
}

const readApplication = (id: string) =>
  system.database.read(workerScope, async (db) => {
    const record = await db.first(from('application').where({ id }))
    if (!record) throw new Error('No application')
    return { record, ...openRecord(system.app.platform.keyring, await findSealed(db, id)) }
  })

test('a card asked for by somebody else is of whom it is for, and who wrote is kept as the helper', async () => {
  const phone = '+6281230019951'
  for (const text of [
    'ktp nenek saya hilang di sungai',
    'mulai',
    'Maria Dogon',
    '6503055708409951',
    '6503050101209951',
  ])
    await sayLater(phone, text)
  for (const text of ['Long Bawan, Krayan', 'Andi Baso']) await sayLater(phone, text)
  expect(await talk.wordsTo('sms', phone)).toContain('Untuk: Maria Dogon (nenek)')
  for (const text of ['ya', 'ya']) await sayLater(phone, text)
  expect(await talk.wordsTo('sms', phone)).toMatch(/sudah kami terima[\s\S]*Untuk: Maria Dogon/)
  const [application] = await talk.applicationsOf((await talk.conversationOf('sms', phone)).id)
  if (!application) throw new Error('No application')
  const { record, data } = await readApplication(application.id)
  expect(data.applicant).toMatchObject({ name: 'Maria Dogon', nik: '6503055708409951' })
  expect(data.assistedBy).toEqual({ relation: 'family', authority: 'none', name: 'Andi Baso', phone })
  expect(record.assisted_by).toBe('family')
}, 60_000)

test('form F-1.07 of a delegate follows by photo, and who the delegate is stays known', async () => {
  const person = '+6281230019952'
  const say = (content: Parameters<typeof talk.say>[2]) => talk.say('whatsapp', person, content)
  for (const text of ['ktp tetangga saya hilang', 'mulai', 'Orang lain yang diberi kuasa', 'Maria Dogon'])
    await say({ text })
  for (const text of ['6503055708409952', '6503050101209952', 'Long Bawan, Krayan', 'Andi Baso', '6503051708909952'])
    await say({ text })
  for (const text of ['tetangga', 'kirim dulu', 'ya', 'ya']) await say({ text })
  const [application] = await talk.applicationsOf((await talk.conversationOf('whatsapp', person)).id)
  if (!application) throw new Error('No application')
  const before = await readApplication(application.id)
  expect(before.record.lacks?.attachments).toContain('delegation')
  expect(before.data.delegate).toMatchObject({ name: 'Andi Baso', kinship: 'tetangga' })
  expect(await say({ text: 'lengkapi' })).toContain('Kirim foto')
  const photo = (await examplePhoto()).toString('base64')
  for (let turn = 0; turn < 12 && (await talk.stateOf('whatsapp', person)).application; turn += 1) {
    const { step, application: talked } = await talk.stateOf('whatsapp', person)
    const key = step.kind === 'question' ? step.key : ''
    const isSent = talked?.files.some(({ requirement }) => `file:${requirement}` === key)
    if (key.startsWith('file:') && !isSent)
      await say({ kind: 'file', base64: photo, contentType: 'image/jpeg', name: 'foto.jpg' })
    else await say({ text: isSent ? 'selesai' : 'ya' })
  }
  const after = await readApplication(application.id)
  expect(after.record.status).toBe('routed')
  expect(after.data.delegate).toMatchObject({ name: 'Andi Baso', kinship: 'tetangga' })
}, 60_000)

test('what somebody else put in meanwhile stays when a chat completes the rest, and no PIN is promised', async () => {
  const phone = '+6281230019941'
  for (const text of ['KTP baru', 'ya', 'Yosef Lencau', 'nggak tau', 'nanti', 'Long Bawan, Krayan', '1'])
    await sayLater(phone, text)
  for (let turn = 0; turn < 6 && !(await talk.wordsTo('sms', phone)).includes('SPL-'); turn += 1)
    await sayLater(phone, 'ya')
  const [application] = await talk.applicationsOf((await talk.conversationOf('sms', phone)).id)
  if (!application) throw new Error('No application')
  expect(await sayLater(phone, 'lengkapi')).toContain('NIK yang ')

  // At the village office they bring the family card.
  const registrar = await system.createUser([{ role: 'village_registrar', regionCode: '65.03.05.2041' }])
  const { record, data } = await readApplication(application.id)
  const supplied = await system.request('PUT', `/api/v1/applications/${application.id}/supply`, {
    cookie: registrar.cookie,
    body: {
      applicant: { name: data.applicant.name, phone, kkNumber: '6503050101209941' },
      presence: data.presence,
      answers: data.answers,
      attachments: [],
      channel: 'village',
      expectedVersion: record.version,
    },
  })
  expect(supplied.status, JSON.stringify(supplied.body)).toBe(200)

  await sayLater(phone, '6503051708909941')
  const answerTo = (key: string) => (key === '@kkNumber' ? 'nanti' : key.endsWith('irthDate') ? '17-8-1990' : '1')
  for (let turn = 0; turn < 8 && (await talk.stateOf('sms', phone)).application; turn += 1) {
    const { step } = await talk.stateOf('sms', phone)
    await sayLater(phone, step.kind === 'question' ? answerTo(step.key) : 'ya')
  }
  const after = await readApplication(application.id)
  expect(after.data.applicant).toMatchObject({ nik: '6503051708909941', kkNumber: '6503050101209941' })
  expect(after.record.status).toBe('routed')
  const words = await talk.wordsTo('sms', phone)
  expect(words).toContain('sudah lengkap dan diteruskan')
  expect(words.match(/Nomor dan PIN menyusul/g)).toHaveLength(1)
}, 60_000)

test('what was sent wrong with an incomplete application is corrected in its completion, and nothing else is', async () => {
  const phone = '+6281230019947'
  for (const text of ['KTP baru', 'ya', 'Yosef Lencau', '6503051708909947', 'nanti', 'Long Bawan, Krayan', '1'])
    await sayLater(phone, text)
  for (let turn = 0; turn < 12 && !(await talk.wordsTo('sms', phone)).includes('SPL-'); turn += 1)
    await sayLater(phone, (await talk.stateOf('sms', phone)).step.kind === 'question' ? 'nanti' : 'ya')
  const [application] = await talk.applicationsOf((await talk.conversationOf('sms', phone)).id)
  if (!application) throw new Error('No application')
  expect((await readApplication(application.id)).data.applicant.nik).toBe('6503051708909947')

  await sayLater(phone, 'lengkapi')
  expect(await sayLater(phone, 'NIK salah, yang benar 6503051708909948')).toContain('menjadi 6503051708909948')
  await sayLater(phone, 'kirim dulu')
  for (let turn = 0; turn < 4 && (await talk.stateOf('sms', phone)).application; turn += 1) await sayLater(phone, 'ya')
  const { data } = await readApplication(application.id)
  expect(data.applicant).toMatchObject({ name: 'Yosef Lencau', nik: '6503051708909948' })
  // The history names the field, and never its value.
  const events = await system.database.read(workerScope, (db) =>
    db.rows(from('application_event').where({ application_id: application.id, type: 'supplement' }).select('data')),
  )
  expect(events.at(-1)?.data).toMatchObject({ changed: ['applicant.nik'] })
}, 60_000)

/** Sent on the web with what is there, and this telephone named in it. */
async function sendOnWeb(code: string, seed: number, applicant: object, more: object = {}) {
  const body = await exampleSubmission(system, code, seed, { villageCode: '65.03.05.2022' })
  const named = { name: (body.applicant as { name: string }).name, ...applicant }
  const sent = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, presence: { mode: 'office' }, applicant: named, restFollows: true, ...more },
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  return sent.body as { id: string; trackingNumber: string; pin: string }
}

test('what was sent on the web is completed from the telephone it names, by whoever has its PIN', async () => {
  const phone = '+6281230019942'
  const { id, pin, trackingNumber } = await sendOnWeb('KTP-BARU', 12, { phone, kkNumber: '6503050101209942' })
  const wrong = pin === '111111' ? '222222' : '111111'
  expect(await sayLater(phone, 'status')).toContain('KTP-el Baru')
  const asked = await sayLater(phone, 'lengkapi')
  expect(asked).toContain('tulis PIN 6 angka')
  expect(asked).not.toContain(trackingNumber)
  expect(await sayLater(phone, wrong)).toContain('tidak cocok')
  expect((await talk.stateOf('sms', phone)).application).toBeUndefined()
  expect(await sayLater(phone, pin)).toContain('NIK yang ')
  await sayLater(phone, '6503051708909942')
  expect(await sayLater(phone, 'ya')).toContain('sudah lengkap dan diteruskan')
  expect((await readApplication(id)).data.applicant.nik).toBe('6503051708909942')

  const conversation = await talk.conversationOf('sms', phone)
  // What was shown of it is read by its office alone.
  expect(conversation.regency_code).toBe('65.03')
  const said = await system.database.read(workerScope, (db) =>
    db.rows(from('conversation_message').where({ conversation_id: conversation.id }).select('id', 'sealed')),
  )
  const key = conversationKey(system.app.platform.keyring, conversation)
  expect(JSON.stringify(said.map((message) => openSaid(key, message)))).not.toMatch(new RegExp(`${pin}|${wrong}`))
  expect(await sayLater('+6281230019943', 'lengkapi')).toContain('Tidak ada permohonan dari sini')
}, 60_000)

test('number and PIN say what lacks and how it is completed, in the language of what was sent', async () => {
  const phone = '+6281230019967'
  const { id, pin, trackingNumber } = await sendOnWeb('KTP-BARU', 18, { phone }, { language: 'en' })
  // Whoever has an English receipt goes on in English, wherever they write from.
  const asked = await talk.say('whatsapp', phone, { text: 'COMPLETE' })
  expect(asked).toMatch(/6-digit PIN/)
  expect((await talk.conversationOf('whatsapp', phone)).language).toBe('en')
  expect(await talk.say('whatsapp', phone, { text: `${trackingNumber} ${pin}` })).toContain('NIK of')
  await talk.say('whatsapp', phone, { text: 'cancel' })
  await talk.say('whatsapp', phone, { text: 'yes' })

  const status = await sayLater('+6281230019968', `${trackingNumber} ${pin}`)
  expect(status).toMatch(/Belum Lengkap[\s\S]*Masih kurang:\n- NIK yang dibuatkan KTP-el/)
  expect(status).toContain(`balas: LENGKAPI ${trackingNumber} lalu PIN-nya`)
  expect((await readApplication(id)).record.status).toBe('incomplete')
}, 60_000)

test('the PIN opens whichever incomplete application of the telephone it is of, though another was sent later', async () => {
  const phone = '+6281230019946'
  const mine = await sendOnWeb('KTP-BARU', 16, { phone, kkNumber: '6503050101209946' })
  system.clock.now = new Date(system.clock.now.getTime() + 1000)
  const stranger = await sendOnWeb('KTP-GANTI', 17, { phone })
  const openHere = async () => (await talk.stateOf('sms', phone)).application?.completion?.reference
  expect(await sayLater(phone, 'lengkapi')).toContain('nomor dan PIN')
  await sayLater(phone, mine.pin)
  expect(await openHere()).toBe(mine.id)
  await sayLater(phone, 'batal')

  // Its number names it, and is no PIN by itself.
  await sayLater(phone, 'lengkapi')
  expect(await sayLater(phone, mine.trackingNumber)).toContain('PIN terdiri atas 6 angka')
  expect(await sayLater(phone, `${mine.trackingNumber} ${stranger.pin}`)).toContain('tidak cocok')
  await sayLater(phone, `${mine.trackingNumber} ${mine.pin.replace(/(..)(..)(..)/, '$1 $2 $3')}`)
  expect(await openHere()).toBe(mine.id)
}, 60_000)

test('a photo for what was sent on the web is asked for again once the PIN is given', async () => {
  const person = '+6281230019944'
  const applicant = { phone: person, nik: '6503051708909944', kkNumber: '6503050101209944' }
  const { id, pin } = await sendOnWeb('KTP-GANTI', 14, applicant, { attachments: [] })
  const photo = {
    kind: 'file',
    base64: (await examplePhoto()).toString('base64'),
    contentType: 'image/jpeg',
    name: 'foto.jpg',
  }
  expect(await talk.say('whatsapp', person, photo)).toMatch(/Tulis PIN dulu[\s\S]*tulis PIN 6 angka/)
  await talk.say('whatsapp', person, { text: pin })
  await talk.say('whatsapp', person, photo)
  for (let turn = 0; turn < 8 && (await talk.stateOf('whatsapp', person)).application; turn += 1) {
    const { step } = await talk.stateOf('whatsapp', person)
    await talk.say('whatsapp', person, { text: step.kind === 'question' ? 'selesai' : 'ya' })
  }
  await eventually(async () => expect((await readApplication(id)).record.status).toBe('routed'))
}, 60_000)

test('the number of what came from here opens nothing without its own PIN', async () => {
  const phone = '+6281230019941'
  const [application] = await talk.applicationsOf((await talk.conversationOf('sms', phone)).id)
  const number = application?.tracking_number ?? ''
  const [, pin] = (await talk.wordsTo('sms', phone)).match(/PIN\D{0,4}(\d{6})/) ?? []
  const wrong = pin === '111111' ? '222222' : '111111'
  expect(await sayLater(phone, `${number} ${wrong}`)).toContain('tidak cocok')
  expect(await sayLater(phone, `${number} ${pin}`)).toContain(number)
}, 60_000)

test.each([
  [{ phone: '+6281230019945' }, 'Anda diberi tahu bila sudah dijawab.'],
  [{}, 'lihat lagi halaman ini untuk jawabannya'],
])('the page says of %s whether an answer is announced', async (contact, words) => {
  const { trackingNumber, pin } = await sendOnWeb('KTP-BARU', 15, contact)
  const citizen = createFormBrowser(system.url)
  await citizen.open('/lacak')
  await citizen.send('main form', { trackingNumber, pin })
  expect(citizen.text()).toContain(words)
  expect(citizen.text()).toContain('isi di bagian Belum Lengkap')
})

test('wrong PINs by message are told in words of a chat, with the wait, and lock nobody out on the web', async () => {
  const phone = '+6281230019961'
  const stranger = '+6281230019962'
  const { pin, trackingNumber } = await sendOnWeb('KTP-BARU', 14, { phone, kkNumber: '6503050101209961' })
  const wrong = pin === '111111' ? '222222' : '111111'
  const first = await sayLater(stranger, `${trackingNumber} ${wrong}`)
  expect(first).toContain('tidak cocok')
  expect(first).not.toContain('isian')
  for (let tries = 0; tries < 4; tries += 1) await sayLater(stranger, `${trackingNumber} ${wrong}`)
  expect(await sayLater(stranger, `${trackingNumber} ${pin}`)).toMatch(/Coba lagi 1[0-5] menit lagi/)

  const onWeb = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  expect(onWeb.status, JSON.stringify(onWeb.body)).toBeLessThan(300)
  // Whose application it is has tries of their own.
  expect(await sayLater(phone, `${trackingNumber} ${pin}`)).toContain(trackingNumber)
}, 60_000)

test('LENGKAPI with the number and the PIN finishes from any telephone what was sent elsewhere', async () => {
  const { id, pin, trackingNumber } = await sendOnWeb('KTP-BARU', 15, {
    phone: '+6281230019964',
    kkNumber: '6503050101209964',
  })
  const [neighbour, other] = ['+6281230019965', '+6281230019966']
  const wrong = pin === '111111' ? '222222' : '111111'
  expect(await sayLater(other, `LENGKAPI ${trackingNumber} ${wrong}`)).toContain('tidak cocok')
  expect((await talk.stateOf('sms', other)).application).toBeUndefined()

  expect(await sayLater(neighbour, `lengkapi ${trackingNumber}`)).toContain('PIN')
  expect(await sayLater(neighbour, pin)).toContain('NIK yang ')
  await sayLater(neighbour, '6503051708909965')
  expect(await sayLater(neighbour, 'ya')).toContain('sudah lengkap dan diteruskan')
  expect((await readApplication(id)).data.applicant.nik).toBe('6503051708909965')
  // Helping once gives no view of it afterwards.
  expect(await sayLater(neighbour, 'lengkapi')).toContain('Tidak ada permohonan dari sini')
}, 60_000)

test.each([
  ['sms', '+6281230019961'],
  ['whatsapp', '+6281230019962'],
] as const)(
  'whoever writes by %s is reminded there on days 3 and 10, and told first where it needs no web',
  async (channel, person) => {
    await talk.say(channel, person, {
      text: 'KTP#6503051708909961#6503050101209961#BUDI SANTOSO#LONG BAWAN#KRAYAN#HILANG',
    })
    for (let turn = 0; turn < 8 && (await talk.stateOf(channel, person)).application; turn += 1) {
      const { step } = await talk.stateOf(channel, person)
      system.clock.now = new Date(system.clock.now.getTime() + 1000)
      await talk.say(channel, person, {
        text: step.kind === 'question' ? 'nanti' : step.kind === 'offer' ? 'kirim dulu' : 'ya',
      })
    }
    const [application] = await talk.applicationsOf((await talk.conversationOf(channel, person)).id)
    expect(application).toMatchObject({ status: 'incomplete' })
    const begin = system.clock.now
    const mailer = createMailer({ smtpUrl: system.app.platform.config.smtpUrl, from: 'a@b.test' })
    /** What came by then, with the ways that each names in their order. */
    const remindersAfter = async (days: number, count: number) => {
      system.clock.now = new Date(begin.getTime() + days * 86_400_000)
      await remindIncomplete(system.app.platform, mailer)
      const own = { application_id: application?.id ?? '', template: 'incomplete-reminder', channel }
      const kept = await system.database.read(workerScope, (db) =>
        db.rows(from('notice').where(own).select('event_seq')),
      )
      expect(kept).toHaveLength(count)
      return eventually(async () => {
        const reminders = (await talk.wordsTo(channel, person)).match(/belum bisa diperiksa[^\n]*/g) ?? []
        expect(reminders).toHaveLength(count)
        return reminders
      })
    }
    expect(await remindersAfter(2, 0)).toEqual([])
    await remindersAfter(3, 1)
    for (const words of await remindersAfter(10, 2))
      expect(words).toMatch(/Lengkapi di kantor desa, di loket, saat petugas berkunjung, atau lewat laman/)
    // What is missing is named each time: at the review, in the receipt and with each reminder.
    await eventually(async () =>
      expect((await talk.wordsTo(channel, person)).match(/- Surat keterangan hilang kepolisian/g)).toHaveLength(4),
    )
    system.clock.now = begin
  },
  60_000,
)

test('an e-mail that leaves something for later is in the office, and LENGKAPI asks the rest by e-mail', async () => {
  const person = 'ibu.ruth@surel.test'
  const mail = (text: string, more: object = {}) => {
    system.clock.now = new Date(system.clock.now.getTime() + 1000)
    return talk.say('email', person, { text, subject: 'KTP hilang', ...more })
  }
  await mail('KTP saya hilang')
  const form = await mail('mulai')
  const labelOf = (beginning: string) => new RegExp(`^(${beginning}[^:\n]*):`, 'm').exec(form)?.[1] ?? beginning
  expect(form).toMatch(/^NIK yang punya [^:]*:/m)
  const filled = [
    `${labelOf('Nama lengkap')}: Ruth Lencau`,
    `${labelOf('NIK')}: nanti`,
    `${labelOf('Nomor KK')}: 6503050101209963`,
    `${labelOf('Desa/Kelurahan')}: Long Bawan, Krayan`,
    `${labelOf('Apa yang terjadi')}: Hilang`,
    'NANTI',
  ]
  const reviewed = await mail(filled.join('\n'))
  expect(reviewed).not.toContain('NIK terdiri atas 16 angka')
  for (let turn = 0; turn < 6 && (await talk.stateOf('email', person)).application; turn += 1) {
    const { step } = await talk.stateOf('email', person)
    await mail(step.kind === 'form' || step.kind === 'question' ? 'nanti' : 'ya')
  }
  expect(await talk.wordsTo('email', person)).toMatch(/BELUM LENGKAP[\s\S]*Masih kurang:\s*- NIK yang punya KTP-el/)
  const { id } = await talk.conversationOf('email', person)
  expect(await talk.applicationsOf(id)).toMatchObject([{ status: 'incomplete', channel: 'email' }])

  const asked = await mail('LENGKAPI')
  expect(asked).toMatch(/NIK (yang punya|pemohon)/)
  await mail(`${labelOf('NIK')}: 6503055505909963`)
  for (let turn = 0; turn < 8 && (await talk.stateOf('email', person)).application; turn += 1)
    await mail((await talk.stateOf('email', person)).step.kind === 'form' ? 'nanti' : 'ya')
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const [application] = await talk.applicationsOf(id)
  const file = await system.request('GET', `/api/v1/applications/${application?.id}`, { cookie: officer.cookie })
  expect(file.body).toMatchObject({
    applicant: { nik: '6503055505909963' },
    lacks: { fields: [], attachments: expect.arrayContaining(['policeLossReport']) },
  })
}, 60_000)

test('lines in reply to the receipt of an incomplete application complete it, by the name that the receipt gives', async () => {
  const person = 'pak.daud@surel.test'
  const mail = (text: string, more: object = {}) => {
    system.clock.now = new Date(system.clock.now.getTime() + 1000)
    return talk.say('email', person, { text, subject: 'KTP', ...more })
  }
  const lines = ['Nama: Daud Lencau', 'NIK: nanti', 'Nomor KK: 6503050101209964', 'Desa: Long Bawan, Krayan', 'NANTI']
  const apply = async () => {
    await mail('KTP saya hilang')
    await mail('mulai')
    await mail([...lines, 'Apa yang terjadi: Hilang'].join('\n'))
    for (let turn = 0; turn < 6 && (await talk.stateOf('email', person)).application; turn += 1)
      await mail((await talk.stateOf('email', person)).step.kind === 'form' ? 'nanti' : 'ya')
  }
  await apply()
  const { id } = await talk.conversationOf('email', person)
  const receiptOf = async (at: number) => {
    const { tracking_number = '' } = (await talk.applicationsOf(id))[at] ?? {}
    const receipt = (await farSide.received('email', person)).find(({ content }) =>
      content.text?.includes(`Nomor: ${tracking_number}`),
    )
    return { number: tracking_number, inReplyTo: receipt?.externalId }
  }
  const first = await receiptOf(0)
  expect(first.inReplyTo).toBeDefined()

  // What is no reply, and names no number, is no answer to it.
  expect(await mail('NIK yang punya KTP-el: 6503055505909964')).not.toContain(first.number)
  await mail('batal')
  const read = await mail('NIK yang punya KTP-el: 6503055505909964\n\nSalam', { inReplyTo: first.inReplyTo })
  expect(read).toMatch(
    new RegExp(`Kita lengkapi permohonan [^\n]*${first.number}[\\s\\S]*Yang kami pahami:\nNIK [^\n]*6503055505909964`),
  )
  for (let turn = 0; turn < 4 && (await talk.stateOf('email', person)).application; turn += 1)
    await mail((await talk.stateOf('email', person)).step.kind === 'form' ? 'nanti' : 'ya')
  const [application] = await talk.applicationsOf(id)
  expect((await readApplication(application?.id ?? '')).data.applicant.nik).toBe('6503055505909964')

  // Of two that lack something it is the one of the thread, or whose number the subject names.
  await apply()
  const second = await receiptOf(1)
  for (const more of [{ inReplyTo: second.inReplyTo }, { subject: `Re: ${second.number}` }]) {
    expect(await mail('NIK yang punya KTP-el: 6503055505909965', more)).toContain(`(${second.number})`)
    await mail('batal')
    await mail('ya')
  }
}, 60_000)
