import {
  type BodyOf,
  type LeftOutRequest,
  ordinaryMember,
  type setTripMembers,
  type setTripStops,
  type updateTrip,
} from '@sipelandukilat/contract'
import { formatDate, perLanguage } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import type { Db } from '../../../platform/database/db'
import { from, type Row } from '../../../platform/database/from'
import { placeColumns } from '../../../platform/database/region-columns'
import { newId } from '../../../platform/id'
import { invalid, Problem } from '../../../platform/problem'
import { findPlace } from '../../regions/places'
import { assertAvailable, assertMembersAvailable } from '../calendar/availability'
import { listStaff } from '../teams/staff'
import { notifyCalledOff } from '../visits/notify-visit'
import { forgetReplies } from '../visits/visit-reply'
import { findDateProblem, isAssignable, isPlannable } from './trip-rules'
import { getTripForUpdate, insertTrip, listMembers, type TripRecord } from './trip-store'

type TripInput = Pick<BodyOf<typeof updateTrip>, 'name' | 'teamId' | 'kitId' | 'startsOn' | 'endsOn'>

type Booked = { teamName: string | null; kitSerial: string | null; memberIds: string[] }

const lastDay = 'trip_last_day(starts_on, ends_on, finished_at)'
const overlaps = `daterange(starts_on, ${lastDay}, '[]') && daterange($2::date, $3::date, '[]')`

type OtherTrip = { name: string; starts_on: string; last_day: string }

/** The team and kit of a plan. @throws Problem `invalid` for one that is not there or not fit, `conflict` naming the trip that has it. */
export async function bookTeamAndKit(
  db: Db,
  provinceCode: string,
  input: TripInput,
  ownTripId: string,
): Promise<Booked> {
  const team =
    input.teamId === null
      ? undefined
      : await db.first(
          from('team')
            .where({ id: input.teamId, province_code: provinceCode, is_active: true })
            .select('name', 'member_ids'),
        )
  if (input.teamId !== null && !team) throw invalid('teamId', fieldTexts.of('chooseActiveTeamProvince'))
  const kit =
    input.kitId === null
      ? undefined
      : await db.first(
          from('kit').where({ id: input.kitId, province_code: provinceCode, state: 'ready' }).select('serial'),
        )
  if (input.kitId !== null && !kit) throw invalid('kitId', fieldTexts.of('chooseKitProvinceReady'))
  await assertNotBooked(db, 'team_id', input.teamId, input, ownTripId)
  await assertNotBooked(db, 'kit_id', input.kitId, input, ownTripId)
  await assertAvailable(db, input, ownTripId)
  return { teamName: team?.name ?? null, kitSerial: kit?.serial ?? null, memberIds: team?.member_ids ?? [] }
}

/** @throws Problem `conflict` naming the other trip that has the team or kit on these days. */
async function assertNotBooked(
  db: Db,
  column: 'team_id' | 'kit_id',
  id: string | null,
  { startsOn, endsOn }: TripInput,
  ownTripId: string,
): Promise<void> {
  if (id === null) return
  const other = await db.first<OtherTrip>({
    text: `select name, starts_on, ${lastDay} as last_day from trip
           where ${column} = $1 and status <> 'cancelled' and id <> $4 and ${overlaps} limit 1`,
    values: [id, startsOn, endsOn, ownTripId],
  })
  if (other)
    throw new Problem('conflict', {
      detail: fieldTexts.of(column === 'team_id' ? 'teamBooked' : 'kitBooked', {
        trip: other.name,
        days: daysOf(other),
      }),
    })
}

const daysOf = ({ starts_on, last_day }: OtherTrip) =>
  perLanguage((language) => `${formatDate(starts_on, language)} – ${formatDate(last_day, language)}`)

/** Nobody is on two trips at once. @throws Problem `conflict` naming who is on which other trip on these days. */
export async function assertMembersNotBooked(
  db: Db,
  userIds: readonly string[],
  { startsOn, endsOn }: Pick<TripInput, 'startsOn' | 'endsOn'>,
  ownTripId: string,
): Promise<void> {
  if (userIds.length === 0) return
  // Two plans with the same person at the same moment wait for each other.
  await db.rows({
    text: 'select pg_advisory_xact_lock(hashtextextended(id::text, 0)) from unnest($1::uuid[]) id order by id',
    values: [userIds],
  })
  const other = await db.first<OtherTrip & { member: string }>({
    text: `select m.name as member, t.name, t.starts_on, t.last_day
           from trip_member m join (select id, name, starts_on, ${lastDay} as last_day from trip
             where status <> 'cancelled' and id <> $4 and ${overlaps}) t on t.id = m.trip_id
           where m.user_id = any($1) order by t.starts_on, m.name limit 1`,
    values: [userIds, startsOn, endsOn, ownTripId],
  })
  if (other)
    throw new Problem('conflict', {
      detail: fieldTexts.of('memberBooked', { name: other.member, trip: other.name, days: daysOf(other) }),
    })
}

/** Two plans at the same moment: the database lets one of them in. */
export async function keepBooking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if ((error as { code?: string }).code !== '23P01') throw error
    throw new Problem('conflict', {
      detail: fieldTexts.of('teamKitJustTakenAnotherTrip'),
      cause: error,
    })
  }
}

export const toTripPlan = ({ name, teamId, kitId, startsOn, endsOn }: TripInput, booked: Booked) => ({
  name,
  team_id: teamId,
  team_name: booked.teamName,
  kit_id: kitId,
  kit_serial: booked.kitSerial,
  starts_on: startsOn,
  ends_on: endsOn,
})

/** Books a trip; the team’s members go, as far as they still may. @throws Problem as `bookTeamAndKit`. */
export async function createBookedTrip(
  db: Db,
  { id, provinceCode }: { id: string; provinceCode: string },
  input: TripInput,
  { createdBy, now, staff }: { createdBy: string; now: Date; staff: ReadonlyMap<string, string> },
): Promise<TripRecord> {
  const booked = await bookTeamAndKit(db, provinceCode, input, id)
  await keepBooking(() =>
    insertTrip(db, {
      id,
      province_code: provinceCode,
      ...toTripPlan(input, booked),
      created_by: createdBy,
      created_at: now,
    }),
  )
  const trip = await getTripForUpdate(db, id)
  const members = booked.memberIds.flatMap((userId) => {
    const name = staff.get(userId)
    return name === undefined ? [] : [{ userId, name, role: ordinaryMember }]
  })
  await replaceMembers(db, trip, members)
  return trip
}

export function assertPlannable(trip: TripRecord): void {
  if (!isPlannable(trip.status))
    throw new Problem('conflict', {
      detail: fieldTexts.of('planTripCanNoLongerChange'),
    })
}

export function assertAssignable(trip: TripRecord): void {
  if (!isAssignable(trip.status))
    throw new Problem('conflict', {
      detail: fieldTexts.of('tripOver'),
    })
}

export function assertDates(startsOn: string, endsOn: string, stopDates: readonly string[]): void {
  const problem = findDateProblem(startsOn, endsOn, stopDates)
  if (problem) throw invalid(problem.path, problem.message)
}

/** People whose place on a trip was taken away wait again. */
export async function releaseRequests(db: Db, where: { tripId: string; stopIds?: readonly string[] }): Promise<void> {
  await db.run({
    text: `update visit_request set status = case when status = 'planned' then 'open' else status end,
             trip_id = case when status in ('planned', 'open') then null else trip_id end,
             stop_id = case when status in ('planned', 'open') then null else stop_id end, version = version + 1
           where trip_id = $1 and status in ('planned', 'open') and ($2::uuid[] is null or stop_id = any($2))`,
    values: [where.tripId, where.stopIds ?? null],
  })
}

type StopInput = BodyOf<typeof setTripStops>['stops'][number]
type KnownStop = Pick<Row<'trip_stop'>, 'id' | 'village_code' | 'on_date' | 'arrival_time' | 'place'>

const isSame = (known: KnownStop, input: StopInput) =>
  known.village_code === input.villageCode &&
  known.on_date === input.date &&
  (known.arrival_time?.slice(0, 5) ?? null) === input.arrivalTime &&
  known.place === input.place

/** A stop that changed must be accepted anew, and is no longer given up. */
const notAccepted = { approved_by: null, approved_at: null, skipped_at: null, skip_reason: null }

/**
 * Replaces a trip's stops by these, in their order. A stop whose village, day, hour or place changes must be accepted anew,
 * and an approved trip becomes a draft by it. Answers the regencies the trip now visits.
 */
export async function replaceStops(db: Db, trip: TripRecord, stops: readonly StopInput[]): Promise<void> {
  assertDates(
    trip.starts_on,
    trip.ends_on,
    stops.map((stop) => stop.date),
  )
  const known = new Map(
    (
      await db.rows(
        from('trip_stop').where({ trip_id: trip.id }).select('id', 'village_code', 'on_date', 'arrival_time', 'place'),
      )
    ).map((stop) => [stop.id, stop]),
  )
  const kept = new Set(stops.flatMap((stop) => (stop.id && known.has(stop.id) ? [stop.id] : [])))
  const gone = [...known.keys()].filter((id) => !kept.has(id))
  let isChanged = gone.length > 0
  const regencies = new Set<string>()
  for (const [position, stop] of stops.entries()) {
    const place = await findPlace(db, stop.villageCode)
    if (!place || place.provinceCode !== trip.province_code)
      throw invalid(`stops.${position}.villageCode`, fieldTexts.of('chooseVillageProvince2'))
    regencies.add(place.regencyCode)
    const before = stop.id ? known.get(stop.id) : undefined
    const isNew = !before || !isSame(before, stop)
    if (isNew) isChanged = true
    if (before && before.village_code !== stop.villageCode) {
      await notifyCalledOff(db, { tripId: trip.id, stopIds: [before.id] })
      await releaseRequests(db, { tripId: trip.id, stopIds: [before.id] })
    } else if (before && isNew) await forgetReplies(db, [before.id])
    const facts = {
      ...placeColumns(place),
      position,
      on_date: stop.date,
      arrival_time: stop.arrivalTime,
      place: stop.place,
    }
    if (before) {
      const change = isNew ? { ...facts, ...notAccepted } : facts
      await db.run(from('trip_stop').where({ id: before.id, trip_id: trip.id }).update(change))
    } else await db.run(from('trip_stop').insert({ id: newId(), trip_id: trip.id, ...facts }))
  }
  if (gone.length > 0) {
    await notifyCalledOff(db, { tripId: trip.id, stopIds: gone })
    await releaseRequests(db, { tripId: trip.id, stopIds: gone })
    await db.run(from('trip_stop').where({ trip_id: trip.id }).whereAny('id', gone).delete())
  }
  await db.run({
    text: `update trip set regency_codes = $2, status = case when $3 and status = 'approved' then 'draft' else status end, version = version + 1 where id = $1`,
    values: [trip.id, [...regencies].sort(), isChanged],
  })
}

/** Replaces who goes. Accounts must be of officers in the field; others go by name and role. */
export async function replaceMembers(
  db: Db,
  trip: TripRecord,
  members: BodyOf<typeof setTripMembers>['members'],
): Promise<void> {
  const staff = await listStaff(db, trip.province_code)
  const seen = new Set<string>()
  for (const [index, member] of members.entries()) {
    if (member.userId === null) continue
    if (!staff.has(member.userId) || seen.has(member.userId))
      throw invalid(`members.${index}.userId`, fieldTexts.of('chooseOfficersProvinceEachOnce'))
    seen.add(member.userId)
  }
  await assertMembersAvailable(db, [...seen], trip)
  const known = new Set((await listMembers(db, trip.id)).map(({ userId }) => userId))
  const added = [...seen].filter((id) => !known.has(id))
  await assertMembersNotBooked(db, added, { startsOn: trip.starts_on, endsOn: trip.ends_on }, trip.id)
  await db.run(from('trip_member').where({ trip_id: trip.id }).delete())
  for (const [position, member] of members.entries())
    await db.run(
      from('trip_member').insert({
        id: newId(),
        trip_id: trip.id,
        province_code: trip.province_code,
        user_id: member.userId,
        name: (member.userId && staff.get(member.userId)) ?? member.name,
        role: member.role,
        position,
      }),
    )
}

/** Plans one more at a stop, beside those who are. @throws Problem `conflict` where another trip meets them. */
export async function addRequest(
  db: Db,
  { tripId, stopId }: { tripId: string; stopId: string },
  requestId: string,
): Promise<void> {
  const planned = await db.rows(from('visit_request').where({ stop_id: stopId, status: 'planned' }).select('id'))
  const { leftOut } = await assignRequests(db, tripId, stopId, [...planned.map(({ id }) => id), requestId])
  if (leftOut.some(({ id }) => id === requestId))
    throw new Problem('conflict', { detail: fieldTexts.of('metOnAnotherTrip') })
}

type LeftOut = { id: string; reason: LeftOutRequest['reason'] }

type Wanted = Pick<Row<'visit_request'>, 'id' | 'status' | 'mode' | 'consent_at' | 'trip_id'>

function whyLeftOut(request: Wanted | undefined, tripId: string): LeftOut['reason'] | undefined {
  if (!request || request.status === 'cancelled') return 'withdrawn'
  if (request.status === 'visited') return 'served'
  if (request.status === 'planned' && request.trip_id !== tripId) return 'elsewhere'
  return request.mode === 'home' && request.consent_at === null ? 'no_consent' : undefined
}

/**
 * The requests to be met at a stop, and no others: those that are struck off wait again. What was withdrawn meanwhile, is
 * planned elsewhere or is a home visit that nobody agreed to is left out and named; the others are planned.
 */
export async function assignRequests(
  db: Db,
  tripId: string,
  stopId: string,
  ids: readonly string[],
): Promise<{ planned: string[]; leftOut: LeftOut[] }> {
  const wanted = [...new Set(ids)]
  const found = await db.rows<Wanted>({
    text: `select v.id, v.status, v.mode, v.consent_at, v.trip_id from visit_request v join trip_stop s on s.id = $2 and s.trip_id = $3
           where v.id = any($1) and v.province_code = s.province_code for update of v`,
    values: [wanted, stopId, tripId],
  })
  const requests = new Map(found.map((request) => [request.id, request]))
  const leftOut = wanted.flatMap((id): LeftOut[] => {
    const reason = whyLeftOut(requests.get(id), tripId)
    return reason ? [{ id, reason }] : []
  })
  const planned = wanted.filter((id) => !leftOut.some((left) => left.id === id))
  const struckOff = await db.rows<{ id: string }>({
    text: `select id from visit_request where stop_id = $1 and status = 'planned' and not id = any($2)`,
    values: [stopId, planned],
  })
  if (struckOff.length > 0) await notifyCalledOff(db, { tripId, requestIds: struckOff.map(({ id }) => id) })
  await db.run({
    text: `update visit_request set status = 'open', trip_id = null, stop_id = null, version = version + 1
           where stop_id = $1 and status = 'planned' and not id = any($2)`,
    values: [stopId, planned],
  })
  await db.run({
    text: `update visit_request set status = 'planned', trip_id = $3, stop_id = $2, version = version + 1
           where id = any($1) and (status = 'open' or stop_id is distinct from $2)`,
    values: [planned, stopId, tripId],
  })
  return { planned, leftOut }
}
