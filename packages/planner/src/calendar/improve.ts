import { addTrip, createReach } from './add-trip'
import { drawCenter, listTripsAround } from './around'
import { type Draft, type Effort, isServedBy, rupiahOf, toDraft, toPrices, toSeed } from './effort'
import { createOccupancy } from './occupancy'
import { type DraftTrip, planSlots } from './plan-slots'
import { toPointWorth } from './point-worth'
import { createPrice, type Price } from './price'
import { replanAll } from './replan-all'
import { trim } from './trim'
import { widen } from './widen'

/** Points of a part of the plan that are not in it yet. */
const pointsAround = 14

/** All trips are planned anew together in so many first steps, and in this share of the later ones. */
const firstOfAll = 4
const shareOfAll = 0.1

/** The plan to go on with, and the trips that were looked at. */
export type Improved = { draft: Draft; seen: DraftTrip[] }

/**
 * Each call is one attempt at a better plan. Where the budget is nearly used, all trips are planned anew together,
 * first and now and again. Otherwise a few trips near each other are planned anew together with the people around them
 * who are left out, or some trips are given up and others made instead.
 */
export function createImprovement(effort: Effort): (draft: Draft) => Improved {
  const { random } = effort
  const budget = effort.situation.problem.budget ?? Number.POSITIVE_INFINITY
  const price = createPrice(effort)
  let attempts = 0

  function attempt(draft: Draft): Draft {
    const isFirst = attempts <= firstOfAll
    const isScarce = rupiahOf(draft.trips) > 0.9 * budget
    if (isScarce && (isFirst || random() < shareOfAll)) return replanAll(effort, draft, price, isFirst)
    return random() < 0.8 ? replanPart(effort, draft, price) : replaceTrips(effort, draft)
  }

  return (draft) => {
    if (draft.trips.length === 0) return { draft, seen: [] }
    attempts += 1
    const next = attempt(draft)
    const isBetter = rupiahOf(next.trips) <= budget && next.score >= draft.score
    return { draft: isBetter ? next : draft, seen: next.trips.filter((trip) => !draft.trips.includes(trip)) }
  }
}

function replanPart(effort: Effort, draft: Draft, price: Price): Draft {
  const { random, situation } = effort
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
  const draw = (shares: readonly number[]) => shares[Math.floor(random() * shares.length)] ?? 0
  const prices = {
    ...toPrices(effort, draft.trips, draw([0, 0.2, 0.5, 1])),
    perRupiah: price.perRupiah() * draw([0.3, 1, 1.5]),
  }
  const planned = planSlots(situation, slots, [...own, ...left], {
    worth: toPointWorth(effort, rest, chosen),
    prices,
    seed: toSeed(random),
    steps: 50 + Math.floor(random() * 150),
  })
  return toDraft(effort, trim(effort, [...rest, ...planned]))
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
