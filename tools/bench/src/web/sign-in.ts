import type { Page } from 'playwright-core'
import { visitAnew } from './browser'
import { poorOffice, sinceNavigation, slowDown } from './slow-line'

const emailBox = 'input[type=email]'
const typed = 'a@b.id'

/** Milliseconds until the sign-in form is visible and has kept what was typed, over a poor line; one for each round. */
export function measureSlowSignIn(origin: string, rounds: number): Promise<number[]> {
  return visitAnew(rounds, async ({ page }) => {
    await slowDown(page, poorOffice)
    await page.goto(`${origin}/app/`, { waitUntil: 'commit' })
    await focusWhenVisible(page)
    await page.keyboard.type(typed)
    const kept = await page.evaluate((selector) => {
      const box = document.querySelector(selector)
      return box instanceof HTMLInputElement ? box.value : undefined
    }, emailBox)
    if (kept !== typed) throw new Error('The form does not keep what is typed')
    return sinceNavigation(page, poorOffice)
  })
}

/** By the page's own means: a locator's machinery is a script too, which the slowed processor would have to read first. */
function focusWhenVisible(page: Page): Promise<void> {
  return page.evaluate(
    (selector) =>
      new Promise<void>((resolve) => {
        const look = () => {
          const box = document.querySelector(selector)
          if (!(box instanceof HTMLInputElement) || !box.checkVisibility()) return requestAnimationFrame(look)
          box.focus()
          return resolve()
        }
        look()
      }),
    emailBox,
  )
}
