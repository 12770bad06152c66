import type { Db } from './database/db'
import { newId } from './id'

export type AuditRecord = {
  actorKind: 'officer' | 'citizen' | 'public' | 'system'
  actorId?: string | null
  action: string
  subject: string
  subjectIds: readonly string[]
  provinceCode?: string | null
  regencyCode?: string | null
  /** Names of fields, reasons in codes, counts. Never a personal value. */
  detail?: Record<string, unknown>
  correlationId?: string | null
}

/** Adds to the trail, in the caller's own transaction and with its commit: what was read or changed, never the values. */
export async function recordAudit(db: Db, record: AuditRecord): Promise<void> {
  db.defer({
    text: `insert into audit_entry (id, at, actor_kind, actor_id, action, subject, subject_ids, province_code, regency_code, detail, correlation_id)
           values ($1, now(), $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      newId(),
      record.actorKind,
      record.actorId ?? null,
      record.action,
      record.subject,
      record.subjectIds,
      record.provinceCode ?? null,
      record.regencyCode ?? null,
      JSON.stringify(record.detail ?? {}),
      record.correlationId ?? null,
    ],
  })
}
