import type { VisitDay } from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import type { Db } from '../../../platform/database/db'

type VisitRow = {
  on_date: string
  arrival_time: string | null
  place: string
  village_code: string
  village_name: string
  team: VisitDay['team']
}

const toVisitDay = (row: VisitRow): VisitDay => ({
  date: row.on_date,
  villageCode: row.village_code,
  villageName: row.village_name,
  place: row.place,
  arrivalTime: row.arrival_time?.slice(0, 5) ?? null,
  team: row.team,
})

/**
 * The days to come on which a team is in a village or its district, the next first: date, service point and whose team, and
 * nobody's name. Only stops that the regency accepted, of trips that are approved or under way.
 */
export async function findVisitSchedule(db: Db, villageCode: string, now: Date): Promise<VisitDay[]> {
  const rows = await db.rows<VisitRow>({
    text: 'select on_date, arrival_time::text, place, village_code, village_name, team from app_visit_schedule($1, $2)',
    values: [villageCode, toLocalDate(now)],
  })
  return rows.map(toVisitDay)
}

/** The same of every district that is served, for phones that keep it for days without a signal. */
export async function listAllVisits(db: Db, now: Date): Promise<VisitDay[]> {
  const rows = await db.rows<VisitRow>({
    text: `select s.on_date, s.arrival_time::text, s.place, s.village_code, s.village_name, s.team
           from (select min(v.code) as code from region v
                 where v.level = 'village' and exists (select 1 from region r
                   where r.level = 'regency' and r.province_code = v.province_code and r.status in ('active', 'paused'))
                 group by v.parent_code) d
             cross join lateral app_visit_schedule(d.code, $1) s
           order by s.on_date, s.village_code`,
    values: [toLocalDate(now)],
  })
  return rows.map(toVisitDay)
}

/** The same of a regency. */
export const listVisitsIn = async (db: Db, regencyCode: string, now: Date): Promise<VisitDay[]> =>
  (await listAllVisits(db, now)).filter(({ villageCode }) => villageCode.startsWith(`${regencyCode}.`))

/** The next day a team is in this very village. */
export async function findNextVisit(db: Db, villageCode: string, now: Date): Promise<VisitDay | undefined> {
  return (await findVisitSchedule(db, villageCode, now)).find((day) => day.villageCode === villageCode)
}
