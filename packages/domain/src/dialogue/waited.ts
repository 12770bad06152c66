import { holdsAnything } from './application'
import { finish } from './aside'
import { cleanText } from './clean-text'
import type { DialogueContext, DialogueInput } from './context'
import { at, awake, type Outcome } from './flow'
import { readTracking } from './read-tracking'
import { parseSmsLine } from './sms-line'
import { type DialogueState, newDialogue } from './state'
import { findCommand } from './words'

const dayMs = 86_400_000
/** After this long a message is answered with where we were; after `forgetDays` it begins anew. */
const resumeDays = 1
const forgetDays = 30

/**
 * The state that a message meets which comes long after the last; with the outcome where the talk is begun or gone on with
 * first, whatever was said.
 */
export function waited(
  context: DialogueContext,
  state: DialogueState,
  input: DialogueInput,
): { state: DialogueState; outcome?: Outcome } {
  if (state.updatedAt === null) return { state }
  const days = (context.now.getTime() - Date.parse(state.updatedAt)) / dayMs
  const { application, step } = state
  if (days > forgetDays && !application?.correction) {
    const fresh = newDialogue(state.language)
    const isMeant = !isChat(context, input) || namesApplication(input)
    return isMeant ? { state: fresh } : { state: fresh, outcome: { state: at(fresh, { kind: 'groups' }) } }
  }
  if (days <= resumeDays || !application || step.kind === 'resume' || !isChat(context, input)) return { state }
  const isBegun = holdsAnything(application) || application.correction
  return { state, outcome: { state: isBegun ? at(state, { kind: 'resume' }) : awake(finish(state)) } }
}

const namesApplication = (input: DialogueInput): boolean =>
  input.kind === 'text' && readTracking(cleanText(input.text).text) !== undefined

/** Files are never turned away; a line, a command or an e-mail's form means what it says. */
function isChat(context: DialogueContext, input: DialogueInput): boolean {
  if (input.kind === 'files' || input.kind === 'voice') return false
  if (input.kind !== 'text') return true
  const { text } = cleanText(input.text)
  return (
    context.channel !== 'email' && findCommand(text) === undefined && parseSmsLine(context, text).kind === 'not-a-line'
  )
}
