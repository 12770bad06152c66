import type { DialogueReply, DialogueState } from '@sipelandukilat/domain/dialogue'
import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import type { ConversationRecord, SaidContent } from '../conversations/conversation-store'

/** One conversation while its messages are handled, inside the transaction that handles them. */
export type EffectContext = {
  platform: Platform
  db: Db
  record: ConversationRecord
  key: Buffer
  now: Date
  state: DialogueState
}

/** What an effect answers. What opens an application or a complaint is put in as it leaves. */
export type GivenReply = DialogueReply & Pick<SaidContent, 'complaintId' | 'pinOfApplication' | 'showsApplication'>
