import type { ApplicationFile, ApplicationRow, Receipt } from '@sipelandukilat/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { documentNumbersOf } from '../../testing/document-numbers'
import { plantLetterSettings } from '../../testing/letter-settings'
import { recordSiakChecks } from '../../testing/record-siak-checks'
import { examplePdf, exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { storeUpload } from '../uploads/upload-store'

let system: TestSystem
const village = '65.03.05.2022'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
  await plantLetterSettings(system, '65.03')
})
afterAll(() => system.close())

const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

async function submit(code: string, seed: number, key?: string): Promise<Receipt> {
  const body = await exampleSubmission(system, code, seed, { villageCode: village })
  const answer = await system.request('POST', '/api/v1/public/applications', {
    body,
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as Receipt
}

/** The number of the card that the application is about, which it keeps. */
async function familyCardOf(cookie: string, id: string): Promise<string> {
  const { body } = await system.request('GET', `/api/v1/applications/${id}`, { cookie })
  return (body as ApplicationFile).applicant.kkNumber ?? ''
}

async function step(
  cookie: string,
  id: string,
  action: string,
  more: Record<string, unknown> = {},
): Promise<ApplicationFile> {
  const { body: file } = await system.request('GET', `/api/v1/applications/${id}`, { cookie })
  const answer = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
    cookie,
    body: { action, expectedVersion: (file as ApplicationFile).version, ...more },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as ApplicationFile
}

test('what nobody would see is not taken in, nor what names a privacy notice that there never was', async () => {
  const body = await exampleSubmission(system, 'AK-LAHIR', 12, { villageCode: '65.03.05.2022' })
  const paths = async (change: object) => {
    const answer = await system.request('POST', '/api/v1/public/applications', { body: { ...body, ...change } })
    expect(answer.status).toBe(422)
    return (answer.body as { errors: { path: string }[] }).errors.map(({ path }) => path)
  }
  expect(await paths({ privacyNoticeVersion: '0' })).toEqual(['privacyNoticeVersion'])
  expect(await paths({ privacyNoticeVersion: '99' })).toEqual(['privacyNoticeVersion'])
  expect(await paths({ villageCode: '31.71.01.1001' })).toEqual(['villageCode'])
})

test('a birth is reported on the web, worked by the regency that must act, issued, and followed by the citizen', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }], 'Maria Padan')
  const elsewhere = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  const receipt = await submit('AK-LAHIR', 11)
  expect(receipt).toMatchObject({
    status: 'routed',
    trackingNumber: expect.stringMatching(/^SPL-/),
    pin: expect.stringMatching(/^\d{6}$/),
  })

  const inbox = await system.request('GET', '/api/v1/applications?view=new', { cookie: officer.cookie })
  expect(inbox.body).toMatchObject({
    items: [{ id: receipt.id, serviceCode: 'AK-LAHIR', status: 'routed', villageCode: village }],
  })
  expect((await system.request('GET', '/api/v1/applications', { cookie: elsewhere.cookie })).body).toEqual({
    items: [],
    nextCursor: null,
  })
  const hidden = await system.request('GET', `/api/v1/applications/${receipt.id}`, { cookie: elsewhere.cookie })
  expect(hidden.status).toBe(404)

  const started = await step(officer.cookie, receipt.id, 'start')
  expect(started).toMatchObject({ status: 'verifying', assigneeId: officer.id, masked: false })
  const file = started.approval
    ? await approve(officer.cookie, receipt.id)
    : await step(officer.cookie, receipt.id, 'process')
  expect(file.status).toBe('processing')
  const attempt = (action: string, more: object) =>
    system.request('POST', `/api/v1/applications/${receipt.id}/transitions`, {
      cookie: officer.cookie,
      body: { action, expectedVersion: file.version, ...more },
    })
  const alike = file.products.map(({ product }) => ({ id: product, number: '6503-LU-14092026-0001' }))
  const numbers = documentNumbersOf(file, '2026-09-14')
  const unchecked = await attempt('issue', { products: numbers })
  const pathsIn = ({ body }: { body: unknown }) =>
    (body as { errors: { path: string }[] }).errors.map(({ path }) => path)
  expect(pathsIn(unchecked)).toEqual(
    expect.arrayContaining(['siak.applicant.nik', 'siak.applicant.kkNumber', 'siak.mother.nik', 'siak.child.name']),
  )
  await recordSiakChecks(
    (method, address, body) => system.request(method, address, { cookie: officer.cookie, ...(body ? { body } : {}) }),
    receipt.id,
  )
  // Where SIAK says otherwise nothing is issued before a new result or a written reason.
  const recordMother = (result: string) =>
    system.request('PUT', `/api/v1/applications/${receipt.id}/siak`, {
      cookie: officer.cookie,
      body: { field: 'mother.nik', result },
    })
  await recordMother('mismatch')
  const differing = await attempt('issue', { products: numbers })
  expect(differing.status).toBe(422)
  expect(pathsIn(differing)).toEqual(['siak.mother.nik'])
  const reasoned = { products: alike, note: 'Nama ibu di SIAK belum memakai gelar; cocok dengan buku nikah.' }
  expect(pathsIn(await attempt('issue', reasoned))).not.toContain('siak.mother.nik')
  await recordMother('match')
  const misread = await attempt('issue', { products: alike })
  expect(misread.status).toBe(422)
  expect((misread.body as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual([
    'products.familyCard.number',
    'products.childCard.number',
  ])
  const issued = await step(officer.cookie, receipt.id, 'issue', { products: numbers })
  const uploadId = await storeUpload(system.app.platform, examplePdf)
  const withFile = await system.request('PUT', `/api/v1/applications/${receipt.id}/products/birthCertificate/file`, {
    cookie: officer.cookie,
    body: { uploadId },
  })
  expect(withFile.status).toBe(200)
  const bare = await system.request('POST', `/api/v1/applications/${receipt.id}/transitions`, {
    cookie: officer.cookie,
    body: { action: 'make_ready', expectedVersion: issued.version },
  })
  expect(bare.body).toMatchObject({
    detail: expect.stringContaining('unggah PDF-nya'),
    errors: [{ path: 'products.familyCard.copy', message: expect.stringContaining('Kartu Keluarga') }],
  })
  await step(officer.cookie, receipt.id, 'make_ready', {
    pickups: [{ id: 'familyCard', place: 'Kantor Desa Long Bawan' }],
  })

  const follow = await system.request('POST', '/api/v1/public/follow', {
    body: { trackingNumber: receipt.trackingNumber.toLowerCase(), pin: receipt.pin },
  })
  expect(follow.status).toBe(204)
  const citizen = cookieOf(follow.headers)
  const own = await system.request('GET', '/api/v1/public/application', { cookie: citizen })
  expect(own.body).toMatchObject({ status: 'ready', regencyName: 'Kabupaten Nunukan', answers: {} })
  const product = (own.body as { products: { id: string; downloadable: boolean }[] }).products.find(
    (one) => one.downloadable,
  )
  const download = await system.request('POST', '/api/v1/public/application/download', {
    cookie: citizen,
    body: { productId: product?.id, pin: receipt.pin },
  })
  expect(download.status).toBe(200)
  expect(download.body).toContain('%PDF-')

  const sent = await step(officer.cookie, receipt.id, 'deliver', {
    delivery: { carrier: 'village', reference: 'NNK-17' },
  })
  const unproven = await system.request('POST', `/api/v1/applications/${receipt.id}/transitions`, {
    cookie: officer.cookie,
    body: {
      action: 'complete',
      expectedVersion: sent.version,
      handover: { to: 'Yuliana Lalung', method: 'village', recipient: 'family', relation: 'Ibu kandung' },
    },
  })
  expect(unproven.body).toMatchObject({ type: '/problems/transition-not-allowed' })
  const done = await step(officer.cookie, receipt.id, 'complete', {
    handover: {
      to: 'Yuliana Lalung',
      method: 'village',
      recipient: 'family',
      relation: 'Ibu kandung',
      proof: 'signature',
      proofUploadId: await storeUpload(system.app.platform, await drawnSignature()),
    },
  })
  expect(done).toMatchObject({
    status: 'completed',
    closedAt: expect.any(String),
    handover: {
      carrier: 'village',
      reference: 'NNK-17',
      recipient: 'family',
      proof: 'signature',
      to: 'Yuliana Lalung',
    },
  })
  expect(done.attachments).toContainEqual(expect.objectContaining({ kind: 'proof', id: done.handover?.attachmentId }))
  const received = await system.request('GET', '/api/v1/public/application', { cookie: citizen })
  expect(received.body).toMatchObject({
    handover: { carrier: 'village', method: 'village', recipient: 'family', receivedAt: expect.any(String) },
  })
  expect(JSON.stringify(received.body)).not.toContain('Yuliana')
  const timeline = await system.request('GET', `/api/v1/applications/${receipt.id}/timeline`, {
    cookie: officer.cookie,
  })
  expect((timeline.body as { items: { type: string }[] }).items.map((item) => item.type).slice(0, 3)).toEqual([
    'submit',
    'route',
    'start',
  ])
})

const drawnSignature = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer()

async function approve(cookie: string, id: string): Promise<ApplicationFile> {
  const head = await system.createUser([{ role: 'office_head', regionCode: '65.03' }])
  await step(cookie, id, 'submit_for_approval')
  return step(head.cookie, id, 'approve')
}

test('a document with a link lacks no copy, also for who does not see the link', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const { id } = await submit('KK-GANTI', 31)
  await step(officer.cookie, id, 'start')
  await step(officer.cookie, id, 'process')
  await recordSiakChecks(
    (method, address, body) => system.request(method, address, { cookie: officer.cookie, ...(body ? { body } : {}) }),
    id,
  )
  const shownTo = async ({ cookie }: { cookie: string }) => {
    const { body } = await system.request('GET', `/api/v1/applications/${id}`, { cookie })
    const { masked, products } = body as ApplicationFile
    return { masked, products: products.map(({ siakLink, lacksCopy }) => ({ siakLink, lacksCopy })) }
  }
  expect(await shownTo(officer)).toEqual({ masked: false, products: [{ siakLink: null, lacksCopy: true }] })
  const number = await familyCardOf(officer.cookie, id)
  const siakLink = 'https://layananonline.dukcapil.kemendagri.go.id/kk/1'
  await step(officer.cookie, id, 'issue', { products: [{ id: 'familyCard', number, siakLink }] })
  expect(await shownTo(officer)).toEqual({ masked: false, products: [{ siakLink, lacksCopy: false }] })
  const province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  expect(await shownTo(province)).toEqual({ masked: true, products: [{ siakLink: null, lacksCopy: false }] })
  const shown = await step(officer.cookie, id, 'make_ready', { pickups: [{ id: 'familyCard', place: 'Loket 2' }] })
  // What can be downloaded is fetched nowhere.
  expect(shown).toMatchObject({ readyAs: 'download', products: [{ pickupPlace: null }] })
  expect(await rowOf(officer.cookie, id)).toMatchObject({ status: 'ready', readyAs: 'download', visitOn: null })
})

/** The application as the inbox lists it. */
async function rowOf(cookie: string, id: string) {
  const { body } = await system.request('GET', '/api/v1/applications?limit=100', { cookie })
  return (body as { items: ApplicationRow[] }).items.find((row) => row.id === id)
}

test('no step is told as earlier than what it follows, and no paper as older than a quarter', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const { id } = await submit('KK-GANTI', 34)
  const before = system.clock.now.getTime()
  const ago = (minutes: number) => new Date(before - minutes * 60_000).toISOString()
  const attempt = async (action: string, more: object) => {
    const { body } = await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer.cookie })
    return system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer.cookie,
      body: { action, expectedVersion: (body as ApplicationFile).version, ...more },
    })
  }
  const early = await attempt('start', { occurredAt: ago(30 * 1440) })
  expect(early.body).toMatchObject({ status: 422, errors: [{ path: 'occurredAt' }] })
  // A clock that is a little behind is no mistake.
  expect((await attempt('start', { occurredAt: ago(2) })).status).toBe(200)
  await step(officer.cookie, id, 'process')
  await recordSiakChecks(
    (method, address, body) => system.request(method, address, { cookie: officer.cookie, ...(body ? { body } : {}) }),
    id,
  )
  const number = await familyCardOf(officer.cookie, id)
  await step(officer.cookie, id, 'issue', { products: [{ id: 'familyCard', number }] })
  await step(officer.cookie, id, 'make_ready', { pickups: [{ id: 'familyCard', place: 'Loket 2' }] })
  const handover = { to: 'Rina Paru', method: 'office', note: 'Tanpa pena' }
  const handed = await attempt('complete', { handover: { ...handover, at: '2020-01-01T00:00:00Z' } })
  expect(handed.body).toMatchObject({ status: 422, errors: [{ path: 'handover.at' }] })
  expect((await attempt('complete', { handover: { ...handover, at: ago(1) } })).status).toBe(200)

  const paper = await exampleSubmission(system, 'KK-GANTI', 35, { villageCode: village })
  const enter = (occurredAt: string) =>
    system.request('POST', '/api/v1/applications', {
      cookie: officer.cookie,
      body: { ...paper, channel: 'counter', occurredAt },
    })
  expect((await enter('2020-01-01T00:00:00Z')).body).toMatchObject({ status: 422, errors: [{ path: 'occurredAt' }] })
  expect((await enter(ago(80 * 1440))).status).toBe(201)
})

test('a document without a file leaves only where it is said to be on paper, and nobody downloads it', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const { id } = await submit('KK-GANTI', 33)
  await step(officer.cookie, id, 'start')
  await step(officer.cookie, id, 'process')
  await recordSiakChecks(
    (method, address, body) => system.request(method, address, { cookie: officer.cookie, ...(body ? { body } : {}) }),
    id,
  )
  const number = await familyCardOf(officer.cookie, id)
  const attempt = async (action: string, more: object) => {
    const { body } = await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer.cookie })
    return system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer.cookie,
      body: { action, expectedVersion: (body as ApplicationFile).version, ...more },
    })
  }
  await step(officer.cookie, id, 'issue', { products: [{ id: 'familyCard', number }] })
  const bare = await attempt('deliver', { delivery: { carrier: 'village' } })
  expect(bare.body).toMatchObject({ status: 409, errors: [{ path: 'products.familyCard.copy' }] })
  await step(officer.cookie, id, 'deliver', { delivery: { carrier: 'village', isOnPaper: true } })
  // It came back: nobody carries it any more, and it waits where it is collected until it is sent anew.
  const returned = await step(officer.cookie, id, 'make_ready', {
    pickups: [{ id: 'familyCard', place: 'Kantor Disdukcapil' }],
  })
  expect(returned).toMatchObject({
    status: 'ready',
    handover: { carrier: null, sentAt: null },
    readyAs: 'pickup',
    products: [{ pickupPlace: 'Kantor Disdukcapil' }],
  })
  expect(await rowOf(officer.cookie, id)).toMatchObject({ readyAs: 'pickup' })
  await step(officer.cookie, id, 'deliver', { delivery: { carrier: 'post', reference: 'POS-9' } })
  const file = (await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer.cookie })).body
  expect(file).toMatchObject({ status: 'delivering', handover: { carrier: 'post', reference: 'POS-9' } })
  const downloaded = await attempt('complete', { handover: { to: 'Zzz', method: 'download' } })
  expect(downloaded.body).toMatchObject({ status: 409, errors: [{ path: 'products.familyCard.copy' }] })
  await step(officer.cookie, id, 'complete', { handover: { to: 'Rina Paru', method: 'village', note: 'Tanpa pena' } })
})

test('an identity card waits for the person to be recorded, and its waiting stops the clock', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const receipt = await submit('KTP-BARU', 5)
  await step(officer.cookie, receipt.id, 'start')
  const { body: early } = await system.request('POST', `/api/v1/applications/${receipt.id}/transitions`, {
    cookie: officer.cookie,
    body: { action: 'process', expectedVersion: 2 },
  })
  expect(early).toMatchObject({ status: 409, type: '/problems/transition-not-allowed' })
  expect(await step(officer.cookie, receipt.id, 'await_presence')).toMatchObject({
    status: 'awaiting_presence',
    dueAt: null,
  })
  expect(await step(officer.cookie, receipt.id, 'record_presence')).toMatchObject({
    status: 'verifying',
    presenceDone: true,
    dueAt: expect.any(String),
  })
  expect(await step(officer.cookie, receipt.id, 'process')).toMatchObject({ status: 'processing' })
})

test('a correction is answered for exactly what was asked', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const receipt = await submit('AK-LAHIR', 23)
  const started = await step(officer.cookie, receipt.id, 'start')
  const [section] = Object.keys(started.answers).filter((name) => !Array.isArray(started.answers[name]))
  const [field] = Object.keys(started.answers[section ?? ''] as object)
  const path = `${section}.${field}`
  await step(officer.cookie, receipt.id, 'request_correction', {
    fields: [path],
    attachments: ['familyCard'],
    note: 'Foto KK buram, tolong foto ulang.',
  })
  const citizen = cookieOf(
    (
      await system.request('POST', '/api/v1/public/follow', {
        body: { trackingNumber: receipt.trackingNumber, pin: receipt.pin },
      })
    ).headers,
  )
  const own = (await system.request('GET', '/api/v1/public/application', { cookie: citizen })).body as {
    version: number
    answers: Record<string, Record<string, unknown>>
  }
  expect(own).toMatchObject({
    status: 'correction',
    correction: { fields: [path], note: 'Foto KK buram, tolong foto ulang.' },
  })
  expect(Object.keys(own.answers[section ?? ''] ?? {})).toEqual([field])
  const missing = await system.request('POST', '/api/v1/public/application/corrections', {
    cookie: citizen,
    body: { answers: own.answers, expectedVersion: own.version },
  })
  expect(missing.body).toMatchObject({ status: 422, errors: [{ path: 'attachments.familyCard' }] })
  const { attachments } = await exampleSubmission(system, 'AK-LAHIR', 1, { villageCode: village })
  const photo = (attachments as { requirement: string; uploadId: string }[])[0]
  const corrected = await system.request('POST', '/api/v1/public/application/corrections', {
    cookie: citizen,
    body: {
      answers: own.answers,
      attachments: [{ requirement: 'familyCard', uploadId: photo?.uploadId }],
      expectedVersion: own.version,
    },
  })
  expect(corrected.status, JSON.stringify(corrected.body)).toBe(200)
  expect(corrected.body).toMatchObject({ status: 'verifying', correction: null })
})

test('the same Idempotency-Key gets the same answer and one row; another body gets a conflict', async () => {
  const body = await exampleSubmission(system, 'KTP-BARU', 77, { villageCode: village })
  const send = (sent: unknown) =>
    system.request('POST', '/api/v1/public/applications', {
      body: sent,
      headers: { 'idempotency-key': 'kunci-uji-0001' },
    })
  const [first, second] = await Promise.all([send(body), send(body)])
  expect(first.status).toBe(201)
  expect(second.body).toEqual(first.body)
  expect((await send({ ...body, language: 'en' })).body).toMatchObject({ type: '/problems/idempotency-mismatch' })
  const rows = await system.database.read(workerScope, (db) =>
    db.rows({ text: 'select id from application where id = $1', values: [(first.body as Receipt).id] }),
  )
  expect(rows).toHaveLength(1)
})

test('an application that has ended is promised for no day, neither where it is opened nor where it is sent again', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const body = await exampleSubmission(system, 'AK-LAHIR', 81, { villageCode: village })
  const send = async () =>
    (
      await system.request('POST', '/api/v1/public/applications', {
        body,
        headers: { 'idempotency-key': 'ended-application-1' },
      })
    ).body as Receipt
  const receipt = await send()
  const openedDueAt = async () => {
    const { trackingNumber, pin } = receipt
    const { headers } = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
    const { body } = await system.request('GET', '/api/v1/public/application', { cookie: cookieOf(headers) })
    return (body as { dueAt: string | null }).dueAt
  }
  expect(receipt.dueAt).not.toBeNull()
  expect(await openedDueAt()).toBe(receipt.dueAt)
  await step(officer.cookie, receipt.id, 'start')
  await step(officer.cookie, receipt.id, 'reject', { note: 'Surat kelahiran bukan milik anak ini.' })
  expect(await openedDueAt()).toBeNull()
  expect(await send()).toMatchObject({ status: 'rejected', dueAt: null })
})

test('a stale version is refused and told what changed', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const receipt = await submit('AK-LAHIR', 31)
  await step(officer.cookie, receipt.id, 'start')
  const stale = await system.request('POST', `/api/v1/applications/${receipt.id}/transitions`, {
    cookie: officer.cookie,
    body: { action: 'process', expectedVersion: 1 },
  })
  expect(stale.body).toMatchObject({ type: '/problems/version-conflict', changed: { status: 'verifying', version: 2 } })
})

test('a wrong PIN says nothing of whether the number exists, and few tries are allowed', async () => {
  const receipt = await submit('AK-LAHIR', 41)
  const tries = []
  for (let index = 0; index < 6; index += 1)
    tries.push(
      await system.request('POST', '/api/v1/public/follow', {
        body: { trackingNumber: receipt.trackingNumber, pin: String(index).repeat(6) },
      }),
    )
  const unknown = await system.request('POST', '/api/v1/public/follow', {
    body: { trackingNumber: 'SPL-0000-0000-0000', pin: '000000' },
  })
  expect({ ...(tries[0]?.body as object), correlationId: '' }).toEqual({
    ...(unknown.body as object),
    correlationId: '',
  })
  expect(tries.at(-1)?.status).toBe(429)
})

test('an application for a regency that does not serve yet waits in the province’s queue', async () => {
  const body = await exampleSubmission(system, 'AK-LAHIR', 51, { villageCode: '65.01.05.1002' })
  const answer = await system.request('POST', '/api/v1/public/applications', { body })
  expect(answer.body).toMatchObject({ status: 'submitted', dueAt: null })
  const province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  const seen = await system.request('GET', `/api/v1/applications/${(answer.body as Receipt).id}`, {
    cookie: province.cookie,
  })
  expect(seen.body).toMatchObject({
    masked: true,
    allowedActions: [],
    applicant: { nik: expect.stringContaining('**') },
  })
})

test('a name with typing errors finds the application, and only in the officer’s own region', async () => {
  const body = await exampleSubmission(system, 'KTP-BARU', 61, { villageCode: village })
  const applicant = { ...(body.applicant as Record<string, unknown>), name: 'Kornelius Lencau Usat' }
  const sent = await system.request('POST', '/api/v1/public/applications', { body: { ...body, applicant } })
  const { id } = sent.body as Receipt
  const own = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const other = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  const search = async (cookie: string, q: string) => {
    const { body: page } = await system.request('POST', '/api/v1/applications/search', { cookie, body: { q } })
    return (page as { items: { id: string }[] }).items.map((item) => item.id)
  }
  for (const q of ['kornelus lenchau', 'Lencau', 'usat kornelius', 'KORNEL'])
    expect(await search(own.cookie, q), q).toContain(id)
  expect(await search(own.cookie, 'kornelius wxyzq')).not.toContain(id)
  expect(await search(own.cookie, '%%%')).toEqual([])
  expect(await search(other.cookie, 'kornelius lencau')).toEqual([])
})
