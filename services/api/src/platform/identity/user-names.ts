import type { Caller } from '../caller'
import { roleOf } from '../caller'
import type { Db } from '../database/db'

/** Names of accounts by id. A developer learns no name but their own. */
export async function namesOf(
  db: Db,
  caller: Caller,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const own: [string, string][] = caller.user ? [[caller.user.id, caller.user.name]] : []
  const wanted = [...new Set(ids.filter((id): id is string => id !== null && id !== caller.user?.id))]
  if (wanted.length === 0 || roleOf(caller.principal) === 'app_developer') return new Map(own)
  const rows = await db.rows<{ id: string; name: string }>({
    text: 'select id, name from app_user_names($1)',
    values: [wanted],
  })
  return new Map([...own, ...rows.map((row): [string, string] => [row.id, row.name])])
}
