import type { ApplicationFile, CitizenApplication, Receipt } from '@sipelandukilat/contract'
import { type Answers, addCalendarDays, toLocalDate } from '@sipelandukilat/domain'
import { addresses } from '@sipelandukilat/portal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { from } from '../../platform/database/from'
import { lateBirth } from '../../testing/late-birth'
import { examplePhoto, exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { storeUpload } from '../uploads/upload-store'

let system: TestSystem
let officer: string
const villageCode = '65.03.05.2022'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  officer = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
})
afterAll(() => system.close())

const fileOf = async (id: string) =>
  (await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer })).body as ApplicationFile

async function step(id: string, action: string, more: object = {}) {
  const { version } = await fileOf(id)
  return system.request('POST', `/api/v1/applications/${id}/transitions`, {
    cookie: officer,
    body: { action, expectedVersion: version, ...more },
  })
}

type Body = Record<string, unknown> & { answers: Answers; attachments: { requirement: string; uploadId: string }[] }

/** A birth that is being verified, and its citizen. */
async function verifying(body: Record<string, unknown>) {
  const sent = await system.request('POST', '/api/v1/public/applications', { body })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const receipt = sent.body as Receipt
  await step(receipt.id, 'start')
  return { id: receipt.id, receipt, cookie: await opened(receipt) }
}

async function opened({ trackingNumber, pin }: Receipt): Promise<string> {
  const follow = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  return follow.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

const ownOf = async (cookie: string) =>
  (await system.request('GET', '/api/v1/public/application', { cookie })).body as CitizenApplication

async function answer(cookie: string, section: string, change: object, attachments: Body['attachments'] = []) {
  const { answers, version } = await ownOf(cookie)
  const known = answers[section] as object
  const { status, body } = await system.request('POST', '/api/v1/public/application/corrections', {
    cookie,
    body: { answers: { ...answers, [section]: { ...known, ...change } }, attachments, expectedVersion: version },
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body as CitizenApplication
}

const askFor = (id: string, ...fields: string[]) =>
  step(id, 'request_correction', { fields, attachments: [], note: 'Periksa lagi.' })

const productsOf = async (id: string) => (await fileOf(id)).products.map(({ product }) => product).sort()
const daysAgo = (days: number) => addCalendarDays(toLocalDate(system.clock.now), -days)
const photoOf = async (requirement: string) => ({
  requirement,
  uploadId: await storeUpload(system.app.platform, await examplePhoto()),
})

/** A birth of a known family, reported in time. */
async function timelyBirth(seed: number) {
  const body = (await lateBirth(system, seed, villageCode)) as unknown as Body
  const circumstances = { origin: '1', hasBirthLetter: true, parentsMarriage: '1' }
  const birth = { ...body.answers.birth, birthDate: daysAgo(10) }
  const attachments = await Promise.all(['birthLetter', 'marriageProof', 'familyCard', 'reporterIdCard'].map(photoOf))
  return { ...body, answers: { ...body.answers, circumstances, birth } as Answers, attachments }
}

/** A seed whose example has known, married parents. */
async function seedOfParents(): Promise<number> {
  for (let seed = 1; seed < 60; seed += 1) {
    const { answers } = (await exampleSubmission(system, 'AK-LAHIR', seed, { villageCode })) as unknown as Body
    const { origin, parentsMarriage } = answers.circumstances as Record<string, unknown>
    if (origin === '1' && (parentsMarriage === '1' || parentsMarriage === '2')) return seed
  }
  throw new Error('No example has known parents')
}

test('a birth that a correction makes late is decided by the head, and one no longer late is not', async () => {
  const { id, cookie } = await verifying(await timelyBirth(await seedOfParents()))
  expect(await fileOf(id)).toMatchObject({ approval: null })
  await askFor(id, 'birth.birthDate')
  expect((await answer(cookie, 'birth', { birthDate: daysAgo(90) })).status).toBe('verifying')
  expect((await fileOf(id)).approval).not.toBeNull()
  const processed = await step(id, 'process')
  expect(processed.body).toMatchObject({ type: '/problems/transition-not-allowed' })
  await askFor(id, 'birth.birthDate')
  await answer(cookie, 'birth', { birthDate: daysAgo(12) })
  expect((await fileOf(id)).approval).toBeNull()
  expect((await step(id, 'process')).status).toBe(200)
})

test('a correction makes no report later than it was', async () => {
  const { id, receipt } = await verifying(await timelyBirth(await seedOfParents()))
  await askFor(id, 'birth.birthDate')
  const reported = daysAgo(58)
  const before = system.clock.now
  system.clock.now = new Date(before.getTime() + 5 * 86_400_000)
  officer = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
  await answer(await opened(receipt), 'birth', { birthDate: reported })
  expect((await fileOf(id)).approval).toBeNull()
  system.clock.now = before
})

test('the documents follow a corrected answer', async () => {
  const { id, cookie } = await verifying(await timelyBirth(await seedOfParents()))
  expect(await productsOf(id)).toEqual(['birthCertificate', 'childCard', 'familyCard'])
  await askFor(id, 'child.nationality')
  await answer(cookie, 'child', { nationality: 'MY' })
  expect(await productsOf(id)).toEqual(['birthCertificate', 'familyCard'])
  await askFor(id, 'child.nationality')
  await answer(cookie, 'child', { nationality: 'ID' })
  expect(await productsOf(id)).toEqual(['birthCertificate', 'childCard', 'familyCard'])
})

test('papers that corrected answers call for are asked for at once, and nothing that was answered is lost', async () => {
  const { id, cookie } = await verifying(await timelyBirth(await seedOfParents()))
  await askFor(id, 'circumstances.hasBirthLetter', 'circumstances.parentsMarriage')
  const called = await answer(cookie, 'circumstances', { hasBirthLetter: false, parentsMarriage: '2' })
  expect(called).toMatchObject({
    status: 'correction',
    correction: {
      fields: ['circumstances.hasBirthLetter', 'circumstances.parentsMarriage'],
      attachments: ['birthStatement', 'spouseStatement'],
      note: expect.stringContaining('SPTJM'),
    },
    answers: { circumstances: { hasBirthLetter: false, parentsMarriage: '2' } },
  })
  expect((await step(id, 'process')).status).toBe(409)
  const page = await fetch(`${system.url}${addresses.application}?kabar=correction-sent`, { headers: { cookie } })
  expect(await page.text()).toContain('Jawaban itu memerlukan berkas lain')
  // Who says it again as it was needs one of them no more.
  const sent = await answer(cookie, 'circumstances', { parentsMarriage: '1' }, [await photoOf('birthStatement')])
  expect(sent).toMatchObject({ status: 'verifying', correction: null })
  expect((await step(id, 'process')).status).toBe(200)
})

test('why corrected answers need papers is said in the language in which the citizen answered', async () => {
  const { id, cookie } = await verifying(await timelyBirth(await seedOfParents()))
  await askFor(id, 'circumstances.hasBirthLetter')
  const { answers, version } = await ownOf(cookie)
  const english = { cookie, 'accept-language': 'en' }
  const { body } = await system.request('POST', '/api/v1/public/application/corrections', {
    headers: english,
    body: {
      answers: { circumstances: { ...(answers.circumstances as object), hasBirthLetter: false } },
      expectedVersion: version,
    },
  })
  expect((body as CitizenApplication).correction?.note).toMatch(/^Your new answers call for: .*birth/i)
  const page = await fetch(`${system.url}${addresses.application}?kabar=correction-sent`, { headers: english })
  expect(await page.text()).toContain('Send them with Correct it now.')
})

test('the name and numbers of the applicant are corrected where they are asked for, and nothing else of them', async () => {
  const body = await exampleSubmission(system, 'KK-GANTI', 71, { villageCode })
  const { id, cookie } = await verifying(body)
  const { applicant } = body as { applicant: { nik: string; kkNumber: string; name: string } }
  const other = `${applicant.nik.slice(0, 12)}9998`
  const send = async (given: object) => {
    const { answers, version } = await ownOf(cookie)
    return system.request('POST', '/api/v1/public/application/corrections', {
      cookie,
      body: { answers, applicant: given, expectedVersion: version },
    })
  }
  const errorsOf = ({ body: problem }: { body: unknown }) =>
    ((problem as { errors?: { path: string }[] }).errors ?? []).map(({ path }) => path)

  const unknown = await step(id, 'request_correction', { fields: ['zzz.y'], attachments: ['zzz'], note: 'x' })
  expect(unknown.status).toBe(422)
  expect(errorsOf(unknown)).toEqual(['fields', 'attachments'])

  await askFor(id, 'applicant.nik', 'applicant.name')
  expect(errorsOf(await send({ nik: '', name: 'Maria Lawing' }))).toEqual(['applicant.nik'])
  expect(errorsOf(await send({ nik: '123', name: '12' }))).toEqual(['applicant.name', 'applicant.nik'])
  expect((await send({ nik: other, name: 'Maria Lawing', kkNumber: '6503050101209999' })).status).toBe(200)
  const file = await fileOf(id)
  expect(file.applicant).toMatchObject({ nik: other, name: 'Maria Lawing', kkNumber: applicant.kkNumber })
  const found = await system.request('POST', '/api/v1/applications/search', { cookie: officer, body: { q: other } })
  expect((found.body as { items: { id: string }[] }).items.map((item) => item.id)).toEqual([id])
})

test('the history names the fields and papers that were corrected, and holds no value', async () => {
  const { id, cookie } = await verifying(await timelyBirth(await seedOfParents()))
  const asked = await step(id, 'request_correction', {
    ...{ fields: ['child.name'], attachments: ['birthLetter'], note: 'Nama anak tidak sama dengan surat lahir.' },
  })
  expect(asked.status, JSON.stringify(asked.body)).toBe(200)
  await answer(cookie, 'child', { name: 'Yuliana Padan Tiga' }, [await photoOf('birthLetter')])
  const timeline = await system.request('GET', `/api/v1/applications/${id}/timeline`, { cookie: officer })
  const { items } = timeline.body as { items: { type: string; data: Record<string, unknown> }[] }
  expect(items.find(({ type }) => type === 'answer_correction')?.data).toEqual({
    attachments: ['birthLetter'],
    changed: ['child.name'],
  })
})

test('what an answer was before a correction is read by who may open the file, masked as the file is, and goes with its key', async () => {
  const body = await exampleSubmission(system, 'KK-GANTI', 72, { villageCode })
  const { id, cookie } = await verifying(body)
  const { applicant } = body as { applicant: { nik: string; name: string } }
  await askFor(id, 'applicant.nik', 'applicant.name')
  const { answers, version } = await ownOf(cookie)
  const given = { nik: `${applicant.nik.slice(0, 12)}9997`, name: 'Maria Lawing' }
  const sent = await system.request('POST', '/api/v1/public/application/corrections', {
    cookie,
    body: { answers, applicant: given, expectedVersion: version },
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
  const timeline = await system.request('GET', `/api/v1/applications/${id}/timeline`, { cookie: officer })
  expect(JSON.stringify(timeline.body)).not.toContain(applicant.nik)
  const { items } = timeline.body as { items: { seq: number; type: string }[] }
  const seq = items.find(({ type }) => type === 'answer_correction')?.seq
  const formerFor = async (reader: string, entry = seq) =>
    (await system.request('GET', `/api/v1/applications/${id}/timeline/${entry}/former`, { cookie: reader })).body
  expect(await formerFor(officer)).toEqual({
    items: [
      { path: 'applicant.name', value: applicant.name },
      { path: 'applicant.nik', value: applicant.nik },
    ],
  })
  expect(await formerFor(officer, 1)).toEqual({ items: [] })
  expect(await formerFor(officer, 99)).toMatchObject({ status: 404 })
  const province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  const masked = JSON.stringify(await formerFor(province.cookie))
  expect(masked).toContain('applicant.nik')
  expect(masked).not.toContain(applicant.nik)
  const elsewhere = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  expect(await formerFor(elsewhere.cookie)).toMatchObject({ status: 404 })

  // Erasure destroys the key, and with it what the answers were.
  await system.database.write(workerScope, (db) =>
    db.run(from('personal_record').where({ application_id: id }).update({ data_key: null, envelope: null })),
  )
  expect(await formerFor(officer)).toEqual({ items: [] })
})
