import type { Db } from '../../platform/database/db'

/** Names of regencies by code. */
export async function regencyNames(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.rows<{ code: string; name: string }>({
    text: 'select code, name from region where code = any($1)',
    values: [codes],
  })
  return new Map(rows.map((row) => [row.code, row.name]))
}
