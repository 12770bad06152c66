import type { ProposedTrip } from '@sipelandukilat/contract'
import { type Language, perLanguage, RegionCode } from '@sipelandukilat/domain'
import { minutesOfDay, validateProposal } from '@sipelandukilat/planner'
import { fieldTexts } from '#texts'
import type { Db } from '../../../platform/database/db'
import { newId } from '../../../platform/id'
import { Problem } from '../../../platform/problem'
import { listStaff } from '../teams/staff'
import { assignRequests, createBookedTrip, replaceStops } from '../trips/trip-plan'
import { getTripForUpdate, listStops } from '../trips/trip-store'
import { type DemandPoint, dateOf, getProblem, type PlanningRunRecord, readNamesOfPlan } from './planning-store'
import { wordRule } from './planning-words'

type Accepting = {
  run: PlanningRunRecord
  trips: readonly ProposedTrip[]
  withoutWithdrawn: boolean
  userId: string
  now: Date
}

/**
 * Makes draft trips of what was proposed, in the caller’s transaction: all or none. Answers their ids.
 * @throws Problem `conflict`, in words, for a broken rule, a team or kit that was taken meanwhile, or people who no
 * longer wait.
 */
export async function acceptTrips(db: Db, { run, trips, withoutWithdrawn, userId, now }: Accepting): Promise<string[]> {
  const { problem, demand } = await getProblem(db, run.id)
  const broken = validateProposal(problem, trips)
  if (broken.length > 0) {
    const names = await readNamesOfPlan(db, run, demand)
    const words = (language: Language) =>
      broken
        .slice(0, 5)
        .map((one) => wordRule(one, names, language))
        .join(' ')
    throw new Problem('conflict', { detail: perLanguage(words) })
  }
  const points = new Map(demand.map((point) => [point.id, point]))
  const waiting = await lockWaiting(db, run, trips, points)
  if (!withoutWithdrawn) assertAllWait(trips, points, waiting)
  const staff = await listStaff(db, run.province_code)
  const ids: string[] = []
  for (const [index, trip] of trips.entries()) {
    const id = newId()
    const days = { startsOn: dateOf(run, trip.startDay), endsOn: dateOf(run, trip.endDay) }
    const name = `${run.name} · ${index + 1}`
    const plan = { name, teamId: trip.team, kitId: trip.kit, ...days }
    await createBookedTrip(db, { id, provinceCode: run.province_code }, plan, { createdBy: userId, now, staff })
    await addStops(db, run, trip, id, points, waiting)
    ids.push(id)
  }
  return ids
}

/** Requests of these trips’ points that still wait, locked until the trips stand. */
async function lockWaiting(
  db: Db,
  run: PlanningRunRecord,
  trips: readonly ProposedTrip[],
  points: ReadonlyMap<string, DemandPoint>,
): Promise<Set<string>> {
  const wanted = trips.flatMap(({ stops }) => stops.flatMap(({ point }) => points.get(point)?.requestIds ?? []))
  const rows = await db.rows<{ id: string }>({
    text: `select id from visit_request where id = any($1) and province_code = $2 and status = 'open' and (mode <> 'home' or consent_at is not null)
           order by id for update`,
    values: [wanted, run.province_code],
  })
  return new Set(rows.map(({ id }) => id))
}

function assertAllWait(
  trips: readonly ProposedTrip[],
  points: ReadonlyMap<string, DemandPoint>,
  waiting: ReadonlySet<string>,
): void {
  const villages = trips.flatMap(({ stops }) =>
    stops.flatMap(({ point }) => {
      const known = points.get(point)
      return known && !known.requestIds.every((id) => waiting.has(id)) ? [known.name] : []
    }),
  )
  if (villages.length === 0) return
  const shown = villages.slice(0, 5).join(', ')
  throw new Problem('conflict', {
    detail: fieldTexts.of('sincePlannedRequestsWereWithdrawnPut', { shown }),
  })
}

const toHour = (minute: number) => {
  const ofDay = Math.round(minute) % minutesOfDay
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`
}

async function addStops(
  db: Db,
  run: PlanningRunRecord,
  trip: ProposedTrip,
  tripId: string,
  points: ReadonlyMap<string, DemandPoint>,
  waiting: ReadonlySet<string>,
): Promise<void> {
  const planned = trip.stops.flatMap((stop) => {
    const point = points.get(stop.point)
    const requestIds = point?.requestIds.filter((id) => waiting.has(id)) ?? []
    return point && requestIds.length > 0 ? [{ stop, point, requestIds }] : []
  })
  await replaceStops(
    db,
    await getTripForUpdate(db, tripId),
    planned.map(({ stop, point }) => ({
      villageCode: RegionCode.parse(point.villageCode),
      date: dateOf(run, stop.day),
      arrivalTime: toHour(stop.startsAt),
      place: `Balai ${point.name}`,
    })),
  )
  const stops = await listStops(db, tripId)
  for (const [index, { requestIds }] of planned.entries()) {
    const stop = stops[index]
    if (stop) await assignRequests(db, tripId, stop.id, requestIds)
  }
}
