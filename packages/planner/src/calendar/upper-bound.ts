import type { Alone } from './hindrances'
import type { Situation } from './situation'
import type { Worth } from './worth'

/**
 * No plan can serve more, in the unit of the objective: two fractional knapsacks, of minutes and of rupiah. Each served point takes its work and at
 * least the shortest way by which it can be reached; teams have their working hours, as many at a time as there are kits.
 */
export function upperBound(situation: Situation, worth: Worth, alone: readonly Alone[]): number {
  const { problem, days, service } = situation
  const possible = problem.points.map((_, index) => index).filter((index) => 'trip' in (alone[index] ?? {}))
  const places = [
    ...new Set([
      ...possible.map((index) => problem.points[index]?.place ?? 0),
      ...problem.teams.map(({ base }) => base),
    ]),
  ]
  const inbound = new Map(
    [...new Set(possible.map((index) => problem.points[index]?.place ?? 0))].map((place) => {
      // Another point of the same place is reached at no cost.
      const isShared = possible.filter((index) => problem.points[index]?.place === place).length > 1
      const ways = places.flatMap((from) => {
        const minutes = from === place && !isShared ? null : situation.minutes(from, place)
        return minutes === null ? [] : [{ minutes, rupiah: situation.rupiah(from, place) }]
      })
      const isBase = problem.teams.some(({ base }) => base === place)
      const least = (of: 'minutes' | 'rupiah') => (isBase ? 0 : Math.min(...ways.map((way) => way[of])))
      return [place, { minutes: least('minutes'), rupiah: least('rupiah') }] as const
    }),
  )
  let minutes = 0
  for (let day = 0; day < days; day += 1) {
    if (situation.isClosed(day)) continue
    const kits = problem.kits.filter((_, kit) => situation.kitFree(kit, day)).length
    const shifts = problem.teams
      .map((_, team) => (situation.teamFree(team, day) ? situation.shift(team, day) : { from: 0, until: 0 }))
      .map(({ from, until }) => Math.max(0, until - from))
      .sort((a, b) => b - a)
    minutes += shifts.slice(0, kits).reduce((sum, one) => sum + one, 0)
  }
  const items = possible.map((index) => {
    const way = inbound.get(problem.points[index]?.place ?? 0) ?? { minutes: 0, rupiah: 0 }
    return { prize: worth.prize[index] ?? 0, minutes: way.minutes + (service[index] ?? 0), rupiah: way.rupiah }
  })
  const prizes = Math.min(
    knapsack(
      items.map(({ prize, minutes: size }) => ({ prize, size })),
      minutes,
    ),
    knapsack(
      items.map(({ prize, rupiah: size }) => ({ prize, size })),
      problem.budget ?? Number.POSITIVE_INFINITY,
    ),
  )
  return prizes
}

/** The most that fits when items may be cut. */
function knapsack(items: { prize: number; size: number }[], room: number): number {
  const sorted = [...items].sort((a, b) => b.prize * a.size - a.prize * b.size)
  let left = room
  let sum = 0
  for (const { prize, size } of sorted) {
    if (size <= left) {
      sum += prize
      left -= size
    } else {
      sum += left > 0 ? (prize * left) / size : 0
      left = 0
    }
  }
  return sum
}
