import { useTexts } from '@sipelandukilat/sdk'
import type { Tone } from '@sipelandukilat/ui'
import { conversationsTexts } from '../texts/texts'

const states = [
  'received',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'withdrawn',
  'no-contact',
  'stopped',
] as const
export type DeliveryState = (typeof states)[number]

type Failure =
  | 'off'
  | 'erased'
  | 'outsideWindow'
  | 'noWhatsapp'
  | 'recipient'
  | 'policy'
  | 'unreachable'
  | 'empty'
  | 'tooLong'
  | 'farSide'
  | 'wait'
  | 'rights'

/**
 * What providers answer, by what it means for the office: codes of WhatsApp's Cloud API (“Error codes”), `command_status`
 * and states of SMPP 3.4, and the reasons of our own links.
 */
const failures: Readonly<Record<string, Failure>> = {
  off: 'off',
  erased: 'erased',
  'outside-window': 'outsideWindow',
  '131047': 'outsideWindow',
  '131026': 'noWhatsapp',
  'not-on-whatsapp': 'noWhatsapp',
  'invalid-recipient': 'recipient',
  '131021': 'recipient',
  '131030': 'recipient',
  '0x0000000b': 'recipient',
  UNDELIV: 'unreachable',
  EXPIRED: 'unreachable',
  REJECTD: 'policy',
  '368': 'policy',
  '130472': 'policy',
  '131049': 'policy',
  'spam-limit': 'policy',
  empty: 'empty',
  'too-long': 'tooLong',
  'far-side-fault': 'farSide',
  maintenance: 'farSide',
  'not-bound': 'farSide',
  'rate-limit': 'wait',
  'pair-rate-limit': 'wait',
  throttled: 'wait',
  'not-authenticated': 'rights',
  'not-permitted': 'rights',
  'access-token-expired': 'rights',
  'account-locked': 'rights',
  'payment-fault': 'rights',
}

/** What passes: the words wait and are sent again. */
const passing: ReadonlySet<Failure> = new Set(['farSide', 'wait', 'rights'])

export const deliveryTones: Record<DeliveryState, Tone> = {
  received: 'neutral',
  scheduled: 'neutral',
  queued: 'neutral',
  sending: 'neutral',
  sent: 'info',
  delivered: 'positive',
  read: 'positive',
  failed: 'negative',
  withdrawn: 'neutral',
  'no-contact': 'warning',
  stopped: 'warning',
}

/** A state of delivery that is known here; one that is not counts as under way. */
export const toDeliveryState = (text: string): DeliveryState => states.find((state) => state === text) ?? 'sending'

/** How far words of ours came, and why they did not arrive. */
export function useDeliveryWords(): (delivery: { state: string; failure: string | null }) => string {
  const t = useTexts(conversationsTexts)
  return ({ state, failure }) => {
    const words = t(`state.${toDeliveryState(state)}`)
    if (failure === null) return words
    const known = failures[failure]
    const isHeldUp = state === 'queued' && known !== undefined && passing.has(known)
    if (state !== 'failed' && !isHeldUp) return words
    const reason = known ? t(`failure.${known}`) : t('failure.other', { code: failure })
    return t('stateBecause', { state: words, reason })
  }
}
