import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { type ApplicationRecord, changeApplication } from '../applications/application-store'
import { appendInStatus } from '../applications/events'
import { type ApplicationKey, sealNote } from '../applications/personal-record'
import { insertMessage, messagePlace } from './message-store'

export type NewMessage = { text: string; now: Date } & (
  | { direction: 'in'; authorId: null }
  /** Since when the citizen waits on, for what the officer had not seen. */
  | { direction: 'out'; authorId: string; unansweredSince: Date | null }
)

/**
 * Adds to an application's messages and to its history, which tells open screens and the worker. No officer decided anything:
 * the version that they see stays valid. Gives the message's id.
 */
export async function appendMessage(
  db: Db,
  record: ApplicationRecord,
  key: ApplicationKey,
  message: NewMessage,
): Promise<string> {
  const { direction, authorId, text, now } = message
  const id = newId()
  const seen = { ...record, last_seq: record.last_seq + 1 }
  const isIncoming = message.direction === 'in'
  await changeApplication(db, record.id, {
    last_seq: seen.last_seq,
    unanswered_since: message.direction === 'in' ? (record.unanswered_since ?? now) : message.unansweredSince,
  })
  await insertMessage(db, record, {
    id,
    seq: seen.last_seq,
    direction,
    author_id: authorId,
    sealed: sealNote(key, messagePlace(id), text),
    at: now,
  })
  appendInStatus(db, seen, {
    type: isIncoming ? 'message_received' : 'message_answered',
    actorKind: isIncoming ? 'citizen' : 'officer',
    actorId: authorId,
    ...(isIncoming ? { channel: 'web' } : {}),
    data: {},
    now,
  })
  return id
}
