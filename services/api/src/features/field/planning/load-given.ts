import type { PlanningSettings } from '@sipelandukilat/contract'
import { addCalendarDays, calendarDaysBetween, isFieldDay } from '@sipelandukilat/domain'
import type { Network } from '@sipelandukilat/planner'
import type { Db } from '../../../platform/database/db'
import { from } from '../../../platform/database/from'
import { getCalendar } from '../../regions/places'
import { loadPlannerNetwork } from '../network/network-store'
import { prioritySql } from '../visits/visit-priority-sql'
import type { PlanningRunRecord } from './planning-store'

export type Request = {
  id: string
  village_code: string
  village_name: string
  district_code: string
  district_name: string
  regency_code: string
  people_count: number
  score: number
}

export type Run = Pick<PlanningRunRecord, 'id' | 'province_code' | 'starts_on' | 'ends_on' | 'settings'>

type Team = PlanningSettings['teams'][number] & { id: string; members: number; skills: string[]; bookedDays: number[] }
type Kit = PlanningSettings['kits'][number] & { id: string; bookedDays: number[] }

/** What a run is about, as it was found: who waits in its regencies, its teams and kits, and the ways between them. */
export type Given = {
  run: Run
  network: Network
  nodeOfVillage: ReadonlyMap<string, string>
  requests: Request[]
  teams: Team[]
  kits: Kit[]
  /** Days of the period, by regency, on which nobody is served there: holidays and Sundays. */
  restDays: ReadonlyMap<string, readonly number[]>
}

/** Reads all that a plan is made of; nothing is worked out here, so that the transaction is short. */
export async function loadGiven(db: Db, run: Run, now: Date): Promise<Given> {
  return {
    run,
    ...(await loadPlannerNetwork(db, run.province_code)),
    requests: await listRequests(db, run, now),
    teams: await listTeams(db, run),
    kits: await listKits(db, run),
    restDays: await listRestDays(db, run),
  }
}

async function listRestDays(db: Db, run: Run): Promise<Map<string, number[]>> {
  const days = Array.from({ length: calendarDaysBetween(run.starts_on, run.ends_on) + 1 }, (_, day) => day)
  const restDays = new Map<string, number[]>()
  for (const code of run.settings.regencyCodes) {
    const calendar = await getCalendar(db, code)
    restDays.set(
      code,
      days.filter((day) => !isFieldDay(addCalendarDays(run.starts_on, day), calendar)),
    )
  }
  return restDays
}

/** People to be visited at home come in once they have agreed to it. */
const listRequests = (db: Db, run: Run, now: Date) =>
  db.rows<Request>({
    text: `select v.id, v.village_code, coalesce(p.name, v.village_code) as village_name, v.district_code,
             coalesce(d.name, v.district_code) as district_name, v.regency_code, v.people_count, ${prioritySql('v', '$3::timestamptz')} as score
           from visit_request v left join region p on p.code = v.village_code left join region d on d.code = v.district_code
           where v.province_code = $1 and v.regency_code = any($2) and v.status = 'open' and (v.mode <> 'home' or v.consent_at is not null)
           order by v.village_code, score desc, v.requested_at, v.id`,
    values: [run.province_code, run.settings.regencyCodes, now],
  })

const lastDay = 'trip_last_day(trip.starts_on, trip.ends_on, trip.finished_at)'

const awayOf = {
  /** On a trip, or on leave: the team itself or one of its members. */
  team: `select team_id as id, starts_on as from_on, ${lastDay} as until_on from trip
           where province_code = $1 and team_id is not null and status <> 'cancelled'
         union all
         select t.id, trip.starts_on, ${lastDay} from trip join trip_member m on m.trip_id = trip.id join team t on m.user_id = any(t.member_ids)
           where trip.province_code = $1 and t.province_code = $1 and trip.status <> 'cancelled'
         union all
         select t.id, l.from_on, l.until_on from team_leave l join team t
           on (l.team_id = t.id and l.user_id is null) or l.user_id = any(t.member_ids) where t.province_code = $1`,
  /** On a trip, or in maintenance. */
  kit: `select kit_id as id, starts_on as from_on, ${lastDay} as until_on from trip
          where province_code = $1 and kit_id is not null and status <> 'cancelled'
        union all
        select kit_id, from_on, until_on from kit_maintenance where province_code = $1`,
} as const

/** Days of the period on which a team or a kit is not to be had, by its id. */
async function listBooked(db: Db, run: Run, thing: keyof typeof awayOf): Promise<Map<string, number[]>> {
  const rows = await db.rows<{ id: string; from_day: number; until_day: number }>({
    text: `select id, from_on - $2::date as from_day, until_on - $2::date as until_day from (${awayOf[thing]}) away
           where daterange(from_on, until_on, '[]') && daterange($2::date, $3::date, '[]') order by id, from_on`,
    values: [run.province_code, run.starts_on, run.ends_on],
  })
  const last = calendarDaysBetween(run.starts_on, run.ends_on)
  const booked = new Map<string, number[]>()
  for (const { id, from_day, until_day } of rows)
    for (let day = Math.max(0, from_day); day <= Math.min(last, until_day); day += 1)
      booked.set(id, [...new Set([...(booked.get(id) ?? []), day])])
  return booked
}

async function listTeams(db: Db, run: Run): Promise<Team[]> {
  const rows = await db.rows(
    from('team')
      .where({ province_code: run.province_code, is_active: true })
      .whereAny(
        'id',
        run.settings.teams.map(({ teamId }) => teamId),
      )
      .orderBy('name')
      .orderBy('id')
      .select('id', 'member_ids', 'skills', 'longest_days'),
  )
  const booked = await listBooked(db, run, 'team')
  return rows.flatMap(({ id, member_ids, skills, longest_days }) => {
    const wanted = run.settings.teams.find(({ teamId }) => teamId === id)
    if (!wanted) return []
    const longestTrip = Math.min(wanted.longestTrip, longest_days ?? wanted.longestTrip)
    return [{ ...wanted, id, members: member_ids.length, skills, bookedDays: booked.get(id) ?? [], longestTrip }]
  })
}

async function listKits(db: Db, run: Run): Promise<Kit[]> {
  const rows = await db.rows(
    from('kit')
      .where({ province_code: run.province_code, state: 'ready' })
      .whereAny(
        'id',
        run.settings.kits.map(({ kitId }) => kitId),
      )
      .orderBy('serial')
      .orderBy('id')
      .select('id'),
  )
  const booked = await listBooked(db, run, 'kit')
  return rows.flatMap(({ id }) => {
    const wanted = run.settings.kits.find(({ kitId }) => kitId === id)
    return wanted ? [{ id, bookedDays: booked.get(id) ?? [], ...wanted }] : []
  })
}
