import type { VisitDay } from '@sipelandukilat/portal'
import { findVisitSchedule } from '../../features/field/visits/visit-schedule'
import type { Db } from '../../platform/database/db'

type Days = { here: VisitDay[]; near: VisitDay[] }

/** The days to come on which a team is in a village, the next first, and those elsewhere in its district. */
async function readVisits(db: Db, villageCode: string, now: Date): Promise<Days> {
  const days = await findVisitSchedule(db, villageCode, now)
  const here = days.filter((day) => day.villageCode === villageCode)
  const near = days.filter((day) => day.villageCode !== villageCode)
  const toDay = (day: (typeof days)[number]): VisitDay => ({
    date: day.date,
    place: day.villageCode === villageCode ? day.place : `${day.place}, ${day.villageName}`,
    hours: day.arrivalTime && `${day.arrivalTime.replace(':', '.')} WITA`,
  })
  return { here: here.map(toDay), near: near.map(toDay) }
}

/** All days to come of a village, then those elsewhere in its district. */
export async function listVisitSchedule(db: Db, villageCode: string, now: Date): Promise<VisitDay[]> {
  const { here, near } = await readVisits(db, villageCode, now)
  return [...here, ...near]
}

/** As many as one takes in at a glance. */
const mostNear = 3

/** The next days of a village, else of its district. */
export async function listNextVisits(db: Db, villageCode: string, now: Date): Promise<VisitDay[]> {
  const { here, near } = await readVisits(db, villageCode, now)
  return (here.length > 0 ? here : near).slice(0, mostNear)
}
