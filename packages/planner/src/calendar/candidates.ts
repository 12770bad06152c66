import type { Effort } from './effort'
import { createOccupancy } from './occupancy'
import type { DraftTrip } from './plan-slots'

/** A trip that may be chosen, for any team and kit of these kinds, on these days. */
export type Candidate = { trip: DraftTrip; teamKind: number; kitKind: number; startDay: number; endDay: number }

/** Teams or kits that differ in nothing: it does not matter which of them goes. */
export type Kinds = { of: number[]; members: number[][] }

const mostShapes = 260
const mostCandidates = 1500

function toKinds(likeness: readonly string[]): Kinds {
  const names = [...new Set(likeness)]
  const of = likeness.map((one) => names.indexOf(one))
  return { of, members: names.map((_, kind) => of.flatMap((one, index) => (one === kind ? [index] : []))) }
}

export function toTeamKinds({ situation }: Effort): Kinds {
  const promised = new Set(situation.problem.points.flatMap(({ pin }) => pin?.team ?? []))
  return toKinds(
    situation.problem.teams.map(({ id, members: _, ...rest }) => JSON.stringify([rest, promised.has(id) ? id : ''])),
  )
}

export const toKitKinds = ({ situation }: Effort): Kinds =>
  toKinds(situation.problem.kits.map(({ id: _, ...rest }) => JSON.stringify(rest)))

/** Trips that were found on the way, without repetitions; those worth most for their days stay. */
export function createPool(effort: Effort) {
  const { worth } = effort
  const trips = new Map<string, DraftTrip>()
  const rateOf = ({ visits, startDay, endDay }: DraftTrip) =>
    visits.reduce((sum, { point }) => sum + (worth.prize[point] ?? 0), 0) / (endDay - startDay + 1)
  return {
    add(found: readonly DraftTrip[]): void {
      for (const trip of found) {
        const points = trip.visits.map(({ point }) => point).sort((a, b) => a - b)
        const key = `${trip.team} ${trip.kit} ${trip.endDay - trip.startDay} ${points.join(',')}`
        trips.delete(key)
        trips.set(key, trip)
      }
      if (trips.size <= 2 * mostShapes) return
      const kept = [...trips].map(([key, trip], age) => ({ key, trip, rate: rateOf(trip), age }))
      kept.sort((a, b) => b.rate - a.rate || b.age - a.age)
      trips.clear()
      for (const { key, trip } of kept.slice(0, mostShapes)) trips.set(key, trip)
    },
    list: (): DraftTrip[] => [...trips.values()],
  }
}

export type Pool = ReturnType<typeof createPool>

/** The trips of the plan, then those of the pool, each on its own days and on others that meet the plan’s. */
export function listCandidates(
  effort: Effort,
  planned: readonly DraftTrip[],
  pool: Pool,
  teamKinds: Kinds,
  kitKinds: Kinds,
): Candidate[] {
  const { situation } = effort
  const empty = createOccupancy(situation)
  const seen = new Set<string>()
  const candidates: Candidate[] = []
  const offer = (trip: DraftTrip, kit: number, startDay: number) => {
    const endDay = startDay + trip.endDay - trip.startDay
    if (!empty.fits({ team: trip.team, kit, startDay, endDay })) return
    const candidate = { trip, teamKind: teamKinds.of[trip.team] ?? 0, kitKind: kitKinds.of[kit] ?? 0, startDay, endDay }
    const points = trip.visits.map(({ point }) => point).sort((a, b) => a - b)
    const key = [candidate.teamKind, candidate.kitKind, startDay, endDay, ...points].join(' ')
    if (seen.has(key)) return
    seen.add(key)
    candidates.push(candidate)
  }
  for (const trip of planned) offer(trip, trip.kit, trip.startDay)
  const isFree = ({ startDay, endDay }: DraftTrip) => {
    for (let day = startDay; day <= endDay; day += 1) if (situation.isClosed(day)) return false
    return situation.isTimeless
  }
  for (const trip of pool.list()) {
    if (candidates.length >= mostCandidates) break
    offer(trip, trip.kit, trip.startDay)
    if (!isFree(trip) || situation.problem.period.closedDays.length > 0) continue
    const lead = situation.lead(trip.team, trip.kit)
    const kits = kitKinds.members.flatMap(([kit]) =>
      kit !== undefined && situation.lead(trip.team, kit) === lead ? [kit] : [],
    )
    const load = trip.visits.reduce((sum, { point }) => sum + (situation.problem.points[point]?.blanks ?? 0), 0)
    const starts = planned
      .filter(({ team }) => teamKinds.of[team] === teamKinds.of[trip.team])
      .flatMap(({ startDay, endDay }) => [startDay, endDay + 1 - (trip.endDay - trip.startDay + 1)])
    for (const kit of kits) {
      if ((situation.problem.kits[kit]?.blanks ?? 0) < load) continue
      if (situation.kitRupiah(trip.team, kit) !== situation.kitRupiah(trip.team, trip.kit)) continue
      for (const startDay of starts) offer(trip, kit, startDay)
    }
  }
  return candidates
}
