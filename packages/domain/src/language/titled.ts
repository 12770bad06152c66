/** "NIK: 6503…"; behind a question mark no colon follows. */
export function titled(title: string, words: string): string {
  return /[?:]$/.test(title) ? `${title} ${words}` : `${title}: ${words}`
}
