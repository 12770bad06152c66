import { afterAll, beforeAll, expect, it as test, vi } from 'vitest'
import { workerScope } from './platform/caller'
import { newId } from './platform/id'
import { createTestSystem, type TestSystem } from './testing/test-system'
import { startWorker } from './worker'

let system: TestSystem
let worker: Awaited<ReturnType<typeof startWorker>>
beforeAll(async () => {
  system = await createTestSystem()
  worker = await startWorker(system.app.platform, system.app.queues)
})
afterAll(async () => {
  await worker.stop()
  await system.close()
})

test('sets all its clocks, and stops one of an earlier version', async () => {
  const { queues } = system.app
  await queues.get('maintenance').upsertJobScheduler('sweep-letters', { every: 60_000 }, { name: 'sweep-letters' })
  await worker.stop()
  worker = await startWorker(system.app.platform, queues)
  const clocks: Record<string, string> = {}
  for (const queue of queues.all)
    for (const { key, every } of await queue.getJobSchedulers())
      clocks[key] = `${queue.name}, ${Number(every) / 60_000}`
  expect(clocks).toEqual({
    deadlines: 'deadlines, 10',
    maintenance: 'maintenance, 60',
    'retry-late': 'maintenance, 5',
    'fold-reports': 'maintenance, 1',
    'rescore-visits': 'maintenance, 10',
    'guard-rollouts': 'maintenance, 1',
  })
})

test('fails a job that nobody knows at its first try, and keeps it', async () => {
  const queue = system.app.queues.get('notices')
  const { id = '' } = await queue.add('user.letter', {})
  await vi.waitFor(async () => expect(await queue.getJobState(id)).toBe('failed'), 15_000)
  expect(await queue.getJob(id)).toMatchObject({ attemptsMade: 1, failedReason: 'user.letter: unknown topic' })
})

test('shows at /queues what no queue takes', async () => {
  const id = newId()
  await system.database.write(workerScope, (db) =>
    db.run({
      text: 'insert into outbox (id, topic, payload) values ($1, $2, $3)',
      values: [id, 'application.vanished', '{}'],
    }),
  )
  const { cookie } = await system.createUser([{ role: 'platform_admin', regionCode: null }])
  await vi.waitFor(async () => {
    const { body } = await system.request('GET', '/queues/api/queues?activeQueue=set-aside&status=waiting', { cookie })
    const { queues } = body as { queues: { name: string; jobs: { id: string; name: string }[] }[] }
    const shown = queues.find(({ name }) => name === 'set-aside')?.jobs
    expect(shown).toEqual([expect.objectContaining({ id, name: 'application.vanished' })])
  }, 15_000)
})
