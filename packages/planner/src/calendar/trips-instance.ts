import type { Instance } from '../instance'
import type { Plan } from '../plan'
import { openTimes } from './open-times'
import type { PlanningProblem } from './planning-problem'
import type { ProposedTrip } from './proposal'
import { toSituation } from './situation'

/**
 * The trips of a proposal as an instance and a plan, so that they can be planned anew after a change (`replan`): each
 * trip is a vehicle on its days, each of its points must be served, and those left out may be.
 */
export function toTripsInstance(
  problem: PlanningProblem,
  trips: readonly ProposedTrip[],
): { instance: Instance; plan: Plan } {
  const situation = toSituation(problem)
  const served = new Set(trips.flatMap(({ stops }) => stops.map(({ point }) => point)))
  const all = problem.places.map((_, place) => place)
  const minutes = all.map((from) => all.map((to) => situation.minutes(from, to)))
  const cost = all.map((from, a) => all.map((to, b) => (minutes[a]?.[b] == null ? null : situation.rupiah(from, to))))
  const vehicles = trips.flatMap((trip, index) => {
    const at = problem.teams.findIndex(({ id }) => id === trip.team)
    const team = problem.teams[at]
    const days = Array.from({ length: trip.endDay - trip.startDay + 1 }, (_, day) => trip.startDay + day)
    const shifts = days.filter((day) => !situation.isClosed(day)).map((day) => situation.shift(at, day))
    if (!team || shifts.length === 0) return []
    const capacity = [problem.kits.find(({ id }) => id === trip.kit)?.blanks ?? 0]
    const { base, skills } = team
    return [
      {
        id: String(index),
        start: base,
        end: base,
        shifts,
        skills,
        capacity,
        longest: null,
        fixedCost: 0,
        dayLength: situation.dayLength(at),
        executed: [],
      },
    ]
  })
  const teamOf = (vehicle: { id: string }) => trips[Number(vehicle.id)]?.team
  const stops = problem.points.flatMap((point, index) => {
    if (point.people === 0) return []
    const { day, team } = point.pin ?? {}
    const from = (day ?? 0) * 24 * 60
    return [
      {
        id: point.id,
        place: point.place,
        windows: openTimes(point, situation.days),
        service: situation.service[index] ?? 0,
        load: [point.blanks],
        skills: point.skills,
        // What nobody was promised yet comes along only where the way there costs nothing.
        prize: served.has(point.id) ? null : 0,
        canSleep: point.canSleep,
        ...(day !== undefined && { pin: { window: { from, until: from + 24 * 60 - 1 } } }),
        ...(team !== undefined && { vehicles: vehicles.filter((one) => teamOf(one) === team).map(({ id }) => id) }),
      },
    ]
  })
  const plan: Plan = {
    routes: trips.map(({ stops: own, leavesAt, arrivesAt }, index) => ({
      vehicle: String(index),
      visits: own.map(({ point, day: _, ...times }) => ({ stop: point, ...times })),
      leavesAt,
      arrivesAt,
    })),
    unserved: problem.points.map(({ id }) => id).filter((id) => !served.has(id)),
  }
  const { connections } = problem
  return { instance: { minutes, cost, connections, vehicles, stops, pairs: [], lateness: null, travelWeight: 1 }, plan }
}
