import type { Cursor } from '../../platform/cursor'
import type { Db } from '../../platform/database/db'

type ChangeRow = {
  id: string
  at: Date
  action: string
  actor_kind: string
  actor_id: string | null
  place: string
  detail: Record<string, unknown>
}

/** What the caller may see of a module's changes, the newest first, from a cursor on. */
export const listChanges = (
  db: Db,
  moduleId: string,
  { after, limit }: { after: Cursor | undefined; limit: number },
): Promise<ChangeRow[]> =>
  db.rows<ChangeRow>({
    text: 'select id, at, action, actor_kind, actor_id, place, detail from app_module_acts($1, $2, $3, $4)',
    values: [moduleId, after?.at ?? null, after?.id ?? null, limit],
  })
