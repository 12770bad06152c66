import { parseTrackingNumber } from '../identity/tracking-number'

/** The tracking number in a message, with the PIN behind it. */
export function readTracking(text: string): { trackingNumber: string; pin?: string } | undefined {
  const [, number, rest = ''] =
    /\b(spl[\s-]?[0-9a-z]{4}[\s-]?[0-9a-z]{4}[\s-]?[0-9a-z]{4})\b(.*)/is.exec(text.slice(0, 300)) ?? []
  const trackingNumber = number === undefined ? parseTrackingNumber(text) : parseTrackingNumber(number)
  if (trackingNumber === undefined) return undefined
  const [, pin] = /(?:^|\D)(\d{6})(?:\D|$)/.exec(rest) ?? []
  return pin === undefined ? { trackingNumber } : { trackingNumber, pin }
}
