import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { addressIndex } from '../../platform/crypto/address-index'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { lockConversation } from './conversation-store'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem()
})
afterAll(() => system.close())

/** A conversation that no office has yet. */
async function unplaced(phone: string): Promise<{ id: string; version: number }> {
  const { keyring } = system.app.platform
  const place = {
    channel: 'whatsapp',
    addressIndex: addressIndex(keyring, 'whatsapp', phone),
    provinceCode: '65',
  } as const
  return system.database.write(workerScope, async (db) => {
    const { record } = await lockConversation(
      db,
      keyring,
      place,
      { address: phone, name: 'Hana Padan' },
      system.clock.now,
    )
    return { id: record.id, version: record.version }
  })
}

test('whoever takes a conversation over keeps it in their own office; another one is handed it', async () => {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.71' }])
  const handle = ({ id, version }: { id: string; version: number }, body: object) =>
    system.request('PUT', `/api/v1/conversations/${id}/handling`, {
      cookie,
      body: { expectedVersion: version, ...body },
    })
  const conversation = await unplaced('+6281200009981')
  expect(await handle(conversation, { handledBy: 'officer', regencyCode: '65.03' })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'regencyCode', message: expect.stringContaining('tetap di kantor Anda') }] },
  })
  const own = await handle(conversation, { handledBy: 'officer', regencyCode: '65.71' })
  expect(own, JSON.stringify(own.body)).toMatchObject({ status: 200, body: { regencyCode: '65.71' } })
  const given = await handle(await unplaced('+6281200009982'), { handledBy: 'dialogue', regencyCode: '65.03' })
  expect(given, JSON.stringify(given.body)).toMatchObject({ status: 200, body: { regencyCode: '65.03' } })
})
