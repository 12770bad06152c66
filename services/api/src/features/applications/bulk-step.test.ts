import type { ApplicationFile, BulkOutcome, Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let officer: { id: string; cookie: string }
let supervisor: { id: string; cookie: string }
let seed = 500

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
  officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
})
afterAll(() => system.close())

async function submit(villageCode = '65.03.05.2022', code = 'KK-GANTI'): Promise<string> {
  seed += 1
  const body = await exampleSubmission(system, code, seed, { villageCode })
  const answer = await system.request('POST', '/api/v1/public/applications', { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return (answer.body as Receipt).id
}

const read = async (id: string): Promise<ApplicationFile> =>
  (await system.request('GET', `/api/v1/applications/${id}`, { cookie: officer.cookie })).body as ApplicationFile

const itemsOf = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => ({ id, expectedVersion: (await read(id)).version })))

async function bulk(
  body: Record<string, unknown>,
  options: { cookie?: string; key?: string; language?: string } = {},
): Promise<BulkOutcome[]> {
  const answer = await system.request('POST', '/api/v1/applications/bulk-actions', {
    cookie: options.cookie ?? officer.cookie,
    body,
    headers: {
      ...(options.key ? { 'idempotency-key': options.key } : {}),
      ...(options.language ? { 'accept-language': options.language } : {}),
    },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return (answer.body as { items: BulkOutcome[] }).items
}

async function auditedIds(action: string): Promise<string[]> {
  const auditor = await system.createUser([{ role: 'auditor', regionCode: '65.03' }])
  const { body } = await system.request('GET', `/api/v1/audit?action=${action}`, { cookie: auditor.cookie })
  return (body as { items: { subjectIds: string[] }[] }).items.flatMap(({ subjectIds }) => subjectIds)
}

test('one step for many, each with its own event and entry in the trail', async () => {
  const ids = await Promise.all([submit(), submit(), submit()])
  const outcomes = await bulk({ action: 'start', items: await itemsOf(ids) })
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done'])
  for (const id of ids) expect(await read(id)).toMatchObject({ status: 'verifying', assigneeId: officer.id })
  expect(await auditedIds('application-start')).toEqual(expect.arrayContaining(ids))
})

test('one that is refused says why in the reader’s language and holds up no other', async () => {
  const [first, moved, elsewhere, last] = await Promise.all([submit(), submit(), submit('65.02.01.2005'), submit()])
  const items = await itemsOf([first, moved, last])
  await bulk({ action: 'start', items: await itemsOf([moved]) })
  const outcomes = await bulk(
    { action: 'start', items: [...items.slice(0, 2), { id: elsewhere, expectedVersion: 1 }, ...items.slice(2)] },
    { language: 'en' },
  )
  expect(outcomes).toMatchObject([
    { id: first, outcome: 'done', status: 'verifying' },
    { id: moved, outcome: 'refused', problem: { type: '/problems/version-conflict', status: 409 } },
    { id: elsewhere, outcome: 'refused', problem: { type: '/problems/not-found', title: 'Not found' } },
    { id: last, outcome: 'done', status: 'verifying' },
  ])
})

test('what a step needs is asked for once and given to each; without it each is refused', async () => {
  const ids = await Promise.all([submit(), submit()])
  await bulk({ action: 'start', items: await itemsOf(ids) })
  const bare = await bulk({ action: 'reject', items: await itemsOf(ids) })
  expect(bare).toMatchObject([{ outcome: 'refused' }, { outcome: 'refused' }])
  await bulk({ action: 'reject', note: 'Berkas milik orang lain', items: await itemsOf(ids) })
  for (const id of ids) expect(await read(id)).toMatchObject({ status: 'rejected' })
})

test('a supervisor gives many to an officer; an officer takes what is free and nothing else', async () => {
  const colleague = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const ids = await Promise.all([submit(), submit()])
  await bulk({ action: 'assign', assigneeId: officer.id, items: await itemsOf(ids) }, supervisor)
  for (const id of ids) expect(await read(id)).toMatchObject({ assigneeId: officer.id })
  const free = await submit()
  const outcomes = await bulk({ action: 'take', items: await itemsOf([...ids, free]) }, colleague)
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'done'])
})

test('sent again under the same key it answers the same and moves nothing twice', async () => {
  const ids = await Promise.all([submit(), submit()])
  const body = { action: 'start', items: await itemsOf(ids) }
  const first = await bulk(body, { key: 'kelompok-0001' })
  const again = await bulk(body, { key: 'kelompok-0001' })
  expect(again).toEqual(first)
  const other = await system.request('POST', '/api/v1/applications/bulk-actions', {
    cookie: officer.cookie,
    body: { ...body, action: 'process' },
    headers: { 'idempotency-key': 'kelompok-0001' },
  })
  expect(other).toMatchObject({ status: 409, body: { type: '/problems/idempotency-mismatch' } })
  for (const id of ids) expect((await read(id)).status).toBe('verifying')
})

test('what may be done is what all of the chosen allow', async () => {
  const ask = async (ids: string[], cookie = officer.cookie) =>
    (await system.request('POST', '/api/v1/applications/bulk-actions/steps', { cookie, body: { ids } })).body
  const [fresh, started, other] = await Promise.all([submit(), submit(), submit(undefined, 'KIA')])
  expect(await ask([fresh, started])).toMatchObject({ steps: ['start'], canTake: true, canAssign: false })
  await bulk({ action: 'start', items: await itemsOf([started]) })
  expect(await ask([fresh, started])).toMatchObject({ steps: [], service: { code: 'KK-GANTI' } })
  expect(await ask([started])).toMatchObject({ steps: expect.arrayContaining(['request_correction', 'reject']) })
  expect(await ask([fresh, other])).toMatchObject({ service: null })
  expect(await ask([fresh], supervisor.cookie)).toMatchObject({ canAssign: true })
  const elsewhere = await submit('65.02.01.2005')
  expect(await ask([fresh, elsewhere])).toMatchObject({ steps: [], canTake: false, service: null })
})

test('too many, none, or one twice is refused as a whole', async () => {
  const id = await submit()
  const send = (items: unknown) =>
    system.request('POST', '/api/v1/applications/bulk-actions', {
      cookie: officer.cookie,
      body: { action: 'start', items },
    })
  const item = { id, expectedVersion: 1 }
  expect(await send([])).toMatchObject({ status: 422 })
  expect(await send([item, item])).toMatchObject({ status: 422 })
  expect(
    await send(Array.from({ length: 101 }, () => ({ id: crypto.randomUUID(), expectedVersion: 1 }))),
  ).toMatchObject({ status: 422 })
})
