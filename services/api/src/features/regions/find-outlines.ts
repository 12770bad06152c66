import type { RegionOutline } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'

type Outlines = { regencies: RegionOutline[]; districts: RegionOutline[]; villages: RegionOutline[] }

/**
 * The imported outlines of some provinces' regencies and districts; empty lists where nobody imported any. Villages are many:
 * those of one regency, or all where they are the only ones.
 */
export async function findOutlines(
  db: Db,
  provinceCodes: readonly string[],
  region: string | undefined,
): Promise<Outlines> {
  const rows = await db.rows<RegionOutline & { level: string }>({
    text: `with known as (
             select g.region_code, g.polygons, r.name, r.level, coalesce(r.regency_code, r.code) as regency from region_geometry g
             join region r on r.code = g.region_code where r.province_code = any($1))
           select region_code as code, name, regency as "regencyCode", polygons, level from known
           where level <> 'village' or regency = $2 or not exists (select from known where level <> 'village') order by region_code`,
    values: [provinceCodes, region?.slice(0, '65.03'.length) ?? null],
  })
  const of = (level: string) => rows.filter((row) => row.level === level).map(({ level: _, ...outline }) => outline)
  return { regencies: of('regency'), districts: of('district'), villages: of('village') }
}
