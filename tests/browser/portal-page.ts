import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { looksOf, overflowOf, takesPictures, violationsOf } from './axe'

const output = path.resolve('test-output/portal')
mkdirSync(output, { recursive: true })

/** What a citizen holds: a small screen, touched, in Indonesian. */
export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'id-ID' }

/** A phone with one page; `complaints` fills with what the page's policy refused and what scripts threw. */
export async function openPhone(browser: Browser) {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { context, page, complaints }
}

/** No sideways scrolling; a picture in the output folder. Works without script too. */
export async function photograph(page: Page, name: string): Promise<void> {
  expect(await overflowOf(page), `${name} scrolls sideways`).toBeLessThanOrEqual(0)
  if (takesPictures) await page.screenshot({ path: path.join(output, `${name}.png`), fullPage: true })
}

/** Light or dark: no violation of axe, no sideways scrolling; a picture of each in the output folder. */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const scheme of looksOf(['light', 'dark'] as const)) {
    await page.emulateMedia({ colorScheme: scheme })
    expect(await violationsOf(page), `${name}, ${scheme}`).toEqual([])
    await photograph(page, `${name}-${scheme}`)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Presses a button of the form's list of screens, as a person does. */
async function pressInList(page: Page, value: string): Promise<void> {
  const list = page.locator('details.progress')
  if ((await list.getAttribute('open')) === null) await list.locator('summary').click()
  await list.locator(`button[value="${value}"]`).click()
}

/** Opens the screen of a form on which an entry stands. */
export async function openScreen(page: Page, name: string): Promise<void> {
  const screen = page.locator('[data-step]', { has: page.locator(`[data-field="${name}"]`) })
  if ((await screen.count()) === 0 || (await screen.isVisible())) return
  await pressInList(page, `go:${await screen.getAttribute('data-step')}`)
  await screen.waitFor()
}

/** To the review, from whichever screen. */
export const review = (page: Page): Promise<void> => pressInList(page, 'review')

/** Enters one value as a person would, whatever control stands there. */
export async function enter(page: Page, name: string, value: string): Promise<void> {
  await openScreen(page, name)
  const control = page.locator(`[name="${name}"]`).first()
  const kind = await control.evaluate((one) => (one instanceof HTMLInputElement ? one.type : one.tagName.toLowerCase()))
  if (kind === 'radio' || kind === 'checkbox') await page.locator(`[name="${name}"][value="${value}"]`).check()
  else if (kind === 'select') await control.selectOption(value)
  else await control.fill(value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1'))
}

/** Types a village's name and takes the first suggestion. */
export async function chooseVillage(page: Page, typed: string): Promise<void> {
  await openScreen(page, 'villageCode')
  await page
    .getByRole('combobox', { name: /nama desa/i })
    .first()
    .fill(typed)
  await page.locator('.found [role="option"]').first().click()
  await page.locator('.chosen input[name="villageCode"]').waitFor({ state: 'attached' })
}
