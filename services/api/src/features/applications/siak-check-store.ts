import { type ServiceDefinition, siakWorksheet, type WorksheetRow } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { type ApplicationRecord, type Owner, ownedBy } from './application-store'
import type { PersonalData } from './personal-record'

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

/** The worksheet of an application, from what it holds. */
export const worksheetOf = (
  definition: ServiceDefinition,
  { village_code: villageCode }: Pick<ApplicationRecord, 'village_code'>,
  { answers, applicant }: Pick<PersonalData, 'answers' | 'applicant'>,
): WorksheetRow[] => siakWorksheet(definition, answers, { ...applicant, villageCode })

/** What SIAK said falls away of every line that now reads otherwise, or is no longer there. */
export async function forgetChanged(
  db: Db,
  applicationId: string,
  before: readonly WorksheetRow[],
  after: readonly WorksheetRow[],
): Promise<void> {
  const values = new Map(after.map(({ path, value }) => [path, value]))
  const changed = before.flatMap(({ path, value }) => (values.get(path) === value ? [] : [path]))
  if (changed.length === 0) return
  await db.run(from('siak_check').where({ application_id: applicationId }).whereAny('field', changed).delete())
}
