import { isLanguage, type ServiceDefinition } from '@sipelandukilat/domain'
import {
  type FormFields,
  type FormState,
  fillFromApplicant,
  inLanguage,
  inTextSize,
  isTextSize,
  type Site,
} from '@sipelandukilat/portal'
import { type PageInput, rememberLanguage, rememberTextSize } from './page'

/** What a button of a form asks for: `verb:target:rest`. */
export type Step = { verb: string; target: string; rest: string }

export const noStep: Step = { verb: '', target: '', rest: '' }

/** The button pressed; pressing Enter in a box presses the usual one. */
export function readStep(fields: FormFields, usual = 'next'): Step {
  const value = fields.step
  const [verb = '', target = '', ...rest] = String((Array.isArray(value) ? value.at(-1) : value) ?? usual).split(':')
  return { verb, target, rest: rest.join(':') }
}

/** What a button changes in the form itself: a row or a file is taken away, a person is filled from the applicant. */
export function applyStep(definition: ServiceDefinition, state: FormState, step: Step): FormState {
  if (step.verb === 'fill') return fillFromApplicant(definition, state, step.target, step.rest)
  if (step.verb === 'remove-file')
    return {
      ...state,
      uploads: { ...state.uploads, [step.target]: (state.uploads[step.target] ?? []).filter((id) => id !== step.rest) },
    }
  const rows = state.answers[step.target]
  if (step.verb === 'remove-row' && Array.isArray(rows))
    return {
      ...state,
      answers: { ...state.answers, [step.target]: rows.filter((_, index) => index !== Number(step.rest)) },
    }
  return state
}

/** The site in the language or the size of text that a button asks for, which is remembered; else as it was. */
export function siteAfter(step: Step, { site, response }: PageInput): Site {
  if (step.verb === 'text-size' && isTextSize(step.target)) {
    rememberTextSize(response, step.target)
    return inTextSize(site, step.target)
  }
  if (step.verb !== 'language' || !isLanguage(step.target)) return site
  rememberLanguage(response, step.target)
  return inLanguage(site, step.target)
}
