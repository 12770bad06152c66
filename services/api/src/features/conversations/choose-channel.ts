import type { MessageChannel } from '../../channels/message'
import { addressIndex } from '../../platform/crypto/address-index'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import type { ConversationRecord } from './conversation-store'

type Reachable = {
  /** The channel of the conversation that the matter came from. */
  conversation: MessageChannel | undefined
  hasEmail: boolean
  hasPhone: boolean
  /** Channels on which this person wants no news. */
  stopped: ReadonlySet<MessageChannel>
}

/**
 * Where somebody is notified: where they write to us, else by e-mail, else by SMS where there is any. Who wants no news there has an
 * e-mail address left to be notified at; the telephone that was silenced is not tried another way. `isStopped`: wanted nowhere,
 * least on this channel; null: there is nowhere.
 */
export function chooseChannel(
  { conversation, hasEmail, hasPhone, stopped }: Reachable,
  { channels }: Pick<Platform['config'], 'channels'>,
): { channel: MessageChannel; isStopped: boolean } | null {
  const ways: MessageChannel[] = [
    ...(conversation ? [conversation] : []),
    ...(hasEmail ? (['email'] as const) : []),
    ...(hasPhone && !conversation && channels.sms?.canSend ? (['sms'] as const) : []),
  ]
  const open = ways.find((way) => !stopped.has(way))
  const channel = open ?? ways[0]
  return channel === undefined ? null : { channel, isStopped: open === undefined }
}

/** On which channels this person wants no news. */
export async function findStopped(
  db: Db,
  keyring: Keyring,
  person: { conversation?: ConversationRecord | undefined; email: string | null; phone: string | null },
): Promise<Set<MessageChannel>> {
  const indexOf = (channel: MessageChannel, address: string | null) =>
    address === null ? null : addressIndex(keyring, channel, address)
  const rows = await db.rows<{ channel: MessageChannel }>({
    text: `select channel from conversation where notices_stopped_at is not null
             and (id = $1 or (channel = 'email' and address_index = $2) or (channel = 'sms' and address_index = $3))`,
    values: [person.conversation?.id ?? null, indexOf('email', person.email), indexOf('sms', person.phone)],
  })
  return new Set(rows.map(({ channel }) => channel))
}
