import type { ApplicationFile, Duplicate } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { routeWaiting, separateMerged } from '../applications/system-steps'
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
  service = 'KTP-GANTI',
): Promise<string> {
  const body = await exampleSubmission(system, service, seed, { villageCode: '65.03.05.2022' })
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

const decide = async (id: string, otherId: string) => {
  const [found] = await duplicatesOf(id)
  const body = { decision: 'merged', expectedVersion: found?.version ?? 0 }
  return system.request('POST', `/api/v1/applications/${id}/duplicates/${otherId}`, { cookie, body })
}
const read = async (id: string) =>
  (await system.request('GET', `/api/v1/applications/${id}`, { cookie })).body as ApplicationFile
async function step(id: string, action: string, more: object = {}): Promise<void> {
  const body = { action, expectedVersion: (await read(id)).version, ...more }
  const answer = await system.request('POST', `/api/v1/applications/${id}/transitions`, { cookie, body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}

test('what is merged goes on by itself where the other one ends without documents', async () => {
  const first = await submit(35)
  const second = await submit(35)
  await step(first, 'start')
  expect((await decide(first, second)).status).toBe(200)
  await separateMerged(system.app.platform)
  expect((await read(second)).status).toBe('merged')
  await step(first, 'reject', { note: 'Surat polisi palsu' })
  await separateMerged(system.app.platform)
  await routeWaiting(system.app.platform)
  const file = await read(second)
  expect(file).toMatchObject({ status: 'routed', dueAt: expect.any(String) })
  // Nothing is merged into what has ended.
  expect((await decide(first, second)).status).toBe(409)
})

test('what is whole is not merged into what is incomplete, and what a merging brings lacks no more', async () => {
  const isIncomplete = (body: Record<string, unknown>) => {
    body.attachments = []
    body.restFollows = true
  }
  const first = await submit(36, isIncomplete)
  const whole = await submit(36)
  expect((await read(first)).status).toBe('incomplete')
  expect((await decide(first, whole)).status).toBe(409)
  expect((await decide(whole, first)).status).toBe(200)

  const withFiles = (from: number, to: number) => (body: Record<string, unknown>) => {
    body.attachments = (body.attachments as unknown[]).slice(from, to)
    body.restFollows = true
  }
  const kept = await submit(37, withFiles(0, 1), 'AK-LAHIR')
  const other = await submit(37, withFiles(1, 2), 'AK-LAHIR')
  const lacked = (await read(kept)).lacks?.attachments ?? []
  const answer = await decide(kept, other)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  expect((await read(kept)).lacks?.attachments ?? []).toHaveLength(lacked.length - 1)
})

test('what has its documents is not closed in favour of another', async () => {
  const kept = await submit(38)
  const issued = await submit(38)
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update application set status = 'ready' where id = $1`, values: [issued] }),
  )
  const answer = await decide(kept, issued)
  expect(answer.status).toBe(409)
  expect(JSON.stringify(answer.body)).toContain('sudah terbit')
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
