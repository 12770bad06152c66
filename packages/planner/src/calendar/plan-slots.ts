import type { Instance, PlannedStop, PlannedVehicle } from '../instance'
import { minutesOfDay } from '../network/days'
import type { Plan, PlannedRoute } from '../plan'
import { createSearch } from '../search/search'
import type { Stay } from './occupancy'
import { openTimes } from './open-times'
import type { Situation } from './situation'

const usualWarm = 0.3

/** Days in which a team may be away with a kit, and the points it visits there so far, in order. */
export type Slot = Stay & { order: readonly number[] }

export type DraftVisit = {
  point: number
  leavesAt: number
  arrivesAt: number
  startsAt: number
  finishesAt: number
}

/** A trip as the solver knows it. */
export type DraftTrip = Stay & {
  visits: DraftVisit[]
  leavesAt: number
  arrivesAt: number
  rupiah: number
}

/** What a minute and a rupiah on the way weigh against the worth of a point. */
export type Prices = { perMinute: number; perRupiah: number }

export type SlotOptions = {
  /** What a point is worth, in the unit of the prices. */
  worth: (point: number) => number
  prices: Prices
  seed: number
  /** Steps of the search; none: only what fits at once. */
  steps: number
  /** How warm the search begins, as a share of the cost of a short way. */
  warm?: number
  /** Without regard to promised hours and days. */
  ignoresWindows?: boolean
  /** Without the team’s booked days. */
  skipsBooked?: boolean
}

/** Only the times of a given order: whatever can be is served as it is. */
export const timesOnly: SlotOptions = {
  worth: () => 1e12,
  prices: { perMinute: 1e-9, perRupiah: 1e-12 },
  seed: 1,
  steps: 0,
}

/**
 * Trips for these slots out of these points, by the search for routes (decision 0016). The points of the slots’ orders
 * are among `points`. A slot in which nothing pays has no trip.
 */
export function planSlots(
  situation: Situation,
  slots: readonly Slot[],
  points: readonly number[],
  options: SlotOptions,
): DraftTrip[] {
  const vehicles = slots.flatMap((slot, index) => toVehicle(situation, slot, index, options) ?? [])
  if (vehicles.length === 0 || points.length === 0) return []
  const instance = toInstance(situation, slots, points, vehicles, options)
  const start: Plan = { routes: slots.map(({ order }, index) => toRoute(index, order)), unserved: [] }
  const search = createSearch(instance, {
    seed: options.seed,
    start,
    epoch: { length: Math.max(1, options.steps), warm: options.warm ?? usualWarm },
  })
  search.advance(options.steps)
  return search.best().routes.flatMap((route) => {
    const slot = slots[Number(route.vehicle)]
    return slot && route.visits.length > 0 ? [toTrip(situation, slot, route)] : []
  })
}

const toRoute = (index: number, order: readonly number[]): PlannedRoute => ({
  vehicle: String(index),
  visits: order.map((point) => ({ stop: String(point), leavesAt: 0, arrivesAt: 0, startsAt: 0, finishesAt: 0 })),
  leavesAt: 0,
  arrivesAt: 0,
})

function toVehicle(
  situation: Situation,
  { team, kit, startDay, endDay }: Slot,
  index: number,
  { skipsBooked, prices }: SlotOptions,
): PlannedVehicle | undefined {
  const shifts = []
  for (let day = startDay; day <= endDay; day += 1) {
    if (situation.isClosed(day) || (skipsBooked && !situation.teamFree(team, day))) continue
    const shift = situation.shift(team, day)
    if (shift.until > shift.from) shifts.push(shift)
  }
  if (shifts.length === 0) return undefined
  return {
    id: String(index),
    start: team,
    end: team,
    shifts,
    skills: situation.problem.teams[team]?.skills ?? [],
    capacity: [situation.problem.kits[kit]?.blanks ?? 0],
    longest: null,
    // A trip less is a day away less, and the kit's way.
    fixedCost: prices.perRupiah * (situation.kitRupiah(team, kit) + (situation.problem.teams[team]?.costPerDay ?? 0)),
    dayLength: situation.dayLength(team),
    executed: [],
  }
}

/** Only the places that matter: bases first, so that the matrices stay small. */
function toInstance(
  situation: Situation,
  slots: readonly Slot[],
  points: readonly number[],
  vehicles: readonly PlannedVehicle[],
  options: SlotOptions,
): Instance {
  const { problem, service } = situation
  const places: number[] = []
  const indexOf = new Map<number, number>()
  const toLocal = (place: number) => {
    const known = indexOf.get(place)
    if (known !== undefined) return known
    indexOf.set(place, places.length)
    places.push(place)
    return places.length - 1
  }
  const local = vehicles.map((vehicle) => {
    const base = toLocal(problem.teams[vehicle.start]?.base ?? 0)
    return { ...vehicle, start: base, end: base }
  })
  const stops = points.flatMap((index): PlannedStop[] => {
    const point = problem.points[index]
    if (!point) return []
    const { day, team } = point.pin ?? {}
    const pinned = day === undefined ? undefined : { from: day * minutesOfDay, until: (day + 1) * minutesOfDay - 1 }
    return [
      {
        id: String(index),
        place: toLocal(point.place),
        windows: openTimes(point, situation.days, options.ignoresWindows),
        service: service[index] ?? 0,
        load: [point.blanks],
        skills: point.skills,
        prize: options.worth(index),
        canSleep: point.canSleep,
        ...(pinned && !options.ignoresWindows && { pin: { window: pinned } }),
        ...(team !== undefined && {
          vehicles: slots.flatMap((slot, at) => (problem.teams[slot.team]?.id === team ? [String(at)] : [])),
        }),
      },
    ]
  })
  const { perMinute, perRupiah } = options.prices
  const minutes = places.map((from) => places.map((to) => situation.minutes(from, to)))
  const cost = minutes.map((row, a) => {
    const from = places[a] ?? 0
    return row.map((way, b) =>
      way === null ? null : way * perMinute + situation.rupiah(from, places[b] ?? 0) * perRupiah,
    )
  })
  const connections = problem.connections.flatMap(({ from, to, departures }) => {
    const [a, b] = [indexOf.get(from), indexOf.get(to)]
    return a === undefined || b === undefined ? [] : [{ from: a, to: b, departures }]
  })
  return {
    minutes,
    cost,
    connections,
    vehicles: local,
    stops,
    pairs: [],
    lateness: null,
    travelWeight: 1,
  }
}

function toTrip(situation: Situation, { team, kit }: Slot, route: PlannedRoute): DraftTrip {
  const visits = route.visits.map(({ stop, ...times }) => ({ point: Number(stop), ...times }))
  const startDay = Math.floor((visits[0]?.leavesAt ?? 0) / minutesOfDay)
  const endDay = Math.floor(route.arrivesAt / minutesOfDay)
  const trip = { team, kit, startDay, endDay, visits, leavesAt: route.leavesAt, arrivesAt: route.arrivesAt, rupiah: 0 }
  return { ...trip, rupiah: tripRupiah(situation, trip) }
}

/** Ways, days away, and the kit’s own way. */
export function tripRupiah(situation: Situation, trip: Omit<DraftTrip, 'rupiah'>): number {
  const { teams, points } = situation.problem
  const base = teams[trip.team]?.base ?? 0
  let place = base
  let ways = 0
  for (const { point } of trip.visits) {
    const next = points[point]?.place ?? 0
    ways += situation.rupiah(place, next)
    place = next
  }
  ways += situation.rupiah(place, base)
  const days = trip.endDay - trip.startDay + 1
  return ways + days * (teams[trip.team]?.costPerDay ?? 0) + situation.kitRupiah(trip.team, trip.kit)
}
