import type { PDU } from 'smpp'

/** Puts the parts of long messages together, as a phone does. */
export function createJoiner() {
  const waiting = new Map<string, Map<number, string>>()
  return {
    /** The whole text, once the last part is there. */
    take(pdu: PDU): string | undefined {
      const { text, header } = read(pdu.short_message)
      const [kind, , reference = 0, total = 1, number = 1] = header
      if (kind !== 0 || total < 2) return text
      const key = `${String(pdu.destination_addr)}:${reference}:${total}`
      const parts = waiting.get(key) ?? new Map<number, string>()
      waiting.set(key, parts.set(number, text))
      if (parts.size < total) return undefined
      waiting.delete(key)
      return Array.from({ length: total }, (_, index) => parts.get(index + 1) ?? '').join('')
    },
  }
}

/** The package gives a body as its text and its headers, or as bytes when it is no text. */
function read(body: unknown): { text: string; header: readonly number[] } {
  if (typeof body !== 'object' || body === null || !('message' in body)) return { text: String(body ?? ''), header: [] }
  const headers = 'udh' in body && Array.isArray(body.udh) ? body.udh : []
  const first: unknown = headers[0]
  return { text: String(body.message), header: Buffer.isBuffer(first) ? [...first] : [] }
}
