import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Beside the folders of the languages. */
export const generatedFolders = ['fetched', 'carried']

/** @typedef {Record<string, string>} Table */
/** @typedef {{ name: string, tables: Record<string, Table> }} Namespace the tables by language; `id` is complete */

/**
 * The texts of a workspace: `src/texts/<language>/<namespace>.json`.
 * @param {string} folder of the workspace
 * @returns {Namespace[]}
 */
export function readTexts(folder) {
  const texts = path.join(folder, 'src/texts')
  const languages = readdirSync(texts, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !generatedFolders.includes(entry.name),
  )
  /** @type {Map<string, Record<string, Table>>} */
  const found = new Map()
  for (const { name: language } of languages) {
    for (const file of readdirSync(path.join(texts, language)).sort()) {
      const name = path.basename(file, '.json')
      const table = JSON.parse(readFileSync(path.join(texts, language, file), 'utf8'))
      found.set(name, { ...found.get(name), [language]: table })
    }
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, tables]) => ({ name, tables }))
}

/**
 * The values a text names.
 * @param {string} text
 * @returns {string[]}
 */
export const parametersOf = (text) => [
  ...new Set(Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name]) => name ?? '')),
]

/**
 * Keys with their values: `key_one` and `key_other` are one key that takes a `count`. What ends in `_other` and counts
 * nothing is a key of its own.
 * @param {Table} table
 * @returns {Map<string, string[]>}
 */
export function keysOf(table) {
  /** @type {Map<string, string[]>} */
  const keys = new Map()
  for (const [key, text] of Object.entries(table)) {
    const plural = /^(.+)_(zero|one|two|few|many|other)$/.exec(key)?.[1]
    const isPlural = plural !== undefined && parametersOf(table[`${plural}_other`] ?? '').includes('count')
    const name = isPlural ? plural : key
    keys.set(name, [...new Set([...(keys.get(name) ?? []), ...parametersOf(text)])].sort())
  }
  return keys
}
