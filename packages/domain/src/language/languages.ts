type LanguageFacts = {
  /** What it calls itself. */
  name: string
  /** By which dates and numbers are written (BCP 47). */
  locale: string
  /** How people ask for it, in small letters. */
  calledBy: readonly string[]
}

/**
 * The languages people read, each by its code of ISO 639-1. Indonesian is complete;
 * another may lack texts and then falls back to it. A further language is a line here and a folder beside `texts/id`.
 */
export const languages = {
  id: { name: 'Bahasa Indonesia', locale: 'id-ID', calledBy: ['indonesia', 'indonesian', 'bahasa indonesia'] },
  en: { name: 'English', locale: 'en-GB', calledBy: ['english', 'inggris', 'bahasa inggris'] },
  ms: { name: 'Bahasa Melayu', locale: 'ms-MY', calledBy: ['melayu', 'malay', 'bahasa melayu', 'bahasa malaysia'] },
} as const satisfies Record<string, LanguageFacts>

export type Language = keyof typeof languages

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(languages, value)
}

export const languageCodes: readonly Language[] = Object.keys(languages).filter(isLanguage)

/** Languages in which nothing that is published may be missing. */
export const requiredLanguages = ['id', 'en'] as const satisfies readonly Language[]

/** A value for each key. */
export function perKey<Key extends string, Value>(
  keys: readonly Key[],
  valueAt: (key: Key) => Value,
): Record<Key, Value> {
  // Made of the very keys that the type is made of.
  return Object.fromEntries(keys.map((key) => [key, valueAt(key)])) as Record<Key, Value>
}

/** A value for each language. */
export const perLanguage = <Value>(valueIn: (language: Language) => Value): Record<Language, Value> =>
  perKey(languageCodes, valueIn)
