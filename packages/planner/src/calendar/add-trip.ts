import { type Draft, type Effort, isServedBy, rupiahOf, toPrices, toSeed } from './effort'
import type { Stay } from './occupancy'
import { type DraftTrip, planSlots } from './plan-slots'

/** Points looked at for a new trip, and steps of the search for it. */
const pointsOfTrip = 40
const stepsOfTrip = 60

/** From which day each team is looked at; it moves on where nothing was found. */
export type Reach = { from: number[] }

export const createReach = (effort: Effort): Reach => ({ from: effort.situation.problem.teams.map(() => 0) })

/**
 * One trip more for the team that is free first, to where most can be done for the way; undefined: no team can do
 * anything more.
 */
export function addTrip(effort: Effort, draft: Draft, reach: Reach): DraftTrip | undefined {
  for (;;) {
    const stay = findStay(effort, draft, reach)
    if (!stay) return undefined
    const trip = planTrip(effort, draft, stay)
    if (trip) {
      draft.trips.push(trip)
      draft.occupancy.add(trip)
      draft.score = effort.worth.score(draft.trips)
      reach.from[stay.team] = stay.startDay
      return trip
    }
    reach.from[stay.team] = effort.situation.isTimeless ? stay.endDay + 1 : stay.startDay + 1
  }
}

/** The earliest days in which a team and a kit are both free, and for how long. */
export function findStay(
  { situation }: Effort,
  { occupancy }: Pick<Draft, 'occupancy'>,
  reach: Reach,
): Stay | undefined {
  const { problem, days } = situation
  let found: Stay | undefined
  for (const [team, { longestTrip }] of problem.teams.entries()) {
    for (let day = reach.from[team] ?? 0; day < days && day < (found?.startDay ?? days); day += 1) {
      const stays = problem.kits.flatMap((_, kit) => {
        const stay = { team, kit, startDay: day, endDay: day }
        if (!occupancy.fits(stay)) return []
        while (stay.endDay - day + 1 < longestTrip && occupancy.fits({ ...stay, endDay: stay.endDay + 1 }))
          stay.endDay += 1
        return [stay]
      })
      if (stays.length === 0) continue
      const dear = ({ kit }: Stay) => situation.kitRupiah(team, kit)
      stays.sort((a, b) => b.endDay - a.endDay || dear(a) - dear(b) || a.kit - b.kit)
      found = stays[0]
      break
    }
  }
  return found
}

function planTrip(effort: Effort, draft: Draft, stay: Stay): DraftTrip | undefined {
  const { situation, worth } = effort
  const { budget } = situation.problem
  const left = budget === null ? Number.POSITIVE_INFINITY : budget - rupiahOf(draft.trips)
  const isServed = isServedBy(effort, draft.trips)
  const served = worth.served(draft.trips)
  const seeds = listSeeds(effort, stay, isServed, served)
  for (const seed of seeds.slice(0, 2)) {
    const near = [seed, ...(effort.neighbours[seed] ?? []).filter((point) => isServed[point] === 0)]
    const points = near.slice(0, pointsOfTrip)
    for (const share of [0.3, 1]) {
      const prices = toPrices(effort, draft.trips, share)
      const options = {
        worth: (point: number) => worth.marginal(point, served),
        prices: share === 1 ? { ...prices, perRupiah: Math.max(prices.perRupiah, priceOf(effort, left)) } : prices,
        seed: toSeed(effort.random),
        steps: stepsOfTrip,
      }
      const [trip] = planSlots(situation, [{ ...stay, order: [] }], points, options)
      if (trip && trip.rupiah <= left && worth.score([...draft.trips, trip]) > draft.score) return trip
      if (trip && trip.rupiah <= left) break
    }
  }
  return undefined
}

/** What a rupiah is worth when the rest of the budget is to serve everybody. */
const priceOf = ({ worth }: Effort, left: number): number =>
  Number.isFinite(left) && left > 0 ? worth.prize.reduce((sum, one) => sum + one, 0) / (10 * left) : 0

/** Unserved points by what can be done around them for the way there, the best first. */
function listSeeds(effort: Effort, stay: Stay, isServed: Uint8Array, served: readonly number[]): number[] {
  const { situation, worth } = effort
  const team = situation.problem.teams[stay.team]
  const minutesAll = situation.days * situation.problem.teams.reduce((sum, one) => sum + one.dailyMinutes, 0)
  const minutesAway = (stay.endDay - stay.startDay + 1) * (team?.dailyMinutes ?? 0)
  const rated = situation.problem.points.flatMap((point, index) => {
    if (isServed[index] === 1 || !effort.isPossible[index]) return []
    const there = situation.minutes(team?.base ?? 0, point.place)
    if (there === null || (point.pin?.team !== undefined && point.pin.team !== team?.id)) return []
    let left = minutesAway - 2 * there - (situation.service[index] ?? 0)
    let gain = worth.marginal(index, served)
    let place = point.place
    for (const other of effort.neighbours[index] ?? []) {
      if (isServed[other] === 1) continue
      const next = situation.problem.points[other]
      left -= (situation.minutes(place, next?.place ?? 0) ?? 0) + (situation.service[other] ?? 0)
      if (left < 0) break
      gain += worth.marginal(other, served)
      place = next?.place ?? 0
    }
    const { budget } = situation.problem
    const rupiah = situation.rupiah(team?.base ?? 0, point.place) + situation.rupiah(point.place, team?.base ?? 0)
    // Days count by the days that there are, rupiah by the rupiah.
    const used = Math.max(1, minutesAway - Math.max(0, left)) / minutesAll + (budget ? rupiah / budget : 0)
    return [{ index, rate: gain / used }]
  })
  rated.sort((a, b) => b.rate - a.rate || a.index - b.index)
  return rated.map(({ index }) => index)
}
