import { planSlots } from './plan-slots'
import type { PlanningProblem } from './planning-problem'
import type { ProposalFigures, ProposedTrip } from './proposal'
import { toSituation } from './situation'
import { toFigures, toProposedTrip } from './to-proposal'

export type TimedTrip = { team: string; kit: string; startDay: number; points: readonly string[] }

/**
 * The times of a trip that visits these points in this order, as soon as can be from the given day on; undefined where
 * that cannot be within the period. Bookings and the budget are for `validateProposal` to judge.
 */
export function timeTrip(problem: PlanningProblem, wanted: TimedTrip): ProposedTrip | undefined {
  const situation = toSituation(problem)
  const team = problem.teams.findIndex(({ id }) => id === wanted.team)
  const kit = problem.kits.findIndex(({ id }) => id === wanted.kit)
  const order = wanted.points.map((point) => problem.points.findIndex(({ id }) => id === point))
  if (team < 0 || kit < 0 || order.length === 0 || order.includes(-1)) return undefined
  const slot = { team, kit, startDay: wanted.startDay, endDay: situation.days - 1, order }
  const options = { worth: () => 1e12, prices: { perMinute: 1e-9, perRupiah: 1e-12 }, seed: 1, steps: 0 }
  const [trip] = planSlots(situation, [slot], order, options)
  const isAsWanted = trip?.visits.every(({ point }, index) => point === order[index])
  return trip && isAsWanted && trip.visits.length === order.length ? toProposedTrip(situation, trip) : undefined
}

/** The figures of trips, also of those that a person changed. */
export const proposalFigures = (problem: PlanningProblem, trips: readonly ProposedTrip[]): ProposalFigures =>
  toFigures(toSituation(problem), trips)
