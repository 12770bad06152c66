/**
 * Cuts a text into pieces of at most `limit` UTF-16 units: between paragraphs where it can, else lines, sentences or
 * words, and inside a word only when it is longer than a piece; never inside a character.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const end = findCut(rest, limit)
    pieces.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest]
}

function findCut(text: string, limit: number): number {
  const window = text.slice(0, limit + 1)
  // A cut that leaves most of a piece empty makes more pieces than it is worth.
  const earliest = Math.floor(limit / 3)
  for (const separator of ['\n\n', '\n', '. ', ' ']) {
    const at = window.lastIndexOf(separator)
    if (at > earliest) return separator === '. ' ? at + 1 : at
  }
  return isLowSurrogate(text.charCodeAt(limit)) ? limit - 1 : limit
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
