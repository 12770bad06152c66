import type { Region } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { provinceSql } from '../../platform/database/place-sql'
import { Problem } from '../../platform/problem'

const toRegion = (row: Row<'region'>): Region => ({
  code: row.code,
  name: row.name,
  level: row.level,
  parentCode: row.parent_code,
  isBorder: row.is_border,
  access: row.access,
  latitude: row.latitude,
  longitude: row.longitude,
  status: row.status,
  office: row.office,
  version: row.version,
})

export async function findRegion(db: Db, code: string): Promise<Region | undefined> {
  const row = await db.first(from('region').where({ code }))
  return row && toRegion(row)
}

/** @throws Problem `not-found`. */
export async function getRegion(db: Db, code: string): Promise<Region> {
  const region = await findRegion(db, code)
  if (!region) throw new Problem('not-found')
  return region
}

/** The names of regions by their codes. */
export async function regionNamesOf(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.rows(from('region').whereAny('code', codes).select('code', 'name'))
  return new Map(rows.map(({ code, name }) => [code, name]))
}

export const isRegencyOf = async (db: Db, code: string, provinceCode: string): Promise<boolean> =>
  (await db.first(from('region').where({ code, level: 'regency', province_code: provinceCode }).select('code'))) !==
  undefined

/** The regencies of these provinces and those that are named; every one with `all`. */
export async function listRegenciesOf(
  db: Db,
  { provinces, regencies, all }: { provinces: readonly string[]; regencies: readonly string[]; all: boolean },
): Promise<Region[]> {
  const rows = await db.rows<Row<'region'>>({
    text: `select * from region where level = 'regency' and ($3 or province_code = any($1) or code = any($2))
           order by code limit 600`,
    values: [provinces, regencies, all],
  })
  return rows.map(toRegion)
}

type Readiness = {
  users: number
  has_head: boolean
  has_paper: boolean
  /** Of that year, and whether they and those of the next year were confirmed. */
  holidays: number
  has_year: boolean
  has_next_year: boolean
  services: number
  modules: number
}

/** How much there is of what a regency must have before it serves in a year. */
export async function countReadiness(db: Db, regencyCode: string, year: number): Promise<Readiness> {
  const counts = await db.first<Readiness>({
    text: `select (select count(*) from app_user where regency_code = $1 and status = 'active') as users, app_has_office_head($1) as has_head,
             exists (select from letter_settings where regency_code = $1) as has_paper,
             (select count(*) from holiday where province_code = ${provinceSql('$1')} and regency_code in ('', $1)
               and on_date between make_date($2, 1, 1) and make_date($2, 12, 31)) as holidays,
             exists (select from holiday_year where province_code = ${provinceSql('$1')} and year = $2) as has_year,
             exists (select from holiday_year where province_code = ${provinceSql('$1')} and year = $2 + 1) as has_next_year,
             (select count(*) from service_definition where is_current) as services, (select count(*) from app_boot_registry(${provinceSql('$1')}, $1, '{}') where stable is not null) as modules`,
    values: [regencyCode, year],
  })
  return (
    counts ?? {
      ...{ users: 0, has_head: false, has_paper: false, holidays: 0, has_year: false, has_next_year: false },
      ...{ services: 0, modules: 0 },
    }
  )
}

/**
 * Open applications by regency, as the reports count them: numbers only, within what the caller may read of reports. Who
 * administers a regency sees none of its applications.
 */
export async function countOpenApplications(db: Db, provinces: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.rows<{ regency_code: string; open: number }>({
    text: `select counted.regency_code, sum(counted.open)::int as open
           from unnest($1::text[]) as province (code), app_open_applications(province.code) as counted group by 1`,
    values: [provinces],
  })
  return new Map(rows.map(({ regency_code, open }) => [regency_code, open]))
}

/** Changes what is given, if the region still stands at the version. */
export async function updateRegion(
  db: Db,
  code: string,
  version: number,
  change: { status?: Region['status'] | undefined; office?: Region['office'] | undefined },
): Promise<void> {
  await db.run(from('region').where({ code, version }).update(change).increment('version', 1))
}
