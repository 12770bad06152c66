import type { MessageChannel } from '../../channels/message'
import { addressIndex } from '../../platform/crypto/address-index'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import {
  type Contact,
  type ConversationRecord,
  conversationKey,
  lockConversation,
  openContact,
  queueMessage,
  type SaidContent,
  setConversation,
} from './conversation-store'
import { wakingHour } from './quiet-hours'

/** Somebody who is written to: in a conversation that is known, or at an address, where a conversation begins if there is none. */
export type Recipient =
  | { conversation: ConversationRecord }
  | { channel: MessageChannel; address: string; provinceCode: string }

/** A conversation locked until the end of the transaction. */
export type OpenedConversation = { record: ConversationRecord; key: Buffer; contact: Contact }

/**
 * Queues what the office notifies of its own accord: in quiet hours it waits for the morning.
 * @param messages as they are, or made for the conversation once it is locked
 * @returns the ids of the messages
 */
export async function notify(
  db: Db,
  platform: Pick<Platform, 'config' | 'keyring'>,
  to: Recipient,
  messages: readonly SaidContent[] | ((opened: OpenedConversation) => Promise<readonly SaidContent[]>),
  { at, applicationId }: { at: Date; applicationId?: string | undefined },
): Promise<string[]> {
  const opened = await openFor(db, platform, to, at)
  const { record, key } = opened
  const ids: string[] = []
  for (const message of typeof messages === 'function' ? await messages(opened) : messages)
    ids.push(
      await queueMessage(db, record, key, message, {
        at,
        notBefore: wakingHour(at, platform.config.quietHours),
        ...(applicationId === undefined ? {} : { applicationId }),
      }),
    )
  await setConversation(db, record.id, { last_message_at: at })
  return ids
}

function openFor(
  db: Db,
  { keyring }: Pick<Platform, 'keyring'>,
  to: Recipient,
  now: Date,
): Promise<OpenedConversation> {
  if (!('conversation' in to)) {
    const { channel, address, provinceCode } = to
    const place = { channel, addressIndex: addressIndex(keyring, channel, address), provinceCode }
    return lockConversation(db, keyring, place, { address }, now)
  }
  const { conversation } = to
  const contact = openContact(conversationKey(keyring, conversation), conversation)
  const place = {
    channel: conversation.channel,
    addressIndex: conversation.address_index ?? addressIndex(keyring, conversation.channel, contact.address),
    provinceCode: conversation.province_code,
  }
  return lockConversation(db, keyring, place, contact, now)
}
