import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromiumArguments, findChromium } from './chromium.mjs'

const open = new Set<Browser>()

/** A browser for tests. What drives it is loaded with the first: most test files need none. */
export async function launchBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments })
  open.add(browser)
  browser.on('disconnected', () => open.delete(browser))
  return browser
}

/** Everybody for whom pages are open in them. */
export const listOpenContexts = (): BrowserContext[] => [...open].flatMap((browser) => browser.contexts())

/** Every page that is open in them. */
export const listOpenPages = (): Page[] => listOpenContexts().flatMap((context) => context.pages())
