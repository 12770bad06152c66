import type { $brand } from 'zod'
import type { Localized } from '../language/localized'
import { identityTexts } from '../texts/texts'

/** What the schema of the same name yields; written out, so that this file needs no schema library in a browser. */
export type PhoneNumber = string & $brand<'PhoneNumber'>

const pattern = /^\+(62[2-9]\d{7,11}|60[1-9]\d{7,9})$/

/** True of a number in E.164 of the two countries. */
export function isPhoneNumber(text: string): text is PhoneNumber {
  return pattern.test(text)
}

export const phoneMessage: Localized = /* @__PURE__ */ identityTexts.of('phoneShape')

/**
 * To E.164. National forms are told apart by their start: 01… is Malaysian (no Indonesian area begins so), any other 0…
 * is Indonesian. Undefined when it is no number of the two countries.
 */
export function normalizePhone(text: string): PhoneNumber | undefined {
  const international = toInternational(text)
  return international !== undefined && isPhoneNumber(international) ? international : undefined
}

function toInternational(text: string): string | undefined {
  const compact = text.replace(/[\s().\-/]/gu, '')
  if (!/^\+?\d+$/.test(compact)) return undefined
  const digits = compact.replace(/^\+/, '').replace(/^00(?=6[02])/, '')
  // "+62 0812…" is a common slip: the national zero is kept behind the country code.
  if (/^6[02]/.test(digits)) return `+${digits.replace(/^(6[02])0/, '$1')}`
  if (compact.startsWith('+')) return undefined
  if (digits.startsWith('01')) return `+60${digits.slice(1)}`
  if (digits.startsWith('0')) return `+62${digits.slice(1)}`
  if (digits.startsWith('8')) return `+62${digits}`
  return undefined
}

/** Country code and the last three digits, e.g. `+62••••••890`. */
export function maskPhone(phone: string): string {
  const known = normalizePhone(phone)
  return known ? `${known.slice(0, 3)}••••••${known.slice(-3)}` : '••••••'
}
