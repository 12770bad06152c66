import { addTrip, createReach } from './add-trip'
import { type Draft, type Effort, isServedBy, rupiahOf, toPrices, toSeed } from './effort'
import { createOccupancy } from './occupancy'
import { type DraftTrip, planSlots, type Slot } from './plan-slots'

/** Points of a part of the plan that are not in it yet. */
const pointsAround = 14

/**
 * One attempt at a better plan: a few trips near each other are planned anew together with the people around them who
 * are left out, or some trips are given up and others made instead. Returns the plan to go on with, and the trips that
 * were looked at.
 */
export function improve(effort: Effort, draft: Draft): { draft: Draft; seen: DraftTrip[] } {
  const { random } = effort
  if (draft.trips.length === 0) return { draft, seen: [] }
  const next = random() < 0.8 ? replanPart(effort, draft) : replaceTrips(effort, draft)
  const isAllowed = rupiahOf(next.trips) <= (effort.situation.problem.budget ?? Number.POSITIVE_INFINITY)
  const isBetter = isAllowed && next.score >= draft.score
  return { draft: isBetter ? next : draft, seen: next.trips.filter((trip) => !draft.trips.includes(trip)) }
}

const toDraft = (effort: Effort, trips: DraftTrip[]): Draft => ({
  trips,
  occupancy: createOccupancy(effort.situation, trips),
  score: effort.worth.score(trips),
})

/** Trips around a point, the nearest first. */
function listTripsAround(effort: Effort, draft: Draft, center: number, most: number): DraftTrip[] {
  const tripOf = new Map(draft.trips.flatMap((trip) => trip.visits.map(({ point }) => [point, trip] as const)))
  const found = new Set<DraftTrip>()
  for (const point of [center, ...(effort.neighbours[center] ?? [])]) {
    const trip = tripOf.get(point)
    if (trip) found.add(trip)
    if (found.size >= most) break
  }
  return [...found]
}

/** A point that is left out, or else any: where to look. */
function drawCenter(effort: Effort, isServed: Uint8Array): number {
  const { random, isPossible } = effort
  const points = [...isServed.keys()].filter((point) => isPossible[point])
  const left = points.filter((point) => isServed[point] === 0)
  const from = left.length > 0 && random() < 0.6 ? left : points
  return from[Math.floor(random() * from.length)] ?? 0
}

function replanPart(effort: Effort, draft: Draft): Draft {
  const { random, situation, worth } = effort
  const isServed = isServedBy(effort, draft.trips)
  const center = drawCenter(effort, isServed)
  const chosen = listTripsAround(effort, draft, center, 1 + Math.floor(random() * 3))
  const rest = draft.trips.filter((trip) => !chosen.includes(trip))
  const occupancy = createOccupancy(situation, rest)
  const slots = widen(effort, occupancy, chosen)
  const own = chosen.flatMap(({ visits }) => visits.map(({ point }) => point))
  const around = [
    center,
    ...(effort.neighbours[center] ?? []),
    ...own.flatMap((point) => (effort.neighbours[point] ?? []).slice(0, 6)),
  ]
  const left = [...new Set(around)].filter((point) => isServed[point] === 0).slice(0, pointsAround)
  const served = worth.served(draft.trips)
  const draw = (shares: readonly number[]) => shares[Math.floor(random() * shares.length)] ?? 0
  const prices = toPrices(effort, draft.trips, draw([0, 0.2, 0.5, 1]), draw([0, 0.1, 0.25]))
  const planned = planSlots(situation, slots, [...own, ...left], {
    worth: (point) => Math.max(worth.prize[point] ?? 0, worth.marginal(point, served)),
    prices,
    seed: toSeed(random),
    steps: 50 + Math.floor(random() * 150),
  })
  return toDraft(effort, [...rest, ...planned])
}

/** The same trips with all the free days around them, as far as team, kit and the longest trip allow. */
function widen(effort: Effort, occupancy: ReturnType<typeof createOccupancy>, trips: readonly DraftTrip[]): Slot[] {
  const { random, situation } = effort
  for (const trip of trips) occupancy.add(trip)
  return trips.map((trip) => {
    occupancy.remove(trip)
    const slot = { team: trip.team, kit: trip.kit, startDay: trip.startDay, endDay: trip.endDay }
    const longest = situation.problem.teams[trip.team]?.longestTrip ?? 1
    const isFree = (from: number, until: number) => occupancy.fits({ ...slot, startDay: from, endDay: until })
    let [isOpenBefore, isOpenAfter] = [true, true]
    while ((isOpenBefore || isOpenAfter) && slot.endDay - slot.startDay + 1 < longest) {
      const isBefore = isOpenBefore && (!isOpenAfter || random() < 0.5)
      if (isBefore) {
        isOpenBefore = isFree(slot.startDay - 1, slot.endDay)
        if (isOpenBefore) slot.startDay -= 1
      } else {
        isOpenAfter = isFree(slot.startDay, slot.endDay + 1)
        if (isOpenAfter) slot.endDay += 1
      }
    }
    occupancy.add(slot)
    return { ...slot, order: trip.visits.map(({ point }) => point) }
  })
}

/** Gives up some trips: near a place, of one team, or of some days; then makes as many as fit. */
function replaceTrips(effort: Effort, draft: Draft): Draft {
  const { random } = effort
  const pivot = draft.trips[Math.floor(random() * draft.trips.length)]
  if (!pivot) return draft
  const kind = random()
  const count = 1 + Math.floor(random() * 3)
  const near = listTripsAround(effort, draft, pivot.visits[0]?.point ?? 0, count)
  const byTime = [...draft.trips].sort(
    (a, b) => Math.abs(a.startDay - pivot.startDay) - Math.abs(b.startDay - pivot.startDay) || a.team - b.team,
  )
  const ofTeam = byTime.filter(({ team }) => team === pivot.team).slice(0, count)
  const gone = new Set(kind < 0.4 ? near : kind < 0.7 ? ofTeam : byTime.slice(0, count))
  const next = toDraft(
    effort,
    draft.trips.filter((trip) => !gone.has(trip)),
  )
  const reach = createReach(effort)
  for (let made = 0; made < gone.size + 2; made += 1) if (!addTrip(effort, next, reach)) break
  return next
}
