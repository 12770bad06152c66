import type { Alone } from './hindrances'
import { createOccupancy, type Occupancy } from './occupancy'
import type { DraftTrip, Prices } from './plan-slots'
import type { Situation } from './situation'
import type { Worth } from './worth'

/** What all steps of the calendar’s search share. */
export type Effort = {
  situation: Situation
  worth: Worth
  alone: readonly Alone[]
  isPossible: readonly boolean[]
  neighbours: number[][]
  /** Numbers in [0, 1), the same for the same seed. */
  random: () => number
}

/** The trips so far, and who is away when. */
export type Draft = { trips: DraftTrip[]; occupancy: Occupancy; score: number }

export const toDraft = (effort: Effort, trips: DraftTrip[]): Draft => ({
  trips,
  occupancy: createOccupancy(effort.situation, trips),
  score: effort.worth.score(trips),
})

export const rupiahOf = (trips: readonly DraftTrip[]): number => trips.reduce((sum, { rupiah }) => sum + rupiah, 0)

export function isServedBy(effort: Effort, trips: readonly DraftTrip[]): Uint8Array {
  const served = new Uint8Array(effort.situation.problem.points.length)
  for (const { visits } of trips) for (const { point } of visits) served[point] = 1
  return served
}

/**
 * Prices for a search: `share` of what a minute earns in this plan, and of what a rupiah earns where the budget is
 * scarce. A price above nothing keeps ways short also where time is left.
 */
export function toPrices(effort: Effort, trips: readonly DraftTrip[], share: number, rupiahShare = share): Prices {
  const { worth, situation } = effort
  const { budget } = situation.problem
  // Working minutes away, nights left out.
  const minutes = trips.reduce((sum, { team, startDay, endDay }) => {
    return sum + (endDay - startDay + 1) * situation.dayLength(team)
  }, 0)
  const prizes = trips.reduce(
    (sum, { visits }) => sum + visits.reduce((all, { point }) => all + (worth.prize[point] ?? 0), 0),
    0,
  )
  const perMinute = minutes > 0 ? prizes / minutes : 0
  const everything = worth.prize.reduce((sum, one) => sum + one, 0)
  const least = 1e-4 * Math.max(perMinute, 1e-6)
  return {
    perMinute: Math.max(least, share * perMinute),
    perRupiah: worth.perRupiah + (budget !== null && budget > 0 ? (rupiahShare * everything) / budget : 0),
  }
}

export const toSeed = (random: () => number): number => Math.floor(random() * 2 ** 31)
