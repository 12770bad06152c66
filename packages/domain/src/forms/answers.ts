import { readCertainDate } from '../calendar/date-box'
import type { FormSection, ServiceDefinition } from '../services/service-definition'

export type AnswerValue = string | string[] | number | boolean
export type SectionAnswers = Record<string, AnswerValue>
/** Answers by section and field; of a section that repeats, one entry per row. */
export type Answers = Record<string, SectionAnswers | SectionAnswers[]>

/** Who asks. Fields of a form that repeat these are not asked again (`sameAs`). */
export type Applicant = {
  name: string
  nik?: string | null | undefined
  kkNumber?: string | null | undefined
  phone?: string | null | undefined
  email?: string | null | undefined
  /** The acting place. */
  villageCode?: string | null | undefined
}

/** More rows than this are not even read. */
const rowLimit = 100

/** The rows of a section: none, one, or as many as it repeats. */
export function rowsOf(answers: Answers, sectionId: string): SectionAnswers[] {
  const section = Object.hasOwn(answers, sectionId) ? answers[sectionId] : undefined
  if (section === undefined) return []
  return Array.isArray(section) ? section : [section]
}

/** The path of a field as used in errors and form names: `child.name`, or `members.0.fullName` in a section that repeats. */
export function answerPath(section: FormSection, rowIndex: number, fieldId: string): string {
  return section.repeat ? `${section.id}.${rowIndex}.${fieldId}` : `${section.id}.${fieldId}`
}

/**
 * Reads the fields of an urlencoded form, named `answers.section.field` or `answers.section.0.field`. Only what the
 * definition asks is read; empty texts and empty rows are left out. `validateAnswers` judges the result.
 */
export function answersFromForm(
  definition: ServiceDefinition,
  formFields: Readonly<Record<string, string | string[] | undefined>>,
): Answers {
  const answers: Answers = {}
  for (const section of definition.form.sections) {
    const rows = rowIndexes(section, formFields)
      .map((index) => readRow(section, index, formFields))
      .filter((row) => Object.keys(row).length > 0)
    if (section.repeat) answers[section.id] = rows
    else if (rows[0]) answers[section.id] = rows[0]
  }
  return answers
}

function rowIndexes(section: FormSection, formFields: Readonly<Record<string, unknown>>): number[] {
  if (!section.repeat) return [0]
  const prefix = `answers.${section.id}.`
  const indexes = Object.keys(formFields)
    .filter((name) => name.startsWith(prefix))
    .map((name) => Number(/^(\d{1,3})\./.exec(name.slice(prefix.length))?.[1]))
    .filter((index) => index < rowLimit)
  return [...new Set(indexes)].sort((first, second) => first - second)
}

function readRow(
  section: FormSection,
  index: number,
  formFields: Readonly<Record<string, string | string[] | undefined>>,
): SectionAnswers {
  const row: SectionAnswers = {}
  for (const field of section.fields) {
    const name = `answers.${answerPath(section, index, field.id)}`
    const given = Object.hasOwn(formFields, name) ? formFields[name] : undefined
    const texts = (Array.isArray(given) ? given : [given ?? '']).filter((text) => text.trim() !== '')
    const [first] = texts
    if (first === undefined) continue
    // A date that can be read stands as conditions compare it.
    row[field.id] =
      field.type === 'multiChoice' ? texts : field.type === 'date' ? (readCertainDate(first) ?? first) : first
  }
  return row
}
