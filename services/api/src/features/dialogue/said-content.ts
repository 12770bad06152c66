import { localized } from '@sipelandukilat/domain'
import { type DialogueState, writesComplaint } from '@sipelandukilat/domain/dialogue'
import type { InboundMessage } from '../../channels/message'
import type { ConversationRecord, SaidContent } from '../conversations/conversation-store'
import { withoutPins } from '../conversations/hidden-pin'
import { messageTexts } from '../conversations/texts'

/**
 * What a conversation keeps of a message, for officers read it: the words as said, without a PIN. What belongs to a complaint
 * or leads to one, is kept with the complaint only, for it may be about those who read this.
 */
export function toShown(
  message: InboundMessage,
  {
    record,
    before,
    after,
  }: { record: Pick<ConversationRecord, 'handled_by'>; before: DialogueState; after: DialogueState },
): SaidContent {
  if (record.handled_by === 'dialogue' && (mayBeOfComplaint(before) || after.step.kind === 'complaint'))
    return { kind: 'text', text: localized(messageTexts.complaintHidden, before.language) }
  const said = toSaid(message)
  return { ...said, text: withoutPins(said.text, { isAsked: isPinAsked(before) }) }
}

/** Whoever was writing one goes on writing, though a survey or a correction came in between. */
function mayBeOfComplaint(state: DialogueState): boolean {
  const { step, application } = state
  const isInterrupted = step.kind === 'survey' || application?.correction || application?.completion
  return step.kind === 'complaint' || (Boolean(isInterrupted) && writesComplaint(state))
}

const isPinAsked = ({ step }: DialogueState): boolean =>
  step.kind === 'pin' || (step.kind === 'follow' && step.trackingNumber !== undefined)

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
