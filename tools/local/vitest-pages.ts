import type { BrowserContext } from 'playwright-core'
import { afterEach, beforeEach } from 'vitest'
import { listOpenContexts, listOpenPages } from './test-browser'

const shownLength = 600
let openBefore: BrowserContext[] = []

beforeEach(() => {
  openBefore = listOpenContexts()
})

/** What a test opened it leaves closed: an open page goes on following what the next tests do. */
afterEach(async () => {
  const opened = listOpenContexts().filter((context) => !openBefore.includes(context))
  await Promise.all(opened.map((context) => context.close()))
})

/** Tells what stands on each open page when a test fails: why a screen did not come is rarely in the error. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const page of listOpenPages()) {
    // biome-ignore lint/performance/useDomNodeTextContent: what is shown, and no script
    const shown = await page.locator('body').innerText({ timeout: 2000 }).catch(String)
    console.log(`Page ${page.url()}\n${shown.replaceAll(/\s+/g, ' ').slice(0, shownLength)}\n`)
  }
})
