import { minutesOfDay, monthOf, toDay, toMinuteOfDay, weekdayOf } from './days'
import type { Network, NetworkLeg, TravelProfile } from './network'

/** Who travels: it decides how many boats are hired, and whether a plane takes them. */
export type Party = { people: number; kilograms: number }

export type Conditions = {
  profile: TravelProfile
  /** First and last day. */
  from: string
  until: string
  party: Party
}

/** One direction of a leg, open throughout. */
export type Arc = { leg: string; from: number; to: number; minutes: number; rupiah: number }

/** One that leaves at certain moments only, in minutes since the period began; in order. */
export type TimedArc = Arc & { leaves: number[] }

/** A leg closed on some days of the period is left to at these hours of the others. */
export const hoursOfSetOut = ['06:00', '09:00', '12:00'] as const

/** Whether a leg is in season and not closed on a date, whatever the water. */
export const isLegOpenOn = (leg: Pick<NetworkLeg, 'months' | 'closures'>, date: string): boolean =>
  isOpenOn(leg, toDay(date))

const isOpenOn = (leg: Pick<NetworkLeg, 'months' | 'closures'>, day: number) =>
  (leg.months?.includes(monthOf(day)) ?? true) &&
  !leg.closures.some(({ from, until }) => toDay(from) <= day && day <= toDay(until))

/** Boats, cars or planes that the party needs. */
function ridesFor({ mostPeople, mostKilograms }: NetworkLeg, { people, kilograms }: Party): number {
  const byPeople = mostPeople === null ? 1 : Math.ceil(people / mostPeople)
  return Math.max(1, byPeople, mostKilograms === null ? 1 : Math.ceil(kilograms / mostKilograms))
}

/** The directions in which one can go under the conditions: at any time, or at certain moments. */
export function toOpenArcs(network: Network, { profile, from, until, party }: Conditions) {
  const indexOf = new Map(network.nodes.map(({ id }, index) => [id, index]))
  const firstDay = toDay(from)
  const days = Array.from({ length: Math.max(1, toDay(until) - firstDay + 1) }, (_, index) => firstDay + index)
  const always: Arc[] = []
  const timed: TimedArc[] = []
  for (const leg of network.legs) {
    const start = indexOf.get(leg.from)
    const end = indexOf.get(leg.to)
    if (start === undefined || end === undefined || !leg.profiles.includes(profile)) continue
    const open = days.filter((day) => isOpenOn(leg, day))
    if (open.length === 0) continue
    const rides = ridesFor(leg, party)
    const rupiah = leg.rupiahPerPerson * party.people + leg.rupiahPerTrip * rides
    const directions = [
      { from: start, to: end, timetable: leg.timetable },
      ...(leg.isBothWays ? [{ from: end, to: start, timetable: leg.timetableBack }] : []),
    ]
    for (const { timetable, ...ends } of directions) {
      const arc = { leg: leg.id, ...ends, minutes: leg.minutes, rupiah }
      if (timetable.length === 0 && open.length === days.length) always.push(arc)
      else {
        // Nobody hires a second scheduled flight: whom it does not take must go another way.
        if (timetable.length > 0 && rides > 1) continue
        const leaves = open.flatMap((day) =>
          departuresOn(day, timetable).map((at) => (day - firstDay) * minutesOfDay + at),
        )
        if (leaves.length > 0) timed.push({ ...arc, leaves: leaves.sort((a, b) => a - b) })
      }
    }
  }
  return { always, timed }
}

function departuresOn(day: number, timetable: NetworkLeg['timetable']): number[] {
  if (timetable.length === 0) return hoursOfSetOut.map(toMinuteOfDay)
  return timetable.filter(({ days }) => days.includes(weekdayOf(day))).map(({ leaves }) => toMinuteOfDay(leaves))
}
