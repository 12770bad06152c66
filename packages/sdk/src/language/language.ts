import { type Localized, localized, requiredLanguages } from '@sipelandukilat/domain'
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

/** The languages that the screens of the staff are written in. */
export type ScreenLanguage = (typeof requiredLanguages)[number]

export const languageStore = createStore<ScreenLanguage>('id')

const isScreenLanguage = (value: unknown): value is ScreenLanguage => requiredLanguages.some((one) => one === value)

/** Changes the language of the whole page and keeps the choice on this device. */
export function setLanguage(language: ScreenLanguage): void {
  localStorage.setItem(storageKey, language)
  applyLanguage(language)
}

/** The choice made on this device, or `preferred`; Indonesian where the screens lack it. */
export function startLanguage(preferred: string): void {
  const stored = localStorage.getItem(storageKey)
  applyLanguage([stored, preferred].find(isScreenLanguage) ?? 'id')
}

function applyLanguage(language: ScreenLanguage): void {
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
export function useLanguage(): { language: ScreenLanguage; setLanguage: (language: ScreenLanguage) => void } {
  return { language: useStore(languageStore), setLanguage }
}

/**
 * Picks the reader's language of a text, Indonesian where it lacks it.
 *
 * @example
 * const localized = useLocalized()
 * localized({ id: 'Sekolah', en: 'School' })
 */
export function useLocalized(): (text: Localized) => string {
  const language = useStore(languageStore)
  return (text) => localized(text, language)
}
