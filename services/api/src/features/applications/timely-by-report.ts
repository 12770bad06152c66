import {
  type Answers,
  type FieldWarning,
  formatDate,
  isLateReport,
  type Localized,
  perLanguage,
  type ServiceDefinition,
  toLocalDate,
} from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'

/**
 * The law counts the day of the report: the day on which a paper form was handed in, or on which the citizen confirmed. Where only
 * that day makes the report timely, for it was entered or whole after the deadline, whoever verifies compares the days.
 */
export function timelyByReport(
  definition: ServiceDefinition,
  answers: Answers,
  { occurredAt, recordedAt, wholeSince }: { occurredAt: Date; recordedAt: Date; wholeSince: Date },
): FieldWarning[] {
  const { reportingDeadline } = definition
  const [handedIn, entered, whole] = [toLocalDate(occurredAt), toLocalDate(recordedAt), toLocalDate(wholeSince)]
  const isLate = (day: string) => isLateReport(definition, answers, day)
  if (!reportingDeadline || isLate(handedIn)) return []
  const written = (day: string) => perLanguage((language) => formatDate(day, language))
  const warn = (message: Localized) => [
    { path: `answers.${reportingDeadline.field}`, code: 'timely-by-report', message },
  ]
  // Who enters paper says its day alone.
  if (isLate(entered))
    return warn(applicationsTexts.of('timelyByPaper', { handedIn: written(handedIn), entered: written(entered) }))
  return isLate(whole)
    ? warn(applicationsTexts.of('timelyByReport', { handedIn: written(handedIn), whole: written(whole) }))
    : []
}
