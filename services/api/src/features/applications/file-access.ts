import { type Action, type AppAbility, rowOf, rulesToSql } from '@sipelandukilat/access'
import type { AuditAction } from '@sipelandukilat/contract'
import { auditColumns, recordAudit } from '../../platform/audit'
import type { Caller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import type { Statement } from '../../platform/database/sql'
import { newId } from '../../platform/id'
import { Problem } from '../../platform/problem'
import { type ApplicationRecord, accessColumns, toAccessRow } from './application-store'

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

/** Statements by the rights they were made for: those of a session are made once. */
const readTrails = new WeakMap<AppAbility, Statement>()

/** The entry of a reading, of a file that is seen: `$1` to `$4` are its id, the reader, the correlation id and the file's id. */
function readTrailFor(ability: AppAbility): Statement {
  const known = readTrails.get(ability)
  if (known) return known
  const { sql, bindings } = rulesToSql(ability, 'readIdentifiers', 'Application', accessColumns)
  let next = 4
  const unmasked = sql.replaceAll('?', () => {
    next += 1
    return `$${next}`
  })
  const made = {
    text: `insert into audit_entry (${auditColumns})
           select $1, now(), 'officer', $2, 'application-read', 'Application', array[a.id::text], a.province_code, a.regency_code,
             jsonb_build_object('masked', not (${unmasked})), $3
           from application a where a.id = $4`,
    values: bindings,
  }
  readTrails.set(ability, made)
  return made
}

/**
 * Ends the reading of a file with its entry in the trail and the commit: asked for behind the reading, it costs no round trip.
 * A file that is not seen leaves no entry; whether identifiers were masked is judged by the rules that the answer goes by.
 */
export async function endReading(db: Db, caller: Caller, id: string, correlationId: string): Promise<void> {
  const { text, values = [] } = readTrailFor(caller.ability)
  await db.last({ text, values: [newId(), caller.user?.id ?? null, correlationId, id, ...values] })
}
