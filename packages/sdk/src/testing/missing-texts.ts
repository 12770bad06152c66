import { i18n } from '../language/language-store'

/** Texts of one namespace that one language has and the other has not, or has empty. */
export type MissingTexts = {
  readonly namespace: string
  readonly language: 'id' | 'en'
  readonly keys: readonly string[]
}

/** English has `count_one` and `count_other` where Indonesian has `count_other` alone. */
const stemOf = (key: string) => key.replace(/_(one|other)$/, '')

function textsOf(language: string, namespace: string): Map<string, string> {
  const bundle: unknown = i18n.getResourceBundle(language, namespace) ?? {}
  return new Map(Object.entries(bundle ?? {}).map(([key, text]) => [stemOf(key), String(text)]))
}

function missingIn(language: 'id' | 'en', other: 'id' | 'en', namespace: string): MissingTexts[] {
  const present = textsOf(language, namespace)
  const wanted = new Set([...textsOf(other, namespace).keys(), ...present.keys()])
  const keys = [...wanted].filter((key) => (present.get(key) ?? '').trim() === '')
  return keys.length > 0 ? [{ namespace, language, keys }] : []
}

/** What is missing of all texts that were defined so far on this page. */
export function missingTexts(): readonly MissingTexts[] {
  const namespaces = new Set(['id', 'en'].flatMap((language) => Object.keys(i18n.store.data[language] ?? {})))
  return [...namespaces].flatMap((namespace) => [
    ...missingIn('id', 'en', namespace),
    ...missingIn('en', 'id', namespace),
  ])
}
