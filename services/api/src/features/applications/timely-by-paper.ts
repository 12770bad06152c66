import {
  type Answers,
  type FieldWarning,
  formatDate,
  isLateReport,
  perLanguage,
  type ServiceDefinition,
  toLocalDate,
} from '@sipelandukilat/domain'
import { applicationsTexts } from '#texts'

/**
 * The law counts the day of the report, and of a paper form that is the day on which it was handed in. Who enters it says so alone:
 * where only that day makes the report timely, whoever verifies compares it with the paper.
 */
export function timelyByPaper(
  definition: ServiceDefinition,
  answers: Answers,
  { occurredAt, recordedAt }: { occurredAt: Date; recordedAt: Date },
): FieldWarning[] {
  const [handedIn, entered] = [toLocalDate(occurredAt), toLocalDate(recordedAt)]
  const { reportingDeadline } = definition
  if (!reportingDeadline || !isLateReport(definition, answers, entered) || isLateReport(definition, answers, handedIn))
    return []
  const written = (day: string) => perLanguage((language) => formatDate(day, language))
  const message = applicationsTexts.of('timelyByPaper', { handedIn: written(handedIn), entered: written(entered) })
  return [{ path: `answers.${reportingDeadline.field}`, code: 'timely-by-paper', message }]
}
