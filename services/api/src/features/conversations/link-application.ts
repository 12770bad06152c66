import { placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { ConversationRecord } from './conversation-store'

/** The application's notices go where it came from, and its office sees the conversation. */
export async function linkApplication(
  db: Db,
  record: Pick<ConversationRecord, 'id'>,
  applicationId: string,
  villageCode: string,
): Promise<void> {
  db.defer(from('conversation_application').insert({ application_id: applicationId, conversation_id: record.id }))
  await placeConversation(db, record.id, placeOf(villageCode).regencyCode)
}

/** The application's notices go there as well; the conversation stays with its office, and what was said in it too. */
export async function joinConversation(
  db: Db,
  record: Pick<ConversationRecord, 'id'>,
  applicationId: string,
): Promise<void> {
  await db.run(from('conversation_application').insert({ application_id: applicationId, conversation_id: record.id }))
}

/** A conversation goes to the office whose matter it became, with all that was said. */
export async function placeConversation(db: Db, conversationId: string, regencyCode: string): Promise<void> {
  const place = { province_code: placeOf(regencyCode).provinceCode, regency_code: regencyCode }
  db.defer(from('conversation').where({ id: conversationId }).where('regency_code', '<>', regencyCode).update(place))
  const said = { conversation_id: conversationId }
  db.defer(from('conversation_message').where(said).where('regency_code', '<>', regencyCode).update(place))
  db.defer(from('call_back').where(said).where('regency_code', '<>', regencyCode).update(place))
  db.defer(from('application_draft').where(said).where('regency_code', '<>', regencyCode).update(place))
}

/** The same by an officer, also to an office whose conversations they do not see. */
export const handOverConversation = (db: Db, conversationId: string, regencyCode: string): void =>
  db.defer({ text: 'select app_hand_over_conversation($1, $2)', values: [conversationId, regencyCode] })

/**
 * A conversation that no office has yet, and which every office reads, goes to the one whose matter it became; one that an
 * office has stays there, with what was said of its applications.
 */
export async function placeUnplaced(
  db: Db,
  record: Pick<ConversationRecord, 'id' | 'province_code' | 'regency_code'>,
  regencyCode: string,
): Promise<void> {
  if (record.regency_code === record.province_code) await placeConversation(db, record.id, regencyCode)
}

/** Whether the application came from this conversation, or was linked to it. */
export const isLinked = async (db: Db, conversationId: string, applicationId: string): Promise<boolean> =>
  (await db.first(
    from('conversation_application')
      .where({ application_id: applicationId, conversation_id: conversationId })
      .select('application_id'),
  )) !== undefined

/** Whether the application has a conversation of its own already. */
export const hasConversation = async (db: Db, applicationId: string): Promise<boolean> =>
  (await db.first(
    from('conversation_application').where({ application_id: applicationId }).select('application_id'),
  )) !== undefined
