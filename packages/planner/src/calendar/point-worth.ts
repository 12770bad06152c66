import type { Effort } from './effort'
import type { DraftTrip } from './plan-slots'

/**
 * What serving each point adds beside the trips of `rest`. Points of `own` count one after the other, so that as many
 * of a district as its floor asks for keep what the floor adds; points that are left out add what they would now.
 */
export function toPointWorth(
  effort: Effort,
  rest: readonly DraftTrip[],
  own: readonly DraftTrip[],
): (point: number) => number {
  const { worth, situation } = effort
  const served = worth.served(rest)
  const known = new Map<number, number>()
  for (const { visits } of own)
    for (const { point } of visits) {
      known.set(point, worth.marginal(point, served))
      const district = worth.districtOf[point] ?? 0
      served[district] = (served[district] ?? 0) + (situation.problem.points[point]?.people ?? 0)
    }
  return (point) => known.get(point) ?? worth.marginal(point, served)
}
