import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** An event of whole days. */
export type CalendarEvent = {
  uid: string
  /** First and last day, YYYY-MM-DD. */
  from: string
  until: string
  summary: string
  description: string
  location: string
  isTentative: boolean
}

const midnightOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
const nextDay = (day: string): Date => new Date(midnightOf(day).getTime() + 86_400_000)

/** A calendar as iCalendar (RFC 5545): whole days, the end exclusive. Who follows it looks again each hour. */
export function writeCalendar(name: string, events: readonly CalendarEvent[], now: Date): string {
  const calendar = ical({
    name,
    prodId: { company: 'Sipelandukilat', product: 'Kalender Tim dan Alat', language: 'ID' },
    method: ICalCalendarMethod.PUBLISH,
    scale: 'GREGORIAN',
    ttl: 3600,
    events: events.map(({ uid, from, until, summary, description, location, isTentative }) => ({
      id: uid,
      start: midnightOf(from),
      end: nextDay(until),
      allDay: true,
      stamp: now,
      summary,
      description: description || null,
      location: location || null,
      status: isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    })),
  })
  return `${calendar.toString()}\r\n`
}
