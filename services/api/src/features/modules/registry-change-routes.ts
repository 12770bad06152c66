import { listRegistryChanges } from '@sipelandukilat/contract'
import { recordAudit } from '../../platform/audit'
import { provinceOf } from '../../platform/caller'
import { cutPage, decodeCursor } from '../../platform/cursor'
import { namesOf } from '../../platform/identity/user-names'
import type { Platform } from '../../platform/platform'
import { getOwnRow } from './module-store'
import { listChanges } from './registry-change-store'

/** What was done with a module, from the trail: each reader sees what stands for the places they may look at. */
export function registerRegistryChanges({ serve }: Platform): void {
  serve(listRegistryChanges, async ({ params, query, db, caller, correlationId }) => {
    await getOwnRow(db, params.id)
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor)
    const found = await listChanges(db, params.id, { after, limit: query.limit + 1 })
    const { rows, nextCursor } = cutPage(found, query.limit, (row) => row.at)
    const names = await namesOf(
      db,
      caller,
      rows.map((row) => row.actor_id),
    )
    recordAudit(db, caller, {
      action: 'module-acts-listed',
      subject: 'Module',
      subjectIds: [params.id],
      provinceCode: provinceOf(caller),
      correlationId,
    })
    return {
      items: rows.map((row) => ({
        id: row.id,
        at: row.at.toISOString(),
        action: row.action,
        actorKind: row.actor_kind,
        actorName: row.actor_id === null ? null : (names.get(row.actor_id) ?? null),
        regionCode: row.place === '' ? null : row.place,
        detail: row.detail,
      })),
      nextCursor,
    }
  })
}
