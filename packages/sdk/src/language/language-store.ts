import type { Language } from '@sipelandukilat/domain'
import i18next, { type i18n as Texts } from 'i18next'
import { createStore } from '../store'

/** The one instance of the page; each module adds its namespaces. */
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

/** What the reader reads now. */
export const languageStore = createStore<Language>('id')
