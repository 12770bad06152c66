import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

/** Beside node_modules, which `npm ci` empties. */
export const chromiumCache = path.resolve(import.meta.dirname, '../../.cache/chromium')

const KEPT = 'kept'
const PROGRAM = 'program.txt'
const TRIAL = /^trial-(\d+)-/

/**
 * The browser that an earlier run fetched.
 * @param {string} [cache]
 * @returns {string | undefined} its program
 */
export function readKept(cache = chromiumCache) {
  const file = path.join(cache, KEPT, PROGRAM)
  return existsSync(file) ? path.join(cache, KEPT, readFileSync(file, 'utf8')) : undefined
}

/**
 * An empty folder in which a browser is put together; whatever interrupted runs left behind goes.
 * @param {string} cache
 * @param {string} name
 */
export function makeTrial(cache, name) {
  mkdirSync(cache, { recursive: true })
  for (const entry of readdirSync(cache)) {
    const pid = Number(TRIAL.exec(entry)?.[1])
    if (pid && !isRunning(pid)) removeFolder(path.join(cache, entry))
  }
  return mkdtempSync(path.join(cache, `trial-${process.pid}-${name}-`))
}

/**
 * Keeps a browser that works. Where a run beside this one was quicker, its browser is used.
 * @param {string} cache
 * @param {string} trial its folder, which moves
 * @param {string} program relative to the folder
 * @returns {string} the program to use
 */
export function keep(cache, trial, program) {
  writeFileSync(path.join(trial, PROGRAM), program)
  try {
    renameSync(trial, path.join(cache, KEPT))
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error
    removeFolder(trial)
  }
  const kept = readKept(cache)
  if (!kept) throw new Error(`${cache} holds no browser.`)
  return kept
}

/** @param {string} cache */
export function forgetKept(cache) {
  removeFolder(path.join(cache, KEPT))
}

/** @param {string} folder */
export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true })
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
