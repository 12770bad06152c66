import { type PlanningProblem, type ProposedTrip, timeTrip } from '@sipelandukilat/sdk/planning'

/** A place in a plan: a stop of a trip, by their positions. */
export type Place = { trip: number; stop: number }

const pointsOf = ({ stops }: ProposedTrip) => stops.map(({ point }) => point)

/** The trip with these points in this order, timed anew; without points it is gone; undefined where that cannot be. */
function retime(
  problem: PlanningProblem,
  trip: ProposedTrip,
  points: readonly string[],
  startDay = trip.startDay,
): ProposedTrip[] | undefined {
  if (points.length === 0) return []
  const { team, kit } = trip
  const timed = timeTrip(problem, { team, kit, startDay, points })
  return timed && [timed]
}

/** Changes trips one by one; undefined where one of them cannot be. */
function changeTrips(
  trips: readonly ProposedTrip[],
  change: (trip: ProposedTrip, index: number) => ProposedTrip[] | undefined,
): ProposedTrip[] | undefined {
  const changed: ProposedTrip[] = []
  for (const [index, trip] of trips.entries()) {
    const next = change(trip, index)
    if (!next) return undefined
    changed.push(...next)
  }
  return changed
}

/**
 * A point to another place in the plan, from a trip or from those left out; `stop` counts among the stops that stay.
 * All trips it concerns are timed anew. Undefined where the way, the hours or the days do not suffice.
 */
export function movePoint(
  problem: PlanningProblem,
  trips: readonly ProposedTrip[],
  point: string,
  to: Place,
): ProposedTrip[] | undefined {
  return changeTrips(trips, (trip, index) => {
    const before = pointsOf(trip)
    const left = before.filter((one) => one !== point)
    if (index === to.trip) return retime(problem, trip, [...left.slice(0, to.stop), point, ...left.slice(to.stop)])
    return left.length === before.length ? [trip] : retime(problem, trip, left)
  })
}

/** The plan without a point: its village is left out. */
export const removePoint = (
  problem: PlanningProblem,
  trips: readonly ProposedTrip[],
  point: string,
): ProposedTrip[] | undefined =>
  changeTrips(trips, (trip) => {
    const left = pointsOf(trip).filter((one) => one !== point)
    return left.length === trip.stops.length ? [trip] : retime(problem, trip, left)
  })

/** A trip that begins so many days later, or earlier where `by` is below nothing. */
export function shiftTrip(
  problem: PlanningProblem,
  trips: readonly ProposedTrip[],
  index: number,
  by: number,
): ProposedTrip[] | undefined {
  return changeTrips(trips, (trip, at) => {
    if (at !== index) return [trip]
    const startDay = trip.startDay + by
    return startDay < 0 ? undefined : retime(problem, trip, pointsOf(trip), startDay)
  })
}
