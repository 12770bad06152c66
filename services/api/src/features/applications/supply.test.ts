import type { ApplicationFile, CitizenApplication, Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { from } from '../../platform/database/from'
import { examplePhoto, exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { storeUpload } from '../uploads/upload-store'

import { routeWaiting } from './system-steps'

let system: TestSystem
const village = '65.03.05.2022'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
})
afterAll(() => system.close())

type Submission = {
  applicant: { name: string; nik?: string; kkNumber?: string }
  answers: Record<string, Record<string, unknown>>
  attachments: { requirement: string; uploadId: string }[]
}

const read = async (cookie: string, id: string) =>
  (await system.request('GET', `/api/v1/applications/${id}`, { cookie })).body as ApplicationFile

test('what lacks papers and answers is in the office, and is finished by whoever brings them, with nothing given twice', async () => {
  let officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const elsewhere = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  const whole = (await exampleSubmission(system, 'AK-LAHIR', 21, { villageCode: village })) as unknown as Submission
  const [photo, ...laterPhotos] = whole.attachments
  const { name: childName, ...childRest } = whole.answers.child ?? {}
  expect(childName).toBeDefined()
  const partial = {
    ...whole,
    applicant: { name: whole.applicant.name },
    answers: { ...whole.answers, child: childRest },
    attachments: photo ? [photo] : [],
  }
  const refused = await system.request('POST', '/api/v1/public/applications', { body: partial })
  expect(refused.status).toBe(422)

  const taken = await system.request('POST', '/api/v1/public/applications', { body: { ...partial, restFollows: true } })
  expect(taken.status, JSON.stringify(taken.body)).toBe(201)
  const receipt = taken.body as Receipt
  expect(receipt).toMatchObject({
    status: 'incomplete',
    dueAt: null,
    pin: expect.stringMatching(/^\d{6}$/),
    lacks: {
      fields: ['applicant.nik', 'applicant.kkNumber', 'child.name'],
      attachments: laterPhotos.map(({ requirement }) => requirement),
    },
  })

  // It stands in the acting regency's inbox and in nobody else's.
  const listed = await system.request('GET', '/api/v1/applications?view=incomplete', { cookie: officer.cookie })
  expect(listed.body).toMatchObject({ items: [{ id: receipt.id, status: 'incomplete', dueAt: null }] })
  const counts = await system.request('GET', '/api/v1/applications/counts', { cookie: officer.cookie })
  expect(counts.body).toMatchObject({ incomplete: 1, new: 0, open: 1, waiting: 1 })
  const others = await system.request('GET', '/api/v1/applications?view=incomplete', { cookie: elsewhere.cookie })
  expect(others.body).toMatchObject({ items: [] })
  const file = await read(officer.cookie, receipt.id)
  expect(file).toMatchObject({ lacks: receipt.lacks, products: [], allowedActions: ['reject'] })

  const supply = (cookie: string, body: object) =>
    system.request('PUT', `/api/v1/applications/${receipt.id}/supply`, { cookie, body })
  const asIs = { applicant: partial.applicant, answers: partial.answers, expectedVersion: file.version }
  expect((await supply(elsewhere.cookie, { ...asIs, channel: 'counter' })).status).toBe(404)
  const wrong = await supply(officer.cookie, {
    ...asIs,
    channel: 'phone',
    applicant: { ...partial.applicant, nik: '650305' },
  })
  expect(wrong.status).toBe(422)
  expect(wrong.body).toMatchObject({ errors: [{ path: 'applicant.nik' }] })

  // The village's registrar sees it, puts the papers in, and what was sent before stays.
  system.clock.now = new Date(system.clock.now.getTime() + 2 * 86_400_000)
  const registrar = await system.createUser([{ role: 'village_registrar', regionCode: village }])
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const neighbour = await system.createUser([{ role: 'village_registrar', regionCode: '65.03.05.2041' }])
  const incompleteOf = async ({ cookie }: { cookie: string }) => {
    const { body } = await system.request('GET', '/api/v1/applications?view=incomplete', { cookie })
    return (body as { items: { id: string }[] }).items.map(({ id }) => id)
  }
  const statusFor = async ({ cookie }: { cookie: string }) =>
    (await system.request('GET', `/api/v1/applications/${receipt.id}`, { cookie })).status
  expect(await incompleteOf(registrar)).toEqual([receipt.id])
  expect(await incompleteOf(neighbour)).toEqual([])
  expect(await statusFor(neighbour)).toBe(404)
  expect((await supply(neighbour.cookie, { ...asIs, channel: 'village' })).status).toBe(404)
  const atVillage = await read(registrar.cookie, receipt.id)
  expect(atVillage).toMatchObject({ id: receipt.id, masked: false })
  const half = await supply(registrar.cookie, { ...asIs, channel: 'village', attachments: laterPhotos })
  expect(half.status, JSON.stringify(half.body)).toBe(200)
  expect(half.body).toMatchObject({
    status: 'incomplete',
    lacks: { fields: ['applicant.nik', 'applicant.kkNumber', 'child.name'], attachments: [] },
    dueAt: null,
  })

  // The rest is told on the telephone: complete, and the office's clock begins.
  system.clock.now = new Date(system.clock.now.getTime() + 600_000)
  const { version } = half.body as { version: number }
  const rest = await supply(officer.cookie, {
    channel: 'phone',
    applicant: whole.applicant,
    answers: whole.answers,
    expectedVersion: version,
  })
  expect(rest.body).toMatchObject({ status: 'routed', lacks: null, dueAt: expect.any(String) })
  // Whole, it is the office's, and out of the registrar's sight.
  expect(await incompleteOf(registrar)).toEqual([])
  expect(await statusFor(registrar)).toBe(404)
  const complete = await read(officer.cookie, receipt.id)
  expect(complete.attachments.map(({ requirement }) => requirement).sort()).toEqual(
    whole.attachments.map(({ requirement }) => requirement).sort(),
  )
  expect(complete).toMatchObject({ status: 'routed', lacks: null, answers: { child: { name: childName } } })
  expect(complete.products.length).toBeGreaterThan(1)
  expect(Date.parse(complete.submittedAt) - Date.parse(complete.waitingSince)).toBeGreaterThan(2 * 86_400_000)

  const again = await supply(officer.cookie, {
    channel: 'counter',
    applicant: whole.applicant,
    answers: whole.answers,
    expectedVersion: complete.version,
  })
  expect(again.status).toBe(409)
  const timeline = await system.request('GET', `/api/v1/applications/${receipt.id}/timeline`, {
    cookie: officer.cookie,
  })
  expect((timeline.body as { items: { type: string }[] }).items.map(({ type }) => type)).toEqual([
    'submit',
    'supplement',
    'supplement',
    'supply',
    'route',
  ])
})

test('the history tells a paper that was not asked for from what was lacking', async () => {
  const { attachments, ...body } = await exampleSubmission(system, 'AK-LAHIR', 22, { villageCode: village })
  const taken = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, attachments: [], restFollows: true },
  })
  const { id } = taken.body as Receipt
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const supply = async (given: unknown) =>
    system.request('PUT', `/api/v1/applications/${id}/supply`, {
      cookie: officer.cookie,
      body: {
        ...{ channel: 'counter', applicant: body.applicant, answers: body.answers, attachments: given },
        expectedVersion: (await read(officer.cookie, id)).version,
      },
    })
  const uploadId = await storeUpload(system.app.platform, await examplePhoto())
  const optional = await supply([{ requirement: 'portrait2x3', uploadId }])
  expect(optional.body).toMatchObject({ status: 'incomplete' })
  expect((await supply(attachments)).body).toMatchObject({ status: 'routed' })
  const { body: timeline } = await system.request('GET', `/api/v1/applications/${id}/timeline`, {
    cookie: officer.cookie,
  })
  const supplements = (timeline as { items: { type: string; data: object }[] }).items.filter(
    ({ type }) => type === 'supplement',
  )
  expect(supplements.map(({ data }) => data)).toMatchObject([
    { attachments: ['portrait2x3'], wasLacking: false },
    { wasLacking: true },
  ])
})

test('whoever completes it in the village goes on reading which it is and how it stands, and nothing else', async () => {
  const { attachments, ...body } = await exampleSubmission(system, 'KK-GANTI', 25, { villageCode: village })
  const taken = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, attachments: [], restFollows: true },
  })
  const { id, trackingNumber } = taken.body as Receipt
  const registrar = await system.createUser([{ role: 'village_registrar', regionCode: village }])
  const file = await read(registrar.cookie, id)
  const supplied = await system.request('PUT', `/api/v1/applications/${id}/supply`, {
    cookie: registrar.cookie,
    body: {
      ...{ channel: 'village', applicant: body.applicant, answers: body.answers, attachments },
      expectedVersion: file.version,
    },
  })
  expect(supplied.body).toMatchObject({ status: 'routed' })
  const completedAt = system.clock.now.toISOString()
  system.clock.now = new Date(system.clock.now.getTime() + 120_000)
  expect((await system.request('GET', `/api/v1/applications/${id}`, { cookie: registrar.cookie })).status).toBe(404)
  const completedOf = async (cookie: string) =>
    (await system.request('GET', '/api/v1/applications/completed-by-me', { cookie })).body
  const mine = {
    ...{ trackingNumber, serviceCode: 'KK-GANTI', status: 'routed', presenceMode: null },
    ...{ visitOn: null, arrivalUntil: null, readyAs: null },
    completedAt,
  }
  expect(await completedOf(registrar.cookie)).toEqual({ items: [mine] })
  const colleague = await system.createUser([{ role: 'village_registrar', regionCode: village }])
  expect(await completedOf(colleague.cookie)).toEqual({ items: [] })
})

test('what is completed where nobody serves yet is promised no day until it is forwarded', async () => {
  const unserved = '65.01.05.1002'
  const { attachments, ...body } = await exampleSubmission(system, 'AK-LAHIR', 22, { villageCode: unserved })
  const taken = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, attachments: [], restFollows: true },
  })
  const { id } = taken.body as Receipt
  const registrar = await system.createUser([{ role: 'village_registrar', regionCode: unserved }])
  const { version } = await read(registrar.cookie, id)
  const supplied = await system.request('PUT', `/api/v1/applications/${id}/supply`, {
    cookie: registrar.cookie,
    body: {
      channel: 'village',
      applicant: body.applicant,
      answers: body.answers,
      attachments,
      expectedVersion: version,
    },
  })
  expect(supplied.body).toMatchObject({ status: 'submitted', lacks: null })
  const promised = () =>
    system.database.read(workerScope, (db) =>
      db.first(from('application').where({ id }).select('status', 'due_at', 'first_due_at')),
    )
  expect(await promised()).toEqual({ status: 'submitted', due_at: null, first_due_at: null })

  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.01'` }),
  )
  await routeWaiting(system.app.platform)
  const routed = await promised()
  expect(routed).toMatchObject({ status: 'routed', due_at: expect.any(Date) })
  expect(routed?.first_due_at).toEqual(routed?.due_at)
})

test('what was sent stays unless it is given anew, and the history names what was changed', async () => {
  const whole = (await exampleSubmission(system, 'AK-LAHIR', 23, { villageCode: village })) as unknown as Submission
  const { name: childName, ...childRest } = whole.answers.child ?? {}
  const taken = await system.request('POST', '/api/v1/public/applications', {
    body: { ...whole, answers: { ...whole.answers, child: childRest }, attachments: [], restFollows: true },
  })
  const receipt = taken.body as Receipt
  const { id } = receipt
  const follow = await system.request('POST', '/api/v1/public/follow', {
    body: { trackingNumber: receipt.trackingNumber, pin: receipt.pin },
  })
  const citizen = follow.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const registrar = await system.createUser([{ role: 'village_registrar', regionCode: village }])
  const before = await read(registrar.cookie, id)
  const put = (body: object, expectedVersion: number) =>
    system.request('PUT', `/api/v1/applications/${id}/supply`, {
      cookie: registrar.cookie,
      body: { ...body, expectedVersion },
    })

  // A citizen puts in what lacks and changes nothing else.
  const own = await system.request('POST', '/api/v1/public/application/supply', {
    cookie: citizen,
    body: {
      applicant: { name: 'Orang Lain', nik: '6503050101809977', phone: '081200000099' },
      answers: { child: { sex: childRest.sex === '1' ? '2' : '1', shoes: '40' }, pets: { name: 'Belang' } },
      expectedVersion: before.version,
    },
  })
  expect(own.status, JSON.stringify(own.body)).toBe(200)
  const unchanged = expect.stringContaining('sudah Anda kirim')
  const unasked = expect.stringContaining('tidak menanyakannya')
  expect((own.body as { notTaken: unknown[] }).notTaken).toEqual([
    { path: 'applicant.name', message: unchanged },
    { path: 'applicant.nik', message: unchanged },
    { path: 'applicant.phone', message: unchanged },
    { path: 'child.sex', message: unchanged },
    { path: 'child.shoes', message: unasked },
    { path: 'pets', message: unasked },
  ])
  const kept = await read(registrar.cookie, id)
  expect(kept.answers).toEqual(before.answers)
  expect(kept.applicant).toEqual(before.applicant)
  expect(kept.lacks).toEqual(before.lacks)

  // A registrar speaks for the village, and only for it.
  const left = { applicant: { name: whole.applicant.name }, answers: {} }
  for (const channel of ['counter', 'phone', 'field']) {
    const refused = await put({ ...left, channel }, kept.version)
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({ errors: [{ path: 'channel' }] })
  }
  const nothing = await put({ ...left, channel: 'village' }, kept.version)
  expect(nothing.status, JSON.stringify(nothing.body)).toBe(200)
  const same = await read(registrar.cookie, id)
  expect(same.answers).toEqual(before.answers)
  expect(same.applicant).toEqual(before.applicant)

  const witnesses = (before.answers.witnesses as Record<string, unknown>[]).map((one) => ({ ...one }))
  const changed = await put(
    {
      channel: 'village',
      applicant: { name: whole.applicant.name, phone: '081200000099' },
      answers: { child: { name: childName }, witnesses: [witnesses[1], witnesses[0]] },
    },
    same.version,
  )
  expect(changed.status, JSON.stringify(changed.body)).toBe(200)
  const after = await read(registrar.cookie, id)
  expect(after.answers).toMatchObject({
    ...before.answers,
    child: { ...childRest, name: childName } as object,
    witnesses: [witnesses[1], witnesses[0]],
  })
  expect(after.applicant).toMatchObject({ nik: before.applicant.nik, kkNumber: before.applicant.kkNumber })
  const timeline = await system.request('GET', `/api/v1/applications/${id}/timeline`, { cookie: registrar.cookie })
  const events = (timeline.body as { items: { type: string; data: { changed?: string[] } }[] }).items
  expect(events.map(({ data }) => data.changed)).toEqual([
    undefined,
    [],
    [],
    expect.arrayContaining(['applicant.phone', 'witnesses.0.name', 'witnesses.1.name']),
  ])
  expect(events.at(-1)?.data.changed).not.toContain('child.name')
  // Whoever sent it sees who changed what.
  const { body: seen } = await system.request('GET', '/api/v1/public/application', { cookie: citizen })
  const { steps } = seen as CitizenApplication
  expect(steps.flatMap(({ supplement }) => (supplement ? [supplement.by] : []))).toEqual([
    'citizen',
    'office',
    'office',
  ])
  expect(steps.at(-1)?.supplement?.changed).toContain('applicant.phone')

  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const asOfVillage = await system.request('PUT', `/api/v1/applications/${id}/supply`, {
    cookie: officer.cookie,
    body: { ...left, channel: 'village', expectedVersion: after.version },
  })
  expect(asOfVillage.body).toMatchObject({ errors: [{ path: 'channel' }] })
})
