import type { ApplicationFile, Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { documentNumbersOf } from '../../testing/document-numbers'
import { dumpDatabase } from '../../testing/dump-database'
import { wordsOf } from '../../testing/pdf-words'
import { recordSiakChecks } from '../../testing/record-siak-checks'
import { examplePhoto, exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { storeUpload } from '../uploads/upload-store'

let system: TestSystem
let officer: { id: string; cookie: string }
let seed = 700

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
})
afterAll(() => system.close())

const person = { name: 'Yusuf Lencau', nik: '6503051205809901', kinship: 'Tetangga', phone: '0812 0000 9901' }
const form = async () => storeUpload(system.app.platform, await examplePhoto())

async function send(assistedBy: Record<string, unknown>, files: { requirement: string; uploadId: string }[] = []) {
  seed += 1
  const body = await exampleSubmission(system, 'KK-GANTI', seed, { villageCode: '65.03.05.2022' })
  const attachments = [...(body.attachments as object[]), ...files]
  return system.request('POST', '/api/v1/public/applications', { body: { ...body, attachments, assistedBy } })
}

/** An application that a delegate filed with form F-1.07. */
async function filed(): Promise<Receipt> {
  const files = [{ requirement: 'delegation', uploadId: await form() }]
  const sent = await send({ relation: 'delegate', authority: 'F-1.07', ...person }, files)
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  return sent.body as Receipt
}

const read = async (id: string, cookie = officer.cookie) =>
  (await system.request('GET', `/api/v1/applications/${id}`, { cookie })).body as ApplicationFile
async function change(id: string, method: string, path: string, body: Record<string, unknown>) {
  const { version } = await read(id)
  return system.request(method, `/api/v1/applications/${id}${path}`, {
    cookie: officer.cookie,
    body: { ...body, expectedVersion: version },
  })
}
const decide = (id: string, body: Record<string, unknown>) => change(id, 'POST', '/delegate/decision', body)
const step = async (id: string, action: string, more: Record<string, unknown> = {}) => {
  const answer = await change(id, 'POST', '/transitions', { action, ...more })
  return answer.body as ApplicationFile & { type?: string; detail?: string }
}

test('a delegate is asked for name, NIK, relation and authority; a thumbprint for two witnesses', async () => {
  const bare = await send({ relation: 'delegate', authority: 'none' })
  expect(bare.status).toBe(422)
  const paths = (bare.body as { errors: { path: string }[] }).errors.map(({ path }) => path)
  expect(paths).toEqual(['assistedBy.name', 'assistedBy.nik', 'assistedBy.kinship', 'assistedBy.authority'])
  const formless = await send({ relation: 'delegate', authority: 'F-1.07', ...person })
  expect(formless.body).toMatchObject({ errors: [{ path: 'attachments.delegation' }] })
  const thumb = { relation: 'delegate', authority: 'thumbprint', ...person }
  expect((await send({ ...thumb, witnesses: ['Maria Padan'] })).status).toBe(422)
  expect((await send({ ...thumb, witnesses: ['Maria Padan', 'Yohanes Udau'] })).status).toBe(201)
  expect((await send({ relation: 'family', authority: 'none', name: 'Maria Padan' })).status).toBe(201)
})

test('the officer sees the delegate and accepts the authority; a province sees identifiers masked', async () => {
  const { id } = await filed()
  expect(await read(id)).toMatchObject({
    assistedBy: { relation: 'delegate', name: 'Yusuf Lencau' },
    delegate: { ...person, phone: '+6281200009901', authority: 'F-1.07', status: 'pending', reason: null },
  })
  const province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  expect((await read(id, province.cookie)).delegate?.nik).not.toBe(person.nik)
  expect((await decide(id, { accept: true })).body).toMatchObject({ delegate: { status: 'accepted' } })
  expect(await decide(id, { accept: true })).toMatchObject({ status: 409 })
  const elsewhere = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  const foreign = await system.request('POST', `/api/v1/applications/${id}/delegate/decision`, {
    cookie: elsewhere.cookie,
    body: { accept: false, reason: 'Tidak sah', expectedVersion: 1 },
  })
  expect(foreign.status).toBe(404)
})

test('refused while verified, it goes back for exactly the form, and a new one is checked anew', async () => {
  const { id, trackingNumber, pin } = await filed()
  await step(id, 'start')
  expect(await decide(id, { accept: false })).toMatchObject({ status: 422 })
  const refused = await decide(id, { accept: false, reason: 'Tanda tangan saksi kedua belum ada.' })
  expect(refused.body).toMatchObject({
    status: 'correction',
    correction: { fields: [], attachments: ['delegation'], note: 'Tanda tangan saksi kedua belum ada.' },
    delegate: { status: 'refused', reason: 'Tanda tangan saksi kedua belum ada.' },
  })
  const follow = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const cookie = follow.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const page = await system.request('GET', '/permohonan/perbaikan', { cookie })
  expect(page.body).toContain('Surat Kuasa (F-1.07)')
  const { version } = await read(id)
  const corrected = await system.request('POST', '/api/v1/public/application/corrections', {
    cookie,
    body: {
      answers: {},
      attachments: [{ requirement: 'delegation', uploadId: await form() }],
      expectedVersion: version,
    },
  })
  expect(corrected.status, JSON.stringify(corrected.body)).toBe(200)
  const file = await read(id)
  expect(file).toMatchObject({ status: 'verifying', delegate: { status: 'pending', reason: null } })
  expect(
    file.attachments.filter(({ requirement, replacedAt }) => requirement === 'delegation' && !replacedAt),
  ).toHaveLength(1)
})

test('documents go to a delegate only once the authority is accepted; the receipt names them', async () => {
  seed += 1
  const body = await exampleSubmission(system, 'KK-GANTI', seed, { villageCode: '65.03.05.2022' })
  const { id } = (await system.request('POST', '/api/v1/public/applications', { body })).body as Receipt
  await step(id, 'start')
  let file = await step(id, 'process')
  const products = documentNumbersOf(file, '2026-09-14')
  await recordSiakChecks(
    (method, address, body) => system.request(method, address, { cookie: officer.cookie, ...(body ? { body } : {}) }),
    id,
  )
  // Nothing is there yet to be received.
  const early = await system.request('GET', `/api/v1/applications/${id}/handover.pdf`, { cookie: officer.cookie })
  expect(early.body).toMatchObject({ status: 409, detail: 'Tanda terima dicetak sesudah dokumen terbit.' })
  await step(id, 'issue', { products })
  await step(id, 'make_ready', { pickups: [{ id: 'familyCard', place: 'Loket 2' }] })
  const handover = { to: 'Yusuf Lencau', method: 'office', recipient: 'delegate', proof: 'none', note: 'Alat rusak' }
  expect(await step(id, 'complete', { handover })).toMatchObject({
    type: '/problems/transition-not-allowed',
    detail: expect.stringContaining('Catat dahulu siapa yang diberi kuasa'),
  })
  const recorded = await change(id, 'PUT', '/delegate', { ...person, authority: 'F-1.07', uploadId: await form() })
  expect(recorded.body).toMatchObject({ delegate: { name: 'Yusuf Lencau', status: 'pending' } })
  expect(await step(id, 'complete', { handover })).toMatchObject({ detail: expect.stringContaining('belum diterima') })
  await decide(id, { accept: true })
  const receipt = await fetch(`${system.url}/api/v1/applications/${id}/handover.pdf`, {
    headers: { cookie: officer.cookie },
  })
  const words = wordsOf(Buffer.from(await receipt.arrayBuffer()))
  expect(words).toContain('Yusuf Lencau (Tetangga)')
  expect(words).not.toContain(person.nik)
  file = await step(id, 'complete', { handover })
  expect(file).toMatchObject({ status: 'completed', handover: { recipient: 'delegate', to: 'Yusuf Lencau' } })
  const printed = await fetch(`${system.url}/api/v1/applications/${id}/forms/F-1.07/filled.pdf`, {
    headers: { cookie: officer.cookie },
  })
  const authority = wordsOf(Buffer.from(await printed.arrayBuffer()))
  for (const word of ['F-1.07', 'Yusuf Lencau', 'PEMERINTAH KABUPATEN NUNUKAN', 'Saksi 2'])
    expect(authority).toContain(word)
})

test('what a delegate filed and was rejected is filed again with the delegate', async () => {
  const { id, trackingNumber, pin } = await filed()
  await step(id, 'start')
  await step(id, 'reject', { note: 'Berkas milik orang lain' })
  const follow = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const cookie = follow.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const again = await system.request('POST', '/api/v1/public/application/resubmission', { cookie })
  expect(again.status, JSON.stringify(again.body)).toBe(201)
  expect(await read((again.body as Receipt).id)).toMatchObject({ delegate: { ...person, phone: '+6281200009901' } })
})

test('nothing of a delegate stands in the clear', async () => {
  await filed()
  const lines = await dumpDatabase(system)
  expect(lines.filter((line) => /Yusuf Lencau|6503051205809901|81200009901|Tetangga/.test(line))).toEqual([])
})
