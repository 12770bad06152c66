import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { type Owner, ownedBy } from '../applications/application-store'
import { openNote, type ReadingKey } from '../applications/personal-record'
import { toBeSent } from '../conversations/hidden-pin'

export type MessageRecord = Pick<
  Row<'application_message'>,
  'id' | 'seq' | 'direction' | 'author_id' | 'sealed' | 'at' | 'read_at'
>

/** The envelope's place of a message's words. */
export const messagePlace = (id: string) => `application_message.sealed:${id}`

/** Oldest first, their words still sealed. */
export const listApplicationMessages = (db: Db, applicationId: string): Promise<MessageRecord[]> =>
  db.rows(
    from('application_message')
      .where({ application_id: applicationId })
      .orderBy('seq')
      .select('id', 'seq', 'direction', 'author_id', 'sealed', 'at', 'read_at'),
  )

export async function insertMessage(
  db: Db,
  owner: Owner,
  message: Pick<Row<'application_message'>, 'id' | 'seq' | 'direction' | 'author_id' | 'sealed' | 'at'>,
): Promise<void> {
  await db.run(from('application_message').insert({ ...ownedBy(owner), ...message }))
}

/** What came in up to this number and nobody at the office had read counts as read now; gives how many these were. */
export const readIncoming = (db: Db, applicationId: string, seenUntil: number, now: Date): Promise<number> =>
  db.run(
    from('application_message')
      .where({ application_id: applicationId, direction: 'in', read_at: null })
      .where('seq', '<=', seenUntil)
      .update({ read_at: now }),
  )

/** When the first message came in that stands after this number; null where none does. */
export async function findIncomingAfter(db: Db, applicationId: string, seenUntil: number): Promise<Date | null> {
  const next = await db.first(
    from('application_message')
      .where({ application_id: applicationId, direction: 'in' })
      .where('seq', '>', seenUntil)
      .orderBy('seq')
      .limit(1)
      .select('at'),
  )
  return next?.at ?? null
}

/** The office's answer that stands in the history under this number, else its last, without identifiers; undefined where there is none. */
export async function findOfficeAnswer(
  db: Db,
  key: ReadingKey,
  { applicationId, seq }: { applicationId: string; seq?: number },
): Promise<string | undefined> {
  const answer = await db.first(
    from('application_message')
      .where({ application_id: applicationId, direction: 'out', ...(seq === undefined ? {} : { seq }) })
      .orderBy('seq', 'desc')
      .limit(1)
      .select('id', 'sealed'),
  )
  return answer && toBeSent(openNote(key, messagePlace(answer.id), answer.sealed))
}
