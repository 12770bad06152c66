import type { RegisteredModule } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import type { Mail } from '../../platform/mailer'
import { newDeveloper, publishFor } from '../../testing/release-maker'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { guardRollouts, mailRevertedRollout, type RevertedRollout } from './guard-rollouts'

let system: TestSystem
let developer: Awaited<ReturnType<typeof newDeveloper>>
let province: { id: string; cookie: string }
const id = 'penjangkauan'

beforeAll(async () => {
  system = await createTestSystem()
  developer = await newDeveloper(system)
  province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  for (const version of ['1.0.0', '1.1.0']) await publishFor(system, developer, { id, version })
  await system.request('PUT', `/api/v1/modules/${id}/tracks/stable`, {
    cookie: province.cookie,
    body: { version: '1.0.0' },
  })
})
afterAll(() => system.close())

async function startRollout(): Promise<string> {
  const answer = await system.request('POST', `/api/v1/modules/${id}/rollouts`, {
    cookie: province.cookie,
    body: { version: '1.1.0', rules: [{ regencies: ['65.03'], percentage: 100 }] },
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return (answer.body as RegisteredModule).rollouts.find((rollout) => rollout.status === 'running')?.id ?? ''
}

const report = (arm: string, count: number, outcome: string, durationMs = 200) =>
  system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into module_load_report (id, module_id, version, outcome, duration_ms, arm, at)
             select gen_random_uuid(), $1, '1.1.0', $2, $3, $4, $5::timestamptz + interval '1 minute' from generate_series(1, $6)`,
      values: [id, outcome, durationMs, arm, system.clock.now, count],
    }),
  )

const rolloutOf = async (rolloutId: string) => {
  const answer = await system.request('GET', `/api/v1/modules/${id}`, { cookie: province.cookie })
  return (answer.body as RegisteredModule).rollouts.find((rollout) => rollout.id === rolloutId)
}

test('a rollout that fails more than the rest is taken back by itself, once, and its people are told', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const versionNow = async () => {
    const boot = await system.request('GET', '/api/v1/boot', { cookie: officer.cookie })
    return (boot.body as { modules: { id: string; version: string }[] }).modules.find((module) => module.id === id)
      ?.version
  }
  const rolloutId = await startRollout()
  expect(await versionNow()).toBe('1.1.0')
  await report('baseline', 200, 'loaded')
  await report(`rollout:${rolloutId}`, 15, 'timeout')
  expect(await guardRollouts(system.app.platform)).toBe(0)
  await report(`rollout:${rolloutId}`, 15, 'loaded')
  expect(await guardRollouts(system.app.platform)).toBe(1)
  expect(await guardRollouts(system.app.platform)).toBe(0)
  expect(await rolloutOf(rolloutId)).toMatchObject({
    status: 'reverted',
    verdict: { because: 'failures', rollout: 0.5, baseline: 0, loads: 30 },
  })
  expect(await versionNow()).toBe('1.0.0')

  const jobs = await system.database.read(workerScope, (db) =>
    db.rows<{ payload: RevertedRollout }>({ text: `select payload from outbox where topic = 'user.rollout-reverted'` }),
  )
  expect(jobs.map(({ payload }) => payload.userId).sort()).toEqual([developer.id, province.id].sort())
  const mails: Mail[] = []
  const mailer = {
    send: async (mail: Mail) => void mails.push(mail),
    sendMail: async () => undefined,
    close: () => undefined,
  }
  for (const { payload } of jobs) await mailRevertedRollout(system.app.platform, mailer, payload)
  expect(mails).toHaveLength(2)
  expect(mails[0]?.subject).toContain('penjangkauan 1.1.0')
  expect(mails[0]?.text).toContain('50%')
})

test('a healthy rollout runs on; what a rollout that was resumed did before counts no more', async () => {
  const rolloutId = await startRollout()
  await report(`rollout:${rolloutId}`, 40, 'loaded')
  expect(await guardRollouts(system.app.platform)).toBe(0)
  const change = async (action: string, expectedVersion: number) => {
    const answer = await system.request('PATCH', `/api/v1/modules/${id}/rollouts/${rolloutId}`, {
      cookie: province.cookie,
      body: { action, expectedVersion },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
  await change('pause', 1)
  await report(`rollout:${rolloutId}`, 100, 'render')
  // A paused rollout is nobody's, and is not judged.
  expect(await guardRollouts(system.app.platform)).toBe(0)
  system.clock.now = new Date(system.clock.now.getTime() + 10 * 60_000)
  await change('resume', 2)
  expect(await guardRollouts(system.app.platform)).toBe(0)
  await report(`rollout:${rolloutId}`, 30, 'loaded', 5_000)
  expect(await guardRollouts(system.app.platform)).toBe(1)
  expect((await rolloutOf(rolloutId))?.verdict).toMatchObject({ because: 'slow', rollout: 5_000, baseline: 200 })
})
