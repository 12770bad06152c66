import type { VisitRequest } from '@sipelandukilat/sdk/api/field'

/** A team that comes this early, by minutes, may have been fast; one that comes earlier has mistyped the time. */
const earlyMinutes = 60

const toMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Whether a visit's time, `YYYY-MM-DDTHH:MM`, is another day than its stop's, or well before the team is to arrive. */
export function isOffPlan(when: string, planned: VisitRequest['plannedFor']): boolean {
  if (planned === null || when === '') return false
  const [date = '', time = ''] = when.split('T')
  if (date !== planned.date) return true
  return planned.arrivalTime !== null && toMinutes(planned.arrivalTime) - toMinutes(time) > earlyMinutes
}
