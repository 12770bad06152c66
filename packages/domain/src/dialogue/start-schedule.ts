import { awaitPlace } from './ask-schedule'
import type { DialogueContext } from './context'
import type { DialogueState } from './state'
import { askAgain, type DialogueTurn } from './turn'

/** Asks where officers are to come: the next line is the place. */
export const startSchedule = (context: DialogueContext, state: DialogueState): DialogueTurn =>
  askAgain(context, awaitPlace(state))

/** The question that was interrupted, once more; a menu is known and not repeated. */
export const goOnAfterSchedule = (context: DialogueContext, state: DialogueState): DialogueTurn =>
  ['idle', 'groups'].includes(state.step.kind) ? { state, replies: [], effects: [] } : askAgain(context, state)
