import { rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../tools/local/test-browser'
import { signIn } from './browser'
import { buildForTest } from './build-for-test'
import { type LocalServer, startLocalServer } from './local-server'

let built: string
let browser: Browser
let server: LocalServer

beforeAll(async () => {
  built = await buildForTest()
  browser = await launchBrowser()
  server = await startLocalServer(built, ['intake', 'field', 'sample'])
}, 120_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
  rmSync(built, { recursive: true })
})

type Load = { requests: number; scripts: number; styles: number; entry: number }

/** Counts what a page fetches until it is usable, scripts and styles by their gzip size; the live stream is not counted. */
async function measure(page: Page, act: () => Promise<unknown>): Promise<Load> {
  const load: Load = { requests: 0, scripts: 0, styles: 0, entry: 0 }
  const bodies: Promise<void>[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    // What is reported to the registry, and what is listened to, is after the page is usable.
    if (response.url().startsWith('data:') || pathname.endsWith('/live') || pathname.endsWith('/load-reports')) return
    load.requests += 1
    const type = response.request().resourceType()
    if (type !== 'script' && type !== 'stylesheet') return
    bodies.push(
      response.body().then((body) => {
        const size = gzipSync(body, { level: 9 }).length
        if (type === 'script') load.scripts += size
        else load.styles += size
        if (pathname.endsWith('/remoteEntry.js')) load.entry += size
      }),
    )
  })
  await act()
  await Promise.all(bodies)
  return load
}

/** Marks in the page itself when its heading shows: what this program sees of it later is some requests late. */
async function markHeading(page: Page, heading: string): Promise<void> {
  await page.addInitScript((text) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('h1')?.textContent !== text) return
      performance.mark('usable')
      observer.disconnect()
    }).observe(document, { subtree: true, childList: true, characterData: true })
  }, heading)
}

/** How many of the page's requests were answered when its heading showed. */
async function requestsUntilHeading(page: Page): Promise<number> {
  const { usableAt, ends } = await page.evaluate(() => ({
    usableAt: performance.getEntriesByName('usable')[0]?.startTime,
    ends: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].flatMap(
      (entry) => (entry instanceof PerformanceResourceTiming ? [entry.responseEnd] : []),
    ),
  }))
  if (usableAt === undefined) throw new Error('The page showed no such heading')
  return ends.filter((end) => end <= usableAt).length
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const print = (what: string, load: Load) =>
  console.log(
    `${what}: ${load.requests} requests, ${kilobytes(load.scripts)} scripts, ${kilobytes(load.styles)} styles, entry ${kilobytes(load.entry)} (gzip)`,
  )

describe('the weight of the shell', () => {
  it('signing in: at most 200 KB of scripts and 12 requests', async () => {
    const page = await browser.newPage()
    const load = await measure(page, async () => {
      await page.goto(`${server.origin}/app/`)
      await page.getByLabel('Surel').waitFor()
    })
    print('sign-in page', load)
    expect(load.scripts).toBeLessThanOrEqual(200 * 1024)
    expect(load.requests).toBeLessThanOrEqual(12)
    await page.context().close()
  })

  it('signed in, with the first module: at most 300 KB of scripts, 40 KB of styles, 12 requests; an entry at most 20 KB', async () => {
    const context = await browser.newContext()
    const first = await context.newPage()
    await signIn(first, server)
    await first.close()
    const page = await context.newPage()
    // Nothing from the cache, which a new context of the same session would not have.
    await (await context.newCDPSession(page)).send('Network.setCacheDisabled', { cacheDisabled: true })
    await markHeading(page, 'Kotak Masuk')
    const load = await measure(page, async () => {
      await page.goto(`${server.origin}/app/intake`)
      await page.getByRole('heading', { name: 'Kotak Masuk' }).waitFor()
    })
    load.requests = await requestsUntilHeading(page)
    print('signed in, first module', load)
    expect(load.scripts).toBeLessThanOrEqual(300 * 1024)
    expect(load.styles).toBeLessThanOrEqual(40 * 1024)
    expect(load.requests).toBeLessThanOrEqual(12)
    expect(load.entry).toBeLessThanOrEqual(20 * 1024)
    await context.close()
  })
})
