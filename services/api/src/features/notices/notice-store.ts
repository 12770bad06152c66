import type { MessageChannel } from '../../channels/message'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import type { VisitNoticeKind } from '../wording/visit-notice-text'

type Notice = Row<'notice'>
/** Which notice: of an event of an application, by the words it uses. */
type NoticeKey = Pick<Notice, 'application_id' | 'event_seq' | 'template'>

/** Whether it was sent or queued, or there was nobody to send it to. */
export const wasHandled = async (db: Db, key: NoticeKey): Promise<boolean> =>
  (await db.first(
    from('notice')
      .where({ ...key })
      .where('status', '<>', 'failed')
      .select('id')
      .limit(1),
  )) !== undefined

export type SentNotice = Pick<Notice, 'id' | 'recorded_at' | 'template' | 'status' | 'message_ids'> & {
  channel: MessageChannel
}

/** What was sent of an application, the newest first, at most a hundred. */
export const listNotices = (db: Db, applicationId: string): Promise<SentNotice[]> =>
  db.rows<SentNotice>(
    from('notice')
      .where({ application_id: applicationId })
      .orderBy('recorded_at', 'desc')
      .limit(100)
      .select('id', 'channel', 'recorded_at', 'template', 'status', 'message_ids'),
  )

export type SentVisitNotice = Omit<SentNotice, 'template'> & { kind: VisitNoticeKind }

/** The same of the visits that are planned for it. */
export const listVisitNotices = (db: Db, applicationId: string): Promise<SentVisitNotice[]> =>
  db.rows<SentVisitNotice>({
    text: 'select id, kind, channel, status, recorded_at, message_ids from app_visit_notices($1)',
    values: [applicationId],
  })

/** Keeps what became of a notice on a channel, in place of an earlier try. */
export async function saveNotice(
  db: Db,
  key: NoticeKey,
  { channel, status, messageIds = [] }: Pick<Notice, 'channel' | 'status'> & { messageIds?: readonly string[] },
): Promise<void> {
  await db.run({
    text: `insert into notice (application_id, event_seq, template, channel, status, message_ids, id) values ($1, $2, $3, $4, $5, $6, gen_random_uuid())
           on conflict (application_id, event_seq, template, channel) do update set status = excluded.status, message_ids = excluded.message_ids, attempts = notice.attempts + 1`,
    values: [key.application_id, key.event_seq, key.template, channel, status, messageIds],
  })
}
