import type { RegionOutline } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'

/** The imported outlines of some provinces' regencies and districts; empty lists where nobody imported any. */
export async function findOutlines(
  db: Db,
  provinceCodes: readonly string[],
): Promise<{ regencies: RegionOutline[]; districts: RegionOutline[] }> {
  const rows = await db.rows<RegionOutline & { level: string }>({
    text: `select g.region_code as code, r.name, coalesce(r.regency_code, r.code) as "regencyCode", g.polygons, r.level
           from region_geometry g join region r on r.code = g.region_code where r.province_code = any($1) order by g.region_code`,
    values: [provinceCodes],
  })
  const of = (level: string) => rows.filter((row) => row.level === level).map(({ level: _, ...outline }) => outline)
  return { regencies: of('regency'), districts: of('district') }
}
