import { setAside } from './aside'
import type { DialogueContext } from './context'
import { at } from './flow'
import type { DialogueState } from './state'
import { type DialogueTurn, toTurn } from './turn'

/** Begins the survey about a finished application; what is being talked about lies aside meanwhile. */
export function startSurvey(
  context: DialogueContext,
  state: DialogueState,
  about: { reference: string; serviceTitle: string },
): DialogueTurn {
  return toTurn(context, { state: at({ ...setAside(state), survey: { ...about, scores: {} } }, { kind: 'survey' }) })
}
