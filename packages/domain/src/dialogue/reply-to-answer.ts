import { findIntent } from '../intent/find-intent'
import { readConcepts } from '../intent/read-concepts'
import { behindComplaintWord } from './complaint'
import type { DialogueContext } from './context'
import { takesYes } from './dialogue'
import { isMeantAnywhere } from './receive-text'
import type { DialogueState } from './state'
import { findCommand } from './words'

/** Whoever speaks of one of these has a matter of their own. */
const matters: ReadonlySet<string> = new Set(
  'ktp kk kia akta bukunikah dokumen nik suratpindah pindahkk ikd sktt itap rekam legalisir mati lahir kawin cerai'.split(
    ' ',
  ),
)
const fewest = 3
const courtesy = new Set('pak bu bapak ibu kak kakak mas mbak bang abang banyak sekali semua ya'.split(' '))

/** Whether more than one word stands beside a greeting or thanks. */
const saysMore = (text: string): boolean =>
  readConcepts(text)
    .parts.filter(({ concepts }) => !concepts.some((concept) => concept === 'salam' || concept === 'terimakasih'))
    .flatMap((part) => part.text.split(' '))
    .filter((word) => !courtesy.has(word)).length > 1

/**
 * Whether words said right behind the answer to a complaint are the reply to it: nothing is under way, and they are no command and
 * ask for nothing else.
 */
export function mayReplyToAnswer(context: DialogueContext, state: DialogueState, text: string): boolean {
  const isBusy = state.application !== undefined || state.survey !== undefined || takesYes(context, state)
  if (isBusy || !['idle', 'groups'].includes(state.step.kind)) return false
  const isShort = text.trim().split(/\s+/).length < fewest
  if (isShort || findCommand(text) !== undefined) return false
  if (isMeantAnywhere(context, state, text) || behindComplaintWord(text) !== undefined) return false
  const intent = findIntent(context.definitions, text)
  // "Jam 9 pagi" greets nobody.
  const isPolite = intent.kind === 'other' && (intent.what === 'greeting' || intent.what === 'thanks')
  if (isPolite) return saysMore(text)
  if (intent.kind === 'other') return intent.what === 'complaint'
  if (intent.kind === 'elsewhere' || (intent.kind === 'services' && intent.isSure)) return false
  return !readConcepts(text).concepts.some((concept) => matters.has(concept))
}
