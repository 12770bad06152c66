import type { Answers } from '../forms/answers'
import { localized } from '../language/localized'
import type { ServiceDefinition } from '../services/service-definition'
import { newApplication } from './application'
import type { DialogueApplicant, DialogueAttachment, DialogueContext } from './context'
import { sayIn } from './say'
import type { DialogueState, TalkedApplication } from './state'
import { type DialogueTurn, turnTo } from './turn'

export type CompletionRequest = {
  /** Handed back with the effect, to tell which application is finished. */
  reference: string
  /** Opened with its number and PIN, where it is of no contact that writes here. */
  isOpenedByPin?: boolean
  trackingNumber: string
  villageCode: string
  applicant: DialogueApplicant
  /** Who wrote for the applicant. */
  assistedBy?: TalkedApplication['assistedBy']
  presence: TalkedApplication['presence']
  answers: Answers
  /** Files sent before. */
  attachments: readonly DialogueAttachment[]
}

/**
 * Goes on with an application that was sent before it was whole, and asks for nothing that is known; one under way lies aside.
 * Undefined where the channel can ask none of what is missing (files by SMS), and where the lines that led to it answer none of it.
 */
export function startCompletion(
  context: DialogueContext,
  state: DialogueState,
  definition: ServiceDefinition,
  {
    reference,
    isOpenedByPin,
    trackingNumber,
    applicant,
    assistedBy,
    villageCode,
    presence,
    answers,
    attachments,
  }: CompletionRequest,
  lines?: string,
): DialogueTurn | undefined {
  const application: TalkedApplication = {
    ...newApplication(definition, 'missing'),
    applicant,
    ...(assistedBy ? { assistedBy } : {}),
    villageCode,
    presence,
    answers: structuredClone(answers),
    files: [...attachments],
    completion: { reference, ...(isOpenedByPin ? { isOpenedByPin } : {}) },
  }
  const title = localized(definition.title, state.language)
  const lead = sayIn(state.language)('completing', { title, number: trackingNumber })
  return turnTo(context, state, application, lead, lines)
}
