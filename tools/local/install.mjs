import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Whether `npm ci` must run: nothing is installed, or something else than the lock file says.
 * @param {string} root the clone
 */
export function isInstallNeeded(root) {
  const lock = path.join(root, 'package-lock.json')
  const installed = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return true
  const stamp = stampFile(root)
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') !== hashFile(lock)
  return statSync(installed).mtimeMs < statSync(lock).mtimeMs // installed by hand
}

/**
 * Remembers by content what is installed, since a checkout touches the lock file's time without changing it.
 * @param {string} root
 */
export function rememberInstalled(root) {
  writeFileSync(stampFile(root), hashFile(path.join(root, 'package-lock.json')))
}

/**
 * The command that installs exactly the lock file.
 * @returns {[string, string[]]}
 */
export function installCommand() {
  return npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund'])
}

/**
 * How to call npm: the one that runs us where there is one.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
export function npmCommand(args) {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) return [process.execPath, [npm, ...args]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args]
}

/** @param {string} root */
function stampFile(root) {
  return path.join(root, 'node_modules', '.installed-lock-hash')
}

/** @param {string} file */
function hashFile(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
