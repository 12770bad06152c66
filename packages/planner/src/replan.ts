import type { Instance, PlannedStop } from './instance'
import type { Plan, PlannedVisit } from './plan'
import { createSearch } from './search/search'
import { validatePlan } from './validate-plan'

/** An appointment that a new plan changes: whom to notify. `to` is null where the stop is no longer served. */
export type MovedAppointment = {
  stop: string
  from: { vehicle: string; startsAt: number }
  to: { vehicle: string; startsAt: number } | null
}

export type Replanned = {
  plan: Plan
  /** Promised appointments that changed, in the order of the old plan. Those that were cancelled are not among them. */
  moved: MovedAppointment[]
  iterations: number
}

/** Budget and tolerance of a re-plan; no clock. */
export type ReplanOptions = {
  seed: number
  /** Steps of each attempt. */
  iterations: number
  /** How many minutes an appointment may shift and still count as kept. */
  tolerance: number
}

type Appointment = { vehicle: string; visit: PlannedVisit }

/**
 * Plans anew after a change and moves few promised appointments. `instance` is the situation as it is now: stops that
 * were cancelled are gone from it, new ones are in it, shifts and ways are changed. Each appointment of `plan` is held
 * by a pin; those that cannot be kept are released, then those whose release lets another stop be served.
 */
export function replan(instance: Instance, plan: Plan, options: ReplanOptions): Replanned {
  const appointments = new Map<string, Appointment>(
    plan.routes.flatMap(({ vehicle, visits }) => visits.map((visit) => [visit.stop, { vehicle, visit }] as const)),
  )
  let iterations = 0
  const attempt = (released: ReadonlySet<string>): Plan => {
    // From the live plan: a team under way may have only one way left home, by way of several stops.
    const search = createSearch(hold(instance, appointments, released, options.tolerance), { ...options, start: plan })
    search.advance(options.iterations)
    iterations += options.iterations
    return search.best()
  }
  let released = new Set<string>()
  let best = attempt(released)
  for (;;) {
    // A held stop that found no place only has itself to release; each turn releases at least one.
    const stuck = best.unserved.filter((stop) => appointments.has(stop) && !released.has(stop))
    if (stuck.length === 0) break
    released = new Set([...released, ...stuck])
    best = attempt(released)
  }
  for (const vehicle of instance.vehicles) {
    if (mustStops(instance, best).length === 0) break
    const own = [...appointments].filter(([, one]) => one.vehicle === vehicle.id).map(([stop]) => stop)
    const wider = new Set([...released, ...own])
    if (wider.size === released.size) continue
    const next = attempt(wider)
    if (mustStops(instance, next).length >= mustStops(instance, best).length) continue
    released = wider
    best = next
  }
  const standing = toStanding(instance, plan, appointments)
  if (mustStops(instance, standing).length <= mustStops(instance, best).length)
    if (validatePlan(instance, standing).length === 0) return { plan: standing, moved: [], iterations }
  return { plan: best, moved: listMoved(instance, appointments, best, options.tolerance), iterations }
}

/** The old plan as it stands, with what it does not serve now. */
function toStanding(instance: Instance, plan: Plan, appointments: ReadonlyMap<string, Appointment>): Plan {
  const unserved = instance.stops.map(({ id }) => id).filter((id) => !appointments.has(id))
  return { routes: plan.routes, unserved }
}

/** The stops that must be served and are not. */
function mustStops(instance: Instance, plan: Plan): string[] {
  const optional = new Set(instance.stops.filter(({ prize }) => prize !== null).map(({ id }) => id))
  return plan.unserved.filter((stop) => !optional.has(stop))
}

/** Appointments become pins, and must be served like any promise. */
function hold(
  instance: Instance,
  appointments: ReadonlyMap<string, Appointment>,
  released: ReadonlySet<string>,
  tolerance: number,
): Instance {
  const vehicles = new Set(instance.vehicles.map(({ id }) => id))
  const stops = instance.stops.map((stop): PlannedStop => {
    const appointment = appointments.get(stop.id)
    if (!appointment || released.has(stop.id) || !vehicles.has(appointment.vehicle)) return stop
    const { startsAt } = appointment.visit
    const from = Math.max(startsAt - tolerance, stop.pin?.window?.from ?? Number.NEGATIVE_INFINITY)
    const until = Math.min(startsAt + tolerance, stop.pin?.window?.until ?? Number.POSITIVE_INFINITY)
    const vehicle = stop.pin?.vehicle ?? appointment.vehicle
    // What is promised otherwise by now cannot be held.
    if (from > until || vehicle !== appointment.vehicle) return stop
    return { ...stop, prize: null, pin: { vehicle, window: { from, until } } }
  })
  return { ...instance, stops }
}

function listMoved(
  instance: Instance,
  appointments: ReadonlyMap<string, Appointment>,
  plan: Plan,
  tolerance: number,
): MovedAppointment[] {
  const now = new Map(
    plan.routes.flatMap(({ vehicle, visits }) =>
      visits.map(({ stop, startsAt }) => [stop, { vehicle, startsAt }] as const),
    ),
  )
  const wanted = new Set(instance.stops.map(({ id }) => id))
  return [...appointments].flatMap(([stop, { vehicle, visit }]): MovedAppointment[] => {
    if (!wanted.has(stop)) return []
    const from = { vehicle, startsAt: visit.startsAt }
    const to = now.get(stop) ?? null
    const isKept = to?.vehicle === vehicle && Math.abs(to.startsAt - visit.startsAt) <= tolerance
    return isKept ? [] : [{ stop, from, to }]
  })
}
