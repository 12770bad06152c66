import type { Db } from '../../../platform/database/db'

type StaffMember = { userId: string; name: string; regionCode: string }

/** Officers of a region who may travel. */
export const listStaffMembers = (db: Db, region: string): Promise<StaffMember[]> =>
  db.rows<StaffMember>({
    text: 'select id as "userId", name, region_code as "regionCode" from app_field_staff($1)',
    values: [region],
  })

/** Names of the officers of a region who may travel, by their id. */
export async function listStaff(db: Db, region: string): Promise<Map<string, string>> {
  const rows = await listStaffMembers(db, region)
  return new Map(rows.map(({ userId, name }) => [userId, name]))
}
