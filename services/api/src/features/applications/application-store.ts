import type { ApplicationStatus, Channel, Language, PresenceMode, WorkflowState } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'

export type ApplicationRecord = {
  id: string
  tracking_number: string
  service_code: string
  service_version: number
  status: ApplicationStatus
  channel: Channel
  province_code: string
  regency_code: string
  district_code: string
  village_code: string
  domicile_village_code: string | null
  language: Language
  priority: number
  presence_mode: PresenceMode | null
  presence_done: boolean
  approval_required: boolean
  correction: { fields: string[]; attachments: string[]; note: string } | null
  closed_reason: 'correction-timeout' | 'merged' | null
  assignee_id: string | null
  verified_by: string | null
  approved_by: string | null
  created_by: string | null
  pin_hash: Buffer
  occurred_at: Date
  recorded_at: Date
  submitted_at: Date
  status_since: Date
  due_at: Date | null
  closed_at: Date | null
  last_seq: number
  version: number
}

export type ProductRecord = {
  id: string
  product: string
  format: 'pdf' | 'card' | 'record'
  sealed: Buffer | null
  has_number: boolean
  attachment_id: string | null
  handed_over_at: Date | null
  handover_method: string | null
}

export const findApplication = (db: Db, id: string): Promise<ApplicationRecord | undefined> =>
  db.first({ text: 'select * from application where id = $1', values: [id] })

/** @throws Problem `not-found`, also where the row belongs to a region the caller does not see. */
export async function getApplication(db: Db, id: string): Promise<ApplicationRecord> {
  const found = await findApplication(db, id)
  if (!found) throw new Problem('not-found')
  return found
}

/** The row locked until the end of the transaction, so that two officers' steps queue up. */
export async function getApplicationForUpdate(db: Db, id: string): Promise<ApplicationRecord> {
  const found = await db.first<ApplicationRecord>({
    text: 'select * from application where id = $1 for update',
    values: [id],
  })
  if (!found) throw new Problem('not-found')
  return found
}

export const listProducts = (db: Db, applicationId: string): Promise<ProductRecord[]> =>
  db.rows({ text: 'select * from application_product where application_id = $1 order by id', values: [applicationId] })

/** The attributes that access rules may ask about. */
export const toAccessRow = (record: ApplicationRecord) => ({
  id: record.id,
  provinceCode: record.province_code,
  regencyCode: record.regency_code,
  districtCode: record.district_code,
  villageCode: record.village_code,
  createdBy: record.created_by,
})

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
  })),
  correction: record.correction,
  closedByCorrectionTimeout: record.closed_reason === 'correction-timeout',
})
