import type { Plan, PlannedRoute } from '../plan'
import { createLatestStart } from './duration'
import type { Solution } from './links'
import { endOf, type Model, startOf } from './model'
import { createTravel } from './travel'

/** Writes a solution down with all its times. Changes the times inside `solution`, not its order. */
export function toPlan(model: Model, solution: Solution): Plan {
  const { instance, stopCount, vehicleCount, service, partner } = model
  const { next, size, vehicleOf, begins, leaves } = solution
  const travel = createTravel(model)
  const latestStart = createLatestStart(model, solution, travel)
  const nameOf = (stop: number) => instance.stops[stop]?.id ?? ''

  /** Walks a route from the given time, keeping the agreed begins of pairs. */
  function walk(vehicle: number, leavesHome: number): PlannedRoute {
    const end = endOf(model, vehicle)
    const route: PlannedRoute = { vehicle: instance.vehicles[vehicle]?.id ?? '', visits: [], leavesAt: 0, arrivesAt: 0 }
    let ready = leavesHome
    for (let from = startOf(model, vehicle); from !== end; ) {
      const node = next[from] ?? 0
      const agreed = node < stopCount && (partner[node] ?? -1) >= 0 ? (begins[node] ?? 0) : Number.NEGATIVE_INFINITY
      const found = travel.beginAfter(vehicle, from, ready, node, agreed)
      // Only a team that cannot be home in time any more finds none: it goes all the same, and the validator says so.
      const isFound = found !== Number.POSITIVE_INFINITY
      const begin = isFound ? found : ready
      const leavesAt = isFound ? travel.leg.leavesAt : ready
      const arrivesAt = isFound ? travel.leg.arrivesAt : ready
      begins[node] = begin
      ready = begin + (service[node] ?? 0)
      leaves[node] = ready
      if (node === end) Object.assign(route, { leavesAt, arrivesAt })
      else route.visits.push({ stop: nameOf(node), leavesAt, arrivesAt, startsAt: begin, finishesAt: ready })
      from = node
    }
    return route
  }

  const routes: PlannedRoute[] = []
  for (let vehicle = 0; vehicle < vehicleCount; vehicle += 1) {
    if (size[vehicle] === 0 && model.isUnderway[vehicle] === 0) continue
    walk(vehicle, leaves[startOf(model, vehicle)] ?? 0)
    routes.push(walk(vehicle, latestStart(vehicle)))
  }
  const unserved = instance.stops.map(({ id }) => id).filter((_, stop) => (vehicleOf[stop] ?? -1) < 0)
  return { routes, unserved }
}
