import type { Answers } from '../forms/answers'
import { askedOfApplicant } from '../forms/correct-answers'
import { findField, type ServiceDefinition } from '../services/service-definition'
import { newApplication } from './application'
import type { DialogueContext } from './context'
import { isIdentifier } from './question'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { type DialogueTurn, turnTo } from './turn'

export type CorrectionRequest = {
  /** Handed back with the effect, to tell which application is corrected. */
  reference: string
  /** Paths `section.field`, `section.0.field`, `applicant.nik` or whole sections. */
  fields: readonly string[]
  /** Requirements whose files are needed anew. */
  attachments: readonly string[]
  /** What the officer wrote. */
  note: string
  /** What was answered before; conditions look at it. */
  answers: Answers
}

/**
 * Begins the correction of exactly these fields and files; an application under way lies aside. Undefined where the channel
 * cannot ask all of them (files by SMS), or knows none: then only a link helps.
 */
export function startCorrection(
  context: DialogueContext,
  state: DialogueState,
  definition: ServiceDefinition,
  request: CorrectionRequest,
): DialogueTurn | undefined {
  const sections = definition.form.sections.map(({ id }) => id)
  const fields = [
    ...askedOfApplicant(request.fields).map((field) => `@${field}` as const),
    ...request.fields.filter((path) => sections.includes(path) || findField(definition, path) !== undefined),
  ]
  const requirements = request.attachments.filter((id) => definition.requirements.some((one) => one.id === id))
  // Sent in parts it would count as corrected: by SMS no file is asked, on a shared telephone no identifier.
  const isAskedWhole =
    (context.channel !== 'sms' || requirements.length === 0) &&
    !(context.identifiersByLink && fields.some((path) => asksIdentifier(definition, path)))
  if (!isAskedWhole) return undefined
  const { reference, note } = request
  const application = {
    ...newApplication(definition, 'all'),
    answers: structuredClone(request.answers),
    correction: { reference, note, fields, requirements, mended: [] },
  }
  return turnTo(context, state, application, sayIn(state.language)('correction', { note }))
}

function asksIdentifier(definition: ServiceDefinition, path: string): boolean {
  if (path === '@nik' || path === '@kkNumber') return true
  const found = findField(definition, path)
  return found !== undefined && isIdentifier(found.field)
}
