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
  await placeConversation(db, record.id, villageCode.slice(0, 5))
}

/** A conversation goes to the office whose matter it became, with all that was said. */
export async function placeConversation(db: Db, conversationId: string, regencyCode: string): Promise<void> {
  for (const [table, column] of [
    ['conversation', 'id'],
    ['conversation_message', 'conversation_id'],
    ['call_back', 'conversation_id'],
    ['application_draft', 'conversation_id'],
  ] as const)
    db.defer({
      text: `update ${table} set province_code = $2, regency_code = $3 where ${column} = $1 and regency_code <> $3`,
      values: [conversationId, regencyCode.slice(0, 2), regencyCode],
    })
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
