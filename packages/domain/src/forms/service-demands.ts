import { addCalendarDays, calendarDaysBetween, isLocalDate } from '../calendar/dates'
import type { Localized } from '../language/language'
import type { Product, ServiceDefinition } from '../services/service-definition'
import type { Answers } from './answers'
import { conditionHolds } from './condition-holds'

/**
 * The files a service may ask for, given the answers; `required` tells those without which it cannot be sent. Today is
 * YYYY-MM-DD. A requirement whose condition does not hold is left out; one without a condition is always offered.
 */
export function requiredAttachments(
  definition: ServiceDefinition,
  answers: Answers,
  today: string,
): { id: string; label: Localized; required: boolean }[] {
  return definition.requirements.flatMap(({ id, label, required }) => {
    if (typeof required === 'boolean') return [{ id, label, required }]
    return conditionHolds(required, { answers, today }) ? [{ id, label, required: true }] : []
  })
}

/**
 * The documents to make, given the answers, on `today`, YYYY-MM-DD, where the acting place is `villageCode`. One whose condition is in words is
 * included; an officer may strike it.
 */
export function productsOf(
  definition: ServiceDefinition,
  answers: Answers,
  today: string,
  villageCode?: string,
): Product[] {
  return definition.products.filter(
    (product) => product.when === undefined || conditionHolds(product.when, { answers, today, villageCode }),
  )
}

/** The day of the event that is reported, YYYY-MM-DD; undefined where a service reports none, or it is not known. */
export const eventDateOf = ({ reportingDeadline }: ServiceDefinition, answers: Answers): string | undefined =>
  reportingDeadline ? dateAt(answers, reportingDeadline.field) : undefined

/** The last day to report in time, YYYY-MM-DD; undefined where there is none or the date is not known. */
export function reportingDeadlineOf(definition: ServiceDefinition, answers: Answers): string | undefined {
  const date = eventDateOf(definition, answers)
  return date && definition.reportingDeadline ? addCalendarDays(date, definition.reportingDeadline.days) : undefined
}

/** Whether the citizen's deadline had passed on `today`, YYYY-MM-DD. */
export function isLateReport(definition: ServiceDefinition, answers: Answers, today: string): boolean {
  const deadline = reportingDeadlineOf(definition, answers)
  return deadline !== undefined && today > deadline
}

/** Whether a head must decide. */
export function needsApproval(definition: ServiceDefinition, answers: Answers, today: string): boolean {
  const rule = definition.approval
  if (rule === null) return false
  if (rule.kind === 'always') return true
  const date = dateAt(answers, rule.field)
  return date !== undefined && calendarDaysBetween(date, today) > rule.days
}

function dateAt(answers: Answers, field: string): string | undefined {
  const [sectionId = '', fieldId = ''] = field.split('.')
  const section = answers[sectionId]
  const value = section && !Array.isArray(section) ? section[fieldId] : undefined
  return isLocalDate(value) ? value : undefined
}

/**
 * Whether the applicant's own number must be given: the official form has a line for it, and the definition does not say
 * that the applicant may be without one.
 */
export function requiresOfApplicant(
  definition: ServiceDefinition,
  fact: 'applicant.nik' | 'applicant.kkNumber',
): boolean {
  const mayBeWithout = definition.nikOptionalFor.some((who) => who === 'applicant' || who === 'reporter')
  return !mayBeWithout && definition.worksheet.some((line) => line.from === fact)
}
