import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Role } from '@sipelandukilat/access'
import type { Receipt } from '@sipelandukilat/contract'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { hashPassword } from '../../services/api/src/features/session/passwords'
import { workerScope } from '../../services/api/src/platform/caller'
import { exampleSubmission } from '../../services/api/src/testing/test-application'
import type { TestSystem } from '../../services/api/src/testing/test-system'
import { looksOf, overflowOf, takesPictures, violationsOf } from './axe'

const output = path.resolve('test-output/intake')
mkdirSync(output, { recursive: true })

const password = 'sungai panjang di krayan'
let passwordHash: Promise<string> | undefined

export type Officer = { id: string; email: string; name: string }

/** An officer who can sign in by the form. */
export async function createOfficer(
  system: TestSystem,
  roles: readonly { role: Role; regionCode: string }[],
  name: string,
): Promise<Officer> {
  passwordHash ??= hashPassword(password)
  const hash = await passwordHash
  const { id } = await system.createUser(roles, name)
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'update app_user set password_hash = $2 where id = $1', values: [id, hash] }),
  )
  return { id, email: `${id}@test.test`, name }
}

async function enterPassword(page: Page, officer: Officer): Promise<void> {
  const mail = page.getByLabel('Surel')
  // Known already where an ended session is renewed.
  if (await mail.isEditable()) await mail.fill(officer.email)
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

/** A browser of its own, signed in, on a page of the module. */
export async function openDesk(browser: Browser, system: TestSystem, officer: Officer, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' })
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  const home = system.url.replace('127.0.0.1', 'localhost')
  await page.goto(`${home}/app${path}`)
  await enterPassword(page, officer)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Signs in again in the dialog that an ended session opens. */
export async function signInAgain(page: Page, officer: Officer): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Sesi Anda berakhir' })
  await dialog.waitFor()
  await enterPassword(page, officer)
  await dialog.waitFor({ state: 'hidden' })
}

/** A service in a form of entry, found by what people call it. */
export async function chooseService(page: Page, words: string, title: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Layanan', exact: true }).fill(words)
  await page.getByRole('option', { name: title, exact: true }).click()
}

/** A citizen applies on the web. */
export async function apply(system: TestSystem, code: string, seed: number): Promise<Receipt & { name: string }> {
  const body = await exampleSubmission(system, code, seed, { villageCode: '65.03.05.2022' })
  const answer = await system.request('POST', '/api/v1/public/applications', { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const { name } = body.applicant as { name: string }
  return { ...(answer.body as Receipt), name }
}

/** Takes a step by its button and waits until the file says its new status. */
export async function step(page: Page, button: string, status: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await seeStatus(page, status)
}

export const seeStatus = (page: Page, status: string): Promise<void> =>
  page.locator('.ui-page-header').getByText(status, { exact: true }).waitFor()

/** Wide and narrow, light and dark. */
const looks = [
  { width: 1280, height: 900, scheme: 'light' },
  { width: 320, height: 740, scheme: 'dark' },
  { width: 320, height: 740, scheme: 'light' },
  { width: 1280, height: 900, scheme: 'dark' },
] as const

/** No violation of axe and no sideways scrolling in its looks; a picture of each is kept. */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const { width, height, scheme } of looksOf(looks)) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: scheme })
    expect(await overflowOf(page), `${name} scrolls sideways at ${width}`).toBeLessThanOrEqual(0)
    expect(await violationsOf(page), `${name}, ${scheme}, ${width}`).toEqual([])
    if (takesPictures)
      await page.screenshot({ path: path.join(output, `${name}-${width}-${scheme}.png`), fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Presses Tab until the focus is on a control of this name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
    })
    if (focused === name) return
  }
  throw new Error(`The keyboard does not reach “${name}”`)
}
