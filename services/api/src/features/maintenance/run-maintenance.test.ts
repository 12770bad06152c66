import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { from } from '../../platform/database/from'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { runMaintenance } from './run-maintenance'

let system: TestSystem
beforeAll(async () => {
  system = await createTestSystem()
})
afterAll(() => system.close())

test('what has ended is deleted by the clock of the system, whatever the database’s says', async () => {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const status = async () => (await system.request('GET', '/api/v1/session', { cookie })).status
  await runMaintenance(system.app.platform, system.app.queues)
  expect(await status()).toBe(200)
  system.clock.now = new Date(system.clock.now.getTime() + 7 * 86_400_000)
  await runMaintenance(system.app.platform, system.app.queues)
  const left = await system.database.read(workerScope, (db) => db.rows(from('session').select('user_id')))
  expect(left).toEqual([])
})
