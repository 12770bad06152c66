import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../local/test-browser'
import { serveGallery } from './serve-gallery'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const root = join(import.meta.dirname, '../../..')

export type Scheme = 'light' | 'dark'

/** The gallery as built, and a page of a phone's width in each scheme; a page shows one story after the other. */
export async function openStories() {
  const turbo = join(root, 'node_modules/turbo/bin/turbo')
  const arguments_ = [turbo, 'run', 'build', '--filter=@sipelandukilat/gallery', '--output-logs=errors-only']
  await promisify(execFile)(process.execPath, arguments_, { cwd: root })
  const server = await serveGallery()
  const browser = await launchBrowser()
  return {
    url: server.url,
    browser,
    open: (scheme: Scheme) => openPage(browser, server.url, scheme),
    stop: async () => {
      await browser.close()
      server.stop()
    },
  }
}

async function openPage(browser: Browser, url: string, scheme: Scheme) {
  const context = await browser.newContext({
    viewport: { width: 320, height: 700 },
    colorScheme: scheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  await context.addInitScript(() => localStorage.setItem('language', 'id'))
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
  })
  await page.goto(`${url}?frame`)
  return { page, errors }
}

/** Shows a story afresh: nothing of another, or of what was done to this one before, is left. */
export async function show(page: Page, pageId: string, storyId: string): Promise<void> {
  const id = `${pageId}/${storyId}`
  await page.evaluate(async (story) => {
    const nextFrame = () => new Promise(requestAnimationFrame)
    location.hash = '#/'
    while (document.getElementById('story')) await nextFrame()
    location.hash = `#/${story}`
    for (let frame = 0; frame < 300 && document.getElementById('story')?.dataset.story !== story; frame += 1)
      await nextFrame()
  }, id)
  await page.locator(`[data-story="${id}"]`).waitFor({ state: 'attached' })
}

/** A story, and what it opens outside itself. */
const ofStory = '#story, .ui-overlay, .ui-toasts, [data-portal]'

/** What axe finds in what is shown, and whether the page scrolls sideways. */
export async function findFaults(page: Page, part = ofStory): Promise<string[]> {
  // Past the page's policy, and once for each document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  return page.evaluate(async (selectors) => {
    type Violation = { id: string; nodes: { target: unknown; failureSummary: string }[] }
    const { axe: tool } = globalThis as unknown as {
      axe: { run: (context: object) => Promise<{ violations: Violation[] }> }
    }
    const include = selectors.split(', ').filter((selector) => document.querySelector(selector))
    const { violations } = await tool.run({ include: include.map((selector) => [selector]) })
    const { scrollWidth, clientWidth } = document.documentElement
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
      ),
      ...(scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} px in ${clientWidth} px`] : []),
    ]
  }, part)
}
