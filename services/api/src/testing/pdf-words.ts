import { inflateSync } from 'node:zlib'

/** The words on the pages of a PDF with built-in fonts. */
export function wordsOf(pdf: Buffer): string {
  const words: string[] = []
  const raw = pdf.toString('latin1')
  for (const match of raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
    let content: string
    try {
      content = inflateSync(Buffer.from(match[1] ?? '', 'latin1')).toString('latin1')
    } catch {
      continue // an image
    }
    for (const [, hex = ''] of content.matchAll(/<([0-9a-f]+)>/g))
      words.push(Buffer.from(hex, 'hex').toString('latin1'))
    words.push('\n')
  }
  return words.join('')
}
