import type { Links } from './links'
import { endOf, type Model, startOf } from './model'
import type { Travel } from './travel'

/**
 * How late a vehicle may leave home. Where the time away is limited and it works one day, waiting is cut off as far as
 * windows allow and all still begin by the time the vehicle must be home as planned; else it only leaves in time for its
 * first stop.
 */
export function createLatestStart(model: Model, links: Links, travel: Travel) {
  const { previous, next, begins, leaves } = links
  const { service, closes, partner, instance } = model

  /** Latest begin at a stop that is left by `deadline`; never before its present begin. */
  function latestBegin(stop: number, deadline: number): number {
    const present = begins[stop] ?? 0
    if ((partner[stop] ?? -1) >= 0 || instance.lateness) return present
    const window = instance.stops[stop]?.windows.find(({ from, until }) => from <= present && present <= until)
    const closing = Math.min(window?.until ?? present, closes[stop] ?? present)
    return Math.max(present, Math.min(deadline - (service[stop] ?? 0), closing))
  }

  return function latestStart(vehicle: number): number {
    const { shifts, longest } = instance.vehicles[vehicle] ?? {}
    const start = startOf(model, vehicle)
    if (model.isUnderway[vehicle] === 1) return leaves[start] ?? 0
    const first = next[start] ?? 0
    let node = longest !== null && shifts?.length === 1 ? endOf(model, vehicle) : first
    let deadline = begins[node] ?? 0
    while (node !== first) {
      const before = previous[node] ?? 0
      deadline = latestBegin(before, travel.leaveBefore(vehicle, before, node, deadline))
      node = before
    }
    const latest = travel.leaveBefore(vehicle, start, first, deadline)
    return Math.max(latest, leaves[start] ?? 0)
  }
}

/** Checks the longest time a vehicle may be away, for the vehicles of the given nodes. */
export function createDuration(model: Model, links: Links, travel: Travel) {
  const { vehicleOf, begins } = links
  const latestStart = createLatestStart(model, links, travel)
  const limits = model.instance.vehicles.map(({ longest }) => longest)
  const isLimited = limits.some((limit) => limit !== null)
  return function isShortEnough(nodes: readonly number[]): boolean {
    if (!isLimited) return true
    let checked = -1
    for (const node of nodes) {
      const vehicle = node < model.stopCount ? (vehicleOf[node] ?? 0) : (node - model.stopCount) >> 1
      const limit = limits[vehicle]
      if (vehicle === checked || limit === null || limit === undefined) continue
      checked = vehicle
      if ((begins[endOf(model, vehicle)] ?? 0) - latestStart(vehicle) > limit) return false
    }
    return true
  }
}
