import { rowsOf } from '../forms/answers'
import { validateAnswers } from '../forms/validate-answers'
import { findDefinition } from '../services/definitions'
import { exampleApplication } from '.'

export const today = '2026-06-30'
export type Changes = Record<string, Record<string, unknown> | Record<string, unknown>[]>

/** An example with some answers changed; of a section that repeats, its rows replaced. */
export function withChanges(code: string, changes: Changes, seed = 1) {
  const definition = findDefinition(code)
  if (!definition) throw new Error(code)
  const { answers, applicant } = exampleApplication(code, seed, { today })
  const changed: Record<string, unknown> = { ...answers }
  for (const [id, section] of Object.entries(changes))
    changed[id] = Array.isArray(section) ? section : { ...rowsOf(answers, id)[0], ...section }
  return { definition, applicant, ...validateAnswers(definition, changed, { today, applicant }) }
}
