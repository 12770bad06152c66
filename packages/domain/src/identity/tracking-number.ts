import * as z from 'zod'

/** Crockford's base 32: no I, L, O, U, so that nothing is misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomLength = 11

/** What a citizen follows an application with: `SPL-XXXX-XXXX-XXXX`, 55 random bits and a check character. */
export const TrackingNumber = z
  .string()
  .regex(/^SPL(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  .refine((text) => syndrome(toDigits(text.slice(4))) === 0)
  .brand<'TrackingNumber'>()
export type TrackingNumber = z.infer<typeof TrackingNumber>

/** Makes a tracking number of at least 7 random bytes; throws RangeError on fewer. */
export function toTrackingNumber(randomBytes: Uint8Array): TrackingNumber {
  if (randomBytes.length < 7) throw new RangeError('A tracking number needs 7 random bytes')
  const digits: number[] = []
  let bits = 0
  let held = 0
  for (const byte of randomBytes.subarray(0, 7)) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5 && digits.length < randomLength) {
      bits -= 5
      digits.push((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  digits.push(timesAlpha(syndrome(digits)))
  return TrackingNumber.parse(format(digits))
}

/**
 * Reads a tracking number as people write it: any case, O for 0, I or L for 1, without dashes, spaces or prefix.
 * Undefined when it is no tracking number or its check character does not fit.
 */
export function parseTrackingNumber(text: string): TrackingNumber | undefined {
  if (text.length > 60) return undefined
  const letters = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const body = letters.length === 15 ? letters.replace(/^[S5]P[L1I]/, '') : letters
  return TrackingNumber.safeParse(format(toDigits(body.replaceAll('O', '0').replace(/[IL]/g, '1')))).data
}

function toDigits(letters: string): number[] {
  return [...letters.replaceAll('-', '')].map((letter) => alphabet.indexOf(letter))
}

function format(digits: number[]): string {
  const letters = digits.map((digit) => alphabet.charAt(digit)).join('')
  return `SPL-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

/**
 * The word as a polynomial over GF(32) at alpha; zero for a good one. As alpha's powers differ, every single wrong
 * character and every swap of two is found.
 */
function syndrome(digits: number[]): number {
  return digits.reduce((sum, digit) => timesAlpha(sum) ^ digit, 0)
}

/** Multiplication by alpha in GF(32) with x^5 + x^2 + 1. */
function timesAlpha(value: number): number {
  const doubled = value << 1
  return doubled > 31 ? doubled ^ 0b100101 : doubled
}
