import { type Answers, rowsOf } from '../forms/answers'
import { splitMissing } from '../forms/lacks'
import { type AnswerContext, validateAnswers } from '../forms/validate-answers'
import type { ServiceDefinition } from '../services/service-definition'

/** Answers carried over from another form, without those that this one refuses: they are missing, and asked. */
export function fittingAnswers(definition: ServiceDefinition, carried: Answers, context: AnswerContext): Answers {
  const { answers, errors } = validateAnswers(definition, carried, context)
  const { wrong } = splitMissing(
    errors.map((error) => ({ ...error, path: `answers.${error.path}` })),
    answers,
  )
  const fitting = structuredClone(carried)
  for (const { path } of wrong) {
    const [, sectionId = '', ...rest] = path.split('.')
    const row = rowsOf(fitting, sectionId)[rest.length > 1 ? Number(rest[0]) : 0]
    const fieldId = rest.at(-1)
    if (row && fieldId !== undefined) delete row[fieldId]
  }
  return fitting
}
