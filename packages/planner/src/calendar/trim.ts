import { type Effort, rupiahOf } from './effort'
import { type DraftTrip, planSlots, timesOnly } from './plan-slots'

/** Leaves out what is worth least for its rupiah, stretch by stretch, until the trips are within the budget. */
export function trim(effort: Effort, trips: readonly DraftTrip[]): DraftTrip[] {
  const budget = effort.situation.problem.budget ?? Number.POSITIVE_INFINITY
  let kept = [...trips]
  for (let over = rupiahOf(kept) - budget; over > 0; over = rupiahOf(kept) - budget) {
    const stretch = findStretch(effort, kept, over)
    if (!stretch) return kept
    const { trip, from, until } = stretch
    const order = trip.visits.map(({ point }) => point)
    order.splice(from, until - from)
    const shorter = planSlots(effort.situation, [{ ...trip, order }], order, timesOnly)
    kept = kept.flatMap((one) => (one === trip ? shorter : [one]))
  }
  return kept
}

type Stretch = { trip: DraftTrip; from: number; until: number }

function findStretch(effort: Effort, trips: readonly DraftTrip[], over: number): Stretch | undefined {
  const { situation, worth } = effort
  const { points, teams } = situation.problem
  const served = worth.served(trips)
  let found: Stretch | undefined
  let least = Number.POSITIVE_INFINITY
  for (const trip of trips) {
    const base = teams[trip.team]?.base ?? 0
    const places = [base, ...trip.visits.map(({ point }) => points[point]?.place ?? 0), base]
    for (let from = 0; from < trip.visits.length; from += 1) {
      const without = [...served]
      let loss = 0
      let ways = situation.rupiah(places[from] ?? 0, places[from + 1] ?? 0)
      for (let until = from + 1; until <= trip.visits.length; until += 1) {
        const point = trip.visits[until - 1]?.point ?? 0
        const district = worth.districtOf[point] ?? 0
        without[district] = (without[district] ?? 0) - (points[point]?.people ?? 0)
        loss += worth.marginal(point, without)
        ways += situation.rupiah(places[until] ?? 0, places[until + 1] ?? 0)
        const isWhole = until - from === trip.visits.length
        const saved = isWhole ? trip.rupiah : ways - situation.rupiah(places[from] ?? 0, places[until + 1] ?? 0)
        const rate = loss / Math.min(saved, over)
        if (saved <= 0 || rate >= least) continue
        least = rate
        found = { trip, from, until }
      }
    }
  }
  return found
}
