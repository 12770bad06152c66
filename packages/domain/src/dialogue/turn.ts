import type { DialogueContext, DialogueEffect, DialogueReply } from './context'
import { joined, type Outcome } from './flow'
import type { DialogueState } from './state'
import { viewStep } from './view'

export type DialogueTurn = { state: DialogueState; replies: DialogueReply[]; effects: DialogueEffect[] }

/** An outcome with what is said about it: the words that lead in, then the next question. */
export function toTurn(context: DialogueContext, outcome: Outcome): DialogueTurn {
  const view = viewStep(context, outcome.state)
  const text = joined(outcome.lead, view?.text)
  const choices = view?.choices ?? []
  return {
    state: { ...outcome.state, updatedAt: context.now.toISOString(), choices: choices.map(({ id }) => id) },
    replies: text === '' ? [] : [{ text, ...(choices.length > 0 ? { choices } : {}) }],
    effects: outcome.effects ?? [],
  }
}
