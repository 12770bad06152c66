import { isLanguage, type Language, type Localized, localized } from '@sipelandukilat/domain'
import { useStore } from '../store'
import { texts as ownTexts } from '../texts/texts'
import { languageStore } from './language-store'
import { loadReadTexts, loadTexts, type TextGroup } from './texts'

const storageKey = 'language'

/** The language asked for last: of two that are on their way, the later click counts. */
let wanted: Language | undefined

/** Changes the language of the whole page, once its texts have come, and keeps the choice on this device. @throws when they do not come. */
export async function changeLanguage(language: Language): Promise<void> {
  wanted = language
  await loadReadTexts(language)
  if (wanted !== language) return
  localStorage.setItem(storageKey, language)
  applyLanguage(language)
}

/**
 * Begins with the choice made on this device, or with `preferred`, and waits for what the first page says. What does not come is
 * no reason for an empty page: then it begins in Indonesian, which it carries.
 */
export async function startLanguage(preferred: Language, texts: readonly TextGroup[]): Promise<void> {
  const stored = localStorage.getItem(storageKey)
  const language = isLanguage(stored) ? stored : preferred
  const first = [ownTexts, ...texts]
  try {
    await loadTexts(first, language)
    applyLanguage(language)
  } catch (error) {
    reportError(error)
    await loadTexts(first, 'id')
    applyLanguage('id')
  }
}

function applyLanguage(language: Language): void {
  document.documentElement.lang = language
  languageStore.set(language)
}

// A page that stays in its language is seen; the reason goes to the console.
const setLanguage = (language: Language): void => void changeLanguage(language).catch(reportError)

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
 * Picks the reader's language of a text that exists in several, and Indonesian where it lacks it.
 *
 * @example
 * const localized = useLocalized()
 * localized({ id: 'Sekolah', en: 'School' })
 */
export function useLocalized(): (text: Localized) => string {
  const language = useStore(languageStore)
  return (text) => localized(text, language)
}
