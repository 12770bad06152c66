import type { DialogueContext } from './context'
import { at } from './flow'
import type { DialogueState } from './state'
import { type DialogueTurn, toTurn } from './turn'

/** Asks the PIN of an incomplete application that was sent elsewhere, before it is finished here. */
export function startPin(
  context: DialogueContext,
  state: DialogueState,
  about: { reference: string; serviceTitle: string },
): DialogueTurn {
  return toTurn(context, { state: at(state, { kind: 'pin', ...about }) })
}
