import type { TimedArc } from './open-legs'
import type { Ways } from './shortest-ways'

/**
 * When one leaves a place at the latest and arrives at the earliest, in order: none leaves no later than another and arrives no
 * sooner. With the minutes and the price of the best; Infinity where there is none.
 */
export type Rides = { departures: { leaves: number; arrives: number }[]; minutes: number; rupiah: number }

export type Weigh = (way: { minutes: number; rupiah: number }) => number

/** Which rides are of use, by when they leave and arrive. */
export type IsUseful = (leaves: number, arrives: number) => boolean

const never = Number.POSITIVE_INFINITY

/**
 * All ways that use at least one leg by timetable. Worked backward in time: what follows a departure is the ground between, or
 * the first departure of another leg that one can catch. A place is given by its position in the list; rides that weigh more than
 * `most` are left out.
 */
export function createTimedWays(
  arcs: readonly TimedArc[],
  places: readonly number[],
  groundFrom: (node: number) => Ways,
  weigh: Weigh,
  isUseful: IsUseful,
): (from: number) => (place: number, most: number) => Rides {
  const departures = arcs
    .flatMap(({ leaves }, arc) => leaves.map((at) => ({ arc, at })))
    .sort((a, b) => b.at - a.at || b.arc - a.arc)
  const count = departures.length
  // Of each place the earliest arrival after each departure, and its price.
  const arrives = new Float64Array(places.length * count).fill(never)
  const rupiah = new Float64Array(places.length * count).fill(never)
  /** Of each arc, its departures worked out so far, the latest first. */
  const workedOut: number[][] = arcs.map(() => [])
  departures.forEach(({ arc: index, at }, departure) => {
    const arc = arcs[index]
    if (!arc) return
    const ground = groundFrom(arc.to)
    const ready = at + arc.minutes
    places.forEach((node, place) => {
      arrives[place * count + departure] = ready + (ground.minutes[node] ?? never)
      rupiah[place * count + departure] = arc.rupiah + (ground.rupiah[node] ?? never)
    })
    arcs.forEach((next, nextIndex) => {
      const caught = ready + (ground.minutes[next.from] ?? never)
      const onward = workedOut[nextIndex]?.findLast((other) => (departures[other]?.at ?? 0) >= caught)
      if (onward === undefined) return
      const paid = arc.rupiah + (ground.rupiah[next.from] ?? never)
      for (let base = 0; base < arrives.length; base += count) {
        const later = arrives[base + onward] ?? never
        if (later >= (arrives[base + departure] ?? never)) continue
        arrives[base + departure] = later
        rupiah[base + departure] = paid + (rupiah[base + onward] ?? never)
      }
    })
    workedOut[index]?.push(departure)
  })

  return function ridesFrom(from) {
    const ground = groundFrom(from)
    const setOutOf = new Float64Array(count)
    departures.forEach(({ arc, at }, departure) => {
      setOutOf[departure] = at - (ground.minutes[arcs[arc]?.from ?? from] ?? never)
    })
    const inOrder = Int32Array.from(
      [...departures.keys()].filter((departure) => (setOutOf[departure] ?? -1) >= 0),
    ).sort((a, b) => (setOutOf[b] ?? 0) - (setOutOf[a] ?? 0))
    return (place, most) => {
      const rides: Rides = { departures: [], minutes: never, rupiah: never }
      const base = place * count
      let soonest = never
      let least = never
      for (let position = 0; position < inOrder.length; position += 1) {
        const departure = inOrder[position] ?? 0
        const at = arrives[base + departure] ?? never
        if (at >= soonest) continue
        const leaves = setOutOf[departure] ?? 0
        if (!isUseful(leaves, at)) continue
        const way = {
          minutes: at - leaves,
          rupiah:
            (rupiah[base + departure] ?? 0) + (ground.rupiah[arcs[departures[departure]?.arc ?? 0]?.from ?? from] ?? 0),
        }
        const weight = weigh(way)
        if (weight > most) continue
        soonest = at
        if (rides.departures.at(-1)?.leaves === leaves) rides.departures.pop()
        rides.departures.push({ leaves, arrives: at })
        if (weight > least || (weight === least && way.rupiah >= rides.rupiah)) continue
        least = weight
        rides.minutes = way.minutes
        rides.rupiah = way.rupiah
      }
      rides.departures.reverse()
      return rides
    }
  }
}
