import type { Answers, SectionAnswers } from '../forms/answers'
import { splitMissing } from '../forms/missing'
import { type AnswerContext, validateAnswers } from '../forms/validate-answers'
import type { ServiceDefinition } from '../services/service-definition'

/** Answers carried over from another form, without those that this one refuses: they are missing, and asked. */
export function fittingAnswers(definition: ServiceDefinition, carried: Answers, context: AnswerContext): Answers {
  const { answers, errors } = validateAnswers(definition, carried, context)
  const { wrong } = splitMissing(
    errors.map((error) => ({ ...error, path: `answers.${error.path}` })),
    answers,
  )
  const refused = new Set(wrong.map(({ path }) => path))
  const fittingRow = (row: SectionAnswers, path: string): SectionAnswers =>
    Object.fromEntries(Object.entries(row).filter(([id]) => !refused.has(`${path}.${id}`)))
  return Object.fromEntries(
    Object.entries(carried).map(([id, section]) => [
      id,
      Array.isArray(section)
        ? section.map((row, index) => fittingRow(row, `answers.${id}.${index}`))
        : fittingRow(section, `answers.${id}`),
    ]),
  )
}
