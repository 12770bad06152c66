import type { Db } from '../../platform/database/db'
import { from, type NewRow, type Row } from '../../platform/database/from'
import { Problem } from '../../platform/problem'

/** Newest first, at most a hundred. */
export const listReasons = (db: Db): Promise<Pick<Row<'saved_reason'>, 'id' | 'kind' | 'body'>[]> =>
  db.rows(from('saved_reason').orderBy('created_at', 'desc').limit(100).select('id', 'kind', 'body'))

export async function insertReason(db: Db, reason: NewRow<'saved_reason'>): Promise<void> {
  await db.run(from('saved_reason').insert(reason))
}

/** @throws Problem `not-found`, also where it is another office's. */
export async function deleteReason(db: Db, id: string): Promise<void> {
  if ((await db.run(from('saved_reason').where({ id }).delete())) === 0) throw new Problem('not-found')
}
