import { keysOf } from './read-texts.mjs'

/** @import { Namespace } from './read-texts.mjs' */
/** @import { Shape } from './workspaces.mjs' */

/**
 * Keys that a language lacks, as `namespace: key`.
 * @param {Namespace[]} namespaces
 * @param {string} language
 * @returns {string[]}
 */
export function missingTexts(namespaces, language) {
  return namespaces.flatMap(({ name, tables }) => {
    const known = keysOf(tables[language] ?? {})
    return [...keysOf(tables.id ?? {}).keys()].filter((key) => !known.has(key)).map((key) => `${name}: ${key}`)
  })
}

/**
 * What is wrong in any language: keys that Indonesian lacks, values that differ from Indonesian, empty texts, keys of two
 * namespaces that are said together.
 * @param {Namespace[]} namespaces
 * @param {Shape} shape
 * @returns {string[]}
 */
export function wrongTexts(namespaces, shape) {
  const wrong = namespaces.flatMap(({ name, tables }) => {
    const known = keysOf(tables.id ?? {})
    return Object.entries(tables).flatMap(([language, table]) => {
      const place = `${language}/${name}`
      const empty = Object.entries(table).flatMap(([key, text]) =>
        text.trim() === '' ? [`${place}: ${key} is empty`] : [],
      )
      const differing = [...keysOf(table)].flatMap(([key, parameters]) => {
        const wanted = known.get(key)
        if (!wanted) return [`${place}: ${key} is not in Indonesian`]
        return wanted.join() === parameters.join() ? [] : [`${place}: ${key} names ${parameters.join() || 'nothing'}`]
      })
      return [...empty, ...differing]
    })
  })
  if (shape !== 'together') return wrong
  const all = namespaces.flatMap(({ tables }) => [...keysOf(tables.id ?? {}).keys()])
  return [
    ...wrong,
    ...all.filter((key, index) => all.indexOf(key) !== index).map((key) => `${key} is in two namespaces`),
  ]
}

const escaped = (/** @type {string} */ text) => text.replace(/[.\\-]/g, '\\$&')

/**
 * What templates make keys of: `status.${x}` makes all that begin so. One without a part of its own says nothing.
 * @param {string} sources
 * @returns {RegExp[]}
 */
function templatesOf(sources) {
  const templates = Array.from(sources.matchAll(/`(?=((?:[\w.-]|\$\{[^}]*\})+))/g), ([, text]) => text ?? '')
  return [...new Set(templates)]
    .map((text) => text.split(/\$\{[^}]*\}/))
    .filter((parts) => parts.length > 1 && parts.join('').length > 1)
    .map((parts) => new RegExp(`^${parts.map(escaped).join('.+')}$`))
}

/**
 * Keys that no source names: neither written out nor made by a template.
 * @param {Namespace[]} namespaces
 * @param {string} sources the workspace's TypeScript, in one
 * @returns {string[]}
 */
export function unusedTexts(namespaces, sources) {
  const templates = templatesOf(sources)
  return namespaces.flatMap(({ name, tables }) =>
    [...keysOf(tables.id ?? {}).keys()]
      .filter((key) => !new RegExp(`['"\`.]${escaped(key)}(?![\\w-])`).test(sources))
      .filter((key) => !templates.some((template) => template.test(key)))
      .map((key) => `${name}: ${key}`),
  )
}

/** Whether a text has words of its own beside the values that it names. */
const hasWords = (/** @type {string} */ text) => /\p{L}/u.test(text.replace(/\{\{\w+\}\}/g, ''))

/**
 * Keys whose words are the same in Indonesian and English: mostly ones that nobody translated.
 * @param {Namespace[]} namespaces
 * @returns {string[]}
 */
export function sameTexts(namespaces) {
  return namespaces.flatMap(({ name, tables: { id = {}, en = {} } }) =>
    Object.keys(id).flatMap((key) => (id[key] === en[key] && hasWords(id[key] ?? '') ? [`${name}: ${key}`] : [])),
  )
}
