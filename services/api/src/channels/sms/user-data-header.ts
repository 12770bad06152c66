import type { MessagePart } from '../message'

/** Takes the header off a body (GSM 03.40, 9.2.3.24) and reads which part of a long message it is. */
export function splitHeader(body: Buffer): { part: MessagePart | undefined; text: Buffer } {
  const length = body[0] ?? 0
  const header = body.subarray(1, 1 + length)
  let part: MessagePart | undefined
  for (let at = 0; at + 2 <= header.length; ) {
    const kind = header[at]
    const size = header[at + 1] ?? 0
    const data = header.subarray(at + 2, at + 2 + size)
    if (kind === 0x00 && data.length === 3) part = toPart(data.readUInt8(0), data.readUInt8(1), data.readUInt8(2))
    if (kind === 0x08 && data.length === 4) part = toPart(data.readUInt16BE(0), data.readUInt8(2), data.readUInt8(3))
    at += 2 + size
  }
  return { part, text: body.subarray(1 + length) }
}

/** Undefined when the numbers make no sense: then the piece is a message of its own. */
export function toPart(reference: number, total: number, number: number): MessagePart | undefined {
  return total > 1 && number >= 1 && number <= total ? { reference, number, total } : undefined
}
