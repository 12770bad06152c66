import { requiredLanguages } from '@sipelandukilat/domain'
import { createContext, useContext, useSyncExternalStore } from 'react'
import en from '../texts/en/gallery.json'
import id from '../texts/id/gallery.json'

/** Those in which every text of the kit is said. */
export const languages = requiredLanguages
export type Language = (typeof languages)[number]
export type Texts = typeof id

const tables: Record<Language, Texts> = { id, en }

/** The officers’ application keeps it under the same name. */
const storageKey = 'language'
const changed = 'gallery-language'

function read(): Language {
  const stored = localStorage.getItem(storageKey) ?? navigator.language.slice(0, 2)
  return languages.find((code) => code === stored) ?? 'id'
}

/** `storage` comes from other documents: the frames follow the gallery. */
const subscribe = (listener: () => void) => {
  for (const name of ['storage', changed]) addEventListener(name, listener)
  return () => {
    for (const name of ['storage', changed]) removeEventListener(name, listener)
  }
}

export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language)
  dispatchEvent(new Event(changed))
}

export const useStoredLanguage = (): Language => useSyncExternalStore(subscribe, read)

export const LanguageContext = createContext<Language>('id')

export const useTexts = (): Texts => tables[useContext(LanguageContext)]

/** Titles of stories by the name of their function; a test finds the ones that lack. */
export function titleOf(texts: Texts, name: string): string {
  const titles: Readonly<Record<string, string>> = texts.stories
  return titles[name] ?? name
}
