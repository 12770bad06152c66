import { formatClock, isDayAlone, type Language, languages } from '@sipelandukilat/domain'
import { useMemo } from 'react'
import { useStore } from '../store'
import { languageStore } from './language-store'

/** Kaltara's time; offices read and write it. */
const timeZone = 'Asia/Makassar'

/** Dates, numbers and money as people here write them. Instants are ISO 8601 in UTC, dates `YYYY-MM-DD`. */
export function createFormat(language: Language) {
  const { locale } = languages[language]
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const plainDate = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const clock = (time: string) => `${formatClock(time, language)} WITA`
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'IDR', maximumFractionDigits: 0 })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const day = (value: string) =>
    value.length === 10 ? plainDate.format(new Date(`${value}T00:00:00Z`)) : date.format(new Date(value))
  const moment = (instant: string) => `${dateTime.format(new Date(instant))} WITA`
  return {
    /** An instant's day, or a plain date. */
    date: day,
    /** A time of day, `HH:MM` where the office is. */
    clock,
    /** A plain date with its time of day, if it has one, as `dateTime` writes an instant. */
    dateAt: (value: string, time: string | null) => (time === null ? day(value) : `${day(value)}, ${clock(time)}`),
    dateTime: moment,
    /** An instant that may be a day alone, as of a paper form: no hour is written that nobody gave. */
    dayOrTime: (instant: string) => (isDayAlone(instant) ? day(instant) : moment(instant)),
    number: (value: number) => number.format(value),
    /** A share of 1. */
    percent: (share: number) => percent.format(share),
    rupiah: (value: number) => money.format(value),
    /** How far an instant is from `now` (milliseconds since the epoch), in days or, within a day, hours or minutes. */
    fromNow: (instant: string, now: number) => {
      const minutes = Math.round((Date.parse(instant) - now) / 60_000)
      if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute')
      if (Math.abs(minutes) < 60 * 24) return relative.format(Math.round(minutes / 60), 'hour')
      return relative.format(Math.round(minutes / 1440), 'day')
    },
  }
}

export type Format = ReturnType<typeof createFormat>

/**
 * Dates, numbers and money as the reader's language writes them.
 *
 * @example
 * const format = useFormat()
 * return <time dateTime={row.submittedAt}>{format.dateTime(row.submittedAt)}</time>
 */
export function useFormat(): Format {
  const language = useStore(languageStore)
  return useMemo(() => createFormat(language), [language])
}
