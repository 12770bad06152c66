import type { Instance, PlannedStop, PlannedVehicle, StopPair, TimeWindow } from './instance'
import type { Plan, PlannedVisit } from './plan'

/** What is left to plan once the executed stops are taken as given, and how to put them back. */
export type Remainder = {
  instance: Instance
  /** Vehicles on their way, and whether a night may pass where each is. */
  underway: ReadonlyMap<string, boolean>
  /** Puts the executed stops in front of a plan of the remainder. */
  complete: (plan: Plan) => Plan
}

/** Cuts an instance to what is not done yet: its vehicles begin where and when their last executed stop ended. */
export function withoutExecuted(instance: Instance): Remainder {
  const stops = new Map(instance.stops.map((stop) => [stop.id, stop]))
  const begun = new Map(instance.vehicles.flatMap(({ executed }) => executed.map((one) => [one.stop, one.startsAt])))
  const underway = new Map<string, boolean>()
  const vehicles = instance.vehicles.map((vehicle) => {
    const last = stops.get(vehicle.executed.at(-1)?.stop ?? '')
    if (!last) return vehicle
    underway.set(vehicle.id, last.canSleep)
    return cutVehicle(instance, vehicle, last, stops)
  })
  const left = instance.stops.filter(({ id }) => !begun.has(id))
  const remainder: Instance = {
    ...instance,
    vehicles,
    stops: left.map((stop) => tieToExecuted(stop, instance.pairs, begun)),
    pairs: instance.pairs.filter(({ first, second }) => !begun.has(first) && !begun.has(second)),
  }
  return { instance: remainder, underway, complete: (plan) => complete(instance, plan, stops) }
}

/** Latest time at which the vehicle can have left its start for its first executed stop, as far as it is known. */
function firstLeave(instance: Instance, vehicle: PlannedVehicle, stops: ReadonlyMap<string, PlannedStop>): number {
  const first = vehicle.executed[0]
  const startsAt = first?.startsAt ?? 0
  const to = stops.get(first?.stop ?? '')?.place ?? 0
  const timetable = instance.connections.find((leg) => leg.from === vehicle.start && leg.to === to)
  if (!timetable) return startsAt - (instance.minutes[vehicle.start]?.[to] ?? 0)
  const caught = timetable.departures.filter(({ arrives }) => arrives <= startsAt).map(({ leaves }) => leaves)
  return caught.length > 0 ? Math.max(...caught) : startsAt
}

function cutVehicle(
  instance: Instance,
  vehicle: PlannedVehicle,
  last: PlannedStop,
  stops: ReadonlyMap<string, PlannedStop>,
): PlannedVehicle {
  const ready = (vehicle.executed.at(-1)?.startsAt ?? 0) + last.service
  const used = vehicle.executed.map(({ stop }) => stops.get(stop)?.load ?? [])
  const home =
    vehicle.longest === null ? Number.POSITIVE_INFINITY : firstLeave(instance, vehicle, stops) + vehicle.longest
  const shifts = vehicle.shifts
    .map(({ from, until }) => ({ from: Math.max(from, ready), until: Math.min(until, home) }))
    .filter(({ from, until }) => from <= until)
  return {
    ...vehicle,
    start: last.place,
    // Nothing is left of its time: an instant in which nothing fits but being home already.
    shifts: shifts.length > 0 ? shifts : [{ from: ready, until: ready }],
    capacity: vehicle.capacity.map((amount, d) =>
      Math.max(0, amount - used.reduce((sum, load) => sum + (load[d] ?? 0), 0)),
    ),
    longest: null,
    executed: [],
  }
}

/** A stop whose partner is done may only begin at the agreed distance from it. */
function tieToExecuted(stop: PlannedStop, pairs: readonly StopPair[], begun: ReadonlyMap<string, number>): PlannedStop {
  const pair = pairs.find(({ first, second }) => first === stop.id || second === stop.id)
  const partner = pair && begun.get(pair.first === stop.id ? pair.second : pair.first)
  if (!pair || partner === undefined) return stop
  const window: TimeWindow =
    pair.second === stop.id
      ? { from: partner + pair.least, until: partner + pair.most }
      : { from: partner - pair.most, until: partner - pair.least }
  const own = stop.pin?.window
  const both = own ? { from: Math.max(own.from, window.from), until: Math.min(own.until, window.until) } : window
  return { ...stop, pin: { ...stop.pin, window: both } }
}

function complete(instance: Instance, plan: Plan, stops: ReadonlyMap<string, PlannedStop>): Plan {
  const routes = instance.vehicles.flatMap((vehicle) => {
    const planned = plan.routes.find((route) => route.vehicle === vehicle.id)
    if (vehicle.executed.length === 0) return planned ? [planned] : []
    const done: PlannedVisit[] = vehicle.executed.map(({ stop, startsAt }) => ({
      stop,
      leavesAt: startsAt,
      arrivesAt: startsAt,
      startsAt,
      finishesAt: startsAt + (stops.get(stop)?.service ?? 0),
    }))
    const first = done[0]
    if (first) first.leavesAt = firstLeave(instance, vehicle, stops)
    return planned ? [{ ...planned, visits: [...done, ...planned.visits] }] : []
  })
  return { ...plan, routes }
}
