/**
 * The languages people read, each by its code of ISO 639-1 and with the name it gives itself. Indonesian is complete;
 * another may lack texts and then falls back to it. A further language is a line here and a folder beside `texts/id`.
 */
export const languages = {
  id: { name: 'Bahasa Indonesia', locale: 'id-ID' },
  en: { name: 'English', locale: 'en-GB' },
} as const

export type Language = keyof typeof languages

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value)
}

export const languageCodes: readonly Language[] = Object.keys(languages).filter(isLanguage)

/** A value for each language. */
export function perLanguage<Value>(valueIn: (language: Language) => Value): Record<Language, Value> {
  // The entries are made of the very list that the type is made of.
  return Object.fromEntries(languageCodes.map((code) => [code, valueIn(code)])) as Record<Language, Value>
}
