import { existsSync } from 'node:fs'

/** The same engine without the windows of a desktop, which cost a fifth of the work of each page. */
const HEADLESS = '/usr/bin/chromium-headless-shell'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * A Chromium or Chrome on this machine: `CHROMIUM_PATH`, else where systems put it; a whole one for a full run.
 * @returns {string}
 * @throws {Error} that says how to install one
 */
export function findChromium() {
  const places = process.env.PROVE ? [...PLACES, HEADLESS] : [HEADLESS, ...PLACES]
  const found = [process.env.CHROMIUM_PATH, ...places].find((file) => file && existsSync(file))
  if (found) return found
  throw new Error(
    'The browser tests need Chromium. On Debian: "apt-get install chromium-headless-shell"; elsewhere install Chrome or ' +
      'Chromium, or set CHROMIUM_PATH to its program.',
  )
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
