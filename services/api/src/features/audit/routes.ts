import { type AuditEntry, listAudit } from '@sipelandukilat/contract'
import { cutPage } from '../../platform/cursor'
import type { Platform } from '../../platform/platform'
import { listEntries } from './audit-store'

export function registerAudit({ serve }: Platform): void {
  serve(listAudit, async ({ query, db, caller }) => {
    const found = await listEntries(db, query, caller.ability.rulesFor('read', 'AuditEntry'))
    const { rows, nextCursor } = cutPage(found, query.limit, (row) => row.at)
    return {
      items: rows.map(
        (row): AuditEntry => ({
          id: row.id,
          at: row.at.toISOString(),
          actorKind: row.actor_kind,
          actorId: row.actor_id,
          actorName: row.actor_name,
          action: row.action,
          subject: row.subject,
          subjectIds: row.subject_ids,
          regencyCode: row.regency_code,
          detail: row.detail,
        }),
      ),
      nextCursor,
    }
  })
}
