import { isLanguage, type Language } from '@sipelandukilat/domain'
import { i18n } from '../language/language-store'

/** Texts of one namespace that some language has and this one has not, or has empty. */
export type MissingTexts = {
  readonly namespace: string
  readonly language: Language
  readonly keys: readonly string[]
}

/** English has `count_one` and `count_other` where Indonesian has `count_other` alone. */
const stemOf = (key: string) => key.replace(/_(one|other)$/, '')

function textsOf(language: string, namespace: string): Map<string, string> {
  const bundle: unknown = i18n.getResourceBundle(language, namespace) ?? {}
  return new Map(Object.entries(bundle ?? {}).map(([key, text]) => [stemOf(key), String(text)]))
}

/** What is missing of all texts that were defined so far on this page, in the languages that it has texts in. */
export function missingTexts(): readonly MissingTexts[] {
  const languages = Object.keys(i18n.store.data).filter(isLanguage)
  const namespaces = new Set(languages.flatMap((language) => Object.keys(i18n.store.data[language] ?? {})))
  return [...namespaces].flatMap((namespace) => {
    const wanted = new Set(languages.flatMap((language) => [...textsOf(language, namespace).keys()]))
    return languages.flatMap((language) => {
      const present = textsOf(language, namespace)
      const keys = [...wanted].filter((key) => (present.get(key) ?? '').trim() === '')
      return keys.length > 0 ? [{ namespace, language, keys }] : []
    })
  })
}
