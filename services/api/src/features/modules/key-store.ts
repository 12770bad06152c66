import type { Db } from '../../platform/database/db'
import { from, type NewRow, type Row } from '../../platform/database/from'
import { Problem } from '../../platform/problem'

const columns = [
  'key_id',
  'owner_id',
  'label',
  'public_key',
  'valid_from',
  'valid_until',
  'revoked_at',
  'revoked_reason',
] as const
export type KeyRow = Pick<Row<'module_key'>, (typeof columns)[number]>

/** Keys that stand before the revoked ones, the newest first. */
export const listKeys = (db: Db): Promise<KeyRow[]> =>
  db.rows<KeyRow>({
    text: `select ${columns.join(', ')} from module_key order by revoked_at is not null, valid_from desc, key_id limit 500`,
  })

/** @throws Problem `not-found`. */
export async function getKey(db: Db, keyId: string): Promise<KeyRow> {
  const row = await db.first(
    from('module_key')
      .where({ key_id: keyId })
      .select(...columns),
  )
  if (!row) throw new Problem('not-found')
  return row
}

export const insertKey = (db: Db, key: NewRow<'module_key'>): Promise<number> => db.run(from('module_key').insert(key))

export const markKeyRevoked = (
  db: Db,
  keyId: string,
  revocation: Pick<Row<'module_key'>, 'revoked_at' | 'revoked_by' | 'revoked_reason'>,
): Promise<number> => db.run(from('module_key').where({ key_id: keyId }).update(revocation))
