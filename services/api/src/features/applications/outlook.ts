import { findApprover, type Outlook, type OutlookFacts, outlookOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { getDefinition } from '../service-definitions/definitions'
import type { ApplicationRecord, ProductRecord } from './application-store'
import { documentFacts } from './file'
import type { ReadingKey } from './personal-record'

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

type ServiceFacts = Pick<OutlookFacts, 'approver' | 'bring' | 'afterwards'>

/** What an application's service says: who decides on it, where somebody must, what is brought, and what follows. */
export async function findServiceFacts(db: Db, record: ApplicationRecord): Promise<ServiceFacts> {
  const { approval, bring, afterwards } = await getDefinition(db, record.service_code, record.service_version)
  return {
    approver: findApprover(record.approval_required, approval),
    bring: bring ?? null,
    afterwards: afterwards ?? null,
  }
}

/** What an application means for its citizen, from its row, its documents and what is planned for it. */
export function toOutlook(
  record: ApplicationRecord,
  given: {
    products: readonly ProductRecord[]
    key: ReadingKey
  } & ServiceFacts &
    Pick<
      OutlookFacts,
      'regencyName' | 'villageName' | 'office' | 'carrier' | 'appointment' | 'nextVisit' | 'dueMovedBy'
    >,
): Outlook {
  const { products, key, ...facts } = given
  return outlookOf({
    ...facts,
    status: record.status,
    presenceMode: record.presence_mode,
    mergedInto: record.merged_into,
    arrival: record.arrival_until
      ? { until: record.arrival_until, isExpired: record.closed_reason === 'arrival-expired' }
      : null,
    documents: documentFacts(products, key),
    presenceDone: record.presence_done,
    dueAt: record.due_at?.toISOString() ?? null,
    firstDueAt: record.first_due_at?.toISOString() ?? null,
    closedByCorrectionTimeout: record.closed_reason === 'correction-timeout',
  })
}
