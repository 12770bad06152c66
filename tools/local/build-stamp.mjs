import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const SOURCES = ['apps', 'packages', 'services', 'tools', 'package.json', 'package-lock.json', 'turbo.json']
const SKIPPED = new Set(['node_modules', 'dist', '.turbo', '.mf', '.rsbuild', 'test-output'])

/**
 * Whether a build would find anything new. Asking turbo costs seconds; walking the sources costs milliseconds.
 * @param {string} root the clone
 */
export function isBuildNeeded(root) {
  const built = readBuilt(root)
  if (!built) return true
  return built.outputs.some((folder) => !existsSync(path.join(root, folder))) || built.fingerprint !== fingerprint(root)
}

/**
 * The sources that were built last, and what came of them.
 * @param {string} root
 * @returns {{ fingerprint: string, outputs: string[] } | undefined}
 */
export function readBuilt(root) {
  const stamp = stampFile(root)
  return existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : undefined
}

/**
 * Takes the sources' fingerprint; call before a build, so that what changes meanwhile counts as new.
 * @param {string} root
 */
export function fingerprint(root) {
  const hash = createHash('sha256')
  for (const source of SOURCES) addToHash(hash, path.join(root, source))
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} fingerprint of the sources that were built
 */
export function rememberBuilt(root, fingerprint) {
  const folders = ['apps', 'packages', 'services', 'tools'].flatMap((group) =>
    readdirSync(path.join(root, group)).map((name) => `${group}/${name}/dist`),
  )
  const outputs = folders.filter((folder) => existsSync(path.join(root, folder)))
  mkdirSync(path.dirname(stampFile(root)), { recursive: true })
  writeFileSync(stampFile(root), JSON.stringify({ fingerprint, outputs }))
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} file a file by its size and time, a folder by what is in it
 */
function addToHash(hash, file) {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats) return
  if (!stats.isDirectory()) {
    hash.update(`${file}\0${stats.size}\0${stats.mtimeMs}\n`)
    return
  }
  for (const name of readdirSync(file).sort()) {
    if (!SKIPPED.has(name)) addToHash(hash, path.join(file, name))
  }
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'node_modules', '.cache', 'sipelandukilat-build.json')
}
