import { ageOn, isLocalDate } from '../calendar/dates'
import { placeOf } from '../identity/place-of'
import type { Condition } from '../services/condition'
import { type Answers, type AnswerValue, rowsOf, type SectionAnswers } from './answers'

export type ConditionScope = {
  answers: Answers
  /** YYYY-MM-DD */
  today: string
  /** The acting place, where it is known. */
  villageCode?: string | undefined
  /** The row asked about, when inside a section that repeats. */
  row?: { sectionId: string; values: SectionAnswers } | undefined
}

/** Whether a condition holds. A field without an answer is neither this nor that, only not filled. */
export function conditionHolds(condition: Condition, scope: ConditionScope): boolean {
  if ('all' in condition) return condition.all.every((part) => conditionHolds(part, scope))
  if ('any' in condition) return condition.any.some((part) => conditionHolds(part, scope))
  if ('not' in condition) return !conditionHolds(condition.not, scope)
  const values = valuesAt(condition.field, scope)
  if ('is' in condition) return values.some((value) => value === condition.is || value === String(condition.is))
  if ('in' in condition) return values.some((value) => condition.in.includes(String(value)))
  if ('filled' in condition) return values.length > 0 === condition.filled
  if ('inActingRegency' in condition)
    return values.some((value) => isInActingRegency(String(value), scope) === condition.inActingRegency)
  const dates = values.filter(isLocalDate)
  if ('ageAtLeast' in condition) return dates.some((date) => ageOn(date, scope.today) >= condition.ageAtLeast)
  const others = valuesAt(condition.laterThan, scope).filter(isLocalDate)
  return dates.some((date) => others.some((other) => date > other))
}

function isInActingRegency(code: string, { villageCode }: ConditionScope): boolean | undefined {
  return villageCode === undefined ? undefined : placeOf(code).regencyCode === placeOf(villageCode).regencyCode
}

/** All answers at a path, several choices taken apart, empty ones left out. */
function valuesAt(field: string, scope: ConditionScope): Exclude<AnswerValue, string[]>[] {
  const [sectionId = '', fieldId = ''] = field.split('.')
  const rows = scope.row?.sectionId === sectionId ? [scope.row.values] : rowsOf(scope.answers, sectionId)
  return rows.flatMap((row) => {
    const value = Object.hasOwn(row, fieldId) ? row[fieldId] : undefined
    return value === undefined || value === '' ? [] : value
  })
}
