import type { Page } from 'playwright-core'
import { isCounted, measureLoad, type PageLoad } from './page-load'

const firstRow = '[data-row="0"]'
const rowsShown = 'rows shown'

export type InboxLoad = PageLoad & { requestsBeforeRows: number; rowsShownMs: number }

/** What the inbox loads in all; when its rows showed, since navigation began, and how many requests were answered then. */
export async function measureInbox(page: Page, origin: string): Promise<InboxLoad> {
  await page.addInitScript(
    ([selector, mark]) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(selector)) return
        performance.mark(mark)
        observer.disconnect()
      }).observe(document, { subtree: true, childList: true })
    },
    [firstRow, rowsShown] as const,
  )
  const load = await measureLoad(page, async () => {
    // What comes last: the counts beside the views.
    const counted = page.waitForResponse((response) => response.url().endsWith('/applications/counts'))
    await page.goto(`${origin}/app/intake`)
    await page.locator(firstRow).waitFor()
    await counted
  })
  return { ...load, ...(await lookAtRows(page)) }
}

async function lookAtRows(page: Page): Promise<Pick<InboxLoad, 'requestsBeforeRows' | 'rowsShownMs'>> {
  const { shownAt, answers } = await page.evaluate(
    (mark) => ({
      shownAt: performance.getEntriesByName(mark)[0]?.startTime,
      answers: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].flatMap(
        (entry) =>
          entry instanceof PerformanceResourceTiming ? [{ address: entry.name, endedAt: entry.responseEnd }] : [],
      ),
    }),
    rowsShown,
  )
  if (shownAt === undefined) throw new Error('The inbox has no rows')
  const before = answers.filter(({ address, endedAt }) => isCounted(address) && endedAt <= shownAt)
  return { requestsBeforeRows: before.length, rowsShownMs: shownAt }
}
