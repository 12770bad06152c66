import { type Language, type Localized, localized, perLanguage } from '@sipelandukilat/domain'

/** Where a command speaks: progress and words for people to one stream, the result for scripts to the other. */
export type Terminal = {
  readonly language: Language
  readonly isJson: boolean
  /** A step that goes on or has ended. Silent with `--json`. */
  readonly progress: (text: Localized) => void
  /** The result: words for people, or with `--json` the value in one line. */
  readonly result: (text: Localized, value: unknown) => void
  readonly fail: (text: Localized, details: readonly Localized[], value: unknown) => void
}

export function createTerminal(language: Language, isJson: boolean): Terminal {
  const print = (stream: NodeJS.WriteStream, line: string) => stream.write(`${line}\n`)
  return {
    language,
    isJson,
    progress: (text) => {
      if (!isJson) print(process.stderr, `· ${localized(text, language)}`)
    },
    result: (text, value) => {
      const words = localized(text, language)
      // A list speaks for itself.
      print(process.stdout, isJson ? JSON.stringify(value) : words.includes('\n') ? words : `✓ ${words}`)
    },
    fail: (text, details, value) => {
      if (isJson) return print(process.stdout, JSON.stringify(value))
      print(process.stderr, `✗ ${localized(text, language)}`)
      for (const detail of details) print(process.stderr, `  – ${localized(detail, language)}`)
    },
  }
}

/** The same words in every language: names, addresses, an answer that already is in the reader's language. */
export const plain = (text: string): Localized => perLanguage(() => text)
