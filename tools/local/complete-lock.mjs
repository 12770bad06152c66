import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * `npm ci` refuses a lock file in which an optional package is missing, also one for another platform, and npm leaves
 * out what the registry of the day did not offer (mirrors often lack other platforms' packages). This adds them by name
 * and version, which their parents state exactly; npm fetches them only on their own platform.
 *
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/**
 * @param {Lock} lock
 * @returns {{ name: string, version: string, parent: LockedPackage }[]} optional packages without an entry
 */
export function listMissingOptional({ packages }) {
  return Object.entries(packages).flatMap(([place, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !findEntry(packages, place, name))
      .map(([name, version]) => ({ name, version, parent })),
  )
}

/**
 * @param {Lock} lock
 * @returns {Lock} with an entry for every optional package
 * @throws {Error} when a parent names a range, of which the version cannot be known
 */
export function completeLock(lock) {
  const added = listMissingOptional(lock).map(({ name, version, parent }) => {
    if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}: "${version}" is no exact version`)
    const dev = parent.dev ? { dev: true } : {}
    /** @type {[string, LockedPackage]} */
    const entry = [`node_modules/${name}`, { version, ...toPlatform(name), ...dev, optional: true }]
    return entry
  })
  const [root = ['', {}], ...rest] = Object.entries(lock.packages)
  const sorted = [...rest, ...added].sort(([one], [other]) => one.localeCompare(other, 'en'))
  return { ...lock, packages: Object.fromEntries([root, ...sorted]) }
}

/**
 * Reads the platform out of a name such as `@oxc-parser/binding-linux-x64-musl` or `@turbo/windows-64`.
 * @param {string} name
 * @returns {Pick<LockedPackage, 'os' | 'cpu' | 'libc'>}
 */
export function toPlatform(name) {
  const words = name
    .slice(name.indexOf('/') + 1)
    .replace('windows', 'win32')
    .split('-')
  const system = SYSTEMS.find((one) => words.includes(one))
  const processor = PROCESSORS.find((one) => words.includes(one)) ?? (words.includes('64') ? 'x64' : undefined)
  const isMusl = words.some((word) => word.startsWith('musl'))
  const isGlibc = words.some((word) => word.startsWith('gnu'))
  return {
    ...(system && { os: [system] }),
    ...(processor && { cpu: [processor] }),
    ...(system === 'linux' && (isMusl || isGlibc) && { libc: [isMusl ? 'musl' : 'glibc'] }),
  }
}

/**
 * Node's own search: beside the parent, then in each folder above.
 * @param {Lock['packages']} packages
 * @param {string} place
 * @param {string} name
 */
function findEntry(packages, place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const entry = packages[folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`]
    if (entry || !folder) return entry
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.resolve(import.meta.dirname, '../../package-lock.json')
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`)
  console.log(`${listMissingOptional(lock).length} optional packages added to package-lock.json`)
}
