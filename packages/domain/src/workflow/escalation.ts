import type { Instant } from '../calendar/local-time'
import { type Calendar, workingDaysBetween } from '../calendar/working-days'

/** Who is notified that an application is late, in order. `warning`: it will be, unless somebody works on it. */
export const escalationLevels = ['warning', 'supervisor', 'regencyAdmin', 'provinceAdmin'] as const
export type EscalationLevel = (typeof escalationLevels)[number]

/** Working days past the deadline from which the next one is notified. */
export const escalationDays: Readonly<Record<Exclude<EscalationLevel, 'warning'>, number>> = {
  supervisor: 0,
  regencyAdmin: 2,
  provinceAdmin: 5,
}

/**
 * The level that an open application has reached: a warning on the last working day, then supervisor, regency and province
 * by working days past the deadline; undefined while there is time.
 */
export function escalationLevel(dueAt: Instant, now: Instant, calendar: Calendar): EscalationLevel | undefined {
  if (new Date(dueAt) > new Date(now)) return workingDaysBetween(now, dueAt, calendar) <= 1 ? 'warning' : undefined
  const late = workingDaysBetween(dueAt, now, calendar)
  if (late >= escalationDays.provinceAdmin) return 'provinceAdmin'
  return late >= escalationDays.regencyAdmin ? 'regencyAdmin' : 'supervisor'
}
