import { type Language, languageCodes } from './languages'

/** Something in several languages: always in Indonesian, in the others where somebody wrote it. */
export type InLanguages<Value> = { readonly id: Value } & {
  readonly [Code in Exclude<Language, 'id'>]?: Value | undefined
}

/** One text in several languages. */
export type Localized = { id: string } & { [Code in Exclude<Language, 'id'>]?: string | undefined }

/** The one in a language, the Indonesian one where the language lacks it. */
export function localized<Value>(given: InLanguages<Value>, language: Language): Value
export function localized<Value>(given: InLanguages<Value> | undefined, language: Language): Value | undefined
export function localized<Value>(given: InLanguages<Value> | undefined, language: Language): Value | undefined {
  return given && (given[language] ?? given.id)
}

/** Every wording of a text, for finding what a person means in whichever language they type it. */
export const wordings = (text: Readonly<Localized>): string[] => languageCodes.flatMap((code) => text[code] ?? [])
