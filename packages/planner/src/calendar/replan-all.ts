import { findStay } from './add-trip'
import { drawCenter } from './around'
import { type Draft, type Effort, isServedBy, rupiahOf, toDraft, toPrices, toSeed } from './effort'
import { createOccupancy, type Occupancy } from './occupancy'
import { planSlots, type Slot } from './plan-slots'
import { toPointWorth } from './point-worth'
import type { Price } from './price'
import { trim } from './trim'
import { widen } from './widen'

/** Points that are left out and looked at; half of them around one place, the others anywhere. */
const pointsBeside = 60
const steps = 400
/** Further trips that may be made. */
const mostFreeSlots = 4

/**
 * Plans all trips anew together, at the present price of rupiah, and leaves out what is worth least where that is more
 * than the budget. Teams, kits and days stay about as they are; who goes to whom does not.
 */
export function replanAll(effort: Effort, draft: Draft, price: Price, isFirst: boolean): Draft {
  const { random, situation } = effort
  const occupancy = createOccupancy(situation)
  const slots = [...widen(effort, occupancy, draft.trips), ...listFreeSlots(effort, occupancy)]
  const own = draft.trips.flatMap(({ visits }) => visits.map(({ point }) => point))
  const beside = drawPointsBeside(effort, draft)
  const drawFrom = (shares: readonly number[]) => shares[Math.floor(random() * shares.length)] ?? 0
  const planned = planSlots(situation, slots, [...own, ...beside], {
    worth: toPointWorth(effort, [], draft.trips),
    prices: {
      ...toPrices(effort, draft.trips, isFirst ? 0 : drawFrom([0, 0.1, 0.3])),
      perRupiah: price.perRupiah() * (isFirst ? 1 : 0.7 + 0.6 * random()),
    },
    seed: toSeed(random),
    steps,
    warm: isFirst ? 0.3 : drawFrom([0.05, 0.3, 1]),
  })
  price.learn(rupiahOf(planned))
  return toDraft(effort, trim(effort, planned))
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

function drawPointsBeside(effort: Effort, draft: Draft): number[] {
  const { random, isPossible, neighbours } = effort
  const isServed = isServedBy(effort, draft.trips)
  const isLeft = (point: number) => isPossible[point] === true && isServed[point] === 0
  const center = drawCenter(effort, isServed)
  const near = [center, ...(neighbours[center] ?? [])].filter(isLeft).slice(0, pointsBeside / 2)
  const drawn = [...isServed.keys()].filter(isLeft).map((point) => ({ point, at: random() }))
  drawn.sort((a, b) => a.at - b.at || a.point - b.point)
  return [...new Set([...near, ...drawn.map(({ point }) => point)])].slice(0, pointsBeside)
}
