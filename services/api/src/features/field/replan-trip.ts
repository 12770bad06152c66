import { addCalendarDays, type LocalDate } from '@sipelandukilat/catalogue'
import type { SkipReason, StopMove, TripHindrance, TripReplan } from '@sipelandukilat/contract'
import { type Instance, type Plan, type PlannedStop, type PlannedVisit, replan } from '@sipelandukilat/planner'

export type StopToPlan = {
  id: string
  place: string
  villageName: string
  date: string
  arrivalTime: string | null
  /** Requests still to be served here, and their people. */
  requests: number
  people: number
  /** Of those, what cannot be done without the enrolment kit. */
  kitRequests: number
  kitPeople: number
  /** Where it stands in the matrix of minutes. */
  index: number
}

export type TripToPlan = {
  startsOn: string
  endsOn: string
  /** Stops that are not done, given up or under way. */
  stops: readonly StopToPlan[]
  /** Minutes between places. */
  minutes: readonly (readonly number[])[]
  /** Where the team is, in the matrix; null: wherever its next stop is. */
  startIndex: number | null
}

const dayMinutes = 1440
/** The team travels and works from six to eight in the evening, and begins at a stop from seven to four. */
const hours = { travelFrom: 6 * 60, travelUntil: 20 * 60, workFrom: 7 * 60, workUntil: 16 * 60 }
const usualBegin = '09:00'
const service = { base: 30, perPerson: 8, most: 6 * 60 }
/** An appointment that shifts by less counts as kept, and keeps its hour. */
const tolerance = 60
const roundTo = 15
const vehicle = 'team'

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
/** Of two dates YYYY-MM-DD. */
function laterOf(one: LocalDate, other: LocalDate): LocalDate {
  if (one > other) return one
  return other
}
const pad = (value: number) => String(value).padStart(2, '0')

/**
 * What changes least of a trip that is hindered: lost days, stops that cannot be reached, a broken kit. Deterministic for the
 * same situation. `now` is the date and the minute of the day where the trip is.
 */
export function replanTrip(
  trip: TripToPlan,
  hindrances: readonly TripHindrance[],
  now: { today: LocalDate; minute: number },
): Pick<TripReplan, 'moves' | 'kept' | 'withoutKit'> {
  const dayZero = laterOf(trip.startsOn, now.today)
  const dayCount = daysBetween(dayZero, trip.endsOn) + 1
  const lost = new Set(hindrances.flatMap((one) => (one.kind === 'day_lost' ? [one.date] : [])))
  const isKitBroken = hindrances.some(({ kind }) => kind === 'kit_broken')
  const reach = new Map(hindrances.flatMap((one) => (one.kind === 'unreachable' ? [[one.stopId, one.until]] : [])))
  const days = Array.from({ length: Math.max(0, dayCount) }, (_, index) => index).filter(
    (index) => !lost.has(addCalendarDays(dayZero, index)),
  )
  /** The first minute of a day that has not passed. */
  const startOf = (day: number, from: number) =>
    day * dayMinutes + (day === 0 && dayZero === now.today ? Math.max(from, now.minute) : from)
  const promised = (stop: StopToPlan) => promisedAt(stop, dayZero)
  /** When a day ends: later than usual where something was promised for later. */
  const endOf = (day: number, usual: number, work: number) => {
    const ends = trip.stops.map(promised).filter((startsAt) => Math.floor(startsAt / dayMinutes) === day)
    return Math.min((day + 1) * dayMinutes - 1, Math.max(day * dayMinutes + usual, ...ends.map((end) => end + work)))
  }
  const shifts = days.flatMap((day) => {
    const span = { from: startOf(day, hours.travelFrom), until: endOf(day, hours.travelUntil, service.most) }
    return span.from < span.until ? [span] : []
  })
  const windowsOf = (stop: StopToPlan) => {
    const until = reach.get(stop.id)
    const from = until === undefined ? 0 : until === null ? dayCount : daysBetween(dayZero, until)
    return days
      .filter((day) => day >= from)
      .flatMap((day) => {
        const span = { from: startOf(day, hours.workFrom), until: endOf(day, hours.workUntil, 0) }
        return span.from <= span.until ? [span] : []
      })
  }
  const needsKit = (stop: StopToPlan) => stop.requests > 0 && stop.kitRequests === stop.requests
  const open = trip.stops.filter((stop) => windowsOf(stop).length > 0 && !(isKitBroken && needsKit(stop)))
  const reasonOf = (stop: StopToPlan): SkipReason | undefined => {
    if (reach.has(stop.id)) return 'unreachable'
    if (lost.has(stop.date) || stop.date < now.today) return 'day_lost'
    return isKitBroken && needsKit(stop) ? 'kit_broken' : undefined
  }

  const instance = trustPromises(toInstance(trip, open, shifts, windowsOf), open, {
    dayZero,
    nowAt: dayZero === now.today ? now.minute : 0,
  })
  const standing = toPlan(instance, trip, open, dayZero)
  const next =
    shifts.length === 0 || open.length === 0
      ? undefined
      : replan(instance, standing, { seed: 1, iterations: 300, tolerance })
  const begins = new Map(next?.plan.routes.flatMap(({ visits }) => visits.map((visit) => [visit.stop, visit.startsAt])))
  const moves = trip.stops.flatMap((stop): StopMove[] => {
    const from = { date: stop.date, arrivalTime: stop.arrivalTime }
    const facts = { stopId: stop.id, place: stop.place, villageName: stop.villageName, from }
    const counts = { requests: stop.requests, people: stop.people }
    const startsAt = begins.get(stop.id)
    if (startsAt === undefined) return [{ ...facts, to: null, reason: reasonOf(stop) ?? 'no_time', ...counts }]
    if (Math.abs(startsAt - promised(stop)) <= tolerance) return []
    return [{ ...facts, to: toAppointment(startsAt, dayZero), reason: reasonOf(stop) ?? 'knock_on', ...counts }]
  })
  const gone = new Set(moves.filter(({ to }) => to === null).map(({ stopId }) => stopId))
  return {
    moves,
    kept: trip.stops.length - moves.length,
    withoutKit: isKitBroken
      ? trip.stops.flatMap((stop) =>
          stop.kitRequests > 0 && !gone.has(stop.id)
            ? [{ stopId: stop.id, place: stop.place, requests: stop.kitRequests, people: stop.kitPeople }]
            : [],
        )
      : [],
  }
}

const promisedAt = (stop: StopToPlan, dayZero: string) =>
  daysBetween(dayZero, stop.date) * dayMinutes + minutesOf(stop.arrivalTime ?? usualBegin)

/** The day and hour of a minute of the plan, rounded up to a quarter: nobody is told 09:07. */
function toAppointment(startsAt: number, dayZero: LocalDate): { date: LocalDate; arrivalTime: string } {
  const rounded = Math.ceil(startsAt / roundTo) * roundTo
  const day = Math.floor(rounded / dayMinutes)
  const minute = rounded - day * dayMinutes
  return { date: addCalendarDays(dayZero, day), arrivalTime: `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}` }
}

/** Place 0 is where the team is, then the stops in their order; the last is the end, which costs nothing to reach. */
function toInstance(
  trip: TripToPlan,
  open: readonly StopToPlan[],
  shifts: Instance['vehicles'][number]['shifts'],
  windowsOf: (stop: StopToPlan) => PlannedStop['windows'],
): Instance {
  const indexes = [trip.startIndex, ...open.map(({ index }) => index)]
  const minutes = indexes.map((from) => [
    ...indexes.map((to) => (from === null || to === null ? 0 : (trip.minutes[from]?.[to] ?? 0))),
    0,
  ])
  minutes.push(Array.from({ length: indexes.length + 1 }, () => 0))
  return {
    minutes,
    cost: minutes,
    connections: [],
    vehicles: [
      {
        id: vehicle,
        start: 0,
        end: indexes.length,
        shifts,
        skills: [],
        capacity: [],
        longest: null,
        fixedCost: 0,
        executed: [],
      },
    ],
    stops: open.map((stop, position) => ({
      id: stop.id,
      place: position + 1,
      windows: windowsOf(stop),
      service: serviceOf(stop),
      load: [],
      skills: [],
      prize: 100_000 + 1_000 * stop.people,
      canSleep: true,
    })),
    pairs: [],
    lateness: null,
    travelWeight: 1,
  }
}

const serviceOf = ({ people }: StopToPlan) => Math.min(service.most, service.base + service.perPerson * people)

/**
 * Whoever planned the trip knew the ways: between two appointments in a row, and to the first, the way and the work take no
 * more than the time that was left for them, whatever the table of ways says. So only what is hindered makes others move.
 */
function trustPromises(
  instance: Instance,
  open: readonly StopToPlan[],
  { dayZero, nowAt }: { dayZero: string; nowAt: number },
): Instance {
  const minutes = instance.minutes.map((row) => [...row])
  const work = new Map(instance.stops.map(({ id, service: usual }) => [id, usual]))
  const shorten = (from: number, to: number, most: number) => {
    const row = minutes[from]
    if (row) row[to] = Math.min(row[to] ?? 0, Math.max(0, most))
  }
  const inOrder = open
    .map((stop, position) => ({ id: stop.id, place: position + 1, startsAt: promisedAt(stop, dayZero) }))
    .sort((one, other) => one.startsAt - other.startsAt)
  for (const [index, { id, place, startsAt }] of inOrder.entries()) {
    if (index === 0) shorten(0, place, startsAt - nowAt)
    const next = inOrder[index + 1]
    if (!next) continue
    const gap = next.startsAt - startsAt
    const taken = Math.min(work.get(id) ?? 0, gap)
    work.set(id, taken)
    shorten(place, next.place, gap - taken)
  }
  const stops = instance.stops.map((stop) => ({ ...stop, service: work.get(stop.id) ?? stop.service }))
  return { ...instance, minutes, cost: minutes, stops }
}

/** The promises as a plan; those whose day has passed are no promises any more. */
function toPlan(instance: Instance, trip: TripToPlan, open: readonly StopToPlan[], dayZero: string): Plan {
  const promised = open
    .map((stop, position) => ({ stop, place: position + 1, startsAt: promisedAt(stop, dayZero) }))
    .filter(({ startsAt }) => startsAt >= 0)
    .sort((one, other) => one.startsAt - other.startsAt)
  const work = new Map(instance.stops.map(({ id, service: minutes }) => [id, minutes]))
  let place = 0
  const visits = promised.map(({ stop, place: at, startsAt }): PlannedVisit => {
    const way = instance.minutes[place]?.[at] ?? 0
    place = at
    return {
      stop: stop.id,
      leavesAt: startsAt - way,
      arrivesAt: startsAt,
      startsAt,
      finishesAt: startsAt + (work.get(stop.id) ?? 0),
    }
  })
  const end = visits.at(-1)?.finishesAt ?? 0
  const served = new Set(visits.map((visit) => visit.stop))
  return {
    routes: visits.length > 0 ? [{ vehicle, visits, leavesAt: end, arrivesAt: end }] : [],
    unserved: trip.stops.flatMap(({ id }) => (open.some((stop) => stop.id === id) && !served.has(id) ? [id] : [])),
  }
}
