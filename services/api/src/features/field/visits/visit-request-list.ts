import { rulesToSql } from '@sipelandukilat/access'
import type { listVisitDemand, listVisitRequests, QueryOf, VisitDemand, VisitTile } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { z } from 'zod'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { regionColumn } from '../../../platform/database/region-columns'
import { sql } from '../../../platform/database/sql'
import { Problem } from '../../../platform/problem'
import { prioritySql } from './visit-priority-sql'
import { fromVisitRequest, type VisitRequestRow, visitRequestColumns, visitRequestFields } from './visit-request-store'

const Cursor = z.tuple([z.int(), z.iso.datetime(), z.uuid()])

function decodePlace(text: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch (error) {
    throw new Problem('bad-request', { cause: error })
  }
}

type Filters = Pick<QueryOf<typeof listVisitRequests>, 'region' | 'mode' | 'purpose' | 'status'>

/** What the rules allow and the filters ask, as one condition with its bindings. */
function conditionsOf(caller: Caller, filters: Filters): { where: string; bindings: unknown[] } {
  const rule = rulesToSql(caller.ability, 'read', 'VisitRequest', visitRequestColumns)
  const parts = [rule.sql]
  const bindings = [...rule.bindings]
  const add = (condition: string, value: unknown) => {
    parts.push(condition)
    bindings.push(value)
  }
  if (filters.region) add(`v.${regionColumn(filters.region)} = ?`, filters.region)
  if (filters.status) add('v.status = ?', filters.status)
  if (filters.mode) add('v.mode = ?', filters.mode)
  if (filters.purpose) add('v.purpose = ?', filters.purpose)
  return { where: parts.join(' and '), bindings }
}

/** One page of requests, the most urgent first; among equals who waits longest. */
export async function findVisitRequests(
  db: Db,
  caller: Caller,
  query: QueryOf<typeof listVisitRequests>,
  now: Date,
): Promise<{ rows: VisitRequestRow[]; nextCursor: string | null }> {
  const { where, bindings } = conditionsOf(caller, query)
  const score = prioritySql('v', '?::timestamptz')
  const after = query.cursor === undefined ? undefined : decodePlace(query.cursor)
  const rows = await db.rows<VisitRequestRow & { score: number }>(
    sql.raw(
      `select * from (select ${score} as score, ${visitRequestFields} ${fromVisitRequest} where ${where}) page
       ${after ? 'where (-score, requested_at, id) > (?, ?::timestamptz, ?::uuid)' : ''}
       order by score desc, requested_at, id limit ?`,
      [now, ...bindings, ...(after ? [-after[0], after[1], after[2]] : []), query.limit + 1] as never[],
    ),
  )
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    rows: shown,
    nextCursor:
      rows.length > query.limit && last
        ? Buffer.from(JSON.stringify([last.score, last.requested_at.toISOString(), last.id])).toString('base64url')
        : null,
  }
}

/** Open demand by village, the most urgent first, and the districts of the regencies it lies in: the schematic map. */
export async function findVisitDemand(
  db: Db,
  caller: Caller,
  query: QueryOf<typeof listVisitDemand>,
  now: Date,
): Promise<{ items: VisitDemand[]; districts: VisitTile[] }> {
  const { where, bindings } = conditionsOf(caller, { ...query, status: 'open' })
  const items = await db.rows<VisitDemand>(
    sql.raw(
      `select v.village_code as "villageCode", coalesce(p.name, v.village_code) as "villageName", v.district_code as "districtCode",
         coalesce(d.name, v.district_code) as "districtName", v.regency_code as "regencyCode", r.name as "regencyName",
         count(*)::int as requests, sum(v.people_count)::int as people, (count(*) filter (where v.mode = 'home'))::int as "homeVisits",
         (count(distinct coalesce(v.household_id, v.id)) filter (where v.mode = 'home'))::int as households,
         (count(*) filter (where v.mode = 'home' and v.consent_at is null))::int as "withoutConsent", c.eligible - c.recorded as lacking,
         max(${prioritySql('v', '?::timestamptz')})::int as "highestPriority", coalesce(d.is_border, false) as "isBorder", d.access, d.latitude, d.longitude
       from visit_request v join region r on r.code = v.regency_code left join region p on p.code = v.village_code left join region d on d.code = v.district_code
         left join ktp_coverage c on c.village_code = v.village_code
       where ${where}
       group by v.village_code, p.name, c.eligible, c.recorded, v.district_code, d.name, v.regency_code, r.name, d.is_border, d.access, d.latitude, d.longitude
       order by "highestPriority" desc, people desc, "villageName"`,
      [now, ...bindings] as never[],
    ),
  )
  const districts = await db.rows<VisitTile>({
    text: `select code as "districtCode", name as "districtName", regency_code as "regencyCode", is_border as "isBorder", access, latitude, longitude
           from region where level = 'district' and latitude is not null
             and case length($1::text) when 2 then province_code = $1 when 5 then regency_code = $1 else province_code = any($2) end
           order by code`,
    values: [query.region && query.region.length <= 5 ? query.region : '', provincesOf(caller)],
  })
  return { items, districts }
}

/** The provinces in which a caller's rules on visit requests lie. */
export function provincesOf(caller: Caller): string[] {
  const codes = caller.ability.rulesFor('read', 'VisitRequest').flatMap((rule) => {
    const conditions = (rule.conditions ?? {}) as Record<string, { $in?: string[] }>
    return ['provinceCode', 'regencyCode', 'districtCode', 'villageCode'].flatMap((name) => conditions[name]?.$in ?? [])
  })
  return [...new Set(codes.map((code) => placeOf(code).provinceCode))]
}
