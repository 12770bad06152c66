import type { DialogueContext } from './context'
import { at, type Outcome } from './flow'
import { sayIn } from './say'
import type { DialogueState } from './state'

/** AJUKAN LAGI: the service of what ended last without its documents is introduced; where there is none, that is said. */
export function applyAgain(
  { applications = [], followUrl, definitions }: DialogueContext,
  state: DialogueState,
): Outcome {
  const ended = applications.find(({ againAs }) => definitions.some(({ code }) => code === againAs))
  if (ended?.againAs === undefined) {
    // The menu is no answer, and long.
    const after = state.step.kind === 'groups' ? at(state, { kind: 'idle' }) : state
    return { state: after, lead: sayIn(state.language)('nothingToApplyAgain', { url: followUrl }) }
  }
  const lead = sayIn(state.language)('applyAgain', { title: ended.title, url: followUrl })
  return { state: at(state, { kind: 'intro', code: ended.againAs }), lead }
}
