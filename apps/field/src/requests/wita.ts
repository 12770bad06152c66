/** Kaltara's clock, eight hours before UTC; no summer time. */
const offset = '+08:00'
const offsetMs = 8 * 3_600_000

/** An instant as a `datetime-local` field writes it, in WITA: `2026-09-14T10:00`. */
export const toWitaField = (instant: number): string => new Date(instant + offsetMs).toISOString().slice(0, 16)

/** What a `datetime-local` field holds, as an instant in UTC; undefined while it is not complete. */
export function fromWitaField(value: string): string | undefined {
  const instant = new Date(`${value}:00${offset}`)
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) && !Number.isNaN(instant.getTime())
    ? instant.toISOString()
    : undefined
}
