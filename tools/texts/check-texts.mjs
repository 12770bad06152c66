import { keysOf } from './read-texts.mjs'

/** @import { Namespace } from './read-texts.mjs' */

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
 * @param {'apart' | 'together'} shape
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
  if (shape === 'apart') return wrong
  const all = namespaces.flatMap(({ tables }) => [...keysOf(tables.id ?? {}).keys()])
  return [
    ...wrong,
    ...all.filter((key, index) => all.indexOf(key) !== index).map((key) => `${key} is in two namespaces`),
  ]
}

/**
 * Keys that no source names: neither written out nor begun by a template.
 * @param {Namespace[]} namespaces
 * @param {string} sources the workspace's TypeScript, in one
 * @returns {string[]}
 */
export function unusedTexts(namespaces, sources) {
  const starts = Array.from(sources.matchAll(/`([\w-]+)\$\{/g), ([, start]) => start ?? '')
  return namespaces.flatMap(({ name, tables }) =>
    [...keysOf(tables.id ?? {}).keys()]
      .filter((key) => !new RegExp(`['"\`.]${key.replace(/[.\\-]/g, '\\$&')}(?![\\w-])`).test(sources))
      .filter((key) => !starts.some((start) => key.startsWith(start)))
      .map((key) => `${name}: ${key}`),
  )
}

/**
 * Keys whose text is the same in Indonesian and English: mostly one that nobody translated.
 * @param {Namespace[]} namespaces
 * @returns {string[]}
 */
export function sameTexts(namespaces) {
  return namespaces.flatMap(({ name, tables: { id = {}, en = {} } }) =>
    Object.keys(id).flatMap((key) => (id[key] === en[key] ? [`${name}: ${key}`] : [])),
  )
}
