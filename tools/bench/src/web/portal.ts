import type { Page } from 'playwright-core'
import { median } from '../quantile'
import { visitAnew } from './browser'
import { secondGeneration, sinceNavigation, slowDown } from './slow-line'

type PortalPage = {
  path: string
  /** Does what a person came for; until it succeeds the page is not usable. */
  use: (page: Page) => Promise<void>
}

/** Scripts have run, so that nothing moves under the hand that uses the page. */
const untilWhole = (page: Page) => page.locator('html.scripted').waitFor({ state: 'attached' })

async function type(page: Page, selector: string, text: string): Promise<void> {
  const box = page.locator(selector).first()
  await box.click()
  await page.keyboard.insertText(text)
  if ((await box.inputValue()) !== text) throw new Error(`${selector} does not keep what is typed`)
}

const pages: readonly PortalPage[] = [
  {
    path: '/',
    async use(page) {
      await untilWhole(page)
      await page.locator('a.big-choice[href="/layanan"]').click({ trial: true })
    },
  },
  {
    path: '/layanan',
    async use(page) {
      await untilWhole(page)
      await type(page, 'input[type=search]', 'hilang')
    },
  },
  {
    path: '/layanan/KTP-BARU/isi',
    async use(page) {
      // The island of the form has put its search for a village in place of the steps that work without it.
      await page.locator('[data-picker] input[role=combobox]').first().waitFor()
      await type(page, '[data-picker] input[role=combobox]', 'Liang')
      await page.locator('[data-onward]').click({ trial: true })
    },
  },
]

export type SlowPage = { path: string; textMs: number; usableMs: number }

/** First visits of the portal's pages on 2G: when its first text is painted and when it can be used; medians. */
export async function measureSlowPages(origin: string, rounds: number): Promise<SlowPage[]> {
  const measured: SlowPage[] = []
  for (const { path, use } of pages) {
    const visits = await visitAnew(rounds, async ({ page }) => {
      await slowDown(page, secondGeneration)
      await page.goto(origin + path, { waitUntil: 'commit' })
      await use(page)
      const usableMs = await sinceNavigation(page, secondGeneration)
      return { textMs: await firstTextOf(page), usableMs }
    })
    measured.push({
      path,
      textMs: median(visits.map((visit) => visit.textMs)),
      usableMs: median(visits.map((visit) => visit.usableMs)),
    })
  }
  return measured
}

/** First contentful paint, in milliseconds since navigation began; the portal's first content is text. */
async function firstTextOf(page: Page): Promise<number> {
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime)
  if (painted === undefined) throw new Error('The browser told no first paint')
  return painted
}
