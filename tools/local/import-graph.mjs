import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g
const ENDINGS = ['', '.ts', '.tsx', '.mjs', '/index.ts']

/**
 * Who imports whom, by reading the sources: workspaces are followed through the `exports` of their package.json, packages
 * of the registry are not.
 * @param {string} root
 * @param {string[]} files relative to the root
 * @returns {Map<string, Set<string>>} importers of each file
 */
export function readImporters(root, files) {
  const workspaces = readWorkspaces(root)
  /** @type {Map<string, Set<string>>} */
  const importers = new Map()
  for (const file of files.filter((one) => /\.(ts|tsx|mjs)$/.test(one) && existsSync(path.join(root, one)))) {
    for (const [, wanted = ''] of readFileSync(path.join(root, file), 'utf8').matchAll(IMPORT)) {
      const target = wanted.startsWith('.') ? path.join(path.dirname(file), wanted) : fromWorkspace(workspaces, wanted)
      const found = target && ENDINGS.map((ending) => target + ending).find((one) => isFile(path.join(root, one)))
      if (!found) continue
      const known = importers.get(found)
      if (known) known.add(file)
      else importers.set(found, new Set([file]))
    }
  }
  return importers
}

/**
 * Everything that a change can reach.
 * @param {Map<string, Set<string>>} importers
 * @param {string[]} changed
 * @returns {Map<string, number>} how many imports away each file is; those that changed are 0 away
 */
export function reach(importers, changed) {
  const distances = new Map(changed.map((file) => [file, 0]))
  for (const [file, distance] of distances) {
    for (const importer of importers.get(file) ?? []) {
      if (!distances.has(importer)) distances.set(importer, distance + 1)
    }
  }
  return distances
}

/**
 * @param {Map<string, { folder: string, exports: Record<string, string> }>} workspaces
 * @param {string} wanted such as `@sipelandukilat/contract/field`
 * @returns {string | undefined} a file relative to the root
 */
function fromWorkspace(workspaces, wanted) {
  const [scope, name, ...rest] = wanted.split('/')
  const workspace = workspaces.get(`${scope}/${name}`)
  if (!workspace) return undefined
  const part = rest.join('/')
  const exact = workspace.exports[part ? `./${part}` : '.']
  const file = exact ?? workspace.exports['./*']?.replace('*', part)
  return file && path.join(workspace.folder, file)
}

/** @param {string} root */
function readWorkspaces(root) {
  const folders = ['apps', 'packages', 'services', 'tools'].flatMap((group) =>
    readdirSync(path.join(root, group)).map((name) => `${group}/${name}`),
  )
  return new Map(
    folders
      .filter((folder) => existsSync(path.join(root, folder, 'package.json')))
      .map((folder) => {
        const { name, exports = {} } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
        return [name, { folder, exports }]
      }),
  )
}

/** @param {string} file */
function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}
