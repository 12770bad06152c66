import { readConcepts } from '../intent/read-concepts'
import { fold } from '../language/fold'
import type { Outcome } from './flow'
import { sayIn } from './say'
import type { DialogueState } from './state'

/** What nothing is asked at, so that thanks end the talk; and where they may be an answer. */
const elsewhere: ReadonlySet<string> = new Set(['idle', 'groups', 'events', 'services', 'case', 'intro', 'survey'])
/** Names as well. */
const names: ReadonlySet<string> = new Set(['salam', 'selamat'])

/** Thanks or a greeting and nothing else. */
function politenessOf(text: string): 'thanks' | 'greeting' | undefined {
  const words = fold(text.slice(0, 80))
  const { concepts, unread, common } = readConcepts(words)
  const isPolite = concepts.every((concept) => concept === 'terimakasih' || concept === 'salam')
  if (concepts.length === 0 || !isPolite || unread.length + common.length > 0 || names.has(words) || /\d/.test(words))
    return undefined
  return concepts.includes('terimakasih') ? 'thanks' : 'greeting'
}

/** Whether thanks or a greeting stand between the questions: they are no answer. */
export const isPoliteHere = ({ step }: DialogueState, text: string): boolean => {
  const isReply = step.kind === 'complaint' && step.replyTo !== undefined
  return !elsewhere.has(step.kind) && !isReply && politenessOf(text) !== undefined
}

/** Whether nothing is asked that thanks would not end. */
export const endsWithThanks = ({ step }: DialogueState): boolean => elsewhere.has(step.kind) && step.kind !== 'survey'

/** Answered in kind, and what was asked is asked again; undefined of anything else. */
export function receivePoliteness(state: DialogueState, text: string): Outcome | undefined {
  if (!isPoliteHere(state, text)) return undefined
  const say = sayIn(state.language)
  return { state, lead: say(politenessOf(text) === 'thanks' ? 'welcomeHere' : 'greetingHere') }
}
