import type { Db } from '../../platform/database/db'
import type { Platform } from '../../platform/platform'
import { type ConversationRecord, queueMessage } from './conversation-store'
import { wakingHour } from './quiet-hours'

type Said = Parameters<typeof queueMessage>[3]

/** Queues what the office has to tell by itself in a conversation: in quiet hours it waits for the morning. */
export async function sayUnasked(
  db: Db,
  { config }: Pick<Platform, 'config'>,
  conversation: { record: Pick<ConversationRecord, 'id'>; key: Buffer },
  said: readonly Said[],
  { at, applicationId }: { at: Date; applicationId?: string | undefined },
): Promise<void> {
  for (const one of said)
    await queueMessage(db, conversation.record, conversation.key, one, {
      at,
      notBefore: wakingHour(at, config.quietHours),
      ...(applicationId === undefined ? {} : { applicationId }),
    })
  await db.run({
    text: 'update conversation set last_message_at = $2, version = version + 1 where id = $1',
    values: [conversation.record.id, at],
  })
}
