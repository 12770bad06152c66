import { rowOf, rulesToSql } from '@sipelandukilat/access'
import type { VillageCoverage } from '@sipelandukilat/contract'
import { coveragePoints, type Place } from '@sipelandukilat/domain'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { placeColumnList, placeSql } from '../../../platform/database/place-sql'
import { regionColumn } from '../../../platform/database/region-columns'
import { sql } from '../../../platform/database/sql'
import { visitRequestColumns } from '../visits/visit-request-store'

type CoverageRow = Omit<VillageCoverage, 'enteredAt' | 'points' | 'canUpdate'> & {
  provinceCode: string
  entered_at: Date
}

/** The attributes of the access rules where only the place counts. */
const coverageColumns = {
  ...visitRequestColumns,
  createdBy: { name: 'null::uuid' },
  tripId: { name: 'null::uuid' },
}

const selectCoverage = `
  select v.village_code as "villageCode", p.name as "villageName", v.district_code as "districtCode", d.name as "districtName",
    v.regency_code as "regencyCode", r.name as "regencyName", v.province_code as "provinceCode", v.eligible, v.recorded,
    v.eligible - v.recorded as lacking, v.source, v.as_of as "asOf", v.entered_at, v.version,
    (select coalesce(sum(q.people_count), 0)::int from visit_request q
     where q.village_code = v.village_code and q.status in ('open', 'planned') and q.purpose = 'enrolment') as "requestedPeople"
  from ktp_coverage v join region p on p.code = v.village_code join region d on d.code = v.district_code join region r on r.code = v.regency_code`

export const mayCount = (caller: Caller, { provinceCode, regencyCode, districtCode, villageCode }: Place) =>
  caller.ability.can(
    'update',
    rowOf('VisitRequest', { provinceCode, regencyCode, districtCode, villageCode, createdBy: null, tripId: null }),
  )

const toCoverage = (caller: Caller, { entered_at, provinceCode, ...row }: CoverageRow): VillageCoverage => ({
  ...row,
  enteredAt: entered_at.toISOString(),
  points: coveragePoints(row),
  canUpdate: mayCount(caller, { ...row, provinceCode }),
})

/** Counted villages the caller may see, those where most lack a card first. */
export async function findCoverage(db: Db, caller: Caller, region: string | undefined): Promise<VillageCoverage[]> {
  const rule = rulesToSql(caller.ability, 'read', 'VisitRequest', coverageColumns)
  const level = region === undefined ? undefined : regionColumn(region)
  const rows = await db.rows<CoverageRow>(
    sql.raw(
      `${selectCoverage} where ${rule.sql} ${level ? `and v.${level} = ?` : ''} order by lacking desc, "villageName" limit 1000`,
      [...rule.bindings, ...(level ? [region] : [])] as never[],
    ),
  )
  return rows.map((row) => toCoverage(caller, row))
}

export async function findCoverageOf(
  db: Db,
  caller: Caller,
  villageCode: string,
): Promise<VillageCoverage | undefined> {
  const row = await db.first<CoverageRow>({
    text: `${selectCoverage} where v.village_code = $1`,
    values: [villageCode],
  })
  return row && toCoverage(caller, row)
}

type VillageCount = { code: string; name: string; eligible: number | null; recorded: number | null }

/** Those of these codes that are villages, with what was counted there so far. */
export const listVillageCounts = (db: Db, codes: readonly string[]): Promise<VillageCount[]> =>
  db.rows<VillageCount>({
    text: `select r.code, r.name, c.eligible, c.recorded from region r left join ktp_coverage c on c.village_code = r.code
           where r.code = any($1) and r.level = 'village'`,
    values: [codes],
  })

type Counted = {
  place: Pick<Place, 'provinceCode' | 'regencyCode' | 'districtCode' | 'villageCode'>
  eligible: number
  recorded: number
}

/** Keeps the counts of villages, in place of earlier ones, and scores their live requests anew. */
export async function saveCoverage(
  db: Db,
  villages: readonly Counted[],
  provenance: { source: string; asOf: string; userId: string; now: Date },
): Promise<void> {
  const column = (pick: (village: Counted) => string | number) => villages.map(pick)
  const codes = column(({ place }) => place.villageCode)
  await db.run({
    text: `insert into ktp_coverage (${placeColumnList}, eligible, recorded, source, as_of, entered_by, entered_at)
           select ${placeSql('code')}, eligible, recorded, $4, $5::date, $6, $7
           from unnest($1::text[], $2::int[], $3::int[]) as g (code, eligible, recorded)
           on conflict (village_code) do update set eligible = excluded.eligible, recorded = excluded.recorded, source = excluded.source,
             as_of = excluded.as_of, entered_by = excluded.entered_by, entered_at = excluded.entered_at, version = ktp_coverage.version + 1`,
    values: [
      codes,
      column(({ eligible }) => eligible),
      column(({ recorded }) => recorded),
      provenance.source,
      provenance.asOf,
      provenance.userId,
      provenance.now,
    ],
  })
  await db.run({
    text: `update visit_request v set base_score = v.base_score - v.coverage_points + g.points, coverage_points = g.points
           from unnest($1::text[], $2::int[]) as g (code, points)
           where v.village_code = g.code and v.status in ('open', 'planned') and v.coverage_points <> g.points`,
    values: [codes, villages.map((village) => coveragePoints(village))],
  })
}
