import type { Db } from '../../platform/database/db'
import type { ConversationRecord } from './conversation-store'

/** The application's notices go where it came from, and its office sees the conversation. */
export async function linkApplication(
  db: Db,
  record: Pick<ConversationRecord, 'id'>,
  applicationId: string,
  villageCode: string,
): Promise<void> {
  db.defer({
    text: 'insert into conversation_application (application_id, conversation_id) values ($1, $2)',
    values: [applicationId, record.id],
  })
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
