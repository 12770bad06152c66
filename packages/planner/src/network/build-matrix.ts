import type { Connection } from '../instance'
import { toMinuteOfDay } from './days'
import type { Network } from './network'
import { type Conditions, hoursOfSetOut, toOpenArcs } from './open-legs'
import { createShortestWays, type Ways } from './shortest-ways'
import { createTimedWays, type IsUseful, type Rides } from './timed-ways'

export type MatrixRequest = Conditions & {
  /** Ids of nodes: row and column `n` of the matrices are place `n`. One node may be several places. */
  places: readonly string[]
  /** What a minute of the travellers is worth, in rupiah; absent: the fastest way, whatever it costs. */
  rupiahPerMinute?: number
  /** HH:MM: only rides between these hours of one day are told, as teams travel by day; absent: all. */
  hours?: { from: string; until: string }
}

/** What a planner’s instance takes; null: no way. Where there is a connection, the minutes are those of its quickest ride. */
export type TravelMatrix = {
  minutes: (number | null)[][]
  cost: (number | null)[][]
  connections: Connection[]
}

/** Minutes (or their worth) that going by timetable must save over the way that is always open. */
const worthWaiting = 60

/** The travel matrix between places under the conditions of a period, in minutes since its first day began. */
export function buildMatrix(network: Network, request: MatrixRequest): TravelMatrix {
  const { places, rupiahPerMinute, hours, ...conditions } = request
  const { always, timed } = toOpenArcs(network, conditions)
  const indexOf = new Map(network.nodes.map(({ id }, index) => [id, index]))
  const nodes = places.map((id) => {
    const index = indexOf.get(id)
    if (index === undefined) throw new Error(`The place ${id} is not in the network`)
    return index
  })
  const weigh = ({ minutes, rupiah }: { minutes: number; rupiah: number }) =>
    rupiahPerMinute ? minutes + rupiah / rupiahPerMinute : minutes
  const groundFrom = remember(createShortestWays(network.nodes.length, always, weigh))
  // As if nobody ever waited for a departure: where even this saves nothing, no timetable is looked at.
  const ideally =
    timed.length === 0 ? groundFrom : createShortestWays(network.nodes.length, [...always, ...timed], weigh)
  const ridesFrom = timed.length === 0 ? undefined : createTimedWays(timed, nodes, groundFrom, weigh, toUse(hours))
  const setOuts = toSetOuts(conditions)

  const matrix: TravelMatrix = { minutes: [], cost: [], connections: [] }
  nodes.forEach((source, from) => {
    const ground = groundFrom(source)
    const least = ideally(source).weight
    let ridesTo: ((place: number, most: number) => Rides) | undefined
    const minutes = nodes.map((target) => toAmount(ground.minutes[target]))
    const cost = nodes.map((target) => toAmount(ground.rupiah[target]))
    nodes.forEach((target, to) => {
      if (target === source || !isWorthWaiting(least[target], ground.weight[target])) return
      ridesTo ??= ridesFrom?.(source)
      const rides = ridesTo?.(to, (ground.weight[target] ?? Number.POSITIVE_INFINITY) - worthWaiting)
      if (!rides || rides.departures.length === 0) return
      minutes[to] = rides.minutes
      cost[to] = rides.rupiah
      const onGround = ground.minutes[target] ?? Number.POSITIVE_INFINITY
      // A dearer way is no part of a connection that is told at the timetable’s price.
      const isAlsoGround =
        onGround !== Number.POSITIVE_INFINITY && (!rupiahPerMinute || (ground.rupiah[target] ?? 0) <= rides.rupiah)
      const departures = isAlsoGround
        ? keepUndominated([...rides.departures, ...setOuts.map((leaves) => ({ leaves, arrives: leaves + onGround }))])
        : rides.departures
      matrix.connections.push({ from, to, departures })
    })
    matrix.minutes.push(minutes)
    matrix.cost.push(cost)
  })
  return matrix
}

const toAmount = (value: number | undefined): number | null =>
  value === undefined || value === Number.POSITIVE_INFINITY ? null : value

const isWorthWaiting = (byTimetable: number | undefined, onGround: number | undefined) =>
  byTimetable !== undefined &&
  byTimetable !== Number.POSITIVE_INFINITY &&
  byTimetable + worthWaiting <= (onGround ?? Number.POSITIVE_INFINITY)

/** A ride of one day, between its hours. */
function toUse(hours: MatrixRequest['hours']): IsUseful {
  if (!hours) return () => true
  const from = toMinuteOfDay(hours.from)
  const until = toMinuteOfDay(hours.until)
  return (leaves, arrives) => {
    if (arrives - leaves > until - from) return false
    const day = Math.floor(leaves / 1440) * 1440
    return leaves - day >= from && arrives - day <= until
  }
}

/** When one may also set out on the way that is always open, on each day of the period. */
function toSetOuts({ from, until }: Conditions): number[] {
  const days = Math.max(1, (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1)
  return Array.from({ length: days }, (_, day) => hoursOfSetOut.map((hour) => day * 1440 + toMinuteOfDay(hour))).flat()
}

function keepUndominated<Departure extends { leaves: number; arrives: number }>(departures: Departure[]): Departure[] {
  const kept: Departure[] = []
  for (const one of departures.sort((a, b) => b.leaves - a.leaves || a.arrives - b.arrives))
    if (one.arrives < (kept.at(-1)?.arrives ?? Number.POSITIVE_INFINITY)) kept.push(one)
  return kept.reverse()
}

function remember(from: (node: number) => Ways): (node: number) => Ways {
  const known = new Map<number, Ways>()
  return (node) => {
    const ways = known.get(node) ?? from(node)
    known.set(node, ways)
    return ways
  }
}
