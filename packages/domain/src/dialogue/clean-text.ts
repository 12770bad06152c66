/** Longer messages are cut; the citizen is notified. An e-mail carries a whole form and what it answers to. */
const textLimit = 2000
export const mailLimit = 30_000

/**
 * What a person typed, without what only looks: emoji, marks of direction, characters without width, control characters.
 * Looks at no more than a few thousand characters, whatever comes.
 */
export function cleanText(raw: string, limit = textLimit): { text: string; wasCut: boolean } {
  const text = raw
    .slice(0, limit * 4)
    .replace(/\r\n?/g, '\n')
    .normalize('NFKC')
    .replace(
      /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}]|\p{Extended_Pictographic}|[\u{FE00}-\u{FE0F}\u20E3\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}]/gu,
      (mark) => (mark === '\t' ? ' ' : ''),
    )
    .trim()
  return { text: text.slice(0, limit).trim(), wasCut: text.length > limit || raw.length > limit * 4 }
}
