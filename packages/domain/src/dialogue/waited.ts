import { holdsAnything } from './application'
import { cleanText } from './clean-text'
import type { DialogueContext, DialogueInput } from './context'
import { at, type Outcome } from './flow'
import { parseSmsLine } from './sms-line'
import { type DialogueState, newDialogue } from './state'
import { findCommand } from './words'

const dayMs = 86_400_000
/** After this long a message is answered with where we were; after `forgetDays` it begins anew. */
const resumeDays = 1
const forgetDays = 30

/** What a message means that comes long after the last; undefined when it simply goes on. */
export function waited(context: DialogueContext, state: DialogueState, input: DialogueInput): Outcome | undefined {
  if (state.updatedAt === null) return undefined
  const days = (context.now.getTime() - Date.parse(state.updatedAt)) / dayMs
  if (days > forgetDays && !state.application?.correction) {
    return { state: at(newDialogue(state.language), { kind: 'groups' }) }
  }
  const { application, step } = state
  if (days <= resumeDays || !application || step.kind === 'resume') return undefined
  if (!holdsAnything(application) && !application.correction)
    return { state: at(newDialogue(state.language), { kind: 'groups' }) }
  if (!isChat(context, input)) return undefined
  return { state: at(state, { kind: 'resume' }) }
}

/** Files are never turned away; a line, a command or an e-mail's form means what it says. */
function isChat(context: DialogueContext, input: DialogueInput): boolean {
  if (input.kind === 'files' || input.kind === 'voice') return false
  if (input.kind !== 'text') return true
  const { text } = cleanText(input.text)
  return (
    context.channel !== 'email' && findCommand(text) === undefined && parseSmsLine(context, text).kind === 'not-a-line'
  )
}
