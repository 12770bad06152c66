import type { Db } from '../../platform/database/db'

/** Once opened, a link works on for so long: signals break. */
const graceMs = 15 * 60_000

export type SentFile = {
  id: string
  blob: string
  media_type: string
  offered_until: Date
  conversation_id: string
  province_code: string
  regency_code: string
}

/** A file that an officer sent into a conversation, as long as it is offered; not long after it was fetched. */
export const findSentFile = (
  db: Db,
  id: string,
  now: Date,
  lock: '' | 'for update of u' = '',
): Promise<SentFile | undefined> =>
  db.first<SentFile>({
    text: `select u.id, u.blob, u.media_type, u.offered_until, u.conversation_id, c.province_code, c.regency_code
           from upload u join conversation c on c.id = u.conversation_id
           where u.id = $1 and u.offered_until > $2 and (u.opened_at is null or u.opened_at > $3) ${lock}`,
    values: [id, now, new Date(now.getTime() - graceMs)],
  })

/** Notes the first time it was fetched: from then on the link works for a short time only. */
export const markFetched = (db: Db, id: string, now: Date): Promise<number> =>
  db.run({ text: 'update upload set opened_at = coalesce(opened_at, $2) where id = $1', values: [id, now] })
