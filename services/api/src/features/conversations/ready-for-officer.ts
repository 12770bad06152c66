import { formatDateTime, localized } from '@sipelandukilat/domain'
import { withoutComplaint, writesComplaint } from '@sipelandukilat/domain/dialogue'
import { addresses } from '@sipelandukilat/portal'
import { conversationsTexts } from '#texts'
import type { Config } from '../../platform/config'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import {
  type ConversationRecord,
  conversationKey,
  openDialogue,
  queueMessage,
  sealDialogue,
  setConversation,
} from './conversation-store'
import { messageTexts } from './texts'

/** Whoever writes a complaint goes on with it within this, counted from their last word. */
const complaintWaitMs = 60 * 60_000

type Reading = { db: Db; keyring: Keyring; config: Pick<Config, 'publicUrl'>; now: Date }

/**
 * Before an officer leads a locked conversation: whoever writes a complaint was told that it is not seen here, and it may be
 * about this very officer. Once they have been silent for an hour the complaint ends, and they are told where to complain.
 * @throws Problem `conflict`, with until when it cannot be taken over
 */
export async function readyForOfficer(
  { db, keyring, config, now }: Reading,
  record: ConversationRecord,
): Promise<void> {
  const key = conversationKey(keyring, record)
  const state = openDialogue(key, record)
  if (!state || !writesComplaint(state)) return
  const until = new Date((record.last_inbound_at?.getTime() ?? 0) + complaintWaitMs)
  if (record.handled_by === 'dialogue' && now < until)
    throw new Problem('conflict', {
      detail: conversationsTexts.of('complaintBeingWritten', {
        until: { id: formatDateTime(until, 'id'), en: formatDateTime(until, 'en') },
      }),
    })
  await setConversation(db, record.id, { dialogue: sealDialogue(key, record.id, withoutComplaint(state)) })
  const text = messageTexts.complaintEnded(`${config.publicUrl}${addresses.complaint}`)
  await queueMessage(db, record, key, { text: localized(text, record.language) }, { at: now })
}
