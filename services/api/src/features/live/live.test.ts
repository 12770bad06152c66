import { request as httpRequest, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { workerScope } from '../../platform/caller'
import { newId } from '../../platform/id'
import { startDispatcher } from '../../platform/jobs/dispatcher'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let dispatcher: { stop: () => Promise<void> }

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
  dispatcher = startDispatcher({
    database: system.database,
    queues: system.app.queues,
    logger: system.app.platform.logger,
  })
})
afterAll(async () => {
  await dispatcher.stop()
  await system.close()
})

/** An open event stream and what came over it. */
async function listen(cookie: string): Promise<{ status: number | undefined; events: string[]; close: () => void }> {
  const events: string[] = []
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    httpRequest(`${system.url}/api/v1/live`, { headers: { cookie } }, resolve).once('error', reject).end()
  })
  response.on('data', (chunk) =>
    events.push(
      ...String(chunk)
        .split('\n\n')
        .filter((line) => line.startsWith('data: ')),
    ),
  )
  response.on('error', () => undefined)
  return { status: response.statusCode, events, close: () => response.destroy() }
}

test('a new application reaches the screens of its regency and no other', async () => {
  const own = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const other = await system.createUser([{ role: 'intake_officer', regionCode: '65.02' }])
  const [mine, theirs] = await Promise.all([listen(own.cookie), listen(other.cookie)])
  expect(mine.status).toBe(200)
  const submit = async (seed: number, villageCode: string) => {
    const body = await exampleSubmission(system, 'AK-LAHIR', seed, { villageCode })
    return ((await system.request('POST', '/api/v1/public/applications', { body })).body as { id: string }).id
  }
  const here = await submit(1, '65.03.05.2022')
  const there = await submit(2, '65.02.01.2005')
  await vi.waitFor(() => {
    expect(mine.events.join()).toContain(here)
    expect(theirs.events.join()).toContain(there)
  }, 10_000)
  expect(mine.events.join()).not.toContain(there)
  expect(theirs.events.join()).not.toContain(here)
  mine.close()
  theirs.close()
})

test('a module suspended in a regency reaches the screens of that regency at once, and to no other', async () => {
  const admin = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  const [mine, theirs] = await Promise.all([
    system.createUser([{ role: 'intake_officer', regionCode: '65.03.05' }]).then(({ cookie }) => listen(cookie)),
    system.createUser([{ role: 'intake_officer', regionCode: '65.02' }]).then(({ cookie }) => listen(cookie)),
  ])
  await system.database.write(workerScope, (db) =>
    db.run({ text: `insert into module (id, title, owner) values ('uji', '{"id":"Uji","en":"Test"}', 'uji')` }),
  )
  const startedAt = performance.now()
  const suspend = (regionCode: string) =>
    system.request('PUT', '/api/v1/modules/uji/suspension', {
      cookie: admin.cookie,
      body: { regionCode, reason: 'Halaman kosong' },
    })
  expect((await suspend('65.03')).status).toBe(200)
  await vi.waitFor(() => expect(mine.events.join()).toContain('boot.changed'), 5_000)
  console.info(`suspended → notified: ${Math.round(performance.now() - startedAt)} ms`)
  // What is everybody's comes after: had the first been for the others too, they would have been notified twice.
  const platform = await system.createUser([{ role: 'platform_admin', regionCode: null }])
  const everywhere = await system.request('PUT', '/api/v1/modules/uji/suspension', {
    cookie: platform.cookie,
    body: { reason: 'Halaman kosong' },
  })
  expect(everywhere.status).toBe(200)
  await vi.waitFor(() => expect(theirs.events.join()).toContain('boot.changed'), 5_000)
  expect(theirs.events).toHaveLength(1)
  mine.close()
  theirs.close()
})

test('what is said in a conversation is announced to the officers of its regency, without its words, and to no other', async () => {
  const [mine, theirs] = await Promise.all(
    ['65.03', '65.02'].map((regionCode) =>
      system.createUser([{ role: 'intake_officer', regionCode }]).then(({ cookie }) => listen(cookie)),
    ),
  )
  if (!mine || !theirs) throw new Error('nobody listens')
  const conversationId = newId()
  const say = (regencyCode: string) =>
    system.database.write(workerScope, async (db) => {
      const id = regencyCode === '65.03' ? conversationId : newId()
      await db.run({
        text: `insert into conversation (id, channel, address_index, province_code, regency_code, data_key, envelope, last_message_at)
               values ($1, 'sms', $2, '65', $3, '', '', now())`,
        values: [id, Buffer.from(id), regencyCode],
      })
      await db.run({
        text: `insert into conversation_message (id, conversation_id, province_code, regency_code, direction, at, sealed, state, state_at)
               values ($1, $2, '65', $3, 'in', now(), 'secret', 'received', now())`,
        values: [newId(), id, regencyCode],
      })
    })
  await say('65.03')
  await say('65.02')
  await vi.waitFor(() => expect(theirs.events).toHaveLength(1), 5_000)
  expect(mine.events).toEqual([`data: ${JSON.stringify({ type: 'conversation.changed', conversationId })}`])
  expect(theirs.events.join()).not.toContain(conversationId)
  mine.close()
  theirs.close()
})

test('nobody listens without a session', async () => {
  expect((await listen('')).status).toBe(401)
})
