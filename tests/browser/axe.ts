import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it stands: the rule and the elements that break it. */
export async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    // What holds is not described, which is most of the work.
    const result = await axe.run({ resultTypes: ['violations'], preload: false })
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
  })
}

/** How far the page scrolls sideways, in pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

let turn = 0

/** The looks in which a screen is inspected now: one in its turn; all of them in a full run (`npm run prove`). */
export const looksOf = <T>(looks: readonly T[]): readonly T[] => {
  const first = turn++ % looks.length
  return process.env.PROVE ? looks : looks.slice(first, first + 1)
}

/** Pictures of what is inspected, for people to look at: in a full run. */
export const takesPictures = Boolean(process.env.PROVE)
