import type { DialogueContext } from './context'
import { at, type Outcome } from './flow'
import { sayIn } from './say'
import type { DialogueState } from './state'

/** AJUKAN LAGI: the service of what ended last without its documents is introduced; where there is none, all are. */
export function applyAgain(
  { applications = [], followUrl, definitions }: DialogueContext,
  state: DialogueState,
): Outcome {
  const ended = applications.find(({ againAs }) => definitions.some(({ code }) => code === againAs))
  if (ended?.againAs === undefined) return { state: at(state, { kind: 'groups' }) }
  const lead = sayIn(state.language)('applyAgain', { title: ended.title, url: followUrl })
  return { state: at(state, { kind: 'intro', code: ended.againAs }), lead }
}
