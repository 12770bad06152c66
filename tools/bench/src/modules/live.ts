import type { Page } from 'playwright-core'
import { giveSession, visitOnce } from '../web/browser'
import { nameOf } from './registry'
import type { ReleaseName } from './release-files'
import type { ModuleSystem } from './system'

const id = 'bench-live'

/** Milliseconds until an open browser had what was decided; one for each round. */
export type LiveTimes = { publishMs: number[]; rollbackMs: number[] }

/**
 * An officer works in the inbox while a developer's release is published, its scopes granted and made stable; then it is taken
 * back. The officer's page is never loaded again: each time ends when its navigation leads to the release's own page.
 */
export function measureLive({ origin, officer, registry }: ModuleSystem, rounds: number): Promise<LiveTimes> {
  return visitOnce(async (visit) => {
    const { page } = visit
    await giveSession(visit, officer)
    await page.goto(`${origin}/app/intake`)
    await showInbox(page)
    let isReloaded = false
    page.on('load', () => {
      isReloaded = true
    })
    const times: LiveTimes = { publishMs: [], rollbackMs: [] }
    const bringOut = async (version: string) => {
      const tarball = await registry.pack({ id, version })
      const begun = performance.now()
      await registry.bringOut({ id, version }, tarball)
      return untilOpen(page, { id, version }, begun)
    }
    // Something to go back to.
    await bringOut('1.0.0')
    for (let round = 1; round <= rounds; round += 1) {
      await showInbox(page)
      times.publishMs.push(await bringOut(`1.${round}.0`))
      await showInbox(page)
      const begun = performance.now()
      const version = await registry.rollBack(id)
      times.rollbackMs.push(await untilOpen(page, { id, version }, begun))
    }
    if (isReloaded) throw new Error('The page was loaded anew, so nothing is said about an open browser')
    return times
  })
}

const navigation = (page: Page) => page.getByRole('navigation', { name: 'Menu utama' })

async function showInbox(page: Page): Promise<void> {
  await navigation(page).locator('a[href="/app/intake"]').click()
  await page.locator('section[data-module="intake"] [data-row="0"]').waitFor()
}

/** Follows the release's link as soon as it stands in the navigation; milliseconds since `begun` when its page is shown. */
async function untilOpen(page: Page, release: ReleaseName, begun: number): Promise<number> {
  const name = nameOf(release)
  await navigation(page).getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  return performance.now() - begun
}
