import { priorityMost, priorityPoints, waitingStepDays } from '@sipelandukilat/domain'

/** The score of a request in SQL, over `base_score` and `requested_at`; `now` is an expression of the query. */
export const prioritySql = (row: string, now: string): string =>
  `(${row}.base_score + ${priorityPoints.waiting} * least(${priorityMost.waitingSteps}, greatest(0, floor(floor(extract(epoch from ${now} - ${row}.requested_at) / 86400) / ${waitingStepDays})))::int)`

/** What one more trip in vain adds to `base_score`, in SQL; `column` counts those before it. */
export const unservedPointsSql = (column: string): string =>
  `case when ${column} < ${priorityMost.unserved} then ${priorityPoints.unserved} else 0 end`

/** What one more visit that met nobody adds to `base_score`, in SQL; `column` counts those before it. */
export const absencePointsSql = (column: string): string =>
  `case when ${column} < ${priorityMost.absences} then ${priorityPoints.absence} else 0 end`
