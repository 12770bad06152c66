import { type Language, languages, toLocalDateTime } from '@sipelandukilat/sdk'
/** `2026-09` in WITA for an instant in milliseconds since the epoch. */
export const monthOf = (now: number): string => toLocalDateTime(now).slice(0, 7)

/** The month `count` before or after, `2026-09` to `2026-08`. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** A month of the address, where people may write anything. */
export const parseMonth = (text: string | null): string | undefined =>
  text !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined

/** The last `count` months, newest first. */
export const lastMonths = (now: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addMonths(monthOf(now), -index))

export function monthLabel(month: string, language: Language): string {
  return new Intl.DateTimeFormat(languages[language].locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`))
}
