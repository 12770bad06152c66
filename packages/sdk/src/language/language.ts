import type { Language, Localized } from '@sipelandukilat/domain'
import i18next, { type i18n as Texts } from 'i18next'
import { createStore, useStore } from '../store'

const storageKey = 'language'

/** The one instance of the page; each module adds its namespace. */
export const i18n: Texts = i18next.createInstance({
  lng: 'id',
  fallbackLng: 'id',
  ns: [],
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  // React escapes.
  interpolation: { escapeValue: false },
})
void i18n.init()

export const languageStore = createStore<Language>('id')

const isLanguage = (value: unknown): value is Language => value === 'id' || value === 'en'

/** Changes the language of the whole page and keeps the choice on this device. */
export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
  applyLanguage(language)
}

/** The choice made on this device, or `preferred`. */
export function startLanguage(preferred: Language): void {
  const stored = localStorage.getItem(storageKey)
  applyLanguage(isLanguage(stored) ? stored : preferred)
}

function applyLanguage(language: Language): void {
  document.documentElement.lang = language
  languageStore.set(language)
}

/**
 * The reader's language, and the way to change it.
 *
 * @example
 * const { language } = useLanguage()
 * statusLabel(row.status, language)
 */
export function useLanguage(): { language: Language; setLanguage: (language: Language) => void } {
  return { language: useStore(languageStore), setLanguage }
}

/**
 * Picks the reader's language of a text that exists in both.
 *
 * @example
 * const localized = useLocalized()
 * localized({ id: 'Sekolah', en: 'School' })
 */
export function useLocalized(): (text: Localized) => string {
  const language = useStore(languageStore)
  return (text) => text[language]
}
