import type { Browser, BrowserContext, Page } from 'playwright-core'
import { test as base, expect } from 'vitest'
import { workerScope } from '../../services/api/src/platform/caller'
import { createTestSystem, type TestSystem } from '../../services/api/src/testing/test-system'
import { launchBrowser } from '../../tools/local/test-browser'
import { type Line, openLine } from './cut-line'
import { openPhone } from './portal-page'

/** What all tests of a file share. */
interface Site {
  readonly system: TestSystem
  readonly browser: Browser
  /** What stands between the phone and the system, and can be cut. */
  readonly line: Line
  /** The portal's address at the other end of the line. */
  readonly home: string
}

/** The phone of one test; what its page's policy refuses, and what its scripts throw, fails the test. */
interface Phone {
  readonly context: BrowserContext
  readonly page: Page
}

/** Tests of the portal on a phone, in a system where Nunukan is active; its clock stands still, or is that of the phone. */
export const createPortalTest = ({
  clock = 'still',
  environment = {},
}: {
  clock?: 'still' | 'true'
  environment?: Record<string, string>
} = {}) =>
  base.extend<{ $file: Site; $test: Phone & { phone: Awaited<ReturnType<typeof openPhone>> } }>({
    system: [
      // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are wanted
      async ({}, use) => {
        const system = await createTestSystem({ environment })
        if (clock === 'true') system.clock.now = new Date()
        await system.database.write(workerScope, (db) =>
          db.run({
            text: `update region set status = 'active', office = '{"address":"Jalan Ujang Dewa, Nunukan","hours":"Senin–Jumat 08.00–15.00 WITA","phone":"0556 20123"}' where code = '65.03'`,
          }),
        )
        await use(system)
        await system.close()
      },
      { scope: 'file' },
    ],
    line: [
      async ({ system }, use) => {
        const line = await openLine(system.url)
        await use(line)
        line.close()
      },
      { scope: 'file' },
    ],
    home: [({ line }, use) => use(line.url), { scope: 'file' }],
    browser: [
      // biome-ignore lint/correctness/noEmptyPattern: as above
      async ({}, use) => {
        const browser = await launchBrowser()
        await use(browser)
        await browser.close()
      },
      { scope: 'file' },
    ],
    phone: async ({ browser, line }, use) => {
      const phone = await openPhone(browser)
      await line.find(phone.context)
      await use(phone)
      await phone.context.close()
      expect(phone.complaints).toEqual([])
    },
    context: ({ phone }, use) => use(phone.context),
    page: ({ phone }, use) => use(phone.page),
  })
