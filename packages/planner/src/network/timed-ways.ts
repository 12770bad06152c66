import type { TimedArc } from './open-legs'
import type { Ways } from './shortest-ways'

/**
 * When one leaves a place at the latest and arrives at the earliest, in order: none leaves no later than another and arrives no
 * sooner. With the minutes and the price of the quickest; Infinity where there is none.
 */
export type Rides = { departures: { leaves: number; arrives: number }[]; minutes: number; rupiah: number }

/** A departure of a timed arc, with the earliest arrival from it at each place and the price of that. */
type Departure = { arc: number; leaves: number; arrives: Float64Array; rupiah: Float64Array }

/**
 * All ways that use at least one leg by timetable. Worked backward in time: what follows a departure is the ground between, or
 * the first departure of another leg that one can catch. A place is given by its position in the list.
 */
export function createTimedWays(
  arcs: readonly TimedArc[],
  places: readonly number[],
  groundFrom: (node: number) => Ways,
): (from: number) => (place: number) => Rides {
  const departures = arcs
    .flatMap(({ leaves }, arc) => leaves.map((at) => ({ arc, at })))
    .sort((a, b) => b.at - a.at || b.arc - a.arc)
  /** Of each arc, those worked out, the latest first. */
  const byArc: Departure[][] = arcs.map(() => [])
  const pending: Departure[] = []
  for (const { arc: index, at } of departures) {
    const arc = arcs[index]
    if (!arc) continue
    const ground = groundFrom(arc.to)
    const ready = at + arc.minutes
    const arrives = Float64Array.from(places, (place) => ready + (ground.minutes[place] ?? Number.POSITIVE_INFINITY))
    const rupiah = Float64Array.from(places, (place) => arc.rupiah + (ground.rupiah[place] ?? Number.POSITIVE_INFINITY))
    arcs.forEach((next, nextIndex) => {
      const between = ground.minutes[next.from] ?? Number.POSITIVE_INFINITY
      const paid = arc.rupiah + (ground.rupiah[next.from] ?? Number.POSITIVE_INFINITY)
      const onward = byArc[nextIndex]?.findLast(({ leaves }) => leaves >= ready + between)
      if (!onward) return
      for (let place = 0; place < places.length; place += 1) {
        const later = onward.arrives[place] ?? Number.POSITIVE_INFINITY
        if (later >= (arrives[place] ?? 0)) continue
        arrives[place] = later
        rupiah[place] = paid + (onward.rupiah[place] ?? 0)
      }
    })
    const departure = { arc: index, leaves: at, arrives, rupiah }
    byArc[index]?.push(departure)
    pending.push(departure)
  }

  return function ridesFrom(from) {
    const ground = groundFrom(from)
    const reached: { setOut: number; paid: number; departure: Departure }[] = []
    for (const departure of pending) {
      const port = arcs[departure.arc]?.from ?? from
      const setOut = departure.leaves - (ground.minutes[port] ?? Number.POSITIVE_INFINITY)
      if (setOut >= 0) reached.push({ setOut, paid: ground.rupiah[port] ?? 0, departure })
    }
    reached.sort((a, b) => b.setOut - a.setOut || a.paid - b.paid)
    return (place) => {
      const rides: Rides = { departures: [], minutes: Number.POSITIVE_INFINITY, rupiah: Number.POSITIVE_INFINITY }
      let soonest = Number.POSITIVE_INFINITY
      for (const { setOut, paid, departure } of reached) {
        const arrives = departure.arrives[place] ?? Number.POSITIVE_INFINITY
        if (arrives >= soonest) continue
        soonest = arrives
        if (rides.departures.at(-1)?.leaves === setOut) rides.departures.pop()
        rides.departures.push({ leaves: setOut, arrives })
        const rupiah = paid + (departure.rupiah[place] ?? 0)
        const minutes = arrives - setOut
        if (minutes > rides.minutes || (minutes === rides.minutes && rupiah >= rides.rupiah)) continue
        rides.minutes = minutes
        rides.rupiah = rupiah
      }
      rides.departures.reverse()
      return rides
    }
  }
}
