import type { Finding } from './finding'
import type { Instance, PlannedStop, PlannedVehicle, TimeWindow } from './instance'
import type { Plan, PlannedRoute, PlannedVisit } from './plan'
import type { Rule } from './rules'

export type BrokenRule = Finding<Rule>

/** Minutes that rounding may take. */
const tolerance = 1e-6

/**
 * Every rule a plan breaks, an own or a foreign one; an empty list: it is valid. Shares no code with the search. A stop
 * that must be served and is named as unserved breaks no rule here: a plan may say that it could not.
 */
export function validatePlan(instance: Instance, plan: Plan): BrokenRule[] {
  const broken: BrokenRule[] = []
  const report = (code: Rule, subject: string) => {
    broken.push({ code, subject })
  }
  const stops = new Map(instance.stops.map((stop) => [stop.id, stop]))
  const vehicles = new Map(instance.vehicles.map((vehicle) => [vehicle.id, vehicle]))
  checkOnce(instance, plan, stops, report)
  for (const vehicle of instance.vehicles) checkExecuted(vehicle, plan, report)
  for (const route of plan.routes) {
    const vehicle = vehicles.get(route.vehicle)
    if (!vehicle) report('unknown-vehicle', route.vehicle)
    else checkRoute(instance, vehicle, route, stops, report)
  }
  checkPairs(instance, plan, report)
  return broken
}

type Report = (code: Rule, subject: string) => void
type Stops = ReadonlyMap<string, PlannedStop>

function checkOnce(instance: Instance, plan: Plan, stops: Stops, report: Report): void {
  const planned = [...plan.routes.flatMap(({ visits }) => visits.map(({ stop }) => stop)), ...plan.unserved]
  const seen = new Set<string>()
  for (const id of planned) {
    if (!stops.has(id)) report('unknown-stop', id)
    else if (seen.has(id)) report('stop-twice', id)
    seen.add(id)
  }
  for (const { id } of instance.stops) if (!seen.has(id)) report('stop-forgotten', id)
  const used = plan.routes.map(({ vehicle }) => vehicle)
  for (const id of new Set(used.filter((one, index) => used.indexOf(one) !== index))) report('vehicle-twice', id)
}

function checkExecuted(vehicle: PlannedVehicle, plan: Plan, report: Report): void {
  const visits = plan.routes.find((route) => route.vehicle === vehicle.id)?.visits ?? []
  const isKept = vehicle.executed.every(({ stop, startsAt }, index) => {
    const visit = visits[index]
    return visit?.stop === stop && Math.abs(visit.startsAt - startsAt) <= tolerance
  })
  if (!isKept) report('executed-changed', vehicle.id)
}

function checkRoute(instance: Instance, vehicle: PlannedVehicle, route: PlannedRoute, stops: Stops, report: Report) {
  const loads = vehicle.capacity.map(() => 0)
  let place = vehicle.start
  let ready = Number.NEGATIVE_INFINITY
  let placeName = vehicle.id
  let mayStay = true
  route.visits.forEach((visit, index) => {
    const stop = stops.get(visit.stop)
    if (!stop) return
    stop.load.forEach((amount, dimension) => {
      loads[dimension] = (loads[dimension] ?? 0) + amount
    })
    if (visit.finishesAt < visit.startsAt + stop.service - tolerance) report('work-cut-short', stop.id)
    if (index >= vehicle.executed.length) {
      checkLeg(
        instance,
        vehicle,
        { place, ready, placeName, mayStay },
        { ...visit, to: stop.place, name: stop.id },
        report,
      )
      checkVisit(instance, vehicle, stop, visit, report)
    }
    place = stop.place
    ready = visit.finishesAt
    placeName = stop.id
    mayStay = stop.canSleep
  })
  const home = { leavesAt: route.leavesAt, arrivesAt: route.arrivesAt, to: vehicle.end, name: vehicle.id }
  checkLeg(instance, vehicle, { place, ready, placeName, mayStay }, home, report)
  if (loads.some((load, dimension) => load > (vehicle.capacity[dimension] ?? 0) + tolerance))
    report('capacity', vehicle.id)
  const away = route.arrivesAt - (route.visits[0]?.leavesAt ?? route.leavesAt)
  if (vehicle.longest !== null && away > vehicle.longest + tolerance) report('too-long', vehicle.id)
}

type From = { place: number; ready: number; placeName: string; mayStay: boolean }
type To = { leavesAt: number; arrivesAt: number; to: number; name: string }

function checkLeg(instance: Instance, vehicle: PlannedVehicle, from: From, leg: To, report: Report): void {
  const { leavesAt, arrivesAt, to, name } = leg
  if (!(leavesAt >= from.ready - tolerance && arrivesAt >= leavesAt - tolerance)) report('out-of-order', name)
  const table = instance.connections.find((one) => one.from === from.place && one.to === to)
  const minutes = instance.minutes[from.place]?.[to] ?? null
  if (table) {
    const near = (a: number, b: number) => Math.abs(a - b) <= tolerance
    if (!table.departures.some(({ leaves, arrives }) => near(leaves, leavesAt) && near(arrives, arrivesAt)))
      report('no-departure', name)
  } else if (minutes === null) report('no-way', name)
  else if (shiftMinutes(vehicle, minutes, leavesAt, arrivesAt) < minutes - tolerance) report('too-fast', name)
  const isLong = !table && minutes !== null && minutes > (vehicle.dayLength ?? Number.POSITIVE_INFINITY)
  const day = isLong ? findShift(vehicle, leavesAt, leavesAt) : findShift(vehicle, leavesAt, arrivesAt)
  if (!day || (isLong && !findShift(vehicle, arrivesAt, arrivesAt))) report('outside-shift', name)
  const wasNight = day && from.ready > Number.NEGATIVE_INFINITY && from.ready < day.from - tolerance
  if (wasNight && !from.mayStay) report('no-bed', from.placeName)
}

function checkVisit(
  instance: Instance,
  vehicle: PlannedVehicle,
  stop: PlannedStop,
  visit: PlannedVisit,
  report: Report,
): void {
  const { startsAt, finishesAt, arrivesAt } = visit
  if (!(startsAt >= arrivesAt - tolerance)) report('out-of-order', stop.id)
  const day = findShift(vehicle, startsAt, finishesAt)
  if (!day) report('outside-shift', stop.id)
  else if (arrivesAt < day.from - tolerance && !stop.canSleep) report('no-bed', stop.id)
  const last = stop.windows.at(-1)
  const isLateAllowed = instance.lateness !== null && !stop.pin?.window && last !== undefined && startsAt >= last.from
  if (!stop.windows.some((window) => isWithin(startsAt, window)) && !isLateAllowed) report('window', stop.id)
  if (stop.pin?.window && !isWithin(startsAt, stop.pin.window)) report('pin-window', stop.id)
  if (stop.pin?.vehicle !== undefined && stop.pin.vehicle !== vehicle.id) report('pin-vehicle', stop.id)
  if (stop.vehicles && !stop.vehicles.includes(vehicle.id)) report('vehicle-not-allowed', stop.id)
  if (!stop.skills.every((skill) => vehicle.skills.includes(skill))) report('skills', stop.id)
}

function checkPairs(instance: Instance, plan: Plan, report: Report): void {
  const visits = new Map(
    plan.routes.flatMap(({ vehicle, visits }) => visits.map((visit) => [visit.stop, { ...visit, vehicle }] as const)),
  )
  for (const { first, second, least, most } of instance.pairs) {
    const [one, other] = [visits.get(first), visits.get(second)]
    if (!one && !other) continue
    if (!one || !other) {
      report('pair-apart', one ? first : second)
      continue
    }
    if (one.vehicle === other.vehicle) report('pair-one-team', first)
    const gap = other.startsAt - one.startsAt
    if (gap < least - tolerance || gap > most + tolerance) report('pair-gap', first)
  }
}

const isWithin = (time: number, { from, until }: TimeWindow) => time >= from - tolerance && time <= until + tolerance

/** Minutes of travel between two times: of a way of several days, those that lie in shifts. */
function shiftMinutes(vehicle: PlannedVehicle, way: number, from: number, until: number): number {
  if (way <= (vehicle.dayLength ?? Number.POSITIVE_INFINITY)) return until - from
  return vehicle.shifts.reduce(
    (sum, shift) => sum + Math.max(0, Math.min(until, shift.until) - Math.max(from, shift.from)),
    0,
  )
}

function findShift({ shifts }: PlannedVehicle, from: number, until: number): TimeWindow | undefined {
  return shifts.find((shift) => isWithin(from, shift) && isWithin(until, shift))
}
