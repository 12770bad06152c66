import { type Language, languageCodes, languages } from './languages'
import { type Localized, localized } from './localized'

/** What stands in a text: as it is, or in the language of the text. */
export type TextValue = string | number | bigint | Readonly<Localized>

type Values = Readonly<Record<string, TextValue>>
/** What a table's keys take: the values they name, or nothing. */
type Keyed = Readonly<Record<string, Values | undefined>>
type Given<Parameters> = [Parameters] extends [undefined] ? [] : [values: Parameters]

/** Texts by key, as a translator writes them: `{{name}}` stands for a value, `key_one` and `key_other` for a number. */
export type TextTable = Readonly<Record<string, string>>
/** One namespace in its languages. */
export type TextTables = { readonly id: TextTable } & { readonly [Code in Language]?: TextTable }

/** Says a text: its key, then the values it names. Neither an unknown key nor a missing value compiles. */
export type Say<Keys extends Keyed> = <Key extends keyof Keys & string>(key: Key, ...given: Given<Keys[Key]>) => string

export type Texts<Keys extends Keyed, Namespace extends string = string> = {
  say: <Key extends keyof Keys & string>(language: Language, key: Key, ...given: Given<Keys[Key]>) => string
  /** The same for one reader. */
  in: (language: Language) => Say<Keys>
  /** The text of a key that comes from data, without values; undefined for one that is not known. */
  find: (language: Language, key: string) => string | undefined
  /** The text in every language, for readers who are not known yet. */
  of: <Key extends keyof Keys & string>(key: Key, ...given: Given<Keys[Key]>) => Localized
  /** True where nothing of the namespace falls back to Indonesian. */
  isComplete: (language: Language, namespace: Namespace) => boolean
}

/** One way to say the texts of some namespaces, whose keys differ. What a language lacks is said in Indonesian. */
export function createTexts<Keys extends Keyed, Namespace extends string = string>(
  namespaces: Readonly<Record<Namespace, TextTables>>,
): Texts<Keys, Namespace> {
  const tables = Object.values<TextTables>(namespaces)
  const sayAny = (language: Language, key: string, values?: Values) =>
    fill(find(tables, language, key, values) ?? find(tables, 'id', key, values) ?? key, language, values)
  return {
    say: (language, key, ...given) => sayAny(language, key, given[0]),
    in:
      (language) =>
      (key, ...given) =>
        sayAny(language, key, given[0]),
    find: (language, key) => find(tables, language, key, undefined) ?? find(tables, 'id', key, undefined),
    of: (key, ...given) => {
      const others = languageCodes.filter((code) => find(tables, code, key, given[0]) !== undefined)
      return {
        ...Object.fromEntries(others.map((code) => [code, sayAny(code, key, given[0])])),
        id: sayAny('id', key, given[0]),
      }
    },
    isComplete: (language, namespace) => missingKeys(namespaces[namespace], language).length === 0,
  }
}

/** What a language lacks of a namespace. A number has the forms of the language: Malay has no `_one`. */
export function missingKeys(tables: TextTables, language: Language): string[] {
  const table = tables[language] ?? {}
  return Object.keys(tables.id).filter((key) => table[key] === undefined)
}

function find(
  tables: readonly TextTables[],
  language: Language,
  key: string,
  values: Values | undefined,
): string | undefined {
  const count = values?.count
  const keys = typeof count === 'number' ? [`${key}_${pluralForm(language, count)}`, `${key}_other`, key] : [key]
  for (const one of keys) {
    for (const { [language]: table } of tables) {
      if (table?.[one] !== undefined) return table[one]
    }
  }
  return undefined
}

const pluralForm = (language: Language, count: number) => new Intl.PluralRules(languages[language].locale).select(count)

function fill(text: string, language: Language, values: Values | undefined): string {
  if (!values) return text
  return text.replace(/\{\{(\w+)\}\}(\.(?=\s|$))?/g, (mark, name: string, stop = '') => {
    const value = values[name]
    if (value === undefined) return mark
    const said = typeof value === 'object' ? localized(value, language) : String(value)
    // A label may be a question: what ends a sentence itself gets no second end.
    return /[.?!…]$/.test(said) ? said : said + stop
  })
}
