import type { Connection } from '../instance'
import { findAnchors } from './anchors'
import { minutesOfDay, toMinuteOfDay } from './days'
import type { Network } from './network'
import { type Conditions, hoursOfSetOut, toOpenArcs } from './open-legs'
import { createShortestWays } from './shortest-ways'
import { createTimedWays, type Ride } from './timed-ways'

export type MatrixRequest = Conditions & {
  /** Ids of nodes: row and column `n` of the matrices are place `n`. One node may be several places. */
  places: readonly string[]
  /** What a minute of the travellers is worth, in rupiah; absent: the fastest way, whatever it costs. */
  rupiahPerMinute?: number
  /** HH:MM: only rides between these hours of one day are told, as teams travel by day; absent: all. */
  hours?: { from: string; until: string }
}

/** What a planner’s instance takes; null: no way. Where there is a connection, the minutes are those of its best ride. */
export type TravelMatrix = {
  minutes: (number | null)[][]
  cost: (number | null)[][]
  connections: Connection[]
}

/** Minutes (or their worth) that going by timetable must save over the way that is always open. */
const worthWaiting = 60
const never = Number.POSITIVE_INFINITY

/** The travel matrix between places under the conditions of a period, in minutes since its first day began. */
export function buildMatrix(network: Network, request: MatrixRequest): TravelMatrix {
  const { places, rupiahPerMinute, hours, ...conditions } = request
  const indexOf = new Map(network.nodes.map(({ id }, index) => [id, index]))
  const nodes = places.map((id) => {
    const index = indexOf.get(id)
    if (index === undefined) throw new Error(`The place ${id} is not in the network`)
    return index
  })
  const weigh = ({ minutes, rupiah }: { minutes: number; rupiah: number }) =>
    rupiahPerMinute ? minutes + rupiah / rupiahPerMinute : minutes
  const ways = findWays(network, conditions, nodes, weigh)
  const isUseful = toUse(hours)
  const setOuts = toSetOuts(conditions)

  const matrix: TravelMatrix = { minutes: [], cost: [], connections: [] }
  ways.ends.forEach((source, from) => {
    const ground = ways.groundFrom(source.node)
    const minutes: (number | null)[] = []
    const cost: (number | null)[] = []
    ways.ends.forEach((target, to) => {
      const isHere = nodes[from] === nodes[to]
      const before = isHere ? 0 : source.out.minutes
      const onGround = isHere ? 0 : before + (ground.minutes[nodes[to] ?? 0] ?? never)
      const paid = isHere ? 0 : source.out.rupiah + (ground.rupiah[nodes[to] ?? 0] ?? never)
      minutes.push(toAmount(onGround))
      cost.push(toAmount(paid))
      if (isHere || before === never || target.back.minutes === never) return
      const between = ways.ridesBetween(source.node, target.node)
      if (between.length === 0) return
      let best: Ride | undefined
      let least = never
      const departures: Connection['departures'] = []
      for (const ride of between) {
        const leaves = ride.leaves - before
        const arrives = ride.arrives + target.back.minutes
        if (!isUseful(leaves, arrives)) continue
        departures.push({ leaves, arrives })
        const weight = weigh({ minutes: arrives - leaves, rupiah: ride.rupiah })
        if (weight > least || (weight === least && ride.rupiah >= (best?.rupiah ?? never))) continue
        best = ride
        least = weight
      }
      if (!best) return
      const price = best.rupiah + source.out.rupiah + target.back.rupiah
      minutes[to] = best.arrives - best.leaves + before + target.back.minutes
      cost[to] = price
      // A dearer way is no part of a connection that is told at the timetable’s price.
      const isAlsoGround = onGround !== never && (!rupiahPerMinute || paid <= price)
      const alsoGround = isAlsoGround ? setOuts.map((leaves) => ({ leaves, arrives: leaves + onGround })) : []
      matrix.connections.push({
        from,
        to,
        departures: isAlsoGround ? keepUndominated([...departures, ...alsoGround]) : departures,
      })
    })
    matrix.minutes.push(minutes)
    matrix.cost.push(cost)
  })
  return matrix
}

/** The ground from anchors of places, and the rides between them that are worth waiting for. */
function findWays(
  network: Network,
  conditions: Conditions,
  nodes: readonly number[],
  weigh: (way: { minutes: number; rupiah: number }) => number,
) {
  const count = network.nodes.length
  const { always, timed } = toOpenArcs(network, conditions)
  const anchors = findAnchors(count, always, timed, weigh)
  const none = { minutes: never, rupiah: never }
  const ends = nodes.map((node) => anchors[node] ?? { node, out: none, back: none })
  const centres = [...new Set(ends.map(({ node }) => node))]
  const positionOf = new Map(centres.map((node, position) => [node, position]))
  const groundFrom = remember(createShortestWays(count, always, weigh))
  // As if nobody ever waited for a departure: where even this saves nothing, no timetable is looked at.
  const ideally = remember(createShortestWays(count, [...always, ...timed], weigh))
  const ridesFrom = remember(createTimedWays(timed, centres, groundFrom, weigh))
  const known = new Map<number, Ride[]>()

  function ridesBetween(from: number, to: number): Ride[] {
    if (timed.length === 0 || from === to) return []
    const key = from * count + to
    const found = known.get(key)
    if (found) return found
    const most = (groundFrom(from).weight[to] ?? never) - worthWaiting
    const isWorth = (ideally(from).weight[to] ?? never) <= most && ideally(from).weight[to] !== never
    const rides = isWorth ? ridesFrom(from)(positionOf.get(to) ?? 0, most) : []
    known.set(key, rides)
    return rides
  }
  return { ends, groundFrom, ridesBetween }
}

const toAmount = (value: number): number | null => (value === never ? null : value)

/** A ride of one day, between its hours; without hours any ride of the period. */
function toUse(hours: MatrixRequest['hours']): (leaves: number, arrives: number) => boolean {
  if (!hours) return (leaves) => leaves >= 0
  const from = toMinuteOfDay(hours.from)
  const until = toMinuteOfDay(hours.until)
  return (leaves, arrives) => {
    if (leaves < 0 || arrives - leaves > until - from) return false
    const day = Math.floor(leaves / minutesOfDay) * minutesOfDay
    return leaves - day >= from && arrives - day <= until
  }
}

/** When one may also set out on the way that is always open, on each day of the period. */
function toSetOuts({ from, until }: Conditions): number[] {
  const days = Math.max(1, (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1)
  return Array.from({ length: days }, (_, day) =>
    hoursOfSetOut.map((hour) => day * minutesOfDay + toMinuteOfDay(hour)),
  ).flat()
}

function keepUndominated<Departure extends { leaves: number; arrives: number }>(departures: Departure[]): Departure[] {
  const kept: Departure[] = []
  for (const one of departures.sort((a, b) => b.leaves - a.leaves || a.arrives - b.arrives))
    if (one.arrives < (kept.at(-1)?.arrives ?? never)) kept.push(one)
  return kept.reverse()
}

/** What was worked out for a node is kept. */
function remember<Answer>(work: (node: number) => Answer): (node: number) => Answer {
  const known = new Map<number, Answer>()
  return (node) => {
    const answer = known.get(node) ?? work(node)
    known.set(node, answer)
    return answer
  }
}
