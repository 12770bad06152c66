import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFaults, openStories, type Scheme, show } from './story-browser'
import { storyList } from './story-list'

let stories: Awaited<ReturnType<typeof openStories>>

beforeAll(async () => {
  stories = await openStories()
}, 120_000)
afterAll(() => stories.stop())

/** Focuses one thing after the other, and names what the keyboard does not reach. */
async function listUnreached(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const candidates = 'a[href], button, input, select, textarea, [tabindex="0"]'
    const within = document.getElementById('story')?.querySelectorAll<HTMLElement>(candidates) ?? []
    const wanted = [...within].filter((element) => {
      // Of a group of radio buttons the keyboard stops at one; the arrows reach the others.
      const isOtherRadio = element instanceof HTMLInputElement && element.type === 'radio' && !element.checked
      return element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility() && !isOtherRadio
    })
    for (const [index, element] of wanted.entries()) element.dataset.stop = String(index)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    return wanted.length
  })
  const reached = new Set<string | undefined>()
  for (let stop = 0; stop < count; stop += 1) {
    await page.keyboard.press('Tab')
    reached.add(
      await page.evaluate(() =>
        document.activeElement instanceof HTMLElement ? document.activeElement.dataset.stop : undefined,
      ),
    )
  }
  return Array.from({ length: count }, (_, index) => String(index)).filter((index) => !reached.has(index))
}

describe.each(['light', 'dark'] as const)('stories in %s colours, 320 px wide', (scheme: Scheme) => {
  let opened: Awaited<ReturnType<typeof stories.open>>
  beforeAll(async () => {
    opened = await stories.open(scheme)
  })

  test.each(storyList)(
    '$pageId: no errors, no faults that axe knows, no scrolling sideways',
    async ({ pageId, storyIds }) => {
      const { page, errors } = opened
      const faults: string[] = []
      for (const storyId of storyIds) {
        await show(page, pageId, storyId)
        for (const fault of await findFaults(page)) faults.push(`${storyId}: ${fault}`)
        if (scheme === 'light')
          for (const stop of await listUnreached(page)) faults.push(`${storyId}: Tab does not reach element ${stop}`)
      }
      expect([...faults, ...errors.splice(0)]).toEqual([])
    },
  )
})
