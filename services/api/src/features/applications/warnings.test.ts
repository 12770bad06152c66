import type { ApplicationFile, Receipt } from '@sipelandukilat/contract'
import { type Answers, formatDate } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { formEntries, newFormState } from '@sipelandukilat/portal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { from } from '../../platform/database/from'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
const village = '65.03.05.2022'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.71')` }),
  )
})
afterAll(() => system.close())

/** A birth in Tawau, a family card of another regency, the mother's NIK of no district, and one NIK for both witnesses. */
async function doubtfulBirth(): Promise<Record<string, unknown>> {
  const body = await exampleSubmission(system, 'AK-LAHIR', 12, { villageCode: village })
  const answers = structuredClone(body.answers) as Record<string, Record<string, unknown>>
  Object.assign(answers.birth ?? {}, { birthPlace: 'Tawau' })
  const nik = String(answers.mother?.nik)
  Object.assign(answers.mother ?? {}, { nik: `999999${nik.slice(6)}` })
  const witness = { name: 'Ruth Padan', nik: '6503054107899902' }
  const applicant = { ...(body.applicant as object), kkNumber: '6571010101209901' }
  return { ...body, applicant, answers: { ...answers, witnesses: [witness, { ...witness, name: 'Yakub Lalung' }] } }
}

const expected = [
  ['answers.mother.nik', 'Enam angka pertama NIK ibu bukan kode kecamatan'],
  ['answers.witnesses.1.nik', 'NIK saksi 1 sama dengan NIK saksi 2'],
  ['applicant.kkNumber', 'Nomor KK pemohon dari Kota Tarakan, bukan dari kabupaten/kota tempat yang dipilih'],
  ['answers.birth.birthPlace', 'Tawau ada di luar negeri'],
] as const

test('the counter hears what does not fit before it sends, the officer reads it in the file, and nothing is refused', async () => {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const body = { ...(await doubtfulBirth()), channel: 'counter' }
  const headers = { 'accept-language': 'id' }
  const checked = await system.request('POST', '/api/v1/applications/checks', { cookie, body, headers })
  expect(checked.status, JSON.stringify(checked.body)).toBe(200)
  const { warnings } = checked.body as { warnings: { path: string; message: string }[] }
  expect(warnings.map(({ path }) => path)).toEqual(expected.map(([path]) => path))
  for (const [index, [, words]] of expected.entries()) expect(warnings[index]?.message).toContain(words)

  const entered = await system.request('POST', '/api/v1/applications', { cookie, body, headers })
  expect(entered.status, JSON.stringify(entered.body)).toBe(201)
  const { id } = entered.body as Receipt
  const file = await system.request('GET', `/api/v1/applications/${id}`, { cookie, headers })
  expect((file.body as ApplicationFile).warnings.map(({ message }) => message)).toEqual(
    warnings.map(({ message }) => message),
  )
})

test('whoever enters is told before they send that the same is asked for already, where they may read it', async () => {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const elsewhere = await system.createUser([{ role: 'intake_officer', regionCode: '65.71' }])
  const headers = { 'accept-language': 'id' }
  const again = async (by: string, villageCode: string) => {
    const body = { ...(await exampleSubmission(system, 'KTP-GANTI', 71, { villageCode })), channel: 'counter' }
    const checked = await system.request('POST', '/api/v1/applications/checks', { cookie: by, body, headers })
    expect(checked.status, JSON.stringify(checked.body)).toBe(200)
    const { warnings } = checked.body as { warnings: { path: string; message: string }[] }
    return { body, same: warnings.filter(({ message }) => message.includes('sudah ada pada permohonan')) }
  }
  const { body, same } = await again(cookie, village)
  expect(same).toEqual([])
  const entered = await system.request('POST', '/api/v1/applications', { cookie, body, headers })
  const { id, trackingNumber } = entered.body as Receipt & { trackingNumber: string }
  expect((await again(cookie, village)).same).toEqual([
    { path: 'applicant.nik', message: expect.stringContaining(`${trackingNumber} (diajukan `) },
  ])
  expect((await again(elsewhere.cookie, '65.71.01.1001')).same, 'another regency').toEqual([])
  await system.database.write(workerScope, (db) =>
    db.run(from('application').where({ id }).update({ status: 'rejected', closed_at: system.clock.now })),
  )
  expect((await again(cookie, village)).same, 'it has ended').toEqual([])
})

test('what is wrong is said by the check as by the entry itself', async () => {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const body = { ...(await doubtfulBirth()), answers: {}, channel: 'counter' }
  const [checked, entered] = await Promise.all(
    ['/api/v1/applications/checks', '/api/v1/applications'].map((path) =>
      system.request('POST', path, { cookie, body, headers: { 'accept-language': 'id' } }),
    ),
  )
  expect(checked?.status).toBe(422)
  const errorsOf = (answer: typeof checked) => (answer?.body as { errors?: unknown[] } | undefined)?.errors
  expect(errorsOf(checked)).not.toBeUndefined()
  expect(errorsOf(checked)).toEqual(errorsOf(entered))
  expect(JSON.stringify(errorsOf(checked))).toContain('Isi: Nama lengkap anak (misalnya Yuliana Padan).')
})

test('the citizen reads the same before sending, with the way to the service for a birth abroad', async () => {
  const definition = findDefinition('AK-LAHIR')
  if (!definition) throw new Error('AK-LAHIR')
  const { applicant, answers, attachments } = (await doubtfulBirth()) as {
    applicant: Record<string, string>
    answers: Answers
    attachments: { requirement: string; uploadId: string }[]
  }
  const state = newFormState(definition, 'warnings-of-a-birth')
  const entries = formEntries({
    ...state,
    villageCode: village,
    applicant: { ...state.applicant, ...applicant },
    answers,
    uploads: Object.fromEntries(attachments.map(({ requirement, uploadId }) => [requirement, [uploadId]])),
  })
  const answer = await fetch(`${system.url}/layanan/AK-LAHIR/isi`, {
    method: 'POST',
    body: new URLSearchParams([...entries, ['step', 'review']]),
  })
  const page = await answer.text()
  expect(answer.status, page).toBe(200)
  for (const [, words] of expected) expect(page).toContain(words)
  expect(page).toContain('<a href="/layanan/LAPOR-LN">Pelaporan Peristiwa dari Luar Negeri</a>')
})

async function fileOf(id: string): Promise<ApplicationFile> {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const headers = { 'accept-language': 'id' }
  return (await system.request('GET', `/api/v1/applications/${id}`, { cookie, headers })).body as ApplicationFile
}

/** Its papers, brought to the counter. */
async function complete(lacking: ApplicationFile, seed: number): Promise<ApplicationFile> {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const { attachments } = await exampleSubmission(system, 'AK-LAHIR', seed, { villageCode: village })
  const { applicant, answers, version: expectedVersion } = lacking
  const supplied = await system.request('PUT', `/api/v1/applications/${lacking.id}/supply`, {
    cookie,
    body: { channel: 'counter', applicant: { name: applicant.name }, answers, attachments, expectedVersion },
  })
  expect(supplied.status, JSON.stringify(supplied.body)).toBe(200)
  return fileOf(lacking.id)
}

test('a paper form is reported on the day it was handed in, and whoever verifies is told to compare that day', async () => {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const daysAgo = (days: number) => new Date(system.clock.now.getTime() - days * 86_400_000)
  const enter = async (seed: number, occurredAt: Date, more: object = {}) => {
    const body = await exampleSubmission(system, 'AK-LAHIR', seed, { villageCode: village })
    const answers = structuredClone(body.answers) as Record<string, Record<string, unknown>>
    Object.assign(answers.birth ?? {}, { birthDate: daysAgo(80).toISOString().slice(0, 10) })
    const entered = await system.request('POST', '/api/v1/applications', {
      cookie,
      body: { ...body, answers, channel: 'counter', occurredAt: occurredAt.toISOString(), ...more },
    })
    expect(entered.status, JSON.stringify(entered.body)).toBe(201)
    return fileOf((entered.body as Receipt).id)
  }
  const inTime = await enter(21, daysAgo(30))
  expect(inTime.approval).toBeNull()
  expect(inTime.warnings).toContainEqual({
    path: 'answers.birth.birthDate',
    message: expect.stringContaining('Tepat waktu hanya menurut tanggal formulir diterima'),
  })
  const late = await enter(22, daysAgo(10))
  expect(late.approval).toMatchObject({ by: 'head' })
  expect(late.warnings.map(({ message }) => message).join()).not.toContain('Tepat waktu')

  // It stays reported that day also where papers followed, and the warning stays with it.
  const lacking = await enter(23, daysAgo(30), { attachments: [], restFollows: true })
  const whole = await complete(lacking, 23)
  expect(whole.approval).toBeNull()
  expect(whole.warnings).toContainEqual({
    path: 'answers.birth.birthDate',
    message: expect.stringContaining('Tepat waktu hanya menurut tanggal formulir diterima'),
  })
})

test('what a citizen confirmed in time and completed late is timely, and whoever verifies is told both days', async () => {
  const daysAgo = (days: number) => new Date(system.clock.now.getTime() - days * 86_400_000)
  const body = await exampleSubmission(system, 'AK-LAHIR', 24, { villageCode: village })
  const answers = structuredClone(body.answers) as Record<string, Record<string, unknown>>
  Object.assign(answers.birth ?? {}, { birthDate: daysAgo(56).toISOString().slice(0, 10) })
  const confirmed = formatDate(system.clock.now.toISOString(), 'id')
  const sent = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, answers, attachments: [], restFollows: true },
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const { id } = sent.body as Receipt
  const lacking = await fileOf(id)
  expect(lacking.status).toBe('incomplete')
  expect(lacking.warnings.map(({ message }) => message).join()).not.toContain('Tepat waktu')

  system.clock.now = daysAgo(-7)
  const whole = await complete(lacking, 24)
  expect(whole.approval).toBeNull()
  const message = whole.warnings.find(({ path }) => path === 'answers.birth.birthDate')?.message
  expect(message).toContain(`Tepat waktu hanya menurut tanggal dilaporkan (${confirmed})`)
  expect(message).toContain(`baru lengkap ${formatDate(system.clock.now.toISOString(), 'id')}`)
})
