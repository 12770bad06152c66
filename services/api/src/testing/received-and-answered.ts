import { expect } from 'vitest'
import type { MessageChannel } from '../channels/message'
import { workerScope } from '../platform/caller'
import { addressIndex } from '../platform/crypto/address-index'
import { eventually } from './eventually'
import type { TestSystem } from './test-system'

const talkOf = async ({ database, app }: TestSystem, channel: MessageChannel, address: string) =>
  (await database.read(workerScope, (db) =>
    db.first<{ received: number; leaving: number }>({
      text: `select count(*) filter (where m.direction = 'in')::int as received,
                    count(*) filter (where m.direction = 'out' and m.state in ('queued', 'sending') and m.at <= $3)::int as leaving
             from conversation_message m join conversation c on c.id = m.conversation_id
             where c.channel = $1 and c.address_index = $2`,
      values: [channel, addressIndex(app.platform.keyring, channel, address), app.platform.clock()],
    }),
  )) ?? { received: 0, leaving: 0 }

/**
 * Says something and waits until it was received and every answer to it has left: who speaks again before that would take a
 * late answer for the next one. What may leave only in the morning, or a job of its own sends afterwards (a link, a receipt), is not waited for.
 */
export async function receivedAndAnswered(
  system: TestSystem,
  { channel, address }: { channel: MessageChannel; address: string },
  say: () => Promise<unknown>,
): Promise<void> {
  const before = await talkOf(system, channel, address)
  await say()
  await eventually(async () => {
    const now = await talkOf(system, channel, address)
    expect(now.received, 'received').toBeGreaterThan(before.received)
    expect(now.leaving, 'answers on their way').toBe(0)
  })
}
