import type { AuditAction } from '@sipelandukilat/contract'
import type { Caller } from './caller'
import type { Db } from './database/db'
import { newId } from './id'

/** Who did it, where that is no caller: the system, somebody unknown, or whoever a step was taken for. */
export type AuditActor = { kind: 'officer' | 'citizen' | 'public' | 'system'; id: string | null | undefined }

export type AuditRecord = {
  action: AuditAction
  subject: string
  subjectIds: readonly string[]
  /** Whose auditors see the entry; null where no province has a part in it. */
  provinceCode: string | null
  regencyCode?: string | null
  /** Names of fields, reasons in codes, counts. Never a personal value. */
  detail?: Record<string, unknown>
  correlationId?: string | null
}

const systemActor: AuditActor = { kind: 'system', id: null }

/** An account acts as an officer; a citizen is never named. */
function actorOf(actor: Caller | AuditActor | 'citizen' | 'public' | 'system'): AuditActor {
  if (actor === 'system') return systemActor
  if (typeof actor === 'string') return { kind: actor, id: null }
  if ('kind' in actor) return actor
  if (actor.principal.kind === 'user') return { kind: 'officer', id: actor.user?.id }
  return { kind: actor.principal.kind, id: null }
}

/** The columns of an entry, in the order of its values; for the one statement that reads and records at once. */
export const auditColumns =
  'id, at, actor_kind, actor_id, action, subject, subject_ids, province_code, regency_code, detail, correlation_id'

/**
 * Adds to the trail, in the caller's own transaction and with its commit: who read or changed what, never the values.
 * @param actor who asks, or who acts in their stead
 */
export function recordAudit(
  db: Db,
  actor: Caller | AuditActor | 'citizen' | 'public' | 'system',
  record: AuditRecord,
): void {
  const { kind, id } = actorOf(actor)
  db.defer({
    text: `insert into audit_entry (${auditColumns})
           values ($1, now(), $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      newId(),
      kind,
      id ?? null,
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
