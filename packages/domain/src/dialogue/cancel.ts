import { localized } from '../language/localized'
import { holdsAnything } from './application'
import { dropTalk, finish } from './aside'
import { beforeSchedule } from './ask-schedule'
import { stopComplaint } from './complaint'
import type { DialogueContext } from './context'
import { at, definitionOf, joined, leave, type Outcome } from './flow'
import { sayIn } from './say'
import type { DialogueState } from './state'
import { cancelSent, chooseWithdrawal, sentStays } from './withdrawal'

/** Ends what is being asked; what was answered goes only after a question, and what was sent stays with the office. */
export function cancel(context: DialogueContext, { firstWords: _, ...state }: DialogueState): Outcome {
  const say = sayIn(state.language)
  const { step } = state
  if (step.kind === 'schedule') return { state: beforeSchedule(state), lead: say('scheduleStopped') }
  if (step.kind === 'complaint') return stopComplaint(state)
  if (step.kind === 'queue') return { state: leave(state), lead: say('queueStopped') }
  if (step.kind === 'withdraw') return chooseWithdrawal(state, ['no']) ?? { state }
  if (state.survey && (!state.application || step.kind === 'survey'))
    return { state: finish(state), lead: say('surveyStopped') }
  if (!state.application) {
    if (step.kind === 'idle' || step.kind === 'groups') return cancelSent(context, state)
    return { state: at(state, { kind: 'idle' }), lead: joined(say('notBegun'), sentStays(context, state)) }
  }
  const { completion, correction, history, unsorted } = state.application
  // Nothing was written of it here: there is nothing to ask about.
  if ((completion || correction) && history.length + unsorted.length === 0) {
    const definition = definitionOf(context, state)
    const title = definition ? localized(definition.title, state.language) : ''
    return { state: dropTalk(state), lead: say(completion ? 'completionLeft' : 'correctionLeft', { title }) }
  }
  return holdsAnything(state.application) ? { state: at(state, { kind: 'cancel' }) } : cancelTalk(context, state)
}

/** What was written of it is gone, everywhere; what lies aside is another matter, and is called so. */
export function cancelTalk(context: DialogueContext, state: DialogueState): Outcome {
  const say = sayIn(state.language)
  const definition = definitionOf(context, state)
  const title = definition ? localized(definition.title, state.language) : ''
  const after = dropTalk(state)
  const { application } = state
  if (application?.completion) return { state: after, lead: say('completionCancelled', { title }) }
  if (application?.correction) return { state: after, lead: say('correctionCancelled', { title }) }
  const hadAnswers = application !== undefined && holdsAnything(application)
  const words = hadAnswers ? say('cancelled') : say('notBegun')
  const lead = after.application && title !== '' ? say('oneCancelled', { title }) : words
  return { state: after, lead: joined(lead, sentStays(context, state)) }
}
