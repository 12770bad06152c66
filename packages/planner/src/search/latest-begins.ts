import type { TimeWindow } from '../instance'
import type { Links } from './links'
import { endOf, type Model, startOf, windowsOf } from './model'

const none = Number.NEGATIVE_INFINITY

/** Whether the latest begins say at once, nearly always rightly, what fits: no pairs, no lateness, no limit to the time away. */
export function hasLatestBegins({ instance }: Model): boolean {
  const { pairs, lateness, vehicles } = instance
  return pairs.length === 0 && !lateness && vehicles.every(({ longest }) => longest === null)
}

/**
 * Keeps how late each node may begin so that all after it still can be done (Savelsbergh 1992, with nights). Where one
 * can sleep neither here nor there, being early can make a way impossible; then these times promise too much.
 */
export function createLatestBegins(model: Model, links: Links) {
  const { instance, stopCount, place, placeCount, minutes, service } = model
  const { previous, latest } = links
  const shifts = instance.vehicles.map((vehicle) => vehicle.shifts)
  const dayLengths = instance.vehicles.map(({ dayLength }) => dayLength ?? Number.POSITIVE_INFINITY)
  const windows = instance.stops.map(windowsOf)
  const timetables = new Map(
    instance.connections.map(({ from, to, departures }) => [
      from * placeCount + to,
      [...departures].sort((a, b) => b.leaves - a.leaves),
    ]),
  )
  const canSleep = (node: number) => node >= stopCount || instance.stops[node]?.canSleep === true

  /** Latest begin of a node in this shift, done by `until`. */
  function latestWithin(node: number, shift: TimeWindow, until: number): number {
    const done = Math.min(until, shift.until) - (service[node] ?? 0)
    if (node >= stopCount) return done >= shift.from ? done : none
    const own = windows[node] ?? []
    for (let index = own.length - 1; index >= 0; index -= 1) {
      const window = own[index]
      if (!window || window.from > done) continue
      const begin = Math.min(done, window.until)
      return begin >= shift.from ? begin : none
    }
    return none
  }

  /** Latest time to leave `from` so that `to` begins by its latest begin. */
  function latestLeave(days: readonly TimeWindow[], from: number, to: number, dayLength: number): number {
    const pair = (place[from] ?? 0) * placeCount + (place[to] ?? 0)
    const table = timetables.size > 0 ? timetables.get(pair) : undefined
    const way = minutes[pair] ?? 0
    const deadline = latest[to] ?? none
    if (way > dayLength && !table) return latestLongLeave(days, way, deadline)
    let isSameDay = true
    for (let day = days.length - 1; day >= 0; day -= 1) {
      const shift = days[day]
      if (!shift || shift.from > deadline) continue
      const arrives = isSameDay
        ? Math.min(deadline, shift.until)
        : canSleep(to)
          ? shift.until
          : latestWithin(to, shift, shift.until)
      isSameDay = false
      const leaves = table
        ? table.find((one) => one.arrives <= arrives && one.leaves >= shift.from)?.leaves
        : arrives - way
      if (leaves !== undefined && leaves >= shift.from) return leaves
    }
    return none
  }

  /** The same for a way of several days, travelled backward. */
  function latestLongLeave(days: readonly TimeWindow[], way: number, deadline: number): number {
    let left = way
    for (let day = days.length - 1; day >= 0; day -= 1) {
      const shift = days[day]
      if (!shift || shift.from > deadline) continue
      const until = Math.min(deadline, shift.until)
      if (until - left >= shift.from) return until - left
      left -= until - shift.from
    }
    return none
  }

  function latestBegin(days: readonly TimeWindow[], node: number, leave: number): number {
    let isSameDay = true
    for (let day = days.length - 1; day >= 0; day -= 1) {
      const shift = days[day]
      if (!shift || shift.from > leave) continue
      const begin = latestWithin(node, shift, isSameDay ? leave : shift.until)
      if (begin !== none) return begin
      if (!canSleep(node)) return none
      isSameDay = false
    }
    return none
  }

  return function update(vehicle: number): void {
    const days = shifts[vehicle] ?? []
    const start = startOf(model, vehicle)
    let node = endOf(model, vehicle)
    latest[node] = days.at(-1)?.until ?? none
    for (let before = previous[node] ?? 0; before !== start; before = previous[node] ?? 0) {
      latest[before] = latestBegin(days, before, latestLeave(days, before, node, dayLengths[vehicle] ?? 0))
      node = before
    }
  }
}
