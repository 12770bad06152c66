import * as z from 'zod'
import { addCalendarDays, startOfLocalDay, toLocalDate } from './dates'
import { LocalDate, TimeZone } from './local-date'
import type { Instant } from './local-time'

/** When an office works. `weekend` holds days of the week, 0 = Sunday; a whole week of weekend is refused. */
export const Calendar = z.object({
  timeZone: TimeZone,
  holidays: z.array(LocalDate).max(2000),
  weekend: z.array(z.int().min(0).max(6)).refine((days) => new Set(days).size < 7),
})
export type Calendar = z.infer<typeof Calendar>

export const defaultCalendar: Calendar = { timeZone: 'Asia/Makassar', holidays: [], weekend: [0, 6] }

/** @param midnight of the day, in UTC */
const isWorking = (midnight: Date, { weekend, holidays }: Calendar): boolean =>
  !weekend.includes(midnight.getUTCDay()) &&
  (holidays.length === 0 || !holidays.includes(midnight.toISOString().slice(0, 10)))

export const isWorkingDay = (date: LocalDate, calendar: Calendar): boolean =>
  isWorking(new Date(`${date}T00:00:00Z`), calendar)

/** Whether people are served outside the office on a day: on Saturdays too, but neither on Sundays nor on holidays. */
export const isFieldDay = (date: LocalDate, calendar: Calendar): boolean =>
  isWorkingDay(date, { ...calendar, weekend: [0] })

/**
 * The last second of the `days`-th working day after the day of `instant`: the day itself does not count, so 1 means
 * "by the end of the next working day" and 0 "by the end of today, or of the next day the office works".
 */
export function addWorkingDays(instant: Instant, days: number, calendar: Calendar): Date {
  // Midnights in UTC: every application counts its days, and a date written out and read again costs more than the counting.
  const day = new Date(`${toLocalDate(instant, calendar.timeZone)}T00:00:00Z`)
  const next = () => day.setUTCDate(day.getUTCDate() + 1)
  if (days === 0) while (!isWorking(day, calendar)) next()
  for (let left = days; left > 0; ) {
    next()
    if (isWorking(day, calendar)) left -= 1
  }
  next()
  return new Date(startOfLocalDay(day.toISOString().slice(0, 10), calendar.timeZone).getTime() - 1000)
}

/** Working days after the day of `from`, up to and including the day of `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Instant, to: Instant, calendar: Calendar): number {
  const last = toLocalDate(to, calendar.timeZone)
  let days = 0
  for (let date = toLocalDate(from, calendar.timeZone); date < last; ) {
    date = addCalendarDays(date, 1)
    if (isWorkingDay(date, calendar)) days += 1
  }
  return days
}
