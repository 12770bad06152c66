import { addCalendarDays, startOfLocalDay, toLocalDate } from '@sipelandukilat/catalogue'

const wakesAt = 7
const sleepsAt = 21
const hourMs = 3_600_000

/** From when a notice may ring a phone: now by day, at 07.00 of the office's morning by night. */
export function wakingHour(now: Date): Date {
  const today = toLocalDate(now)
  const midnight = startOfLocalDay(today)
  const hour = (now.getTime() - midnight.getTime()) / hourMs
  if (hour >= wakesAt && hour < sleepsAt) return now
  const day = hour < wakesAt ? midnight : startOfLocalDay(addCalendarDays(today, 1))
  return new Date(day.getTime() + wakesAt * hourMs)
}
