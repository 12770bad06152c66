import type { VisitDay } from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import type { Db } from '../../../platform/database/db'

/**
 * The days to come on which a team is in a village or its district, the next first: date, service point and whose team, and
 * nobody's name. Only stops that the regency accepted, of trips that are approved or under way.
 */
export async function findVisitSchedule(db: Db, villageCode: string, now: Date): Promise<VisitDay[]> {
  const rows = await db.rows<{
    on_date: string
    arrival_time: string | null
    place: string
    village_code: string
    village_name: string
    team: VisitDay['team']
  }>({
    text: 'select on_date, arrival_time::text, place, village_code, village_name, team from app_visit_schedule($1, $2)',
    values: [villageCode, toLocalDate(now)],
  })
  return rows.map((row) => ({
    date: row.on_date,
    villageCode: row.village_code,
    villageName: row.village_name,
    place: row.place,
    arrivalTime: row.arrival_time?.slice(0, 5) ?? null,
    team: row.team,
  }))
}

/** The next day a team is in this very village. */
export async function findNextVisit(db: Db, villageCode: string, now: Date): Promise<VisitDay | undefined> {
  return (await findVisitSchedule(db, villageCode, now)).find((day) => day.villageCode === villageCode)
}
