import { type Keyring, pinOf } from '../../platform/crypto/keyring'
import type { SaidContent } from './conversation-store'

/** Stand in a conversation, which officers read, for what opens an application or a complaint. */
export const hiddenPin = '••••••'
export const hiddenComplaintNumber = 'ADU-••••-••••-••••'

/** What is said, with an application's PIN put in as it leaves. */
export const fillPin = (keyring: Keyring, text: string, applicationId: string): string =>
  text.replaceAll(hiddenPin, pinOf(keyring, applicationId))

/** What is said, with what tells how to put in as it leaves what no conversation keeps. */
export type UnfilledContent = Pick<
  SaidContent,
  'text' | 'accountCodeId' | 'complaintAnswer' | 'complaintId' | 'pinOfApplication'
>

const numberOrPin = /\b(?:spl|adu)(?:[\s-]?[0-9a-z]{4}){3}\b|\bpin(?![a-z])/i
/** Six digits by themselves, in one piece or as `123 456`. */
const sixDigits = /(?<=^|[^\p{L}\d]|pin)\d{3}[\s.-]?\d{3}(?![\p{L}\d])/giu

/**
 * Words without the PIN beside a tracking or complaint number, or one that is called so.
 * @param isAsked a PIN was asked for, so that digits alone are one
 */
export function withoutPins(text: string, { isAsked = false } = {}): string {
  if (isAsked && text.replaceAll(/\D/g, '').length === 6) return text.replaceAll(/\d/g, '•')
  return isAsked || numberOrPin.test(text) ? text.replaceAll(sixDigits, hiddenPin) : text
}
