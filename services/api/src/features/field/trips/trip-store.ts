import { rowOf, rulesToSql } from '@sipelandukilat/access'
import type {
  listTrips,
  QueryOf,
  Trip,
  TripAction,
  TripCost,
  TripMember,
  TripStop,
  TripSummary,
} from '@sipelandukilat/contract'
import { toLocalDate } from '@sipelandukilat/domain'
import type { Caller } from '../../../platform/caller'
import type { Db } from '../../../platform/database/db'
import { from, type NewRow, type Row } from '../../../platform/database/from'
import { sql } from '../../../platform/database/sql'
import { newId } from '../../../platform/id'
import { Problem } from '../../../platform/problem'
import { partIdsSql } from './trip-parts'
import { isAssignable, isPlanAction, isPlannable, isReplannable, openActions, type TripState } from './trip-rules'

export type TripRecord = Row<'trip'>

/** A trip with how far its plan is. */
export type SummaryRow = TripRecord & { stop_count: number; approved_stops: number; request_count: number }

/** `request_count` is of the same requests as the report of the trip, and only what the caller sees: a supervisor's count is of the own regency. */
const selectTripSummary = `
  select t.*, (select count(*) from trip_stop s where s.trip_id = t.id) as stop_count,
    (select count(*) from trip_stop s where s.trip_id = t.id and s.approved_at is not null) as approved_stops,
    (select count(*) from visit_request v join (${partIdsSql('t.id')}) part on part.id = v.id) as request_count
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
  const row = await db.first(from('trip').where({ id }).forUpdate())
  if (!row) throw new Problem('not-found')
  return row
}

export const findTrip = (db: Db, id: string): Promise<TripRecord | undefined> => db.first(from('trip').where({ id }))

/** Trips that the caller sees, the latest first. */
export function listTripRows(db: Db, caller: Caller, query: QueryOf<typeof listTrips>): Promise<SummaryRow[]> {
  const rule = rulesToSql(caller.ability, 'read', 'Trip', tripColumns)
  const { status = null, from: first = null, to: last = null } = query
  return db.rows<SummaryRow>(
    sql.raw(
      `${selectTripSummary} where ${rule.sql} and (?::text is null or t.status = ?) and (?::date is null or t.ends_on >= ?) and (?::date is null or t.starts_on <= ?)
       order by t.starts_on desc, t.id desc limit 300`,
      [...rule.bindings, status, status, first, first, last, last] as never[],
    ),
  )
}

/** Trips under way that the caller sees, or the one asked for. */
export function listTripsUnderWay(db: Db, caller: Caller, tripId: string | null): Promise<SummaryRow[]> {
  const rule = rulesToSql(caller.ability, 'read', 'Trip', tripColumns)
  return db.rows<SummaryRow>(
    sql.raw(
      `${selectTripSummary} where ${rule.sql} and t.status = 'under_way' and (?::uuid is null or t.id = ?) order by t.starts_on, t.id limit 100`,
      [...rule.bindings, tripId, tripId] as never[],
    ),
  )
}

export const insertTrip = (db: Db, trip: NewRow<'trip'>): Promise<number> => db.run(from('trip').insert(trip))

type TripPlan = Pick<TripRecord, 'name' | 'team_id' | 'team_name' | 'kit_id' | 'kit_serial' | 'starts_on' | 'ends_on'>

export const updateTripPlan = (db: Db, id: string, plan: TripPlan): Promise<number> =>
  db.run(from('trip').where({ id }).update(plan).increment('version', 1))

/** Who looked at the trip before sees that it changed. */
export const bumpTrip = (db: Db, id: string): Promise<number> =>
  db.run(from('trip').where({ id }).update({}).increment('version', 1))

/** The next status; a travel order's number and check code that stand already are kept where no new one is given. */
export const updateTripStatus = (
  db: Db,
  id: string,
  move: { status: TripRecord['status']; travelOrderNumber: string | null; checkCode: string | null },
): Promise<number> =>
  db.run({
    text: `update trip set status = $2, travel_order_number = coalesce($3, travel_order_number), check_code = coalesce(check_code, $4),
             version = version + 1 where id = $1`,
    values: [id, move.status, move.travelOrderNumber, move.checkCode],
  })

export const updateTripTimes = (
  db: Db,
  id: string,
  times: { started_at: Date } | { finished_at: Date },
): Promise<number> => db.run(from('trip').where({ id }).update(times))

/** Does nothing where the stop was accepted before. */
export const approveTripStop = (
  db: Db,
  stop: { id: string; tripId: string },
  approval: { approved_by: string; approved_at: Date },
): Promise<number> =>
  db.run(from('trip_stop').where({ id: stop.id, trip_id: stop.tripId, approved_at: null }).update(approval))

export const moveTripStop = (
  db: Db,
  stop: { id: string; tripId: string },
  to: Pick<Row<'trip_stop'>, 'on_date' | 'arrival_time'>,
): Promise<number> => db.run(from('trip_stop').where({ id: stop.id, trip_id: stop.tripId }).update(to))

export const giveUpTripStop = (
  db: Db,
  stop: { id: string; tripId: string },
  why: Pick<Row<'trip_stop'>, 'skipped_at' | 'skip_reason'>,
): Promise<number> => db.run(from('trip_stop').where({ id: stop.id, trip_id: stop.tripId }).update(why))

/** Numbers the stops by day and hour. */
export const renumberStops = (db: Db, tripId: string): Promise<number> =>
  db.run({
    text: `update trip_stop s set position = o.place from (
             select id, row_number() over (order by on_date, arrival_time nulls last, position) - 1 as place from trip_stop where trip_id = $1) o
           where s.id = o.id and s.position <> o.place`,
    values: [tripId],
  })

/** Puts these costs in place of those that stand. */
export async function replaceTripCosts(
  db: Db,
  trip: Pick<TripRecord, 'id' | 'province_code'>,
  costs: readonly TripCost[],
): Promise<void> {
  await db.run(from('trip_cost').where({ trip_id: trip.id }).delete())
  for (const [position, { kind, rupiah, note }] of costs.entries())
    await db.run(
      from('trip_cost').insert({
        id: newId(),
        trip_id: trip.id,
        province_code: trip.province_code,
        kind,
        rupiah,
        note,
        position,
      }),
    )
}

export const listTripCosts = (db: Db, tripId: string): Promise<TripCost[]> =>
  db.rows(from('trip_cost').where({ trip_id: tripId }).orderBy('position').select('kind', 'rupiah', 'note'))

export const findRegionName = async (db: Db, code: string): Promise<string | undefined> =>
  (await db.first(from('region').where({ code }).select('name')))?.name

/** Requests that were withdrawn before anybody came. */
export async function countWithdrawn(db: Db, tripId: string): Promise<number> {
  const row = await db.first<{ count: number }>({
    text: `select count(*) from visit_request v where v.trip_id = $1 and v.status = 'cancelled'
             and not exists (select from visit w where w.visit_request_id = v.id and w.trip_id = $1)`,
    values: [tripId],
  })
  return row?.count ?? 0
}

export function assertTripVersion(trip: TripRecord, expected: number): void {
  if (trip.version !== expected)
    throw new Problem('version-conflict', { changed: { version: trip.version, status: trip.status } })
}

type StopRow = Omit<TripStop, 'canApprove' | 'approvedAt'> & { approved_at: Date | null }

/** The stops of a trip with those it is or was planned for there, as its report counts them. */
export const listStops = (db: Db, tripId: string): Promise<StopRow[]> =>
  db.rows<StopRow>({
    text: `select s.id, s.position, s.village_code as "villageCode", p.name as "villageName", d.name as "districtName", s.regency_code as "regencyCode",
             r.name as "regencyName", s.on_date as date, to_char(s.arrival_time, 'HH24:MI') as "arrivalTime", s.place, s.approved_at,
             (select name from app_user_names(array[s.approved_by])) as "approvedByName",
             part.requests, part.people, part.visited, part.households, part.confirmed, part."anotherDay",
             (select count(*)::int from visit_request c where c.stop_id = s.id and c.status = 'cancelled') as withdrawn, s.skip_reason as "skipReason"
           from trip_stop s join region p on p.code = s.village_code join region d on d.code = s.district_code join region r on r.code = s.regency_code
             left join lateral (
               select count(*)::int as requests, coalesce(sum(v.people_count), 0)::int as people, (count(*) filter (where l.outcome = 'done'))::int as visited,
                 (count(distinct coalesce(v.household_id, v.id)) filter (where v.mode = 'home'))::int as households,
                 (count(*) filter (where v.reply = 'confirmed'))::int as confirmed,
                 (count(*) filter (where v.status = 'planned' and v.reply = 'another_day'))::int as "anotherDay"
               from visit_request v join (${partIdsSql('$1')}) part on part.id = v.id
                 left join trip_unserved u on u.visit_request_id = v.id and u.trip_id = $1
                 left join lateral (select w.stop_id, w.outcome from visit w where w.visit_request_id = v.id and w.trip_id = $1
                   order by w.recorded_at desc, w.id desc limit 1) l on true
               where coalesce(l.stop_id, u.stop_id, v.stop_id) = s.id) part on true
           where s.trip_id = $1
           order by s.position`,
    values: [tripId],
  })

export const listMembers = (db: Db, tripId: string): Promise<TripMember[]> =>
  db.rows<TripMember>({
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
      // Who goes along sees nobody's name before the trip is approved; the plan itself is the coordinator's.
      add: plans ? isAssignable(row.status) : isReplannable(row.status) && caller.ability.can('update', rowOfTrip(row)),
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
