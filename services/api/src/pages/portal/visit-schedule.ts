import type { VisitDay } from '@sipelandukilat/portal'
import { findVisitSchedule } from '../../features/field/visits/visit-schedule'
import type { Db } from '../../platform/database/db'

/** The days to come on which a team is in a village, the next first, then those elsewhere in its district. */
export async function listVisitSchedule(db: Db, villageCode: string, now: Date): Promise<VisitDay[]> {
  const days = await findVisitSchedule(db, villageCode, now)
  const here = days.filter((day) => day.villageCode === villageCode)
  const near = days.filter((day) => day.villageCode !== villageCode)
  return [...here, ...near].map((day) => ({
    date: day.date,
    place: day.villageCode === villageCode ? day.place : `${day.place}, ${day.villageName}`,
    hours: day.arrivalTime && `${day.arrivalTime.replace(':', '.')} WITA`,
  }))
}
