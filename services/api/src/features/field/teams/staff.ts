import type { Db } from '../../../platform/database/db'

/** Officers of a region who may travel, by id. */
export async function listStaff(db: Db, region: string): Promise<Map<string, string>> {
  const rows = await db.rows<{ id: string; name: string }>({
    text: 'select id, name from app_field_staff($1)',
    values: [region],
  })
  return new Map(rows.map((row) => [row.id, row.name]))
}
