import { clearLinks, createSolution, hasRoom, link, unlink, wayBetween } from './links'
import { endOf, type Model, startOf } from './model'
import type { Schedule } from './schedule'

/**
 * Times under plain rules: one window for each stop, one shift for each vehicle, ways of constant length. Then a place
 * in a route can be judged from the earliest begin of the node before and the latest begin of the node after, without
 * walking the route (Savelsbergh 1992).
 */
export function createPlainSchedule(model: Model): Schedule {
  const solution = createSolution(model)
  const { next, previous, vehicleOf, size, total, leaves, latest, way } = solution
  const { place, placeCount, service, opens, closes, minutes, minutesTo, cost, costTo, fixedCost } = model
  const isDirty = new Uint8Array(model.vehicleCount)
  let found = -1
  let foundVehicle = -1
  let foundCost = 0

  function forward(from: number, end: number): boolean {
    let node = from
    let ready = leaves[node] ?? 0
    let fits = true
    while (node !== end) {
      const after = next[node] ?? 0
      ready += minutes[(place[node] ?? 0) * placeCount + (place[after] ?? 0)] ?? 0
      const opening = opens[after] ?? 0
      if (ready < opening) ready = opening
      if (ready > (closes[after] ?? 0)) fits = false
      ready += service[after] ?? 0
      leaves[after] = ready
      node = after
    }
    return fits
  }

  function backward(from: number, start: number): void {
    let node = from
    while (node !== start) {
      const before = previous[node] ?? 0
      const way = minutes[(place[before] ?? 0) * placeCount + (place[node] ?? 0)] ?? 0
      const needed = (latest[node] ?? 0) - way - (service[before] ?? 0)
      const closing = closes[before] ?? 0
      latest[before] = Math.min(needed, closing)
      node = before
    }
  }

  function findPlace(stop: number, vehicle: number, bound: number, isSkipped: () => boolean): number {
    if (!hasRoom(model, solution, stop, vehicle)) return bound
    const end = endOf(model, vehicle)
    const hereRow = (place[stop] ?? 0) * placeCount
    const closing = closes[stop] ?? 0
    const work = service[stop] ?? 0
    const finish = (opens[stop] ?? 0) + work
    const extra = size[vehicle] === 0 ? (fixedCost[vehicle] ?? 0) : 0
    let best = bound - extra
    let position = -1
    let after = startOf(model, vehicle)
    while (after !== end) {
      const before = next[after] ?? 0
      const limit = latest[before] ?? 0
      if (limit >= finish) {
        const left = leaves[after] ?? 0
        if (left > closing) break
        const into = hereRow + (place[after] ?? 0)
        const out = hereRow + (place[before] ?? 0)
        const added = (costTo[into] ?? 0) + (cost[out] ?? 0) - (way[after] ?? 0)
        if (added < best) {
          const ready = left + (minutesTo[into] ?? 0)
          const done = Math.max(ready + work, finish)
          if (ready <= closing && done + (minutes[out] ?? 0) <= limit && !isSkipped()) {
            best = added
            position = after
          }
        }
      }
      after = before
    }
    if (position < 0) return bound
    found = position
    foundVehicle = vehicle
    foundCost = best + extra
    return foundCost
  }

  function insertFound(stop: number): void {
    link(model, solution, stop, found, foundVehicle)
    total[0] = (total[0] ?? 0) + foundCost
    forward(found, endOf(model, foundVehicle))
    backward(next[stop] ?? 0, startOf(model, foundVehicle))
  }

  return {
    solution,
    clear() {
      clearLinks(model, solution)
      leaves.set(opens)
      latest.set(closes)
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
      total[0] = (total[0] ?? 0) + ways
      isDirty[vehicle] = 1
    },
    insertFound,
    remove(stop) {
      const vehicle = vehicleOf[stop] ?? 0
      const after = previous[stop] ?? 0
      const before = next[stop] ?? 0
      const ways = (way[after] ?? 0) + (way[stop] ?? 0)
      unlink(model, solution, stop)
      const saved = ways - wayBetween(model, after, before) + (size[vehicle] === 0 ? (fixedCost[vehicle] ?? 0) : 0)
      total[0] = (total[0] ?? 0) - saved
      isDirty[vehicle] = 1
    },
    settle() {
      let fits = true
      for (let vehicle = 0; vehicle < model.vehicleCount; vehicle += 1) {
        if (isDirty[vehicle] === 0) continue
        isDirty[vehicle] = 0
        const [start, end] = [startOf(model, vehicle), endOf(model, vehicle)]
        if (!forward(start, end)) fits = false
        backward(end, start)
      }
      return fits
    },
  }
}
