import { parseTrackingNumber } from '../identity/tracking-number'

/** The tracking number in a message, with the PIN behind it or before it. */
export function readTracking(text: string): { trackingNumber: string; pin?: string } | undefined {
  const [, before = '', number, rest = ''] =
    /^(.*?)\b(spl[\s-]?[0-9a-z]{4}[\s-]?[0-9a-z]{4}[\s-]?[0-9a-z]{4})\b(.*)/is.exec(text.slice(0, 300)) ?? []
  const trackingNumber = number === undefined ? parseTrackingNumber(text) : parseTrackingNumber(number)
  if (trackingNumber === undefined) return undefined
  const pin = pinIn(rest) ?? sixTogether(rest) ?? sixTogether(before)
  return pin === undefined ? { trackingNumber } : { trackingNumber, pin }
}

/** A PIN, whatever stands between its digits; undefined where there are more or fewer. */
export function pinIn(text: string): string | undefined {
  const digits = text.replaceAll(/\D/g, '')
  return digits.length === 6 ? digits : undefined
}

const sixTogether = (text: string): string | undefined => /(?:^|\D)(\d{6})(?:\D|$)/.exec(text)?.[1]
