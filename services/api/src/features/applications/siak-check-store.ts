import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { type Owner, ownedBy } from './application-store'

export type SiakRow = Pick<Row<'siak_check'>, 'id' | 'field' | 'result' | 'sealed' | 'checked_by' | 'checked_at'>

export const listSiakChecks = (db: Db, applicationId: string): Promise<SiakRow[]> =>
  db.rows(
    from('siak_check')
      .where({ application_id: applicationId })
      .orderBy('field')
      .select('id', 'field', 'result', 'sealed', 'checked_by', 'checked_at'),
  )

/** The check of one field, if it was checked before. */
export const findSiakCheckId = async (db: Db, applicationId: string, field: string): Promise<string | undefined> =>
  (await db.first(from('siak_check').where({ application_id: applicationId, field }).select('id')))?.id

/** Keeps what SIAK said of a field, in place of what it said before. */
export async function saveSiakCheck(db: Db, owner: Owner, check: SiakRow): Promise<void> {
  await db.run(
    from('siak_check')
      .insert({ ...ownedBy(owner), ...check })
      .onConflict('application_id', 'field')
      .merge('result', 'sealed', 'checked_by', 'checked_at'),
  )
}
