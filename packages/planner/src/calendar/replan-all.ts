import { findStay } from './add-trip'
import { drawCenter } from './around'
import { type Draft, type Effort, isServedBy, rupiahOf, toDraft, toPrices, toSeed } from './effort'
import { createOccupancy, type Occupancy } from './occupancy'
import { type DraftTrip, planSlots, type Slot } from './plan-slots'
import { toPointWorth } from './point-worth'
import type { Price } from './price'
import { trim } from './trim'
import { widen } from './widen'

/** Points that are left out and looked at; half of them around one place, the others anywhere. */
const pointsBeside = 60
const steps = 400
/** Points of the trips that are planned anew; of a longer plan only the trips around one place. */
const mostPoints = 600
/** Further trips that may be made. */
const mostFreeSlots = 4

/**
 * Plans all trips anew together, at the present price of rupiah, and leaves out what is worth least where that is more
 * than the budget. Teams, kits and days stay about as they are; who goes to whom does not.
 */
export function replanAll(effort: Effort, draft: Draft, price: Price, isFirst: boolean): Draft {
  const { random, situation } = effort
  const isServed = isServedBy(effort, draft.trips)
  const center = drawCenter(effort, isServed)
  const chosen = chooseTrips(effort, draft, center)
  const rest = draft.trips.filter((trip) => !chosen.includes(trip))
  const occupancy = createOccupancy(situation, rest)
  const slots = [...widen(effort, occupancy, chosen), ...listFreeSlots(effort, occupancy)]
  const own = chosen.flatMap(({ visits }) => visits.map(({ point }) => point))
  const beside = drawPointsBeside(effort, isServed, center)
  const drawFrom = (shares: readonly number[]) => shares[Math.floor(random() * shares.length)] ?? 0
  const planned = planSlots(situation, slots, [...own, ...beside], {
    worth: toPointWorth(effort, rest, chosen),
    prices: {
      ...toPrices(effort, draft.trips, isFirst ? 0 : drawFrom([0, 0.1, 0.3])),
      perRupiah: price.perRupiah() * (isFirst ? 1 : 0.7 + 0.6 * random()),
    },
    seed: toSeed(random),
    steps,
    warm: isFirst ? 0.3 : drawFrom([0.05, 0.3, 1]),
  })
  const trips = [...rest, ...planned]
  price.learn(rupiahOf(trips))
  return toDraft(effort, trim(effort, trips))
}

/** All trips, or as many as are planned in reasonable time: those nearest to the centre. */
function chooseTrips({ situation }: Effort, { trips }: Draft, center: number): DraftTrip[] {
  if (trips.reduce((sum, { visits }) => sum + visits.length, 0) <= mostPoints) return trips
  const placeOf = (point: number) => situation.problem.points[point]?.place ?? 0
  const far = trips.map((trip) => {
    const ways = trip.visits.map(
      ({ point }) => situation.minutes(placeOf(center), placeOf(point)) ?? Number.POSITIVE_INFINITY,
    )
    return { trip, way: Math.min(...ways) }
  })
  far.sort((a, b) => a.way - b.way || a.trip.startDay - b.trip.startDay || a.trip.team - b.trip.team)
  let points = 0
  return far.flatMap(({ trip }) => {
    points += trip.visits.length
    return points <= mostPoints ? [trip] : []
  })
}

/** Days in which a team and a kit are free, so that a trip more can be made. */
function listFreeSlots(effort: Effort, occupancy: Occupancy): Slot[] {
  const { random, situation } = effort
  const reach = { from: situation.problem.teams.map(() => Math.floor(random() * situation.days)) }
  const slots: Slot[] = []
  while (slots.length < mostFreeSlots) {
    const stay = findStay(effort, { occupancy }, reach)
    if (!stay) break
    occupancy.add(stay)
    slots.push({ ...stay, order: [] })
  }
  return slots
}

function drawPointsBeside(effort: Effort, isServed: Uint8Array, center: number): number[] {
  const { random, isPossible, neighbours } = effort
  const isLeft = (point: number) => isPossible[point] === true && isServed[point] === 0
  const near = [center, ...(neighbours[center] ?? [])].filter(isLeft).slice(0, pointsBeside / 2)
  const drawn = [...isServed.keys()].filter(isLeft).map((point) => ({ point, at: random() }))
  drawn.sort((a, b) => a.at - b.at || a.point - b.point)
  return [...new Set([...near, ...drawn.map(({ point }) => point)])].slice(0, pointsBeside)
}
