import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { type Owner, ownedBy } from './application-store'

/** Oldest first, their words still sealed. */
export const listNotesOf = (
  db: Db,
  applicationId: string,
): Promise<Pick<Row<'note'>, 'id' | 'author_id' | 'sealed' | 'created_at'>[]> =>
  db.rows(
    from('note')
      .where({ application_id: applicationId })
      .orderBy('created_at')
      .orderBy('id')
      .select('id', 'author_id', 'sealed', 'created_at'),
  )

export async function insertNote(
  db: Db,
  owner: Owner,
  note: Pick<Row<'note'>, 'id' | 'author_id' | 'sealed' | 'created_at'>,
): Promise<void> {
  await db.run(from('note').insert({ ...ownedBy(owner), ...note }))
}
