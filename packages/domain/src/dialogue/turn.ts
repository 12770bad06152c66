import { isSameTalk, setAside, withoutCopies } from './aside'
import type { DialogueContext, DialogueEffect, DialogueReply } from './context'
import { joined, type Outcome, proceed, withLead } from './flow'
import type { DialogueState, TalkedApplication } from './state'
import { viewStep } from './view'

export type DialogueTurn = { state: DialogueState; replies: DialogueReply[]; effects: DialogueEffect[] }

/** Asks what an application needs, another one under way laid aside; undefined where the channel can ask none of it. */
export function turnTo(
  context: DialogueContext,
  state: DialogueState,
  application: TalkedApplication,
  lead: string,
): DialogueTurn | undefined {
  const { application: open } = state
  // What is completed already goes on with all that was answered, and lies aside no second time.
  const isOpen = application.completion !== undefined && open !== undefined && isSameTalk(open, application)
  const begun = { ...setAside(state), application }
  const outcome = proceed(context, isOpen ? state : application.completion ? withoutCopies(begun) : begun)
  const { kind } = outcome.state.step
  return kind === 'question' || kind === 'form' ? toTurn(context, withLead(outcome, lead)) : undefined
}

/** An outcome with what is said about it: the words that lead in, then the next question. */
export function toTurn(context: DialogueContext, outcome: Outcome): DialogueTurn {
  const view = outcome.goesOn ? undefined : viewStep(context, outcome.state)
  const text = joined(outcome.lead, view?.text)
  const choices = view?.choices ?? []
  const shown = outcome.goesOn ? outcome.state.choices : choices.map(({ id }) => id)
  return {
    state: { ...outcome.state, updatedAt: context.now.toISOString(), choices: shown },
    replies: text === '' ? [] : [{ text, ...(choices.length > 0 ? { choices } : {}) }],
    effects: outcome.effects ?? [],
  }
}
