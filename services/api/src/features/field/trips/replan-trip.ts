import type { SkipReason, StopMove, TripHindrance, TripReplan } from '@sipelandukilat/contract'
import { addCalendarDays, calendarDaysBetween, type LocalDate } from '@sipelandukilat/domain'
import { minutesOfDay, replan, toMinuteOfDay, toQuarterHour } from '@sipelandukilat/planner'
import type { TravelWays } from '../network/travel-ways'
import { shiftHours, toReplanInstance, toStandingPlan } from './replan-instance'

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
  /** Where it stands among the ways. */
  index: number
}

export type TripToPlan = {
  startsOn: LocalDate
  endsOn: LocalDate
  /** Stops that are not done, given up or under way. */
  stops: readonly StopToPlan[]
  /** Between places; rides in minutes since the first day that is left began. */
  ways: TravelWays
  /** Where the team is, among the ways; null: wherever its next stop is. */
  startIndex: number | null
}

/** The team begins at a stop from seven to four. */
const hours = { workFrom: 7 * 60, workUntil: 16 * 60 }
const usualBegin = '09:00'
const service = { base: 30, perPerson: 8, most: 6 * 60 }
/** An appointment that shifts by less counts as kept, and keeps its hour. */
const tolerance = 60

/** The first day of a trip on which something can still be done: a trip’s clock begins with it. */
export function firstDayLeft({ startsOn }: { startsOn: LocalDate }, today: LocalDate): LocalDate {
  if (startsOn > today) return startsOn
  return today
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
  const dayZero = firstDayLeft(trip, now.today)
  const dayCount = calendarDaysBetween(dayZero, trip.endsOn) + 1
  const lost = new Set(hindrances.flatMap((one) => (one.kind === 'day_lost' ? [one.date] : [])))
  const isKitBroken = hindrances.some(({ kind }) => kind === 'kit_broken')
  const reach = new Map(hindrances.flatMap((one) => (one.kind === 'unreachable' ? [[one.stopId, one.until]] : [])))
  const days = Array.from({ length: Math.max(0, dayCount) }, (_, index) => index).filter(
    (index) => !lost.has(addCalendarDays(dayZero, index)),
  )
  /** The first minute of a day that has not passed. */
  const startOf = (day: number, from: number) =>
    day * minutesOfDay + (day === 0 && dayZero === now.today ? Math.max(from, now.minute) : from)
  const promised = (stop: StopToPlan) => promisedAt(stop, dayZero)
  /** When a day ends: later than usual where something was promised for later. */
  const endOf = (day: number, usual: number, work: number) => {
    const ends = trip.stops.map(promised).filter((startsAt) => Math.floor(startsAt / minutesOfDay) === day)
    return Math.min(
      (day + 1) * minutesOfDay - 1,
      Math.max(day * minutesOfDay + usual, ...ends.map((end) => end + work)),
    )
  }
  const shifts = days.flatMap((day) => {
    const span = { from: startOf(day, shiftHours.from), until: endOf(day, shiftHours.until, service.most) }
    return span.from < span.until ? [span] : []
  })
  const windowsOf = (stop: StopToPlan) => {
    const until = reach.get(stop.id)
    const from = until === undefined ? 0 : until === null ? dayCount : calendarDaysBetween(dayZero, until)
    return days
      .filter((day) => day >= from)
      .flatMap((day) => {
        const span = { from: startOf(day, hours.workFrom), until: endOf(day, hours.workUntil, 0) }
        return span.from <= span.until ? [span] : []
      })
  }
  const needsKit = (stop: StopToPlan) => stop.requests > 0 && stop.kitRequests === stop.requests
  const open = trip.stops.filter((stop) => windowsOf(stop).length > 0 && !(isKitBroken && needsKit(stop)))
  const { instance, blocked } = toReplanInstance({
    appointments: open.map((stop) => ({
      id: stop.id,
      index: stop.index,
      startsAt: promised(stop),
      work: serviceOf(stop),
      prize: 100_000 + 1_000 * stop.people,
      windows: windowsOf(stop),
    })),
    shifts,
    ways: trip.ways,
    startIndex: trip.startIndex,
    nowAt: dayZero === now.today ? now.minute : 0,
  })
  const reasonOf = (stop: StopToPlan): SkipReason | undefined => {
    if (reach.has(stop.id)) return 'unreachable'
    if (lost.has(stop.date) || stop.date < now.today) return 'day_lost'
    if (isKitBroken && needsKit(stop)) return 'kit_broken'
    return blocked.has(stop.id) ? 'unreachable' : undefined
  }
  const standing = toStandingPlan(instance, new Map(open.map((stop) => [stop.id, promised(stop)])))
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
  calendarDaysBetween(dayZero, stop.date) * minutesOfDay + toMinuteOfDay(stop.arrivalTime ?? usualBegin)

/** The day and hour of a minute of the plan. */
function toAppointment(startsAt: number, dayZero: LocalDate): { date: LocalDate; arrivalTime: string } {
  const rounded = toQuarterHour(startsAt)
  const day = Math.floor(rounded / minutesOfDay)
  const minute = rounded - day * minutesOfDay
  return { date: addCalendarDays(dayZero, day), arrivalTime: `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}` }
}

const serviceOf = ({ people }: StopToPlan) => Math.min(service.most, service.base + service.perPerson * people)
