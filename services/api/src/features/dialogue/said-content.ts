import { localized } from '@sipelandukilat/domain'
import { type DialogueState, findCommand, writesComplaint } from '@sipelandukilat/domain/dialogue'
import type { InboundMessage } from '../../channels/message'
import type { ConversationRecord, SaidContent } from '../conversations/conversation-store'
import { withoutPins } from '../conversations/hidden-pin'
import { messageTexts } from '../conversations/texts'

/**
 * What a conversation keeps of a message, for officers read it: the words as said, without a PIN. What belongs to a complaint
 * or leads to one, is kept with the complaint only, for it may be about those who read this; what answers the survey counts
 * without a name.
 */
export function toShown(
  message: InboundMessage,
  {
    record,
    before,
    after,
  }: { record: Pick<ConversationRecord, 'handled_by'>; before: DialogueState; after: DialogueState },
): SaidContent {
  if (sentWithComplaint(message, { record, before, after }))
    return { kind: 'text', text: localized(messageTexts.complaintFilesHidden, before.language) }
  if (record.handled_by === 'dialogue' && (mayBeOfComplaint(before) || after.step.kind === 'complaint'))
    return { kind: 'text', text: localized(messageTexts.complaintHidden, before.language) }
  const said = toSaid(message)
  if (record.handled_by === 'dialogue' && answersSurvey(message, before))
    return { ...said, text: localized(messageTexts.surveyHidden, before.language) }
  return { ...said, text: withoutPins(said.text, { isAsked: isPinAsked(before), isIdle: !takesDigits(before) }) }
}

/** Files that belong to a complaint and stand in no thread: those sent while it is written, or with what led to it. */
export function sentWithComplaint(
  { content }: InboundMessage,
  {
    record,
    before,
    after,
  }: { record: Pick<ConversationRecord, 'handled_by'>; before: DialogueState; after: DialogueState },
): boolean {
  if (record.handled_by !== 'dialogue' || content.kind !== 'files') return false
  const isInterrupted = before.step.kind === 'survey' && writesComplaint(before)
  return before.step.kind === 'complaint' || after.step.kind === 'complaint' || isInterrupted
}

/** Whoever was writing one goes on writing, though a survey or a correction came in between. */
function mayBeOfComplaint(state: DialogueState): boolean {
  const { step, application } = state
  const isInterrupted = step.kind === 'survey' || application?.correction || application?.completion
  return step.kind === 'complaint' || (Boolean(isInterrupted) && writesComplaint(state))
}

/** A score, who answers, or a comment; not a word that is understood anywhere, nor what was said aloud. */
function answersSurvey({ content }: InboundMessage, { step }: DialogueState): boolean {
  if (content.kind === 'choice') return step.kind === 'survey' || /^(?:score|trait):/.test(content.id)
  if (step.kind !== 'survey' || (content.kind !== 'text' && content.kind !== 'files')) return false
  const text = (content.kind === 'text' ? content.text : content.caption) ?? ''
  const command = findCommand(text)
  return text !== '' && (command === undefined || command === 'skip' || command === 'done')
}

const isPinAsked = ({ step }: DialogueState): boolean =>
  step.kind === 'pin' || (step.kind === 'follow' && step.trackingNumber !== undefined)

/** Where six digits may be an answer, such as a day. */
const takesDigits = ({ step }: DialogueState): boolean => step.kind === 'question' || step.kind === 'form'

function toSaid({ content }: InboundMessage): SaidContent {
  switch (content.kind) {
    case 'text':
      return { kind: 'text', text: content.text.slice(0, 20_000) }
    case 'choice':
      return { kind: 'choice', text: content.title }
    case 'files':
      return { kind: 'files', text: content.caption ?? '' }
    case 'location':
      return { kind: 'location', text: `${content.latitude}, ${content.longitude}` }
    case 'voice':
    case 'sticker':
    case 'unsupported':
      return { kind: content.kind, text: '' }
    default:
      return content satisfies never
  }
}
