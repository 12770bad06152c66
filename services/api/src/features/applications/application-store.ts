import type { WorkflowState } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { type Change, from, type Row } from '../../platform/database/from'
import { placeOfRow } from '../../platform/database/region-columns'
import { Problem } from '../../platform/problem'
import type { ReadScope } from './read-scopes'

export type ApplicationRecord = Row<'application'>
export type ProductRecord = Row<'application_product'>

/** Why something ended that nobody decided on. */
export type ClosedReason = 'correction-timeout' | 'arrival-expired'

/** Whose something is: the application and its acting place. */
export type Owner = Pick<
  ApplicationRecord,
  'id' | 'province_code' | 'regency_code' | 'district_code' | 'village_code' | 'created_by'
>

/** The columns by which a row belongs to an application, and by which both walls judge it. */
export const ownedBy = (owner: Owner) => ({
  application_id: owner.id,
  province_code: owner.province_code,
  regency_code: owner.regency_code,
  district_code: owner.district_code,
  village_code: owner.village_code,
  created_by: owner.created_by,
})

export const findApplication = (db: Db, id: string): Promise<ApplicationRecord | undefined> =>
  db.first(from('application').where({ id }))

/** By its tracking number, as far as the caller may see it. */
export const findApplicationByNumber = (
  db: Db,
  trackingNumber: string,
): Promise<Pick<ApplicationRecord, 'id' | 'tracking_number' | 'service_code' | 'village_code'> | undefined> =>
  db.first(
    from('application')
      .where({ tracking_number: trackingNumber })
      .select('id', 'tracking_number', 'service_code', 'village_code'),
  )

/** @throws Problem `not-found`, also where the row belongs to a region the caller does not see. */
export async function getApplication(db: Db, id: string): Promise<ApplicationRecord> {
  const found = await findApplication(db, id)
  if (!found) throw new Problem('not-found')
  return found
}

/** The row, if any, locked until the end of the transaction: no step comes in between. */
export const findApplicationForUpdate = (db: Db, id: string): Promise<ApplicationRecord | undefined> =>
  db.first(from('application').where({ id }).forUpdate())

/** The row locked until the end of the transaction, so that two officers' steps queue up. */
export async function getApplicationForUpdate(db: Db, id: string): Promise<ApplicationRecord> {
  const found = await findApplicationForUpdate(db, id)
  if (!found) throw new Problem('not-found')
  return found
}

export const listProducts = (db: Db, applicationId: string): Promise<ProductRecord[]> =>
  db.rows(from('application_product').where({ application_id: applicationId }).orderBy('id'))

export const listProductsOfAll = (db: Db, applicationIds: readonly string[]): Promise<ProductRecord[]> =>
  db.rows(from('application_product').whereAny('application_id', applicationIds))

/** @throws Problem `not-found` where the application has no such product. */
export async function attachToProduct(
  db: Db,
  applicationId: string,
  product: string,
  attachmentId: string,
): Promise<void> {
  const changed = await db.run(
    from('application_product')
      .where({ application_id: applicationId, product })
      .update({ attachment_id: attachmentId }),
  )
  if (changed === 0) throw new Problem('not-found')
}

export const listApplicationsById = (db: Db, ids: readonly string[]): Promise<ApplicationRecord[]> =>
  db.rows(from('application').whereAny('id', ids))

/**
 * Changes the row at the version that was read; its history and its version move on by one. Gives the row as it stands once the
 * change has left with the next statement or the commit; the transaction fails with `version-conflict` where somebody else was
 * faster.
 */
export function updateApplication<T extends Pick<ApplicationRecord, 'id' | 'version' | 'last_seq'>>(
  db: Db,
  record: T,
  change: { [C in keyof Change<'application'>]: ApplicationRecord[C] },
): T {
  const next = { ...change, last_seq: record.last_seq + 1 }
  db.deferOne(
    from('application').where({ id: record.id, version: record.version }).update(next).increment('version', 1),
    () => new Problem('version-conflict'),
  )
  return { ...record, ...next, version: record.version + 1 }
}

/** Changes what no officer decided: the version that they saw stays valid. */
export async function changeApplication(
  db: Db,
  id: string,
  change: Pick<
    Change<'application'>,
    'last_seq' | 'due_at' | 'first_due_at' | 'move_regency_code' | 'unanswered_since' | 'approval_required'
  >,
): Promise<void> {
  await db.run(from('application').where({ id }).update(change))
}

/** The most urgent file of a scope that nobody has; those that others take at this moment are left out. */
export const findNextFree = (db: Db, { column, value }: ReadScope): Promise<ApplicationRecord | undefined> =>
  db.first<ApplicationRecord>({
    text: `select * from application where ${column} = $1 and status = 'routed' and assignee_id is null and closed_at is null
           order by priority desc, due_at nulls last, submitted_at limit 1 for update skip locked`,
    values: [value],
  })

/** The attributes that access rules may ask about. */
export const toAccessRow = (record: ApplicationRecord) => ({
  id: record.id,
  ...placeOfRow(record),
  createdBy: record.created_by,
})

/** Where these attributes stand in a row aliased `a`. */
export const accessColumns = {
  id: { name: 'a.id' },
  provinceCode: { name: 'a.province_code' },
  regencyCode: { name: 'a.regency_code' },
  districtCode: { name: 'a.district_code' },
  villageCode: { name: 'a.village_code' },
  createdBy: { name: 'a.created_by' },
}

/** What the pure workflow needs to know. A product counts as numbered when its sealed number exists. */
export const toWorkflowState = (record: ApplicationRecord, products: readonly ProductRecord[]): WorkflowState => ({
  status: record.status,
  verifiedBy: record.verified_by,
  presenceDone: record.presence_done,
  approvalRequired: record.approval_required,
  approvedBy: record.approved_by,
  products: products.map((product) => ({
    id: product.product,
    number: product.has_number ? 'recorded' : null,
    handedOver: product.handed_over_at !== null,
    isRecord: product.format === 'record',
  })),
  isLacking: record.lacks !== null,
  isArrival: record.arrival_of !== null,
  correction: record.correction,
  closedByCorrectionTimeout: record.closed_reason === 'correction-timeout',
})
