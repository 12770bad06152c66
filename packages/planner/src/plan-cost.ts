import type { Instance } from './instance'
import type { Plan } from './plan'

/** What a plan costs, part by part; `total` is what a search makes small, without the weight of unserved stops. */
export type PlanCost = {
  /** Sum of the cost matrix along the routes. */
  ways: number
  vehicles: number
  fixed: number
  /** Minutes late in all, and of the latest stop. */
  late: number
  latest: number
  total: number
}

/** Adds a plan up from the instance's matrix, whatever the search had kept count of. */
export function planCost(instance: Instance, plan: Plan): PlanCost {
  const stops = new Map(instance.stops.map((stop) => [stop.id, stop]))
  const vehicles = new Map(instance.vehicles.map((vehicle) => [vehicle.id, vehicle]))
  let [ways, fixed, late, latest] = [0, 0, 0, 0]
  for (const route of plan.routes) {
    const vehicle = vehicles.get(route.vehicle)
    if (!vehicle) continue
    fixed += vehicle.fixedCost
    let place = vehicle.start
    for (const visit of route.visits) {
      const stop = stops.get(visit.stop)
      if (!stop) continue
      ways += instance.cost[place]?.[stop.place] ?? Number.POSITIVE_INFINITY
      place = stop.place
      const minutes = Math.max(0, visit.startsAt - (stop.windows.at(-1)?.until ?? visit.startsAt))
      late += minutes
      latest = Math.max(latest, minutes)
    }
    ways += instance.cost[place]?.[vehicle.end] ?? Number.POSITIVE_INFINITY
  }
  const { each, greatest } = instance.lateness ?? { each: 0, greatest: 0 }
  const total = ways * instance.travelWeight + fixed + late * each + latest * greatest
  return { ways, vehicles: plan.routes.length, fixed, late, latest, total }
}
