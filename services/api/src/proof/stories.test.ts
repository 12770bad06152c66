import type { Role } from '@sipelandukilat/access'
import type { ApplicationFile, Trip, VisitRequest } from '@sipelandukilat/contract'
import {
  type Answers,
  addCalendarDays,
  formatDate,
  rowsOf,
  type ServiceDefinition,
  toLocalDate,
} from '@sipelandukilat/domain'
import { caseOfApplication } from '@sipelandukilat/domain/cases'
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

type User = { id: string; cookie: string }

async function call<T>(user: User, method: string, address: string, body?: unknown, status = 200): Promise<T> {
  const answer = await system.request(method, `/api/v1${address}`, {
    cookie: user.cookie,
    ...(body === undefined ? {} : { body }),
  })
  expect(answer.status, `${method} ${address}: ${JSON.stringify(answer.body)}`).toBe(status)
  return answer.body as T
}

/** An officer with what they do to one application. */
function withFile(user: User, id: string) {
  const ask = (method: string, address: string, body?: unknown) =>
    system.request(method, address, { cookie: user.cookie, ...(body ? { body } : {}) })
  const read = () => call<ApplicationFile>(user, 'GET', `/applications/${id}`)
  const step = async (action: string, more: object = {}): Promise<ApplicationFile> => {
    const { version } = await read()
    return call(user, 'POST', `/applications/${id}/transitions`, { action, expectedVersion: version, ...more })
  }
  return { ask, read, step }
}

const atDesk = async (id: string, role: Role, regionCode: string) =>
  withFile(await system.createUser([{ role, regionCode }]), id)

const dayMs = 86_400_000
const later = (days: number) => {
  system.clock.now = new Date(system.clock.now.getTime() + days * dayMs)
}

/**
 * A team that comes to a village with documents: asked for by the village, planned, agreed to by the regency and approved. Gives
 * the member of it who may hand them over, the request and the trip.
 */
async function planHandover(village: string, person: { name: string; phone: string }, day: string) {
  const [registrar, coordinator, supervisor, member] = await Promise.all([
    system.createUser([{ role: 'village_registrar', regionCode: village }]),
    system.createUser([{ role: 'trip_coordinator', regionCode: '65' }]),
    system.createUser([{ role: 'supervisor', regionCode: '65.03' }]),
    system.createUser([{ role: 'intake_officer', regionCode: '65.03' }], 'Daniel Udau'),
  ])
  const asked = { villageCode: village, purpose: 'handover', mode: 'village', ...person }
  const request = await call<VisitRequest>(registrar, 'POST', '/visit-requests', asked, 201)
  const plan = { provinceCode: '65', name: 'Krayan', teamId: null, kitId: null, startsOn: day, endsOn: day }
  const created = await call<Trip>(coordinator, 'POST', '/trips', plan, 201)
  const staffed = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/members`, {
    members: [{ userId: member.id, name: 'Daniel Udau', role: 'Petugas penyerahan' }],
    expectedVersion: created.version,
  })
  const { stops } = await call<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [{ villageCode: village, date: day, arrivalTime: '09:00', place: 'Balai Desa Long Bawan' }],
    expectedVersion: staffed.version,
  })
  const stop = `/trips/${created.id}/stops/${stops[0]?.id}`
  await call(coordinator, 'PUT', `${stop}/people`, { visitRequestIds: [request.id] })
  const versionOf = async () => (await call<Trip>(coordinator, 'GET', `/trips/${created.id}`)).version
  await call(supervisor, 'POST', `${stop}/approval`, { expectedVersion: await versionOf() })
  await call(coordinator, 'POST', `/trips/${created.id}/status`, {
    action: 'approve',
    expectedVersion: await versionOf(),
  })
  return { member, request, tripId: created.id }
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
  // They gather what to bring, and begin two days later.
  const firstMessageAt = system.clock.now
  later(2)
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
  later(1)
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

  // The office makes the documents; the family waits since their first message, not since they began.
  const desk = await issue(id)
  const issued = await desk.read()
  expect(issued.waitingSince).toBe(firstMessageAt.toISOString())
  const lacking = issued.products.filter(({ lacksCopy }) => lacksCopy)
  await desk.step('make_ready', {
    pickups: lacking.map(({ product }) => ({ id: product, place: 'Balai Desa Long Bawan' })),
  })
  await desk.step('deliver', { delivery: { carrier: 'officer' } })
  expect(await talk.say('sms', family, { text: 'status' })).toContain('Dalam Pengiriman')

  // A team takes them to the village. The family is told the day, and of the team one hands over, against a thumbprint.
  const day = addCalendarDays(toLocalDate(system.clock.now), 2)
  const { member, request, tripId } = await planHandover(village, { name, phone: family }, day)
  await eventually(async () =>
    expect(await talk.wordsTo('sms', family)).toMatch(
      new RegExp(`Jadwal jemput bola: .*${formatDate(day, 'id')}[\\s\\S]*Balai Desa Long Bawan`),
    ),
  )
  later(2)
  const present = { id: member.id, cookie: await system.signIn(member.id) }
  const trip = await call<Trip>(present, 'GET', `/trips/${tripId}`)
  await call(present, 'POST', `/trips/${tripId}/status`, { action: 'start', expectedVersion: trip.version })
  const visited = { outcome: 'done', note: 'Akta dan KK diterima cucu' }
  expect(await call(present, 'POST', `/visit-requests/${request.id}/visits`, visited, 201)).toMatchObject({
    status: 'visited',
  })
  await withFile(present, id).step('complete', {
    handover: {
      to: name,
      method: 'visit',
      recipient: 'family',
      relation: 'Cucu',
      place: 'Balai Desa Long Bawan',
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

/** A family of Sebatik whose daughter was born in Tawau: who they are, at every step. */
const sebatik = {
  village: '65.03.01.2001',
  villageName: 'Tanjungkarang, Kec. Sebatik',
  mother: { name: 'Hasnah Rahman', nik: '6503015205929942', kkNumber: '6503010101209942' },
  father: { name: 'Rahman Saleh', nik: '6503011708909943' },
  child: { name: 'Nur Aisyah Rahman', nik: '6503016008269944', birthDate: '2026-08-20', birthPlace: 'Tawau' },
}

/** What they say at a question, by its key; `1` takes what is offered, for it was told before. */
const { mother, father, child, villageName } = sebatik
const home = { '@name': mother.name, '@nik': mother.nik, '@kkNumber': mother.kkNumber, '@village': villageName }
const offered = (...keys: string[]) => Object.fromEntries([...Object.keys(home), ...keys].map((key) => [key, '1']))
const member = (field: string) => `members.0.${field}`
const steps: { number: string; code: string; issued: string; own: Record<string, string> }[] = [
  {
    number: '1',
    code: 'LAPOR-LN',
    issued: 'foreignEventLetter',
    own: {
      ...home,
      'person.name': child.name,
      'person.nik': 'lewati',
      'foreignEvent.missionOffice': 'Konsulat RI Tawau',
    },
  },
  {
    number: '2',
    code: 'BIO-WNI',
    issued: 'biodata',
    own: {
      ...offered(member('fullName')),
      'head.headName': father.name,
      [member('sex')]: 'perempuan',
      [member('birthPlace')]: child.birthPlace,
      [member('birthDate')]: '20-8-2026',
      [member('motherName')]: mother.name,
      [member('motherNik')]: mother.nik,
      [member('fatherName')]: father.name,
      [member('fatherNik')]: father.nik,
    },
  },
  {
    number: '3',
    code: 'AK-LAHIR',
    issued: 'birthCertificate',
    own: {
      ...offered(
        'child.name',
        'birth.birthPlace',
        'birth.birthDate',
        'mother.name',
        'mother.nik',
        'father.name',
        'father.nik',
      ),
      'child.sex': 'perempuan',
      'child.nik': child.nik,
      'mother.birthDate': '12-5-1992',
      'father.birthDate': '17-8-1990',
    },
  },
  {
    number: '4',
    code: 'KK-UBAH',
    issued: 'familyCard',
    own: { ...offered('event.personName', 'event.personNik'), 'event.date': '20-8-2026' },
  },
]

/** What the rest of the form is answered with, as parents who are married answer of a birth. */
function exampleOf(code: string): ReturnType<typeof exampleApplication> {
  for (let seed = 1; seed < 200; seed += 1) {
    const example = exampleApplication(code, seed, { today: '2026-09-14', villageCode: sebatik.village })
    const [request] = rowsOf(example.answers, 'request')
    const [event] = rowsOf(example.answers, 'event')
    const [reported] = rowsOf(example.answers, 'foreignEvent')
    const [circumstances] = rowsOf(example.answers, 'circumstances')
    if (code === 'KK-UBAH' && !(String(request?.kinds) === 'B2' && event?.kind === '1')) continue
    if (code === 'LAPOR-LN' && reported?.eventKind !== '1') continue
    if (code === 'AK-LAHIR' && circumstances?.parentsMarriage !== '1') continue
    return example
  }
  throw new Error(`No example of ${code}`)
}

test('a birth in Tawau to parents of Sebatik, by WhatsApp: the whole case, step by step, to the explanation about school', async () => {
  const phone = '+60135550942'
  const notified = await talk.say('whatsapp', phone, { text: 'anak saya lahir di Tawau, kami orang Sebatik' })
  expect(notified).toMatch(/Anak lahir di Sabah[\s\S]*Sijil kelahiran Malaysia[\s\S]*Konsulat RI Tawau/)
  expect(notified).toMatch(/1\. Lapor peristiwa dari luar negeri[\s\S]*Akta kelahiran[\s\S]*Kartu Keluarga/)

  // Every step that a service yields is begun from the case, told whole in the chat, worked and issued; of one child.
  const files: ApplicationFile[] = []
  for (const [index, { number, code, issued, own }] of steps.entries()) {
    if (index > 0)
      expect(await talk.say('whatsapp', phone, { text: 'anak saya lahir di Tawau' })).toContain('Anak lahir di Sabah')
    await talk.say('whatsapp', phone, { text: number })
    await talk.say('whatsapp', phone, { text: 'mulai' })
    const { choices } = await talk.stateOf('whatsapp', phone)
    if (index > 0) expect(choices[0]).toBe(`answer:@name:${mother.name}`)
    await talk.answerAll('whatsapp', phone, definitionOf(code), exampleOf(code), { own })
    const conversation = await talk.conversationOf('whatsapp', phone)
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
      expect(await talk.wordsTo('whatsapp', phone)).toMatch(
        new RegExp(`sudah kami terima[\\s\\S]*${application.tracking_number}`),
      ),
    )

    const desk = await issue(application.id)
    const file = await desk.read()
    files.push(file)
    expect(file.villageCode).toBe(sebatik.village)
    expect(file.applicant).toMatchObject({ name: mother.name })
    expect(file.products.map(({ product }) => product)).toContain(issued)
    const lacking = file.products.filter(({ lacksCopy, format }) => lacksCopy || format === 'card')
    await desk.step('make_ready', { pickups: lacking.map(({ product }) => ({ id: product, place: 'UPT Sebatik' })) })
    // What is ready is said with its place, in the notice and in the list.
    await eventually(async () =>
      expect(await talk.wordsTo('whatsapp', phone)).toMatch(
        new RegExp(`${application.tracking_number}\\s+Terbit: [\\s\\S]*diambil di UPT Sebatik`),
      ),
    )
    const status = await talk.say('whatsapp', phone, { text: 'status' })
    expect(status).toContain('Siap Diambil')
    expect(status).not.toContain('Siap Diunduh')
  }

  // One child, born in Tawau of these parents, in every file; officers read which step of the case it is, but of the family
  // card, which says nothing of where the child was born (decision 34).
  const [report, identity, birth, card] = files
  expect(report?.answers).toMatchObject({ person: { name: child.name } })
  expect(identity?.answers).toMatchObject({
    members: [{ fullName: child.name, birthPlace: 'Tawau', birthDate: child.birthDate, motherNik: mother.nik }],
  })
  expect(birth?.answers).toMatchObject({
    child: { name: child.name, nik: child.nik },
    birth: { birthPlace: 'Tawau', birthDate: child.birthDate },
    mother: { name: mother.name, nik: mother.nik },
    father: { name: father.name, nik: father.nik },
  })
  expect(card?.answers).toMatchObject({ event: { kind: '1', personName: child.name, personNik: child.nik } })
  const stepOf = ({ serviceCode, answers }: ApplicationFile) => {
    const found = caseOfApplication(serviceCode, answers as Answers)
    return found && `${found.event.id} ${found.step + 1}/${found.event.steps.length}`
  }
  expect(files.map(stepOf)).toEqual(['lahir 1/5', 'lahir 2/5', 'lahir 3/5', undefined])

  await talk.say('whatsapp', phone, { text: 'anak saya lahir di Tawau' })
  expect(await talk.say('whatsapp', phone, { text: '5' })).toMatch(
    /Masuk sekolah[\s\S]*Surat untuk sekolah tidak diterbitkan Disdukcapil[\s\S]*NIK, KK, dan bukti kelahiran/,
  )
}, 480_000)
