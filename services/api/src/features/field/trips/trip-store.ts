import { rowOf } from '@sipelandukilat/access'
import type { Trip, TripAction, TripMember, TripStatus, TripStop, TripSummary } from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { Problem } from '../../../platform/problem'
import { isAssignable, isPlanAction, isPlannable, isReplannable, openActions, type TripState } from './trip-rules'

export type TripRecord = {
  id: string
  province_code: string
  regency_codes: string[]
  name: string
  team_id: string | null
  team_name: string | null
  kit_id: string | null
  kit_serial: string | null
  starts_on: string
  ends_on: string
  status: TripStatus
  travel_order_number: string | null
  created_by: string
  version: number
}

type SummaryRow = TripRecord & { stop_count: number; approved_stops: number; request_count: number }

/** `request_count` holds only what the caller sees: a supervisor's count is of the own regency. */
export const selectTripSummary = `
  select t.*, (select count(*) from trip_stop s where s.trip_id = t.id) as stop_count,
    (select count(*) from trip_stop s where s.trip_id = t.id and s.approved_at is not null) as approved_stops,
    (select count(*) from visit_request v where v.trip_id = t.id and v.status in ('planned', 'visited')) as request_count
  from trip t`

/** Where attributes of the access rules stand in a row aliased `t`. */
export const tripColumns = {
  provinceCode: { name: 't.province_code' },
  regencyCodes: { name: 't.regency_codes', array: true },
  id: { name: 't.id' },
}

export const rowOfTrip = (trip: Pick<TripRecord, 'id' | 'province_code' | 'regency_codes'>) =>
  rowOf('Trip', { id: trip.id, provinceCode: trip.province_code, regencyCodes: trip.regency_codes })

export const toTripSummary = (row: SummaryRow): TripSummary => ({
  id: row.id,
  name: row.name,
  provinceCode: row.province_code,
  regencyCodes: row.regency_codes,
  teamId: row.team_id,
  teamName: row.team_name,
  kitId: row.kit_id,
  kitSerial: row.kit_serial,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  status: row.status,
  travelOrderNumber: row.travel_order_number,
  stopCount: row.stop_count,
  approvedStops: row.approved_stops,
  requestCount: row.request_count,
  version: row.version,
})

/** @throws Problem `not-found`, also where the caller sees none of the trip. */
export async function getTripForUpdate(db: Db, id: string): Promise<TripRecord> {
  const row = await db.first<TripRecord>({ text: 'select * from trip where id = $1 for update', values: [id] })
  if (!row) throw new Problem('not-found')
  return row
}

export function assertTripVersion(trip: TripRecord, expected: number): void {
  if (trip.version !== expected)
    throw new Problem('version-conflict', { changed: { version: trip.version, status: trip.status } })
}

type StopRow = Omit<TripStop, 'canApprove' | 'approvedAt'> & { approved_at: Date | null }

export const listStops = (db: Db, tripId: string): Promise<StopRow[]> =>
  db.rows({
    text: `select s.id, s.position, s.village_code as "villageCode", p.name as "villageName", d.name as "districtName", s.regency_code as "regencyCode",
             r.name as "regencyName", s.on_date as date, to_char(s.arrival_time, 'HH24:MI') as "arrivalTime", s.place, s.approved_at,
             (select name from app_user_names(array[s.approved_by])) as "approvedByName",
             count(v.id)::int as requests, coalesce(sum(v.people_count), 0)::int as people, (count(v.id) filter (where v.status = 'visited'))::int as visited,
             (count(distinct coalesce(v.household_id, v.id)) filter (where v.mode = 'home'))::int as households,
             (count(v.id) filter (where v.reply = 'confirmed'))::int as confirmed,
             (count(v.id) filter (where v.status = 'planned' and v.reply = 'another_day'))::int as "anotherDay",
             (select count(*)::int from visit_request c where c.stop_id = s.id and c.status = 'cancelled') as withdrawn, s.skip_reason as "skipReason"
           from trip_stop s join region p on p.code = s.village_code join region d on d.code = s.district_code join region r on r.code = s.regency_code
             left join visit_request v on v.stop_id = s.id and v.status in ('planned', 'visited')
           where s.trip_id = $1
           group by s.id, p.name, d.name, r.name order by s.position`,
    values: [tripId],
  })

export const listMembers = (db: Db, tripId: string): Promise<TripMember[]> =>
  db.rows({
    text: 'select user_id as "userId", name, role from trip_member where trip_id = $1 order by position',
    values: [tripId],
  })

const toState = (trip: TripRecord, stops: readonly StopRow[], members: readonly TripMember[]): TripState => ({
  status: trip.status,
  startsOn: trip.starts_on,
  memberCount: members.length,
  stops: stops.map((stop) => ({ approved: stop.approved_at !== null })),
})

/** Whether the caller may do the action on this trip at all, leaving aside its status. */
export const mayMove = (caller: Caller, trip: TripRecord, action: TripAction): boolean =>
  caller.ability.can(isPlanAction(action) ? 'plan' : 'update', rowOfTrip(trip))

export async function getTripState(db: Db, trip: TripRecord): Promise<TripState> {
  return toState(trip, await listStops(db, trip.id), await listMembers(db, trip.id))
}

/** One trip in full, with what the caller may do. @throws Problem `not-found`. */
export async function readTripFor(db: Db, caller: Caller, id: string, now: Date): Promise<Trip> {
  const [row, stops, members] = await Promise.all([
    db.first<SummaryRow>({ text: `${selectTripSummary} where t.id = $1`, values: [id] }),
    listStops(db, id),
    listMembers(db, id),
  ])
  if (!row) throw new Problem('not-found')
  const plans = caller.ability.can('plan', rowOfTrip(row))
  return {
    ...toTripSummary(row),
    stops: stops.map(({ approved_at, ...stop }) => ({
      ...stop,
      approvedAt: approved_at?.toISOString() ?? null,
      canApprove: approved_at === null && isPlannable(row.status) && canSupervise(caller, row, stop.regencyCode),
    })),
    members,
    can: {
      plan: plans && isPlannable(row.status),
      assign: plans && isAssignable(row.status),
      replan: plans && isReplannable(row.status),
      readPeople: caller.ability.can('read', 'VisitRequest'),
      actions: openActions(toState(row, stops, members), toLocalDate(now)).filter((action) =>
        mayMove(caller, row, action),
      ),
    },
  }
}

/** A stop is accepted by the supervisor of the regency it lies in, not of another that the trip also visits. */
export const canSupervise = (caller: Caller, trip: TripRecord, regencyCode: string): boolean =>
  caller.ability.can('supervise', rowOfTrip({ ...trip, regency_codes: [regencyCode] }))
