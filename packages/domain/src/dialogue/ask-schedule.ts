import type { DialogueContext } from './context'
import type { Outcome } from './flow'
import { placeNamed } from './place-named'
import type { DialogueState } from './state'
import { findCommand } from './words'

/** When officers come next: to the place that the words name, else where the application under way is to act. */
export function askSchedule(context: DialogueContext, state: DialogueState, words = ''): Outcome {
  const placeCode = placeNamed(context, words) ?? state.application?.villageCode
  return { state, effects: [{ kind: 'schedule', ...(placeCode ? { placeCode } : {}) }], goesOn: true }
}

/** "JADWAL KRAYAN", whatever is asked; undefined for anything else. */
export function receiveSchedule(context: DialogueContext, state: DialogueState, text: string): Outcome | undefined {
  const [word = ''] = /^\p{L}+(?=\s)/u.exec(text.trim()) ?? []
  const isAsked = findCommand(word) === 'schedule' && placeNamed(context, text) !== undefined
  return isAsked ? askSchedule(context, state, text) : undefined
}
