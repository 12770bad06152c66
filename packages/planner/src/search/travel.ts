import type { TimeWindow } from '../instance'
import { endOf, type Model, startOf, windowsOf } from './model'

/** Leg by timetable: the departures and arrivals, each in order. */
type Timetable = { leaves: number[]; arrives: number[] }

/** When a vehicle leaves one node, reaches the next, and begins there. */
export type Leg = { leavesAt: number; arrivesAt: number; beginsAt: number }

const never = Number.POSITIVE_INFINITY

/**
 * The earliest way from node to node under all rules: shifts with nights between them, places to sleep, several windows,
 * timetables. Greedy in time: a team that can begin sooner does.
 */
export function createTravel(model: Model) {
  const { instance, stopCount, place, placeCount, minutes, service } = model
  const shifts = instance.vehicles.map((vehicle) => vehicle.shifts)
  const dayLengths = instance.vehicles.map(({ dayLength }) => dayLength ?? Number.POSITIVE_INFINITY)
  const windows: TimeWindow[][] = [
    ...instance.stops.map(windowsOf),
    ...instance.vehicles.flatMap(({ shifts: own }) => {
      const whole = [{ from: own[0]?.from ?? 0, until: own.at(-1)?.until ?? 0 }]
      return [whole, whole]
    }),
  ]
  const canSleep = new Uint8Array(model.nodeCount)
  instance.stops.forEach((stop, index) => {
    if (stop.canSleep) canSleep[index] = 1
  })
  for (let vehicle = 0; vehicle < model.vehicleCount; vehicle += 1) {
    canSleep[startOf(model, vehicle)] = model.mayRestAtStart[vehicle] ?? 1
    canSleep[endOf(model, vehicle)] = 1
  }
  const timetables = new Map<number, Timetable>(
    instance.connections.map(({ from, to, departures }) => {
      const sorted = [...departures].sort((a, b) => a.leaves - b.leaves)
      const table = { leaves: sorted.map(({ leaves }) => leaves), arrives: sorted.map(({ arrives }) => arrives) }
      return [from * placeCount + to, table] as const
    }),
  )
  /** The last leg that `beginAfter` found; read it at once. */
  const leg: Leg = { leavesAt: 0, arrivesAt: 0, beginsAt: 0 }

  function ride(from: number, to: number, ready: number): void {
    const pair = (place[from] ?? 0) * placeCount + (place[to] ?? 0)
    const table = timetables.size > 0 ? timetables.get(pair) : undefined
    if (!table) {
      leg.leavesAt = ready
      leg.arrivesAt = ready + (minutes[pair] ?? 0)
      return
    }
    leg.leavesAt = never
    leg.arrivesAt = never
    for (let index = 0; index < table.leaves.length; index += 1) {
      const leaves = table.leaves[index] ?? 0
      const arrives = table.arrives[index] ?? 0
      if (leaves < ready || arrives >= leg.arrivesAt) continue
      leg.leavesAt = leaves
      leg.arrivesAt = arrives
    }
  }

  /** A way of several days: the team goes on each morning. Answers the day of its arrival, -1 where there is none. */
  function rideOn(days: readonly TimeWindow[], day: number, way: number, leaves: number): number {
    let left = way
    let from = leaves
    for (let index = day; index < days.length; index += 1) {
      const shift = days[index]
      if (!shift) break
      from = Math.max(from, shift.from)
      if (from + left <= shift.until) {
        leg.leavesAt = leaves
        leg.arrivesAt = from + left
        return index
      }
      left -= Math.max(0, shift.until - from)
    }
    return -1
  }

  function beginWithin(node: number, earliest: number, shift: TimeWindow): number {
    const own = windows[node] ?? []
    for (let index = 0; index < own.length; index += 1) {
      const window = own[index]
      if (!window) continue
      const begin = Math.max(earliest, window.from)
      const isLast = index === own.length - 1
      if (begin > window.until && !(isLast && node < stopCount && model.mayBeLate[node] === 1)) continue
      if (begin < shift.from) continue
      return begin + (service[node] ?? 0) <= shift.until ? begin : never
    }
    return never
  }

  /**
   * When the work at `to` begins for a vehicle that is done at `from` at `ready`, not before `notBefore`; Infinity where
   * that cannot be.
   */
  function beginAfter(vehicle: number, from: number, ready: number, to: number, notBefore: number): number {
    const days = shifts[vehicle] ?? []
    let isFirst = true
    const pair = (place[from] ?? 0) * placeCount + (place[to] ?? 0)
    const way = minutes[pair] ?? 0
    const isLong = way > (dayLengths[vehicle] ?? never) && way !== never && !timetables.has(pair)
    for (let day = 0; day < days.length; day += 1) {
      const shift = days[day]
      if (!shift || shift.until < ready) continue
      if (!isFirst && canSleep[from] === 0) break
      isFirst = false
      let arrival = day
      if (isLong) {
        arrival = rideOn(days, day, way, Math.max(ready, shift.from))
        if (arrival < 0) break
      } else {
        ride(from, to, Math.max(ready, shift.from))
        if (leg.arrivesAt === never) break
        if (leg.arrivesAt > shift.until) continue
      }
      const earliest = Math.max(leg.arrivesAt, notBefore)
      leg.beginsAt = beginWithin(to, earliest, days[arrival] ?? shift)
      if (leg.beginsAt !== never) return leg.beginsAt
      if (canSleep[to] === 0) continue
      for (let later = arrival + 1; later < days.length; later += 1) {
        const next = days[later]
        if (!next) continue
        leg.beginsAt = beginWithin(to, Math.max(next.from, notBefore), next)
        if (leg.beginsAt !== never) return leg.beginsAt
      }
    }
    return never
  }

  /** The latest time to leave `from` and still reach `to` by `deadline`, in the deadline's shift; -Infinity: none. */
  function leaveBefore(vehicle: number, from: number, to: number, deadline: number): number {
    const pair = (place[from] ?? 0) * placeCount + (place[to] ?? 0)
    const table = timetables.get(pair)
    const shift = (shifts[vehicle] ?? []).findLast((one) => one.from <= deadline)
    const opening = shift?.from ?? never
    if (!table) {
      const leaves = Math.min(deadline, shift?.until ?? deadline) - (minutes[pair] ?? 0)
      return leaves >= opening ? leaves : -never
    }
    let latest = -never
    table.leaves.forEach((leaves, index) => {
      if (leaves >= opening && (table.arrives[index] ?? 0) <= deadline) latest = Math.max(latest, leaves)
    })
    return latest
  }

  return { leg, beginAfter, leaveBefore }
}

export type Travel = ReturnType<typeof createTravel>
