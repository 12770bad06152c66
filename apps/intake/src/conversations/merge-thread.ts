import type { Conversation, ConversationMessage } from '@sipelandukilat/sdk/api/conversations'

/**
 * A conversation read again, with the earlier messages that were fetched before. Where more was said than one reading
 * holds, what lies between is not known: the older ones are dropped and can be fetched again.
 */
export function mergeThread(known: Conversation | undefined, fresh: Conversation): Conversation {
  const [first] = fresh.messages
  const from = known?.messages.findIndex((message) => message.id === first?.id) ?? -1
  if (!known || from < 0) return fresh
  return {
    ...fresh,
    messages: [...known.messages.slice(0, from), ...fresh.messages],
    earlierCursor: known.earlierCursor,
  }
}

/** The conversation with what was said before. */
export const prependEarlier = (shown: Conversation, earlier: Conversation): Conversation => ({
  ...shown,
  messages: [...earlier.messages, ...shown.messages],
  earlierCursor: earlier.earlierCursor,
})

const underWay: ReadonlySet<ConversationMessage['state']> = new Set(['queued', 'sending', 'sent'])
const watchedMs = 5 * 60_000

/** Whether words of ours are on their way, so that their state may change soon. `now` in milliseconds since the epoch. */
export const isUnderWay = (messages: readonly ConversationMessage[], now: number): boolean =>
  messages.some(
    ({ direction, state, stateAt }) =>
      direction === 'out' && underWay.has(state) && now - Date.parse(stateAt) < watchedMs,
  )
