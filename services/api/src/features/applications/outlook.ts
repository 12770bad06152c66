import {
  type Approver,
  findApprover,
  type Localized,
  type Outlook,
  type OutlookFacts,
  outlookLabel,
  outlookOf,
} from '@sipelandukilat/domain'
import type { Keyring } from '../../platform/crypto/keyring'
import type { Db } from '../../platform/database/db'
import { getDefinition } from '../service-definitions/definitions'
import { type ApplicationRecord, listProductsOfAll, type ProductRecord } from './application-store'
import { openProduct } from './file'
import { listApplicationKeys, type ReadingKey } from './personal-record'

/** Steps after which the office's clock began anew, by what it had waited for. */
const movers = {
  answer_correction: 'correction',
  transfer: 'transfer',
} as const

/** What moved the day by which an application should be done; null where nothing did. */
export async function findDueMover(db: Db, applicationId: string): Promise<OutlookFacts['dueMovedBy']> {
  const row = await db.first<{ type: keyof typeof movers }>({
    text: `select type from application_event where application_id = $1 and type = any($2) order by seq desc limit 1`,
    values: [applicationId, Object.keys(movers)],
  })
  return row ? movers[row.type] : null
}

/** Who decides on an application; null where nobody must. */
export async function findApproverOf(db: Db, record: ApplicationRecord): Promise<Approver | null> {
  if (!record.approval_required) return null
  const { approval } = await getDefinition(db, record.service_code, record.service_version)
  return findApprover(true, approval)
}

/** What an application means for its citizen, from its row, its documents and what is planned for it. */
export function toOutlook(
  record: ApplicationRecord,
  given: {
    products: readonly ProductRecord[]
    key: ReadingKey
  } & Pick<
    OutlookFacts,
    'regencyName' | 'villageName' | 'office' | 'carrier' | 'approver' | 'appointment' | 'nextVisit' | 'dueMovedBy'
  >,
): Outlook {
  const { products, key, ...facts } = given
  return outlookOf({
    ...facts,
    ...labelFacts(record, products, key),
    presenceDone: record.presence_done,
    dueAt: record.due_at?.toISOString() ?? null,
    firstDueAt: record.first_due_at?.toISOString() ?? null,
    closedByCorrectionTimeout: record.closed_reason === 'correction-timeout',
  })
}

type LabelColumns = Pick<
  ApplicationRecord,
  'status' | 'presence_mode' | 'merged_into' | 'arrival_until' | 'closed_reason'
>

/** What the status alone says rests on these. */
const labelFacts = (record: LabelColumns, products: readonly ProductRecord[], key: ReadingKey) => ({
  status: record.status,
  presenceMode: record.presence_mode,
  mergedInto: record.merged_into,
  arrival: record.arrival_until
    ? { until: record.arrival_until, isExpired: record.closed_reason === 'arrival-expired' }
    : null,
  documents: products.map((product) => ({
    product: product.product,
    format: product.format,
    hasFile: product.attachment_id !== null,
    hasLink: openProduct(key, product).siakLink !== null,
    handedOverAt: product.handed_over_at?.toISOString() ?? null,
    pickupPlace: product.pickup_place,
  })),
})

/** The status of each application in a few words, in their order. */
export async function listLabels(
  db: Db,
  keyring: Keyring,
  records: readonly (LabelColumns & Pick<ApplicationRecord, 'id'>)[],
): Promise<Localized[]> {
  // What is ready is told by its documents, what awaits a visit by its day; any other status says enough.
  const idsOf = (asked: ApplicationRecord['status']) =>
    records.filter(({ status }) => status === asked).map(({ id }) => id)
  const ids = idsOf('ready')
  const [products, keys] =
    ids.length > 0 ? await Promise.all([listProductsOfAll(db, ids), listApplicationKeys(db, keyring, ids)]) : []
  const awaited = idsOf('awaiting_presence')
  const days = new Map((awaited.length > 0 ? await listVisitDays(db, awaited) : []).map((day) => [day.id, day]))
  return records.map((record) => {
    const own = products?.filter(({ application_id }) => application_id === record.id) ?? []
    const facts = labelFacts(record, own, keys?.get(record.id) ?? null)
    return outlookLabel({ ...facts, appointment: days.get(record.id) ?? null })
  })
}

/** The day of the visit that is planned for each; those without one are left out. */
const listVisitDays = (db: Db, ids: readonly string[]): Promise<{ id: string; date: string }[]> =>
  db.rows<{ id: string; date: string }>({
    text: `select asked.id, planned.on_date as date from unnest($1::uuid[]) as asked (id), app_visit_appointment(asked.id) as planned`,
    values: [ids],
  })
