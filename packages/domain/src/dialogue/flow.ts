import { withDelegation } from '../forms/delegate'
import { localized } from '../language/localized'
import type { ChannelProfile, ServiceDefinition } from '../services/service-definition'
import { newApplication, valueAt } from './application'
import { finish } from './aside'
import type { DialogueContext, DialogueEffect } from './context'
import { missingOf, openQuestions, questionAt } from './open-questions'
import { judged, type Question, questionsOf } from './question'
import { sayIn } from './say'
import type { DialogueState, DialogueStep, TalkedApplication } from './state'
import { askUnsure, withoutUnsure } from './unsure'

/** What a message led to: the state after it, words before the next question, what the caller has to do. */
export type Outcome = {
  state: DialogueState
  lead?: string
  effects?: DialogueEffect[]
  /** What the caller does leads to the next question: the one before is not asked again. */
  goesOn?: boolean
  /** The choices are known from the message before, and an SMS is paid by its length. */
  choicesKnown?: boolean
}

/** A yes takes the one thing that is offered; of several it is asked which. */
export function takeOffered<Offered>(
  state: DialogueState,
  offered: readonly Offered[],
  take: (only: Offered) => Outcome | undefined,
): Outcome {
  const [only, ...others] = offered
  const taken = only === undefined || others.length > 0 ? undefined : take(only)
  return taken ?? { state, lead: sayIn(state.language)('whichOffered') }
}

export function at(state: DialogueState, step: DialogueStep): DialogueState {
  return { ...state, step }
}

export function withApplication(state: DialogueState, application: TalkedApplication): DialogueState {
  return { ...state, application }
}

/** Words joined into one, empty ones left out. */
export function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part).join('\n')
}

export function withLead(outcome: Outcome, lead: string | undefined): Outcome {
  const words = joined(lead, outcome.lead)
  return words === '' ? outcome : { ...outcome, lead: words }
}

/** The definition an application is talked about by: of its own version where that is given, else the first. */
export function definitionOf(context: DialogueContext, state: DialogueState): ServiceDefinition | undefined {
  const { application } = state
  const ofService = context.definitions.filter(({ code }) => code === application?.serviceCode)
  const definition = ofService.find(({ version }) => version === application?.serviceVersion) ?? ofService[0]
  return definition && application?.assistedBy?.relation === 'delegate' ? delegated(definition) : definition
}

/** With the delegate's authority among its papers; the same each time, as what is known by definition needs it. */
const knownDelegated = new WeakMap<ServiceDefinition, ServiceDefinition>()
function delegated(definition: ServiceDefinition): ServiceDefinition {
  const known = knownDelegated.get(definition) ?? withDelegation(definition)
  knownDelegated.set(definition, known)
  return known
}

/** Goes on to what comes next: the first open question, what still has to be corrected, or the review. */
export function proceed(context: DialogueContext, state: DialogueState): Outcome {
  const say = sayIn(state.language)
  const { application } = state
  if (!application) return { state: at(state, { kind: 'groups' }) }
  const definition = definitionOf(context, state)
  if (!definition) return { state: at(state, { kind: 'groups' }), lead: say('serviceGone') }
  const open = openQuestions(definition, application, context)
  const [next] = open
  const isForm = context.channel === 'email' && open.some(({ kind }) => kind !== 'sort')
  const unsure = questionsOf(definition, application, context).find(
    ({ key }) =>
      application.unsure?.[key] && (isForm || key === next?.key || open.every((question) => question.key !== key)),
  )
  const step = unsure && askUnsure(application, unsure.key)
  if (unsure && step) return { state: at(withApplication(state, withoutUnsure(application, unsure.key)), step) }
  if (next) {
    return { state: at(state, isForm ? { kind: 'form' } : toQuestion(next.key)) }
  }
  const broken = firstBroken(context, definition, application)
  if (broken) {
    const { question, message, leadsTo } = broken
    const asked = { ...toQuestion(question.key), ...(leadsTo ? { leadsTo } : {}) }
    return { state: at(state, asked), lead: localized(message, state.language) }
  }
  const isMore = application.scope === 'named' && missingOf(definition, application, context).length > 0
  return { state: at(state, { kind: isMore && context.channel !== 'sms' ? 'offer' : 'review' }) }
}

export function toQuestion(key: string): Extract<DialogueStep, { kind: 'question' }> {
  return { kind: 'question', key, page: 0 }
}

/** The first answer that contradicts another or is missing, with the question that corrects it. */
function firstBroken(context: DialogueContext, definition: ServiceDefinition, application: TalkedApplication) {
  const questions = questionsOf(definition, application, context)
  for (const { path, message, leadsTo } of judged(definition, application, context).errors) {
    const question: Question | undefined = questionAt(questions, path)
    const follows =
      question !== undefined &&
      application.closed.includes(question.key) &&
      valueAt(definition, application, question.key) === undefined
    if (question && question.kind !== 'sort' && !follows) return { question, message, leadsTo }
  }
  return undefined
}

/** Begins an application. */
export function begin(context: DialogueContext, state: DialogueState, definition: ServiceDefinition): Outcome {
  return proceed(context, { ...state, application: begun(context, definition) })
}

/** An application that is spoken of for the first time. */
export function begun(context: DialogueContext, definition: ServiceDefinition): TalkedApplication {
  const { level } = definition.channels[context.channel]
  return { ...newApplication(definition, scopeOf(context, level)), begunAt: context.now.toISOString() }
}

/** One e-mail asks everything at once; elsewhere the named fields come first, for they may be all a person can give. */
function scopeOf(context: DialogueContext, level: ChannelProfile['level']): TalkedApplication['scope'] {
  return level !== 'complete' && context.channel !== 'email' ? 'named' : 'all'
}

/** Back to what was under way; nothing of it is lost. */
export function leave(state: DialogueState): DialogueState {
  if (state.survey) return at(state, { kind: 'survey' })
  return state.application ? at(state, { kind: 'resume' }) : finish(state)
}

/** Whoever says anything while nothing is asked sees the menu. */
export function awake(state: DialogueState): DialogueState {
  return state.step.kind === 'idle' ? at(state, { kind: 'groups' }) : state
}
