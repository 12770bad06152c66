import { type Action, rowOf } from '@sipelandukilat/access'
import type { AuditAction } from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, toAccessRow } from './application-store'

/** What the caller may do with this very row. */
export const canOn = (caller: Caller, action: Action, record: ApplicationRecord): boolean =>
  caller.ability.can(action, rowOf('Application', toAccessRow(record)))

/** @throws Problem `forbidden`. */
export function assertCan(caller: Caller, action: Action, record: ApplicationRecord): void {
  if (!canOn(caller, action, record)) throw new Problem('forbidden')
}

/** @throws Problem `version-conflict` with how the row stands, where somebody else was faster. */
export function assertVersion(record: ApplicationRecord, expected: number): void {
  if (record.version !== expected)
    throw new Problem('version-conflict', {
      changed: {
        version: record.version,
        status: record.status,
        assigneeId: record.assignee_id,
        statusSince: record.status_since,
      },
    })
}

/** Puts what an officer did with a file into the trail. */
export function auditFile(
  db: Db,
  caller: Caller,
  record: Pick<ApplicationRecord, 'id' | 'province_code' | 'regency_code'>,
  action: AuditAction,
  correlationId: string,
  detail: Record<string, unknown> = {},
): void {
  recordAudit(db, caller, {
    action,
    subject: 'Application',
    subjectIds: [record.id],
    provinceCode: record.province_code,
    regencyCode: record.regency_code,
    detail,
    correlationId,
  })
}
