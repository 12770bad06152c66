import type { Db } from '../../platform/database/db'

type Claims = {
  is_taken: boolean
  owner_id: string | null
  routes: { route: string; moduleId: string }[] | null
  shared: Record<string, string> | null
}

/** What the registry knows of others that speaks for or against a release. */
export async function readClaims(db: Db, id: string, routes: readonly string[]): Promise<Claims> {
  const row = await db.first<Claims>({
    text: 'select is_taken, owner_id, routes, shared from app_module_claims($1, $2)',
    values: [id, routes],
  })
  return row ?? { is_taken: false, owner_id: null, routes: null, shared: null }
}
