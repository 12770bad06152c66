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

/** RFC 5545, 3.3.11. */
const escapeText = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n')

const bytesOf = (text: string) => new TextEncoder().encode(text).length

/** A content line is cut after 75 octets, never within a character; what follows begins with a space (3.1). */
export function foldLine(line: string): string {
  const lines: string[] = []
  let current = ''
  let length = 0
  for (const character of line) {
    const size = bytesOf(character)
    if (length + size > 75) {
      lines.push(current)
      current = ' '
      length = 1
    }
    current += character
    length += size
  }
  return [...lines, current].join('\r\n')
}

const toDate = (day: string): string => day.replaceAll('-', '')
const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
const toInstant = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** A calendar as iCalendar (RFC 5545): whole days, the end exclusive, lines folded and ended by CRLF. */
export function writeCalendar(name: string, events: readonly CalendarEvent[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sipelandukilat//Kalender Tim dan Alat//ID',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `DTSTAMP:${toInstant(now)}`,
      `DTSTART;VALUE=DATE:${toDate(event.from)}`,
      `DTEND;VALUE=DATE:${toDate(nextDay(event.until))}`,
      `SUMMARY:${escapeText(event.summary)}`,
      ...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
      ...(event.location ? [`LOCATION:${escapeText(event.location)}`] : []),
      `STATUS:${event.isTentative ? 'TENTATIVE' : 'CONFIRMED'}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(foldLine).join('\r\n')}\r\n`
}
