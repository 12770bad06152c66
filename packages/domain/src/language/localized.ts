import type { Language } from './languages'

/** One text in several languages: always in Indonesian, in the others where somebody wrote it. */
export type Localized = { id: string } & { [Code in Exclude<Language, 'id'>]?: string | undefined }

/** The text in a language, in Indonesian where the language lacks it. */
export function localized(text: Readonly<Localized>, language: Language): string
export function localized(text: Readonly<Localized> | undefined, language: Language): string | undefined
export function localized(text: Readonly<Localized> | undefined, language: Language): string | undefined {
  return text && (text[language] ?? text.id)
}
