import { afterEach } from 'vitest'
import { listOpenPages } from './test-browser'

const shownLength = 600

/** Tells what stands on each open page when a test fails: why a screen did not come is rarely in the error. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const page of listOpenPages()) {
    // biome-ignore lint/performance/useDomNodeTextContent: what is shown, and no script
    const shown = await page.locator('body').innerText({ timeout: 2000 }).catch(String)
    console.log(`Page ${page.url()}\n${shown.replaceAll(/\s+/g, ' ').slice(0, shownLength)}\n`)
  }
})
