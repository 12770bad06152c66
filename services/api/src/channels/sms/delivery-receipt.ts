import type { DeliveryReceipt } from '../message'

const states: Readonly<Record<string, DeliveryReceipt['state'] | undefined>> = {
  ENROUTE: 'sent',
  ACCEPTD: 'sent',
  DELIVRD: 'delivered',
  EXPIRED: 'failed',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
}

/** `message_state` of SMPP 3.4, 5.2.28, in the words of the text form. */
const wordOfState: Readonly<Record<number, string>> = {
  1: 'ENROUTE',
  2: 'DELIVRD',
  3: 'EXPIRED',
  4: 'DELETED',
  5: 'UNDELIV',
  6: 'ACCEPTD',
  8: 'REJECTD',
}

/**
 * Reads a receipt: the two optional parameters where the far side sends them, else the text that appendix B of SMPP
 * 3.4 describes (`id:… stat:DELIVRD err:000 …`). Undefined when it names no message or no state that we know.
 */
export function parseReceipt(
  text: string,
  given: { messageId?: string | undefined; state?: number | undefined },
  receivedAt: Date,
): DeliveryReceipt | undefined {
  const find = (name: string) => new RegExp(`(?:^|\\s)${name}:(\\S+)`, 'i').exec(text)?.[1]
  const externalId = given.messageId ?? find('id')
  const word = wordOfState[given.state ?? -1] ?? find('stat')?.toUpperCase() ?? ''
  const state = Object.hasOwn(states, word) ? states[word] : undefined
  if (!externalId || !state) return undefined
  return {
    channel: 'sms',
    externalId,
    state,
    // `done date` is in the far side's local time without saying which; ours is surer.
    at: receivedAt.toISOString(),
    ...(state === 'failed' ? { error: { code: find('err') ?? word, text: word } } : {}),
  }
}
