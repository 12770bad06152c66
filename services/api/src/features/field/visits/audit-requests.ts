import type { AuditAction } from '@sipelandukilat/contract'
import { recordAudit } from '../../../platform/audit'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import type { VisitRequestRecord } from './visit-request-store'

/** Reads and changes of people's visit requests are on the record, by id. */
export function auditRequests(
  db: Db,
  caller: Caller,
  rows: readonly Pick<VisitRequestRecord, 'id' | 'province_code' | 'regency_code'>[],
  action: AuditAction,
  correlationId: string,
): void {
  if (rows.length === 0) return
  const regencies = new Set(rows.map((row) => row.regency_code))
  recordAudit(db, caller, {
    action,
    subject: 'VisitRequest',
    subjectIds: rows.map((row) => row.id),
    provinceCode: rows[0]?.province_code ?? null,
    regencyCode: regencies.size === 1 ? (rows[0]?.regency_code ?? null) : null,
    correlationId,
  })
}
