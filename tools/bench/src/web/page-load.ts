import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { visitOnce } from './browser'

/** Bytes as gzip makes them. */
export type PageLoad = { requests: number; scripts: number; styles: number; all: number }

export const gzipSize = (body: Buffer): number => gzipSync(body, { level: 9 }).length

/**
 * Which requests count, as in the shell's own size test: not the live stream, and not what the registry is sent about loaded
 * modules; both come after the page is usable.
 */
export function isCounted(address: string): boolean {
  const { protocol, pathname } = new URL(address)
  return protocol !== 'data:' && !pathname.endsWith('/live') && !pathname.endsWith('/load-reports')
}

/** Counts what a page fetches while `act` runs. */
export async function measureLoad(page: Page, act: () => Promise<unknown>): Promise<PageLoad> {
  const load: PageLoad = { requests: 0, scripts: 0, styles: 0, all: 0 }
  const bodies: Promise<void>[] = []
  page.on('response', (response) => {
    if (!isCounted(response.url())) return
    load.requests += 1
    const type = response.request().resourceType()
    const count = (body: Buffer) => {
      const size = gzipSize(body)
      load.all += size
      if (type === 'script') load.scripts += size
      if (type === 'stylesheet') load.styles += size
    }
    // A redirection has no body.
    bodies.push(response.body().then(count, () => undefined))
  })
  await act()
  await Promise.all(bodies)
  return load
}

/** What a page loads for somebody who was never there. */
export const measureFirstVisit = (address: string): Promise<PageLoad> =>
  visitOnce(({ page }) => measureLoad(page, () => page.goto(address, { waitUntil: 'networkidle' })))
