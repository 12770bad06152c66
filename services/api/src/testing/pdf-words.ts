import { constants, inflateSync } from 'node:zlib'

/** The words on the pages of a PDF with built-in fonts. */
export function wordsOf(pdf: Buffer): string {
  const words: string[] = []
  const raw = pdf.toString('latin1')
  for (const match of raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
    let content: string
    try {
      // A stream may end in what looks like a line's end: the last bytes are its checksum only.
      const bytes = Buffer.from(match[1] ?? '', 'latin1')
      content = inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
    } catch {
      continue // an image
    }
    for (const [, hex = ''] of content.matchAll(/<([0-9a-f]+)>/g))
      words.push(Buffer.from(hex, 'hex').toString('latin1'))
    words.push('\n')
  }
  return words.join('')
}
