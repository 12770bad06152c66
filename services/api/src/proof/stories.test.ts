import type { ApplicationFile } from '@sipelandukilat/contract'
import type { ServiceDefinition } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeUpload } from '../features/uploads/upload-store'
import { workerScope } from '../platform/caller'
import { documentNumbersOf } from '../testing/document-numbers'
import { eventually } from '../testing/eventually'
import { plantLetterSettings } from '../testing/letter-settings'
import { type ChannelTalk, openChannelTalk } from '../testing/open-channel-talk'
import { recordSiakChecks } from '../testing/record-siak-checks'
import { examplePhoto } from '../testing/test-application'
import type { TestSystem } from '../testing/test-system'

/** Two families, from the first word to the documents, through the real channels. */
let system: TestSystem
let talk: ChannelTalk['talk']
let close: ChannelTalk['close']

beforeAll(async () => {
  ;({ system, talk, close } = await openChannelTalk('65.03'))
  await plantLetterSettings(system, '65.03')
}, 60_000)
afterAll(() => close())

const definitionOf = (code: string): ServiceDefinition => {
  const definition = findDefinition(code)
  if (!definition) throw new Error(`No service ${code}`)
  return definition
}

/** An officer with what they do to one application. */
async function atDesk(
  id: string,
  role: 'intake_officer' | 'supervisor' | 'office_head' | 'village_registrar',
  regionCode: string,
) {
  const { cookie } = await system.createUser([{ role, regionCode }])
  const ask = (method: string, address: string, body?: unknown) =>
    system.request(method, address, { cookie, ...(body ? { body } : {}) })
  const read = async () => (await ask('GET', `/api/v1/applications/${id}`)).body as ApplicationFile
  const step = async (action: string, more: object = {}): Promise<ApplicationFile> => {
    const answer = await ask('POST', `/api/v1/applications/${id}/transitions`, {
      action,
      expectedVersion: (await read()).version,
      ...more,
    })
    expect(answer.status, `${action}: ${JSON.stringify(answer.body)}`).toBe(200)
    return answer.body as ApplicationFile
  }
  return { ask, read, step }
}

/** Verified, made in SIAK, and its documents at hand in the village or by a link. */
async function issue(id: string): Promise<Awaited<ReturnType<typeof atDesk>>> {
  const officer = await atDesk(id, 'intake_officer', '65.03')
  const started = await officer.step('start')
  if (started.approval) {
    await officer.step('submit_for_approval')
    await (await atDesk(id, started.approval.by === 'head' ? 'office_head' : 'supervisor', '65.03')).step('approve')
  } else await officer.step('process')
  await recordSiakChecks(officer.ask, id)
  await officer.step('issue', { products: documentNumbersOf(await officer.read(), '2026-09-14') })
  return officer
}

test('an SMS-only family in Krayan: the grandfather’s death told by SMS alone, papers at the village, documents at a visit', async () => {
  const family = '+6281230019941'
  const village = '65.03.05.2041'
  const death = definitionOf('AK-MATI')
  const example = exampleApplication('AK-MATI', 3, { today: '2026-09-14', villageCode: village })

  // In their own words, without a web: the service is found, and what it needs is told.
  const offered = await talk.say('sms', family, { text: 'kakek kami mninggal di krayan' })
  expect(offered).toMatch(/kematian/i)
  const begun =
    /\b1\b/.test(offered) && !/Siapkan/.test(offered) ? await talk.say('sms', family, { text: '1' }) : offered
  expect(begun).toMatch(/Siapkan|Mulai/)
  await talk.say('sms', family, { text: 'mulai' })
  await talk.answerAll('sms', family, death, example)
  const receipt = await eventually(async () => {
    const words = await talk.wordsTo('sms', family)
    expect(words).toMatch(/BELUM LENGKAP[\s\S]*SPL-\w{4}-\w{4}-\w{4}[\s\S]*PIN: \d{6}/)
    return words
  })
  expect(receipt).not.toMatch(/https?:\/\/\S*lanjutkan/)
  // The counter takes the papers too: an hour there is offered at once.
  expect(receipt).toContain('Balas ANTRE untuk memilih hari dan jam di loket')
  expect(await talk.say('sms', family, { text: 'antre' })).toContain('hari apa bisa datang ke loket')
  await talk.say('sms', family, { text: 'tidak jadi' })
  const conversation = await talk.conversationOf('sms', family)
  const [application] = await talk.applicationsOf(conversation.id)
  if (!application) throw new Error('No application')
  expect(application).toMatchObject({ channel: 'sms', regency_code: '65.03', status: 'incomplete' })

  // The office sees it already; the answers are finished by SMS on another day, papers are all that is left.
  const { id } = application
  const officer = await atDesk(id, 'intake_officer', '65.03')
  expect((await officer.ask('GET', '/api/v1/applications?view=incomplete')).body).toMatchObject({ items: [{ id }] })
  system.clock.now = new Date(system.clock.now.getTime() + 86_400_000)
  if ((await atDesk(id, 'intake_officer', '65.03').then((desk) => desk.read())).lacks?.fields.length) {
    await talk.say('sms', family, { text: 'LENGKAPI' })
    await talk.answerAll('sms', family, death, example)
  }
  const registrar = await atDesk(id, 'village_registrar', village)
  const atVillage = await registrar.read()
  expect(atVillage.lacks?.fields).toEqual([])
  expect(atVillage.lacks?.attachments.length).toBeGreaterThan(0)
  expect(await talk.say('sms', family, { text: 'LENGKAPI' })).toContain('kantor desa')

  // The village's registrar takes the papers in: complete, forwarded, and the family hears it.
  const { name, nik, kkNumber } = atVillage.applicant
  const supplied = await registrar.ask('PUT', `/api/v1/applications/${id}/supply`, {
    channel: 'village',
    applicant: { name, ...(nik ? { nik } : {}), ...(kkNumber ? { kkNumber } : {}) },
    answers: atVillage.answers,
    attachments: await Promise.all(
      (atVillage.lacks?.attachments ?? []).map(async (requirement) => ({
        requirement,
        uploadId: await storeUpload(system.app.platform, await examplePhoto()),
      })),
    ),
    expectedVersion: atVillage.version,
  })
  expect(supplied.body, JSON.stringify(supplied.body)).toMatchObject({ status: 'routed', lacks: null })
  await eventually(async () => expect(await talk.wordsTo('sms', family)).toContain('sudah lengkap'))
  expect(await talk.say('sms', family, { text: 'status' })).toContain('Diteruskan')

  // The office makes the documents; an officer who visits the village hands them over, against a thumbprint.
  const desk = await issue(id)
  const lacking = (await desk.read()).products.filter(({ lacksCopy }) => lacksCopy)
  await desk.step('make_ready', {
    pickups: lacking.map(({ product }) => ({ id: product, place: 'Kantor Desa Long Bawan' })),
  })
  await desk.step('deliver', { delivery: { carrier: 'officer' } })
  expect(await talk.say('sms', family, { text: 'status' })).toContain('Dalam Pengiriman')
  await desk.step('complete', {
    handover: {
      to: name,
      method: 'visit',
      recipient: 'family',
      relation: 'Cucu',
      place: 'Long Bawan',
      proof: 'thumbprint',
      proofUploadId: await storeUpload(system.app.platform, await examplePhoto()),
    },
  })
  await eventually(async () => expect(await talk.wordsTo('sms', family)).toMatch(/selesai/i))
  // How it was is asked in the full words, who answers may be skipped, and both are kept apart.
  await eventually(async () =>
    expect(await talk.wordsTo('sms', family)).toMatch(/1\/9 [^:]+: Bagaimana pendapat Saudara tentang kesesuaian/),
  )
  for (let asked = 0; asked < 8; asked += 1) await talk.say('sms', family, { text: '4' })
  expect(await talk.say('sms', family, { text: '3' })).toContain('Jenis kelamin?')
  for (const text of ['1', 'lewati', '2', 'lewati']) await talk.say('sms', family, { text })
  await talk.say('sms', family, { text: 'selesai' })
  const answered = await system.database.read(workerScope, (db) =>
    db.first({
      text: `select (select scores ->> 'U9' from survey_answer where application_id = $1) as last,
               (select array[sex, age_group, education, occupation] from survey_respondent where regency_code = '65.03') as who`,
      values: [id],
    }),
  )
  expect(answered).toEqual({ last: '3', who: ['female', null, 'primary', null] })
  // Nothing that went by SMS names anybody by a number that is theirs.
  const words = await talk.wordsTo('sms', family)
  const receipts = words.split('\n').filter((line) => /SPL-/.test(line))
  for (const line of receipts) expect(line).not.toMatch(/\d{16}/)
}, 240_000)

test('a birth in Tawau to parents of Sebatik, by WhatsApp: the whole case, step by step, to the explanation about school', async () => {
  const mother = '+60135550942'
  const village = '65.03.06.2001'
  const told = await talk.say('whatsapp', mother, { text: 'anak saya lahir di Tawau, kami orang Sebatik' })
  expect(told).toMatch(/Anak lahir di Sabah[\s\S]*Sijil kelahiran Malaysia[\s\S]*Konsulat RI Tawau/)
  expect(told).toMatch(/1\. Lapor peristiwa dari luar negeri[\s\S]*Akta kelahiran[\s\S]*Kartu Keluarga/)

  // Every step that a service yields is begun from the case, told whole in the chat, worked and issued.
  const steps = [
    { number: '1', code: 'LAPOR-LN', seed: 5, issued: 'foreignEventLetter' },
    { number: '2', code: 'BIO-WNI', seed: 5, issued: 'biodata' },
    { number: '3', code: 'AK-LAHIR', seed: 5, issued: 'birthCertificate' },
    { number: '4', code: 'KK-UBAH', seed: 5, issued: 'familyCard' },
  ]
  for (const [index, { number, code, seed, issued }] of steps.entries()) {
    if (index > 0)
      expect(await talk.say('whatsapp', mother, { text: 'anak saya lahir di Tawau' })).toContain('Anak lahir di Sabah')
    await talk.say('whatsapp', mother, { text: number })
    await talk.say('whatsapp', mother, { text: 'mulai' })
    const example = exampleApplication(code, seed, { today: '2026-09-14', villageCode: village })
    await talk.answerAll('whatsapp', mother, definitionOf(code), example)
    const conversation = await talk.conversationOf('whatsapp', mother)
    const application = await eventually(async () => {
      const all = await talk.applicationsOf(conversation.id)
      expect(all).toHaveLength(index + 1)
      return all[index]
    })
    if (!application) throw new Error(`Nothing was begun of ${code}`)
    expect(application).toMatchObject({
      ...{ service_code: code, channel: 'whatsapp', regency_code: '65.03', status: 'routed' },
    })
    await eventually(async () =>
      expect(await talk.wordsTo('whatsapp', mother)).toMatch(
        new RegExp(`sudah kami terima[\\s\\S]*${application.tracking_number}`),
      ),
    )

    const desk = await issue(application.id)
    const { products } = await desk.read()
    expect(products.map(({ product }) => product)).toContain(issued)
    const lacking = products.filter(({ lacksCopy, format }) => lacksCopy || format === 'card')
    await desk.step('make_ready', { pickups: lacking.map(({ product }) => ({ id: product, place: 'UPT Sebatik' })) })
    // What is ready is said with its place, in the notice and in the list.
    await eventually(async () =>
      expect(await talk.wordsTo('whatsapp', mother)).toMatch(
        new RegExp(`${application.tracking_number}\\s+Terbit: [\\s\\S]*diambil di UPT Sebatik`),
      ),
    )
    const status = await talk.say('whatsapp', mother, { text: 'status' })
    expect(status).toContain('Siap Diambil')
    expect(status).not.toContain('Siap Diunduh')
  }

  await talk.say('whatsapp', mother, { text: 'anak saya lahir di Tawau' })
  expect(await talk.say('whatsapp', mother, { text: '5' })).toMatch(
    /Masuk sekolah[\s\S]*Surat untuk sekolah tidak diterbitkan Disdukcapil[\s\S]*NIK, KK, dan bukti kelahiran/,
  )
}, 480_000)
