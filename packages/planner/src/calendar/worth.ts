import type { DraftTrip } from './plan-slots'
import type { PlanningObjective } from './planning-problem'
import type { Situation } from './situation'

/** A district’s people, and how many of them the floor asks for. */
type District = { people: number; floor: number }

/** What plans are compared by: a sum over points, plus what an even share of each district is worth, less the cost. */
export type Worth = {
  /** By point. */
  prize: number[]
  /** By point: index of its district. */
  districtOf: number[]
  districts: District[]
  /** What each person below the floor adds. */
  perFloorPerson: number
  /** What each person of the first, and of the second third of a district adds. */
  perThird: readonly [number, number]
  perRupiah: number
  served: (trips: readonly DraftTrip[]) => number[]
  score: (trips: readonly DraftTrip[]) => number
  /** What a point would add where so many people of each district are served already. */
  marginal: (point: number, served: readonly number[]) => number
  bonus: (district: number, served: number) => number
}

/** A person below the floor counts as much as so many others. */
const floorWeight = 10
/** Share of the worth of everybody that the whole budget weighs: cost decides between plans that serve alike. */
const costShare = 0.01

export function toWorth(situation: Situation, objective: PlanningObjective): Worth {
  const { problem } = situation
  const { points } = problem
  const prize = points.map(({ people, priority }) =>
    people === 0 ? 0 : objective === 'priority' ? Math.max(priority, 1e-3) : people,
  )
  const names = [...new Set(points.map(({ district }) => district))]
  const districtOf = points.map(({ district }) => names.indexOf(district))
  const districts = names.map((name) => {
    const people = points.reduce((sum, point) => sum + (point.district === name ? point.people : 0), 0)
    return { people, floor: Math.ceil(people * problem.fairnessFloor - 1e-9) }
  })
  const everybody = points.reduce((sum, { people }) => sum + people, 0)
  const total = prize.reduce((sum, one) => sum + one, 0)
  const mean = everybody > 0 ? total / everybody : 1
  const perFloorPerson = floorWeight * mean
  const perThird = objective === 'even' ? ([2 * mean, mean] as const) : ([0, 0] as const)
  const reference =
    problem.budget ?? problem.teams.reduce((sum, { costPerDay }) => sum + costPerDay, 0) * situation.days * 2
  const perRupiah = reference > 0 ? (costShare * total) / reference : 0

  function bonus(district: number, served: number): number {
    const { people, floor } = districts[district] ?? { people: 0, floor: 0 }
    const third = people / 3
    return (
      perFloorPerson * Math.min(served, floor) +
      perThird[0] * Math.min(served, third) +
      perThird[1] * Math.min(Math.max(0, served - third), third)
    )
  }

  const served = (trips: readonly DraftTrip[]) => {
    const sums = districts.map(() => 0)
    for (const { visits } of trips)
      for (const { point } of visits) {
        const district = districtOf[point] ?? 0
        sums[district] = (sums[district] ?? 0) + (points[point]?.people ?? 0)
      }
    return sums
  }

  return {
    prize,
    districtOf,
    districts,
    perFloorPerson,
    perThird,
    perRupiah,
    served,
    bonus,
    score(trips) {
      let sum = 0
      for (const { visits, rupiah } of trips) {
        for (const { point } of visits) sum += prize[point] ?? 0
        sum -= perRupiah * rupiah
      }
      return served(trips).reduce((all, people, district) => all + bonus(district, people), sum)
    },
    marginal(point, sums) {
      const district = districtOf[point] ?? 0
      const before = sums[district] ?? 0
      const after = before + (points[point]?.people ?? 0)
      return (prize[point] ?? 0) + bonus(district, after) - bonus(district, before)
    },
  }
}
