import type { DialogueContext } from './context'
import { at } from './flow'
import type { DialogueState } from './state'
import { type DialogueTurn, toTurn } from './turn'

/** Asks whether what was opened with its number and PIN is to be withdrawn. */
export function startWithdrawal(
  context: DialogueContext,
  state: DialogueState,
  opened: { reference: string; title: string; trackingNumber: string },
): DialogueTurn {
  return toTurn(context, { state: at(state, { kind: 'withdraw', sent: [{ ...opened, isOpenedByPin: true }] }) })
}
