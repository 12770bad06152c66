import { findField, isAsked, type ServiceDefinition } from '../services/service-definition'
import { type Answers, answerPath, rowsOf, type SectionAnswers } from './answers'

/** What a correction may ask of the applicant's own data, beside the answers. */
export const correctableOfApplicant = ['name', 'nik', 'kkNumber'] as const
export type CorrectableOfApplicant = (typeof correctableOfApplicant)[number]

/** Which of the applicant's own data these paths (`applicant.nik`) ask for. */
export const askedOfApplicant = (paths: readonly string[]): CorrectableOfApplicant[] =>
  correctableOfApplicant.filter((field) => paths.includes(`applicant.${field}`))

/** Whether a correction can ask for it: an answer, a whole section, or a line of the applicant. */
export const isCorrectable = (definition: ServiceDefinition, path: string): boolean =>
  askedOfApplicant([path]).length > 0 ||
  definition.form.sections.some(({ id }) => id === path) ||
  findField(definition, path) !== undefined

/**
 * Answers with a correction put in: of `corrected` only the paths asked for are taken (`child.name`, `witnesses.1.nik`, or
 * a whole section, `witnesses`), and fields that had no answer before, since correcting one may call for another. All else
 * stays as it was. `validateAnswers` judges the result.
 */
export function correctAnswers(
  definition: ServiceDefinition,
  answers: Answers,
  paths: readonly string[],
  corrected: Answers,
): Answers {
  const result: Answers = {}
  for (const section of definition.form.sections) {
    if (paths.includes(section.id)) {
      const whole = corrected[section.id] ?? answers[section.id]
      if (whole !== undefined) result[section.id] = whole
      continue
    }
    const before = rowsOf(answers, section.id)
    const after = rowsOf(corrected, section.id)
    // Rows can only be added or taken away where the section itself is to be corrected, or was not there.
    const count = before.length > 0 ? before.length : after.length
    const rows = Array.from({ length: count }, (_, index) => {
      const row: SectionAnswers = { ...before[index] }
      for (const field of section.fields.filter(isAsked)) {
        const value = after[index]?.[field.id]
        const isOpen = row[field.id] === undefined || paths.includes(answerPath(section, index, field.id))
        if (isOpen && value !== undefined) row[field.id] = value
        else if (isOpen) delete row[field.id]
      }
      return row
    })
    if (section.repeat && (count > 0 || answers[section.id] !== undefined)) result[section.id] = rows
    else if (rows[0]) result[section.id] = rows[0]
  }
  return result
}
