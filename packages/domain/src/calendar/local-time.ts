import type { LocalDate, TimeZone } from './local-date'

/** A point in time: a Date, or ISO 8601 with its offset. */
export type Instant = Date | string

/** What clocks show there: hours before UTC, all year, and the zone's short name. */
export const zones: Record<TimeZone, { hours: number; name: string }> = {
  'Asia/Jakarta': { hours: 7, name: 'WIB' },
  'Asia/Pontianak': { hours: 7, name: 'WIB' },
  'Asia/Makassar': { hours: 8, name: 'WITA' },
  'Asia/Jayapura': { hours: 9, name: 'WIT' },
}

/** An instant whose UTC fields are what clocks in `zone` show. Throws RangeError where they are read of an unreadable one. */
export const shifted = (instant: Instant | number, zone: TimeZone): Date =>
  new Date(new Date(instant).getTime() + zones[zone].hours * 3_600_000)

/**
 * Day and minute by the clock of `zone`, as boxes for them hold them: `2026-09-14T10:00`.
 *
 * @param instant a number is milliseconds since the epoch
 */
export const toLocalDateTime = (instant: Instant | number, zone: TimeZone = 'Asia/Makassar'): string =>
  shifted(instant, zone).toISOString().slice(0, 16)

/** The instant, ISO 8601 in UTC, that such a text means; undefined while it is not whole or names none. */
export function fromLocalDateTime(text: string, zone: TimeZone = 'Asia/Makassar'): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined
  const time = Date.parse(`${text}:00Z`)
  return Number.isNaN(time) ? undefined : new Date(time - zones[zone].hours * 3_600_000).toISOString()
}

/** The instant, ISO 8601 in UTC, of the last second of that day in `zone`. */
export const endOfLocalDay = (date: LocalDate, zone: TimeZone = 'Asia/Makassar'): string =>
  new Date(Date.parse(`${date}T23:59:59Z`) - zones[zone].hours * 3_600_000).toISOString()
