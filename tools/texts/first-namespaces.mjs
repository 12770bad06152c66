import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { camel } from './render-texts.mjs'

/** @import { Namespace } from './read-texts.mjs' */

/** @param {string} place without its ending */
const findSource = (place) => [`${place}.ts`, `${place}.tsx`].find((file) => existsSync(file))

/**
 * Files that come with an entry: those it imports, and those they import; what is imported on demand is not among them.
 * @param {string} entry
 * @returns {string[]}
 */
function listCarried(entry) {
  const carried = [entry]
  for (const file of carried) {
    const named = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b(?! type\b)[^'"]*from '(\.[^']+)'/gm)
    for (const [, place = ''] of named) {
      const found = findSource(path.resolve(path.dirname(file), place))
      if (found && !carried.includes(found)) carried.push(found)
    }
  }
  return carried
}

/**
 * The namespaces that the screens say which come with a module's entry.
 * @param {string} folder of the module
 * @param {Namespace[]} namespaces
 * @returns {string[]}
 */
export function firstNamespaces(folder, namespaces) {
  const generated = path.join(folder, 'src/texts/texts.ts')
  const sources = listCarried(path.join(folder, 'src/module.tsx'))
    .filter((file) => file !== generated)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  return namespaces.map(({ name }) => name).filter((name) => new RegExp(`\\b${camel(name)}Texts\\b`).test(sources))
}
