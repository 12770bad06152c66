import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { readKept } from './chromium-cache.mjs'

/** The same engine without the windows of a desktop, which cost a fifth of the work of each page. */
const HEADLESS = ['chromium-headless-shell']

const WHOLE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Where systems without a package manager put it. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Every Chromium or Chrome that may be used here, the best first: the one of `CHROMIUM_PATH` alone; else those on
 * `PATH`, a whole one first for a full run; last the one that the project keeps.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [cache] the project's cache, when it is not the usual one
 * @returns {string[]} programs
 */
export function listChromiums(env = process.env, cache) {
  if (env.CHROMIUM_PATH) return [env.CHROMIUM_PATH]
  const names = env.PROVE ? [...WHOLE, ...HEADLESS] : [...HEADLESS, ...WHOLE]
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const installed = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  const kept = readKept(cache)
  return [...installed, ...PLACES, ...(kept ? [kept] : [])].filter(isProgram)
}

/**
 * The first of them.
 * @returns {string}
 * @throws {Error} that says how to get one
 */
export function findChromium() {
  const [found] = listChromiums()
  if (found) return found
  throw new Error('There is no Chromium here yet: "npm test -- --only browser" fetches one, or set CHROMIUM_PATH.')
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What a browser for tests leaves out: above all pages of its own that it prepares behind each new window, half of the work. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[
    'PreloadTopChromeWebUI',
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    // Those that Playwright leaves out: the last list counts.
    'AvoidUnnecessaryBeforeUnloadCheckSync',
    'DestroyProfileOnBrowserClose',
    'HttpsUpgrades',
    'HttpsFirstBalancedModeAutoEnable',
    'LensOverlay',
    'MediaRouter',
    'PaintHolding',
    'ThirdPartyStoragePartitioning',
    'AvoidCorsURLLoaderRestartOnRedirect',
    'OptimizationHints',
    'NetworkTimeServiceQuerying',
    'AimEnabled',
    'PreconnectToSearch',
  ].join(',')}`,
]
