/** The line with which a mail program leads to what it answers: “On … wrote:”, “Pada … menulis:”. */
const ATTRIBUTION = /^\s*(?:on|pada|el|le|op|am)\b.{3,300}\b(?:wrote|menulis|ditulis|écrit|schreef|schrieb)\s*:?\s*$/i
const ORIGINAL = /^\s*[-_]{2,}\s*(?:original message|pesan asli|pesan awal)\s*[-_]{2,}\s*$/i
const HEADER_BEGIN = /^\s*\*?(?:from|dari)\s*:\*?\s+\S/i
const HEADER_LINE = /^\s*\*?(?:sent|dikirim|date|tanggal|to|kepada|subject|perihal|subjek|cc)\s*:/i
const SIGNATURE = /^--\s?$/
const APPENDED = /^\s*(?:sent from|dikirim dari|get outlook for|dapatkan outlook)\b.{0,80}$/i

/**
 * What a person wrote in an answer, without what the mail program put below it. Answers between quoted lines are kept,
 * and so is a forwarded mail. Empty when everything is quoted; the whole text is kept elsewhere.
 */
export function cutQuote(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex((_, index) => isHistory(lines, index))
  const own = (end < 0 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line) && !APPENDED.test(line))
  return own
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function isHistory(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  if (SIGNATURE.test(line) || ORIGINAL.test(line)) return true
  if (isAttribution(lines, index)) return !isAnsweredBelow(lines, index)
  if (!HEADER_BEGIN.test(line)) return false
  return lines.slice(index + 1, index + 6).filter((next) => HEADER_LINE.test(next)).length >= 2
}

/** Programs break a long attribution into two or three lines. */
function isAttribution(lines: readonly string[], index: number): boolean {
  return [1, 2, 3].some((count) => ATTRIBUTION.test(lines.slice(index, index + count).join(' ')))
}

/** After an attribution at the very top, with the answer below the quote, the rest is not history. */
function isAnsweredBelow(lines: readonly string[], index: number): boolean {
  const isFirst = lines.slice(0, index).every((line) => line.trim() === '')
  const below = lines.slice(index + 1)
  return isFirst && below.some((line) => /^\s*>/.test(line)) && below.some(isOwnWord)
}

function isOwnWord(line: string): boolean {
  return line.trim() !== '' && !/^\s*>/.test(line) && !ATTRIBUTION.test(line)
}
