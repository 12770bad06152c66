import type { Answers } from '../forms/answers'
import { askedOfApplicant } from '../forms/correct-answers'
import { lackNames } from '../forms/missing'
import { localized } from '../language/localized'
import { findField, type ServiceDefinition } from '../services/service-definition'
import { newApplication } from './application'
import type { DialogueContext } from './context'
import { joined } from './flow'
import { isIdentifier } from './question'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { type DialogueTurn, turnTo } from './turn'

export type CorrectionRequest = {
  /** Handed back with the effect, to tell which application is corrected. */
  reference: string
  /** Opened with its number and PIN, where it is of no contact that writes here. */
  isOpenedByPin?: boolean
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
 * Begins the correction of exactly these fields and files, or goes on with it; an application under way lies aside. By SMS the
 * answers are asked, and said where the papers are brought. Undefined where nothing can be asked here, and where the lines that led to
 * it answer nothing of it.
 */
export function startCorrection(
  context: DialogueContext,
  state: DialogueState,
  definition: ServiceDefinition,
  request: CorrectionRequest,
  lines?: string,
): DialogueTurn | undefined {
  const sections = definition.form.sections.map(({ id }) => id)
  const fields = [
    ...askedOfApplicant(request.fields).map((field) => `@${field}` as const),
    ...request.fields.filter((path) => sections.includes(path) || findField(definition, path) !== undefined),
  ]
  const requirements = request.attachments.filter((id) => definition.requirements.some((one) => one.id === id))
  // Sent without it would count as corrected: on a shared telephone no identifier is asked.
  if (context.identifiersByLink && fields.some((path) => asksIdentifier(definition, path))) return undefined
  const { reference, note, isOpenedByPin } = request
  const isBrought = context.channel === 'sms' && request.attachments.length > 0
  const application = {
    ...newApplication(definition, 'all'),
    answers: structuredClone(request.answers),
    correction: {
      reference,
      note,
      fields,
      requirements: isBrought ? [] : requirements,
      mended: [],
      ...(isOpenedByPin ? { isOpenedByPin } : {}),
      ...(isBrought ? { brought: [...request.attachments] } : {}),
    },
  }
  const say = sayIn(state.language)
  const papers = lackNames(definition, { fields: [], attachments: [...request.attachments] })
  const toBring = papers.map((name) => localized(name, state.language)).join(', ')
  const lead = joined(say('correction', { note }), isBrought ? say('correctionBring', { papers: toBring }) : undefined)
  return turnTo(context, state, application, lead, lines)
}

function asksIdentifier(definition: ServiceDefinition, path: string): boolean {
  if (path === '@nik' || path === '@kkNumber') return true
  const found = findField(definition, path)
  return found !== undefined && isIdentifier(found.field)
}
