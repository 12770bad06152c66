import { createDuration } from './duration'
import { createLatestBegins, hasLatestBegins } from './latest-begins'
import { clearLinks, createSolution, hasRoom, link, unlink, wayBetween } from './links'
import { endOf, type Model, startOf, windowsOf } from './model'
import type { Schedule } from './schedule'
import { createSpreading } from './spreading'
import { createTravel } from './travel'

/** Whether the quick times of `createPlainSchedule` say all there is to say. */
export function hasPlainRules({ instance }: Model): boolean {
  const { stops, vehicles, connections, pairs, lateness } = instance
  if (connections.length > 0 || pairs.length > 0 || lateness) return false
  if (vehicles.some(({ shifts, longest }) => shifts.length > 1 || longest !== null)) return false
  return stops.every((stop) => windowsOf(stop).length <= 1)
}

/**
 * Times under all rules. A place is judged by putting the stop there, letting the change spread along the route and
 * across pairs until nothing moves, and taking it back; ways too dear are not even tried.
 */
export function createRichSchedule(model: Model): Schedule {
  const solution = createSolution(model)
  const { next, previous, vehicleOf, size, total, begins, leaves, latest, way } = solution
  const { place, placeCount, cost, costTo, closes, service, fixedCost, partner, instance } = model
  const travel = createTravel(model)
  const spreading = createSpreading(model, solution, travel)
  const isShortEnough = createDuration(model, solution, travel)
  const weights = instance.lateness ?? { each: 0, greatest: 0 }
  const isDirty = new Uint8Array(model.vehicleCount)
  const updateLatest = hasLatestBegins(model) ? createLatestBegins(model, solution) : undefined
  let found = -1
  let foundVehicle = -1
  let foundWay = 0

  const latenessCost = () => weights.each * (total[2] ?? 0) + weights.greatest * (total[3] ?? 0)

  /** Added lateness cost of the stop at this place, or Infinity; everything is as before afterwards. */
  function tryAt(stop: number, after: number, before: number, vehicle: number): number {
    const earlier = latenessCost()
    next[after] = stop
    previous[stop] = after
    next[stop] = before
    previous[before] = stop
    vehicleOf[stop] = vehicle
    const fits = spreading.spreadFrom(stop) && isShortEnough(spreading.touched())
    const added = fits ? latenessCost() - earlier : Number.POSITIVE_INFINITY
    spreading.undo()
    vehicleOf[stop] = -1
    next[after] = before
    previous[before] = after
    return added
  }

  function findPlace(stop: number, vehicle: number, bound: number, isSkipped: () => boolean): number {
    if (!hasRoom(model, solution, stop, vehicle)) return bound
    const other = partner[stop] ?? -1
    if (other >= 0 && vehicleOf[other] === vehicle) return bound
    const end = endOf(model, vehicle)
    const row = (place[stop] ?? 0) * placeCount
    const closing = model.mayBeLate[stop] === 1 ? Number.POSITIVE_INFINITY : (closes[stop] ?? 0)
    const extra = size[vehicle] === 0 ? (fixedCost[vehicle] ?? 0) : 0
    if (updateLatest) {
      const quick = findQuickly(stop, vehicle, bound - extra, isSkipped)
      if (quick === undefined) return bound
      if (Number.isFinite(tryAt(stop, quick.after, next[quick.after] ?? 0, vehicle))) {
        found = quick.after
        foundVehicle = vehicle
        foundWay = quick.ways + extra
        return foundWay
      }
    }
    let best = bound
    for (let after = startOf(model, vehicle); after !== end; after = next[after] ?? 0) {
      if ((leaves[after] ?? 0) > closing) break
      const before = next[after] ?? 0
      const out = (cost[row + (place[before] ?? 0)] ?? 0) - (way[after] ?? 0)
      const ways = (costTo[row + (place[after] ?? 0)] ?? 0) + out + extra
      if (!(ways < best) || isSkipped()) continue
      const added = ways + tryAt(stop, after, before, vehicle)
      if (added >= best) continue
      best = added
      found = after
      foundVehicle = vehicle
      foundWay = ways
    }
    return best
  }

  /** The cheapest place by the latest begins, without walking the route; they are nearly always right. */
  function findQuickly(stop: number, vehicle: number, bound: number, isSkipped: () => boolean) {
    const end = endOf(model, vehicle)
    const row = (place[stop] ?? 0) * placeCount
    const work = service[stop] ?? 0
    let ways = bound
    let position = -1
    for (let after = startOf(model, vehicle); after !== end; after = next[after] ?? 0) {
      if ((leaves[after] ?? 0) > (closes[stop] ?? 0)) break
      const before = next[after] ?? 0
      const out = (cost[row + (place[before] ?? 0)] ?? 0) - (way[after] ?? 0)
      const added = (costTo[row + (place[after] ?? 0)] ?? 0) + out
      if (!(added < ways)) continue
      const begin = travel.beginAfter(vehicle, after, leaves[after] ?? 0, stop, Number.NEGATIVE_INFINITY)
      if (begin + work > (latest[before] ?? 0)) continue
      const then = travel.beginAfter(vehicle, stop, begin + work, before, Number.NEGATIVE_INFINITY)
      if (then > (latest[before] ?? 0) || isSkipped()) continue
      ways = added
      position = after
    }
    return position < 0 ? undefined : { after: position, ways }
  }

  function insertFound(stop: number): void {
    link(model, solution, stop, found, foundVehicle)
    spreading.spreadFrom(stop)
    spreading.accept()
    updateLatest?.(foundVehicle)
    addWays(foundWay)
  }

  function addWays(amount: number): void {
    total[1] = (total[1] ?? 0) + amount
    total[0] = (total[1] ?? 0) + latenessCost()
  }

  /** Pairs may move vehicles that lost nothing. */
  const endsToCheck = () =>
    Array.from(isDirty.keys())
      .filter((vehicle) => isDirty[vehicle] === 1 || instance.pairs.length > 0)
      .map((vehicle) => endOf(model, vehicle))

  return {
    solution,
    clear() {
      clearLinks(model, solution)
      begins.fill(Number.NEGATIVE_INFINITY)
      instance.vehicles.forEach(({ shifts }, vehicle) => {
        leaves[startOf(model, vehicle)] = shifts[0]?.from ?? 0
        updateLatest?.(vehicle)
      })
      isDirty.fill(0)
    },
    findPlace,
    append(stop, vehicle) {
      const end = endOf(model, vehicle)
      const after = previous[end] ?? 0
      const extra = size[vehicle] === 0 ? (fixedCost[vehicle] ?? 0) : 0
      const ways = wayBetween(model, after, stop) + wayBetween(model, stop, end) - (way[after] ?? 0) + extra
      if (!hasRoom(model, solution, stop, vehicle) || !Number.isFinite(ways)) return
      link(model, solution, stop, after, vehicle)
      addWays(ways)
      isDirty[vehicle] = 1
    },
    insertFound,
    remove(stop) {
      const vehicle = vehicleOf[stop] ?? 0
      const after = previous[stop] ?? 0
      const before = next[stop] ?? 0
      const ways = (way[after] ?? 0) + (way[stop] ?? 0)
      unlink(model, solution, stop)
      spreading.forget(stop)
      addWays(wayBetween(model, after, before) - ways - (size[vehicle] === 0 ? (fixedCost[vehicle] ?? 0) : 0))
      isDirty[vehicle] = 1
    },
    settle() {
      // A stop less can also mean a longer way, where there is a timetable or a short cut through it.
      const isPossible = spreading.restart(isDirty)
      const fits = isPossible && isShortEnough(endsToCheck())
      if (updateLatest) {
        for (const [vehicle, dirty] of isDirty.entries()) if (dirty === 1) updateLatest(vehicle)
      }
      isDirty.fill(0)
      addWays(0)
      return fits
    },
  }
}
