import { pathToFileURL } from 'node:url'
import type { CheckedPage } from '@sipelandukilat/contract/modules/check-release'
import { findChromium } from './chromium'
import { type Project, resolveFrom } from './project'
import type { Viewer } from './recorded-page'

/** What is used of `playwright-core`, which the module installs itself. */
type Playwright = {
  chromium: {
    launch: (options: { executablePath: string; args: string[] }) => Promise<{
      newPage: (options: object) => Promise<PlaywrightPage>
      close: () => Promise<void>
    }>
  }
}
type PlaywrightPage = {
  emulateMedia: (media: { colorScheme: CheckedPage['scheme']; reducedMotion: 'reduce' }) => Promise<void>
  goto: (url: string) => Promise<unknown>
  evaluate: <Input, Output>(program: string | ((input: Input) => Promise<Output>), input?: Input) => Promise<Output>
}

/** What is used of `happy-dom`. */
type HappyDom = {
  Browser: new (
    options: object,
  ) => {
    newPage: () => {
      goto: (url: string) => Promise<unknown>
      evaluate: (script: string) => unknown
      mainFrame: { window: { recordedModule?: unknown } }
    }
    close: () => Promise<void>
  }
}

const load = async <Package>(project: Project, name: string): Promise<Package> => {
  const loaded = await import(pathToFileURL(resolveFrom(project.folder, name)).href)
  return loaded.default ?? loaded
}

async function openChromium(project: Project, executablePath: string): Promise<Viewer> {
  const { chromium } = await load<Playwright>(project, 'playwright-core')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  return {
    environment: 'chromium',
    go: async (url, scheme) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.goto(url)
    },
    run: (program, input) => page.evaluate(program, input),
    runText: async (script) => {
      await page.evaluate(script)
    },
    close: () => browser.close(),
  }
}

async function openHappyDom(project: Project, served: Served): Promise<Viewer> {
  const { Browser } = await load<HappyDom>(project, 'happy-dom')
  const browser = new Browser({
    settings: {
      enableJavaScriptEvaluation: true,
      suppressInsecureJavaScriptEnvironmentWarning: true,
      disableCSSFileLoading: true,
      handleDisabledFileLoadingAsSuccess: true,
      // It fetches lazy files while it holds this process still, so a server of this process could never answer.
      fetch: { virtualServers: [{ url: served.url, directory: served.folder }] },
    },
  })
  const page = browser.newPage()
  return {
    environment: 'happy-dom',
    go: async (url) => {
      await page.goto(url)
    },
    // The function's text runs in the page's own world, as a browser does it.
    run: async (program, input) => {
      const answer = await page.evaluate(`(${program.toString()})(${JSON.stringify(input ?? null)})`)
      return JSON.parse(JSON.stringify(answer))
    },
    runText: async (script) => {
      await page.evaluate(script)
    },
    close: () => browser.close(),
  }
}

/** Where the page is served from. */
type Served = { readonly url: string; readonly folder: string }

/** A real browser where the machine has one; else a document without one, which sees no contrast and no layout. */
export async function openViewer(project: Project, served: Served, mayUseBrowser: boolean): Promise<Viewer> {
  const chromium = mayUseBrowser ? findChromium() : undefined
  return chromium ? openChromium(project, chromium) : openHappyDom(project, served)
}
