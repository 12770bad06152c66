import { useMemo } from 'react'
import { useStore } from '../store'
import { i18n, languageStore } from './language-store'

/** A key without i18next's plural ending: `count_other` is asked for as `count`. */
type KeyOf<Table> = keyof Table extends infer Key
  ? Key extends `${infer Stem}_${'one' | 'other'}`
    ? Stem
    : Key
  : never

export type Messages<Key extends string> = { readonly namespace: string; readonly keys?: Key }

/**
 * Adds a namespace of texts. Indonesian sets the keys; English must have each of them (and `_one` where English needs it).
 * `{{name}}` stands for a value.
 *
 * @example
 * export const messages = defineMessages('school-outreach', {
 *   id: { title: 'Akta di sekolah', pupils_other: '{{count}} siswa' },
 *   en: { title: 'Certificates at school', pupils_one: '{{count}} pupil', pupils_other: '{{count}} pupils' },
 * })
 */
export function defineMessages<const Table extends Record<string, string>>(
  namespace: string,
  texts: { id: Table; en: { [Key in keyof Table]: string } & Record<string, string> },
): Messages<Extract<KeyOf<Table>, string>> {
  i18n.addResourceBundle('id', namespace, texts.id, true, true)
  i18n.addResourceBundle('en', namespace, texts.en, true, true)
  return { namespace }
}

export type Translate<Key extends string> = (key: Key, values?: Record<string, string | number>) => string

/**
 * The texts of a namespace in the reader's language.
 *
 * @example
 * const t = useMessages(messages)
 * t('pupils', { count: 3 })
 */
export function useMessages<Key extends string>(messages: Messages<Key>): Translate<Key> {
  const language = useStore(languageStore)
  return useMemo(() => {
    const translate = i18n.getFixedT(language, messages.namespace)
    return (key, values) => translate(key, values ?? {})
  }, [language, messages.namespace])
}
