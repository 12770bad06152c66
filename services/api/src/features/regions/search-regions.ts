import type { listRegions, QueryOf, RegionSummary } from '@sipelandukilat/contract'
import type { RegionOption } from '@sipelandukilat/portal'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { Problem } from '../../platform/problem'

type RegionMatch = RegionSummary & { path: string }

/** The regions within a parent (provinces when none is named), or those whose name is like `q` within it. */
export async function searchRegions(db: Db, query: QueryOf<typeof listRegions>): Promise<RegionMatch[]> {
  const like = query.q === undefined ? null : `%${query.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return db.rows<RegionMatch>({
    text: `select r.code, r.name, r.level, r.parent_code as "parentCode",
             concat_ws(', ', p.name, case when length(r.code) > 8 then g.name end, case when length(r.code) > 2 and length(r.code) <= 8 then v.name end) as path
           from region r left join region p on p.code = r.parent_code left join region g on g.code = p.parent_code left join region v on v.code = r.province_code and v.code <> p.code
           where case when $1::text is null then (case when $2::text is null then r.level = 'province' else true end)
                      when $2::text is null then r.parent_code = $1 else r.code like $1 || '.%' end
             and ($2::text is null or lower(r.name) like $2) and ($3::text is null or r.level = $3)
           order by case when lower(r.name) = trim(both '%' from coalesce($2, '')) then 0 else 1 end, r.name, r.code limit case when $2::text is null then 1000 else 30 end`,
    values: [query.parent ?? null, like, query.level ?? null],
  })
}

/** Provinces where some regency serves: their villages can be acting places. */
export const listServedProvinces = (db: Db): Promise<RegionOption[]> =>
  db.rows<RegionOption>({
    text: `select p.code, p.name from region p where p.level = 'province' and exists
             (select 1 from region r where r.parent_code = p.code and r.status in ('active', 'paused')) order by p.code`,
  })

/** The offices that serve now: active regencies of the served provinces, by name. */
export async function listOffices(db: Db): Promise<RegionOption[]> {
  const provinces = await listServedProvinces(db)
  return db.rows(
    from('region')
      .where({ level: 'regency', status: 'active' })
      .whereAny(
        'province_code',
        provinces.map((province) => province.code),
      )
      .orderBy('name')
      .select('code', 'name'),
  )
}

/** Every village of these provinces, with its district and regency. */
export const listVillagesOf = (
  db: Db,
  provinces: readonly string[],
): Promise<{ code: string; name: string; path: string }[]> =>
  db.rows<{ code: string; name: string; path: string }>({
    text: `select v.code, v.name, concat_ws(', ', d.name, g.name) as path
           from region v join region d on d.code = v.parent_code join region g on g.code = d.parent_code
           where v.level = 'village' and v.province_code = any($1) order by v.name, v.code`,
    values: [provinces],
  })

/** The region and its parents, province first; empty for a code nobody knows. */
export async function findWay(db: Db, code: string): Promise<RegionOption[]> {
  const codes = [2, 5, 8, 13].filter((length) => length <= code.length).map((length) => code.slice(0, length))
  const rows = await db.rows(from('region').whereAny('code', codes).select('code', 'name'))
  rows.sort((one, other) => one.code.length - other.code.length)
  return rows.length === codes.length ? rows : []
}

export async function findRegionName(db: Db, code: string): Promise<RegionOption | undefined> {
  const way = await findWay(db, code)
  const last = way.at(-1)
  return (
    last && {
      ...last,
      path: way
        .slice(0, -1)
        .toReversed()
        .map((region) => region.name)
        .join(', '),
    }
  )
}

/** Villages by name, or all of a district by its name; those where the system serves first. */
export async function searchVillages(
  db: Db,
  query: string,
  { served, everywhere }: { served: readonly RegionOption[]; everywhere: boolean },
): Promise<RegionOption[]> {
  const like = `%${query.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const provinces = served.map((province) => province.code)
  return db.rows<RegionOption>({
    text: `select v.code, v.name, concat_ws(', ', d.name, g.name, p.name) as path
           from region v join region d on d.code = v.parent_code join region g on g.code = d.parent_code join region p on p.code = v.province_code
           where v.level = 'village' and (lower(v.name) like $1 or (lower(d.name) like $1 and v.province_code = any($2)))
             and ($3 or cardinality($2::text[]) = 0 or v.province_code = any($2))
           order by v.province_code <> all($2), lower(v.name) <> trim(both '%' from $1), lower(v.name) not like $1, v.name, v.code limit 12`,
    values: [like, provinces, everywhere],
  })
}

/** One of the offices. @throws Problem `not-found` for any other code. */
export async function getOffice(db: Db, code: string): Promise<RegionOption> {
  const office = (await listOffices(db)).find((one) => one.code === code)
  if (!office) throw new Problem('not-found')
  return office
}
