import { addCalendarDays, startOfLocalDay, toLocalDate } from '@sipelandukilat/domain'
import type { QuietHours } from '../../platform/config'

const hourMs = 3_600_000

/** From when a notice may ring a phone: now by day, when the quiet hours of the office's night end otherwise. */
export function wakingHour(now: Date, quiet: QuietHours | undefined): Date {
  if (!quiet) return now
  const today = toLocalDate(now)
  const midnight = startOfLocalDay(today)
  const hour = (now.getTime() - midnight.getTime()) / hourMs
  if (hour >= quiet.until && hour < quiet.from) return now
  const day = hour < quiet.until ? midnight : startOfLocalDay(addCalendarDays(today, 1))
  return new Date(day.getTime() + quiet.until * hourMs)
}

/** Until when the quiet hours hold what is notified now; null where it leaves at once. */
export function heldUntil(now: Date, quiet: QuietHours | undefined): string | null {
  const leavesAt = wakingHour(now, quiet)
  return leavesAt > now ? leavesAt.toISOString() : null
}
