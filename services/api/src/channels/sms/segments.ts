import { createHash } from 'node:crypto'
import { toGsmCodes, toPlainMarks } from './gsm-alphabet'

export const GSM = 0x00
export const UCS2 = 0x08

/** Bytes of one SMS: 140, of which a long message's header takes 6; GSM codes are packed 8 into 7 bytes on the air. */
const LIMITS = {
  [GSM]: { single: 160, part: 153 },
  [UCS2]: { single: 140, part: 134 },
} as const
const MOST_PARTS = 255

export type Segments = { dataCoding: typeof GSM | typeof UCS2; hasHeader: boolean; bodies: Buffer[] }

/**
 * Cuts a text into SMS: in the GSM alphabet when it has every character, else in UCS-2. Never inside a character.
 * @param reference tells the parts of one message from those of another on the citizen's phone (0–255)
 * @returns undefined when the text is longer than an SMS of 255 parts
 */
export function toSegments(text: string, reference: number): Segments | undefined {
  const characters = Array.from(toPlainMarks(text))
  const gsm = characters.map(toGsmCodes)
  const isGsm = gsm.every((codes) => codes !== undefined)
  const dataCoding = isGsm ? GSM : UCS2
  const units = isGsm ? gsm.map((codes) => Buffer.from(codes ?? [])) : characters.map(toUcs2)
  const { single, part } = LIMITS[dataCoding]
  if (sizeOf(units) <= single) return { dataCoding, hasHeader: false, bodies: [Buffer.concat(units)] }
  const parts = pack(units, part)
  if (parts.length > MOST_PARTS) return undefined
  const header = (index: number) => Buffer.from([5, 0, 3, reference & 0xff, parts.length, index + 1])
  return { dataCoding, hasHeader: true, bodies: parts.map((body, index) => Buffer.concat([header(index), body])) }
}

/** The same message always has the same reference, so that a phone puts a repeated part over the first. */
export function toReference(ourId: string): number {
  return createHash('sha256').update(ourId).digest().readUInt16BE(0)
}

function pack(units: readonly Buffer[], limit: number): Buffer[] {
  const parts: Buffer[][] = [[]]
  let size = 0
  for (const unit of units) {
    if (size + unit.length > limit) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(unit)
    size += unit.length
  }
  return parts.map((part) => Buffer.concat(part))
}

function sizeOf(units: readonly Buffer[]): number {
  return units.reduce((sum, unit) => sum + unit.length, 0)
}

function toUcs2(character: string): Buffer {
  return Buffer.from(character, 'utf16le').swap16()
}
