import { parseTrackingNumber } from '@sipelandukilat/domain'
import { type Keyring, pinOf } from '../../platform/crypto/keyring'
import { maskText } from '../applications/personal-record'
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

/** A tracking or complaint number, also where a PIN follows without a space. */
const numbers = /(\b(?:[s5]p[l1i]|adu)(?:[\s.-]?[0-9a-z]{4}){3}(?:\b|(?=\d{6}\b)))/i
/** A number as people shorten it; its check character tells it from a PIN with words. */
const bareNumber = /^\s*[0-9a-z]{4}(?:[\s-]?[0-9a-z]{4}){2}\s*$/i
const calledPin = /\b(?:pin|kode|code)(?:nya|ku|mu)?(?![a-z])/i
/** Six digits with anything between them that is no letter; no part of a longer number, nor of a date. */
const sixDigits = /(?<=^|[^\p{L}\d]|pin|kode|code)(?<!\d[./-])\d(?:[^\p{L}\d]{0,3}\d){5}(?![\p{L}\d]|[./-]\d)/giu

/** Six digits and no word beside them. */
const sixAlone = /^[^\p{L}\d]*\d(?:[^\p{L}\d]{0,3}\d){5}[^\p{L}\d]*$/u

/**
 * Words without the PIN beside a tracking or complaint number, or one that is called so. The number itself stays.
 * @param isAsked a PIN was asked for, so that digits are one
 * @param isIdle nothing was asked that digits answer, so that six of them alone are one
 */
export function withoutPins(text: string, given: { isAsked?: boolean; isIdle?: boolean } = {}): string {
  const isAsked = given.isAsked === true || (given.isIdle === true && sixAlone.test(text))
  if (bareNumber.test(text) && !calledPin.test(text) && parseTrackingNumber(text)) return text
  // The numbers stand at the odd places.
  const parts = text.split(numbers)
  const hasPin = isAsked || parts.length > 1 || calledPin.test(text)
  return hasPin ? parts.map((part, place) => (place % 2 === 1 ? part : hidePin(part, isAsked))).join('') : text
}

/** What an officer wrote of an application, as it is sent along: with no identifier and no PIN, for telephones are shared. */
export const toBeSent = (words: string): string => maskText(withoutPins(words))

const hidePin = (words: string, isAsked: boolean): string =>
  isAsked && words.replaceAll(/\D/g, '').length === 6
    ? words.replaceAll(/\d/g, '•')
    : words.replaceAll(sixDigits, hiddenPin)
