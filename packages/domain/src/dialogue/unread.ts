import { setAside } from './aside'
import type { DialogueContext, DialogueInput } from './context'
import { stepDialogue } from './dialogue'
import { at, definitionOf } from './flow'
import { findQuestion, isIdentifier } from './question'
import type { DialogueState } from './state'
import { askAgain, type DialogueTurn } from './turn'
import { findCommand } from './words'

/**
 * What was written before the question that waits was read: the office asked it at night, and it left only now. It is heard as
 * if nothing waited, and the question is asked again; only what plainly fits answers it.
 */
export function stepUnread(context: DialogueContext, state: DialogueState, input: DialogueInput): DialogueTurn {
  const isAsked = state.step.kind === 'survey' || state.application?.correction !== undefined
  const isWords = input.kind === 'text' && findCommand(input.text) === undefined && !fits(context, state, input.text)
  if (!isAsked || !isWords) return stepDialogue(context, state, input)
  const turn = stepDialogue(context, at(setAside(state), { kind: 'idle' }), input)
  const { kind } = turn.state.step
  if (kind !== 'idle' && kind !== 'groups') return turn
  const { person, language } = turn.state
  const again = askAgain(context, { ...state, language })
  const said = kind === 'groups' ? [] : turn.replies
  const hasEffects = turn.effects.length > 0
  return {
    state: { ...again.state, ...(person ? { person } : {}) },
    replies: hasEffects ? said : [...said, ...again.replies],
    effects: turn.effects,
    afterwards: hasEffects ? again.replies : [],
  }
}

/** A score of the survey, or a NIK or family card number where one is asked. */
function fits(context: DialogueContext, state: DialogueState, text: string): boolean {
  const { step, application } = state
  if (step.kind === 'survey') return /^[1-4](?:[\s.,;/-]*[1-4])*[\s.]*$/.test(text.trim())
  const definition = definitionOf(context, state)
  if (step.kind !== 'question' || !application || !definition) return false
  const question = findQuestion(definition, application, context, step.key)
  return question?.kind === 'value' && isIdentifier(question.field) && /^\d{16}$/.test(text.replaceAll(/[\s.-]/g, ''))
}
