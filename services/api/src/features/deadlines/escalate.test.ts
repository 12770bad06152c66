import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import type { Mail } from '../../platform/mailer'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { type EscalationJob, escalate, mailEscalation } from './escalate'

let system: TestSystem
const users = new Map<string, string>()

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
  for (const [role, regionCode] of [
    ['intake_officer', '65.03'],
    ['supervisor', '65.03'],
    ['regency_admin', '65.03'],
    ['province_admin', '65'],
    ['supervisor', '65.02'],
  ] as const)
    users.set(`${role}@${regionCode}`, (await system.createUser([{ role, regionCode }])).id)
})
afterAll(() => system.close())

const jobsSince = (instant: Date) =>
  system.database.read(workerScope, (db) =>
    db.rows<{ payload: EscalationJob }>({
      text: `select payload from outbox where topic = 'user.escalation' and created_at > $1 order by created_at, id`,
      values: [instant],
    }),
  )

/** Runs at an instant of the office; gives who was notified, by role and level. */
async function runAt(instant: string): Promise<string[]> {
  const [{ now } = { now: new Date() }] = await system.database.read(workerScope, (db) =>
    db.rows<{ now: Date }>({ text: 'select clock_timestamp() as now' }),
  )
  system.clock.now = new Date(instant)
  await escalate(system.app.platform)
  const names = new Map([...users].map(([name, id]) => [id, name]))
  return (await jobsSince(now)).map(({ payload }) => `${payload.level} → ${names.get(payload.userId)}`).toSorted()
}

test('a late file is escalated, each level once, and to nobody of another regency', async () => {
  system.clock.now = new Date('2026-09-14T02:00:00Z')
  const body = await exampleSubmission(system, 'KTP-GANTI', 41, { villageCode: '65.03.05.2022' })
  const { id } = (await system.request('POST', '/api/v1/public/applications', { body })).body as { id: string }
  const [row] = await system.database.read(workerScope, (db) =>
    db.rows<{ due_at: Date }>({ text: 'select due_at from application where id = $1', values: [id] }),
  )
  const dueAt = row?.due_at.getTime() ?? 0
  const days = (count: number) => new Date(dueAt + count * 86_400_000).toISOString()
  expect(await runAt('2026-09-14T03:00:00Z')).toEqual([])
  expect(await runAt(days(-0.3))).toEqual(['warning → supervisor@65.03'])
  expect(await runAt(days(-0.2))).toEqual([])
  expect(await runAt(days(0.4))).toEqual(['supervisor → supervisor@65.03'])
  expect(await runAt(days(20))).toEqual(['provinceAdmin → province_admin@65'])

  const mails: Mail[] = []
  const mailer = {
    send: async (mail: Mail) => void mails.push(mail),
    sendMail: async () => undefined,
    close: () => undefined,
  }
  const supervisor = users.get('supervisor@65.03') ?? ''
  await mailEscalation(system.app.platform, mailer, {
    userId: supervisor,
    level: 'supervisor',
    applicationIds: [id],
    day: '2026-10-01',
  })
  expect(mails[0]?.text).toContain('SPL-')
  expect(mails[0]?.text).not.toContain((body.applicant as { name: string }).name)
})

test('nobody is notified while the citizen is waited for', async () => {
  system.clock.now = new Date('2026-09-14T02:00:00Z')
  const body = await exampleSubmission(system, 'KTP-GANTI', 42, { villageCode: '65.03.05.2022' })
  const { id } = (await system.request('POST', '/api/v1/public/applications', { body })).body as { id: string }
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  for (const [action, expectedVersion, more] of [
    ['start', 1, {}],
    ['request_correction', 2, { attachments: ['familyCard'], note: 'Foto buram' }],
  ] as const) {
    const answer = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer.cookie,
      body: { action, expectedVersion, ...more },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
  expect(await runAt('2026-12-14T02:00:00Z')).toEqual([])
})
