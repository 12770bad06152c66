import { existsSync } from 'node:fs'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Whether there is a browser to measure with. */
export const hasBrowser = (): boolean => existsSync(executablePath)

export type Visit = { context: BrowserContext; page: Page }

/** Visits in one browser, each in a context that was never anywhere: nothing cached, nobody signed in. */
export async function visitAnew<T>(times: number, work: (visit: Visit) => Promise<T>): Promise<T[]> {
  const browser = await chromium.launch({ executablePath, args: launchArguments })
  try {
    const results: T[] = []
    while (results.length < times) {
      const context = await browser.newContext({ locale: 'id-ID', viewport: { width: 1280, height: 900 } })
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      results.push(await work({ context, page }))
      await context.close()
    }
    return results
  } finally {
    await browser.close()
  }
}

/** One visit as `visitAnew` makes it. */
export async function visitOnce<T>(work: (visit: Visit) => Promise<T>): Promise<T> {
  const [result] = await visitAnew(1, async (visit) => ({ value: await work(visit) }))
  if (!result) throw new Error('Nobody visited')
  return result.value
}

/** Gives the page's browser a session cookie as signing in would: for this host alone, Secure, which localhost counts as. */
export async function giveSession({ context, page }: Visit, cookie: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  const protocol = await context.newCDPSession(page)
  const { success } = await protocol.send('Network.setCookie', {
    url: 'https://localhost/',
    name,
    value,
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
  })
  await protocol.detach()
  if (!success) throw new Error('The browser refused the session cookie')
}
