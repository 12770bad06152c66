import { type Language, languages } from '@sipelandukilat/sdk'

/** The short name of a day of the week, 1 Monday … 7 Sunday. The first of January 2024 was a Monday. */
export const nameWeekday = (language: Language, day: number): string =>
  new Intl.DateTimeFormat(languages[language].locale, { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  )

/** The short name of a month, 1–12. */
export const nameMonth = (language: Language, month: number): string =>
  new Intl.DateTimeFormat(languages[language].locale, { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, month - 1, 1),
  )
