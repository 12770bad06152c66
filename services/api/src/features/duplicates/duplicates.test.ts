import type { Duplicate } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { findDuplicatesOfNew } from './find-duplicates'

let system: TestSystem
let cookie: string

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
  cookie = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
})
afterAll(() => system.close())

async function submit(
  seed: number,
  change: (body: Record<string, unknown>) => void = () => undefined,
): Promise<string> {
  const body = await exampleSubmission(system, 'KTP-GANTI', seed, { villageCode: '65.03.05.2022' })
  change(body)
  const answer = await system.request('POST', '/api/v1/public/applications', { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const { id } = answer.body as { id: string }
  await findDuplicatesOfNew(system.app.platform, { applicationId: id, seq: 1 })
  return id
}

async function duplicatesOf(id: string, as = cookie): Promise<Duplicate[]> {
  const answer = await system.request('GET', `/api/v1/applications/${id}/duplicates`, { cookie: as })
  expect(answer.status).toBe(200)
  return (answer.body as { items: Duplicate[] }).items
}

const applicantOf = (body: Record<string, unknown>) => body.applicant as { name: string; nik: string }

test('a second request by the same person shows with what speaks for it, on both files', async () => {
  const first = await submit(31)
  const second = await submit(31, (body) => {
    applicantOf(body).name = applicantOf(body).name.toUpperCase()
  })
  const stranger = await submit(32)
  const [found] = await duplicatesOf(second)
  expect(found).toMatchObject({ applicationId: first, isEarlier: true, decision: null })
  expect(found?.reasons).toEqual(expect.arrayContaining(['nik', 'name', 'household', 'village']))
  expect(await duplicatesOf(first)).toMatchObject([{ applicationId: second, isEarlier: false }])
  expect(await duplicatesOf(stranger)).toEqual([])
})

test('kept as two, it is asked no more; merged, the other is closed and its missing files are taken over', async () => {
  const first = await submit(33, (body) => {
    body.attachments = (body.attachments as unknown[]).slice(0, 1)
  })
  const second = await submit(33)
  const [found] = await duplicatesOf(first)
  const decide = (id: string, otherId: string, decision: string, expectedVersion: number) =>
    system.request('POST', `/api/v1/applications/${id}/duplicates/${otherId}`, {
      cookie,
      body: { decision, expectedVersion },
    })
  expect((await decide(first, second, 'merged', 99)).status).toBe(409)
  expect((await decide(first, second, 'distinct', found?.version ?? 0)).status).toBe(200)
  expect((await duplicatesOf(first))[0]?.decision).toBe('distinct')
  const merged = await decide(first, second, 'merged', found?.version ?? 0)
  expect(merged.status, JSON.stringify(merged.body)).toBe(200)
  const closed = (await system.request('GET', `/api/v1/applications/${second}`, { cookie })).body as { status: string }
  expect(closed.status).toBe('merged')
  expect((await decide(second, first, 'merged', 1)).status).toBe(409)
})

test('an office sees no likeness to what another regency has', async () => {
  const here = await submit(34)
  const there = await submit(34, (body) => {
    body.villageCode = '65.02.01.2002'
  })
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into duplicate_pair (earlier_id, later_id, score, reasons, found_at) values ($1, $2, 0.9, '{nik}', now())`,
      values: [here, there],
    }),
  )
  expect(await duplicatesOf(here)).toEqual([])
  const denied = await system.request('POST', `/api/v1/applications/${here}/duplicates/${there}`, {
    cookie,
    body: { decision: 'merged', expectedVersion: 1 },
  })
  expect(denied.status).toBe(404)
})
