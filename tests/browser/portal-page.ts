import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Answers } from '@sipelandukilat/domain'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { workerScope } from '../../services/api/src/platform/caller'
import type { TestSystem } from '../../services/api/src/testing/test-system'
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

/** Enters who applies, of an invented application, and gives the answers that belong to it. */
export async function enterApplicant(page: Page, code: string, seed: number): Promise<Answers> {
  const { applicant, answers } = exampleApplication(code, seed, { today: '2026-09-14', villageCode: '65.03.05.2022' })
  await enter(page, 'applicant.name', applicant.name)
  await enter(page, 'applicant.nik', applicant.nik ?? '')
  await enter(page, 'applicant.kkNumber', applicant.kkNumber ?? '')
  return answers
}

/** Enters every answer for which the form has a box. */
export async function enterAnswers(page: Page, answers: Answers): Promise<void> {
  for (const [sectionId, section] of Object.entries(answers)) {
    const rows = Array.isArray(section) ? section : [section]
    for (const [index, row] of rows.entries())
      for (const [fieldId, value] of Object.entries(row)) {
        const name = ['answers', sectionId, ...(Array.isArray(section) ? [index] : []), fieldId].join('.')
        if ((await page.locator(`[data-field="${name}"]`).count()) > 0) await enter(page, name, String(value))
      }
  }
}

export async function fillNewIdCard(page: Page, seed: number): Promise<void> {
  await chooseVillage(page, 'krayan')
  await enterAnswers(page, await enterApplicant(page, 'KTP-BARU', seed))
  await enter(page, 'presence.mode', 'village')
}

/** The service worker has kept what it keeps for days without a signal. */
export const untilKept = (page: Page): Promise<void> =>
  expect
    .poll(() => page.evaluate(() => caches.match('/luring-tersimpan').then((kept) => kept !== undefined)))
    .toBe(true)

/** One visit, long enough that everything is on the device. */
export async function visitOnce(page: Page, home: string): Promise<void> {
  await page.goto(home)
  await untilKept(page)
}

/** A photo that is large enough to be cut off on its way: noise does not compress. */
export async function takePhoto(browser: Browser): Promise<Buffer> {
  const studio = await browser.newPage()
  const base64 = await studio.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const context = canvas.getContext('2d')
    if (!context) return ''
    const noise = context.createImageData(canvas.width, canvas.height)
    for (let index = 0; index < noise.data.length; index += 1)
      noise.data[index] = index % 4 === 3 ? 255 : (index * 7919) % 251
    context.putImageData(noise, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
  })
  await studio.close()
  return Buffer.from(base64, 'base64')
}

/** How many applications for a service have arrived. */
export async function countApplications(system: TestSystem, serviceCode: string): Promise<number> {
  const found = await system.database.read(workerScope, (db) =>
    db.first<{ count: number }>({
      text: 'select count(*) from application where service_code = $1',
      values: [serviceCode],
    }),
  )
  return found?.count ?? 0
}
