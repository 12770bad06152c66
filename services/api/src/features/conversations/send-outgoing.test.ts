import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutboundMessage, SendOutcome } from '../../channels/message'
import { workerScope } from '../../platform/caller'
import { addressIndex } from '../../platform/crypto/address-index'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { lockConversation, queueMessage } from './conversation-store'
import { sendOutgoing } from './send-outgoing'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem()
})
afterAll(() => system.close())

/** Queues these words, one behind the other; gives the ids. */
async function queue(phone: string, words: readonly { text: string; notBefore?: Date }[]): Promise<string[]> {
  const { keyring } = system.app.platform
  const place = { channel: 'sms', addressIndex: addressIndex(keyring, 'sms', phone), provinceCode: '65' } as const
  return system.database.write(workerScope, async (db) => {
    const { record, key } = await lockConversation(db, keyring, place, { address: phone }, system.clock.now)
    const ids: string[] = []
    for (const [index, { text, notBefore }] of words.entries()) {
      const at = new Date(system.clock.now.getTime() + index)
      ids.push(await queueMessage(db, record, key, { text }, { at, ...(notBefore ? { notBefore } : {}) }))
    }
    return ids
  })
}

const send = (messageId: string | undefined, sent: OutboundMessage[], outcome?: (words: string) => SendOutcome) =>
  sendOutgoing(
    system.app.platform,
    {
      send: async (_, message) => {
        sent.push(message)
        return outcome?.(message.text) ?? { kind: 'sent', externalIds: [message.ourId] }
      },
    } as Parameters<typeof sendOutgoing>[1],
    async (_db, _keyring, { text }) => text,
    { messageId: messageId ?? '' },
  )
const textsOf = (sent: readonly OutboundMessage[]) => sent.map(({ text }) => text)

test('what waits behind words of the same conversation leaves with them, in order, but nothing before its time', async () => {
  const tomorrow = new Date(system.clock.now.getTime() + 86_400_000)
  const words = [{ text: 'Satu' }, { text: 'Dua' }, { text: 'Tiga' }, { text: 'Besok', notBefore: tomorrow }]
  const [first, second] = await queue('+6281200009971', words)
  system.clock.now = new Date(system.clock.now.getTime() + 1000)
  const sent: OutboundMessage[] = []
  await expect(send(second, sent)).rejects.toThrow('earlier words')
  await send(first, sent)
  expect(textsOf(sent)).toEqual(['Satu', 'Dua', 'Tiga'])
  // The jobs of their own that come later find nothing to do.
  await send(second, sent)
  expect(sent).toHaveLength(3)
})

test('words that cannot leave now hold up those behind them, and words refused do not', async () => {
  const ids = await queue('+6281200009972', [{ text: 'Satu' }, { text: 'Dua' }, { text: 'Tiga' }])
  system.clock.now = new Date(system.clock.now.getTime() + 1000)
  const sent: OutboundMessage[] = []
  const outcomes: Readonly<Record<string, SendOutcome>> = {
    Satu: { kind: 'refused', reason: 'not a telephone' },
    Dua: { kind: 'retry', reason: 'too fast' },
  }
  const outcome = (words: string): SendOutcome => outcomes[words] ?? { kind: 'sent', externalIds: ['3'] }
  // The job of the first is done: that of the second tries on.
  await send(ids[0], sent, outcome)
  expect(textsOf(sent)).toEqual(['Satu', 'Dua'])
  await expect(send(ids[1], sent, outcome)).rejects.toThrow('too fast')
  await send(ids[1], sent)
  expect(textsOf(sent)).toEqual(['Satu', 'Dua', 'Dua', 'Dua', 'Tiga'])
})
