import { type Language, languageCodes } from '@sipelandukilat/domain'
import { useMemo } from 'react'
import { useStore } from '../store'
import { i18n, languageStore } from './language-store'

/** Texts by key, `{{name}}` for a value, `key_one` and `key_other` for a number; each table by the name of its file. */
type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The tables themselves, or the way to fetch the file they stand in. */
type Source = Tables | (() => Promise<Tables>)

/** Texts that are fetched together, a file for each language. */
export type TextGroup = {
  readonly prefix: string
  readonly sources: { readonly id: Source } & { readonly [Code in Language]?: Source }
  /** Languages that lack some of the texts; these are said in Indonesian. */
  readonly partial: readonly Language[]
}

type Values = Readonly<Record<string, string | number>>

/** Keys, each with the values that its text names, or nothing. */
type Keyed = Readonly<Record<string, Values | undefined>>

/** One table of a group, its keys and values typed. */
export type LoadedTexts<Keys extends Keyed> = { readonly group: TextGroup; readonly name: string; readonly keys?: Keys }

/** A key that names nothing is said alone; one that names values, with each of them. */
type Given<Named> = [Named] extends [undefined] ? [] : [values: Named]

/** Says a text: its key, then the values it names. `find` is for keys that come from data. */
export type TextsSay<Keys extends Keyed> = {
  <Key extends keyof Keys & string>(key: Key, ...given: Given<Keys[Key]>): string
  readonly find: (key: string) => string | undefined
  /** All keys of the table, as its file has them. */
  readonly keys: readonly string[]
}

/**
 * Declares texts that are fetched by language. A generator writes these calls from the JSON files of a workspace; where it does
 * not run, `defineMessages` is the way.
 *
 * @example
 * const more = defineTextGroup('school-outreach', { id: () => import('./id'), en: () => import('./en') })
 */
export function defineTextGroup(
  prefix: string,
  sources: TextGroup['sources'],
  partial: readonly Language[] = [],
): TextGroup {
  return { prefix, sources, partial }
}

/**
 * One table of a group, by the name under which the group's files export it.
 *
 * @example
 * export const schoolsTexts = textsOf<{ title: undefined; pupils: { count: number } }>(more, 'schools')
 */
export const textsOf = <Keys extends Keyed>(group: TextGroup, name: string): LoadedTexts<Keys> => ({ group, name })

const namespaceOf = ({ prefix }: TextGroup, name: string) => `${prefix}/${name}`

/** Groups that somebody on this page reads, with the languages whose tables have come. */
const read = new Map<TextGroup, Set<Language>>()

function comeOf(group: TextGroup): Set<Language> {
  const come = read.get(group) ?? new Set()
  read.set(group, come)
  return come
}

function take(group: TextGroup, code: Language, tables: Tables): void {
  for (const [name, table] of Object.entries(tables)) i18n.addResourceBundle(code, namespaceOf(group, name), table)
  comeOf(group).add(code)
}

/** The languages whose tables a reader of a language needs and that have not come. */
function lacking(group: TextGroup, language: Language): Language[] {
  const { sources, partial } = group
  const needed: Language[] =
    sources[language] === undefined ? ['id'] : partial.includes(language) ? ['id', language] : [language]
  const come = comeOf(group)
  return needed.filter((code) => {
    const source = sources[code]
    if (!come.has(code) && typeof source === 'object') take(group, code, source)
    return !come.has(code)
  })
}

async function fetchTables(group: TextGroup, code: Language): Promise<void> {
  const source = group.sources[code]
  if (typeof source === 'function') take(group, code, await source())
}

/** What is on its way, by language; the same promise for all who wait. */
const underway = new Map<TextGroup, Map<Language, Promise<void>>>()

function load(group: TextGroup, language: Language): Promise<void> {
  const begun = underway.get(group) ?? new Map<Language, Promise<void>>()
  underway.set(group, begun)
  const known = begun.get(language)
  if (known) return known
  // Whether it came or failed, the next who asks begins anew.
  const fetched = Promise.all(lacking(group, language).map((code) => fetchTables(group, code)))
    .then(() => undefined)
    .finally(() => begun.delete(language))
  begun.set(language, fetched)
  return fetched
}

/** Fetches what is missing of these texts in a language. @throws what the fetch threw. */
export async function loadTexts(groups: readonly TextGroup[], language: Language): Promise<void> {
  await Promise.all(groups.filter((group) => lacking(group, language).length > 0).map((group) => load(group, language)))
}

/** Fetches in a language all that was read on this page in another. @throws what the fetch threw. */
export const loadReadTexts = (language: Language): Promise<void> => loadTexts([...read.keys()], language)

/** Fetches what was read on this page in the other languages too, so that a change needs no connection. */
export async function warmOtherLanguages(): Promise<void> {
  await Promise.all(languageCodes.map(loadReadTexts))
}

/** Says texts that have come, outside a component. */
export function sayIn<Keys extends Keyed>({ group, name }: LoadedTexts<Keys>, language: Language): TextsSay<Keys> {
  const namespace = namespaceOf(group, name)
  const translate = i18n.getFixedT(language, namespace)
  const say = <Key extends keyof Keys & string>(key: Key, ...given: Given<Keys[Key]>) => translate(key, given[0] ?? {})
  const find = (key: string) => (i18n.exists(key, { lng: language, ns: namespace }) ? translate(key) : undefined)
  const keys = [
    ...new Set(['id', language].flatMap((code) => Object.keys(i18n.getResourceBundle(code, namespace) ?? {}))),
  ]
  return Object.assign(say, { find, keys })
}

/**
 * Texts in a language that need not be the reader's, fetched where they are not here: a message to a citizen, or a test.
 *
 * @example
 * const say = await sayTexts(schoolsTexts, conversation.language)
 * say('pupils', { count: 3 })
 */
export async function sayTexts<Keys extends Keyed>(
  texts: LoadedTexts<Keys>,
  language: Language,
): Promise<TextsSay<Keys>> {
  await loadTexts([texts.group], language)
  return sayIn(texts, language)
}

/**
 * Texts in the reader's language; the component waits until they have come.
 *
 * @example
 * const t = useTexts(schoolsTexts)
 * t('pupils', { count: 3 })
 */
export function useTexts<Keys extends Keyed>(texts: LoadedTexts<Keys>): TextsSay<Keys> {
  const language = useStore(languageStore)
  // Thrown for the boundary above, as React's data libraries do: `use` would have to be called in every later render too.
  if (lacking(texts.group, language).length > 0) throw load(texts.group, language)
  return useMemo(() => sayIn(texts, language), [texts, language])
}
