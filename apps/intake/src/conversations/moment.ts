import { languages, useLanguage } from '@sipelandukilat/sdk'
import { toLocalDate } from '@sipelandukilat/sdk/forms'
import { useMemo } from 'react'

/** Kaltara's time; offices read and write it. */
const timeZone = 'Asia/Makassar'

/** The day of an instant where the office is, YYYY-MM-DD. */
export const dayOf = (instant: string): string => toLocalDate(new Date(instant), timeZone)

/** The time of day of an instant where the office is, as `10.05`. */
export function useTimeOfDay(): (instant: string) => string {
  const { language } = useLanguage()
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(languages[language].locale, { timeStyle: 'short', timeZone })
    return (instant) => time.format(new Date(instant))
  }, [language])
}
