import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { publishLocally } from '../../services/api/src/features/modules/registry'
import { seedApplications } from '../../services/api/src/seed/seed-applications'
import { seedOffices } from '../../services/api/src/seed/seed-offices'
import { seedUsers } from '../../services/api/src/seed/seed-users'
import { createTestSystem, type TestSystem } from '../../services/api/src/testing/test-system'
import { launchBrowser } from '../../tools/local/test-browser'
import { looksOf, overflowOf, takesPictures, violationsOf } from './axe'

const password = 'sipelandukilat-demo'

export type OfficerSite = {
  system: TestSystem
  /** A browser of its own for this account, at its first page; signed in beside the screens unless by the form. */
  signIn: (email: string, way?: 'form' | 'request') => Promise<Page>
  /** Sends a request as the page's account, beside its screens. */
  ask: (page: Page, requestPath: string, options?: { method?: string; body?: unknown }) => Promise<Reply>
  /** What pages threw, and what their content policy refused. */
  complaints: string[]
  close: () => Promise<void>
}

export type Reply = { status: number; body: unknown }

/** The whole system with the demonstration in small, its built shell and modules, and a real browser before it. */
export async function openOfficerSite(
  modules: readonly string[],
  applications: number,
  environment: Record<string, string> = {},
): Promise<OfficerSite> {
  const system = await createTestSystem({ environment })
  // Screens know the day from the browser, so this system lives in the present too.
  system.clock.now = new Date()
  const { database, keyring, blobs, config } = system.app.platform
  await seedUsers(database, password)
  await seedOffices(database, [system.clock.now.getFullYear()])
  await seedApplications(database, keyring, blobs, { count: applications, seed: 65, now: system.clock.now })
  for (const module of modules)
    await publishLocally(database, config.dataDir, path.resolve(`apps/${module}/dist`), keyring)
  const browser = await launchBrowser()
  const origin = system.url.replace('127.0.0.1', 'localhost')
  const complaints: string[] = []
  return {
    system,
    complaints,
    async signIn(email, way = 'request') {
      const context = await browser.newContext({ baseURL: origin, viewport: desktop, locale: 'id-ID' })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && /Content Security Policy|Trusted/i.test(message.text()))
          complaints.push(message.text())
      })
      if (way === 'request') {
        const answer = await context.request.post('/api/v1/session', { headers: { origin }, data: { email, password } })
        expect([email, answer.status()]).toEqual([email, 200])
      }
      await page.goto('/app/')
      if (way === 'form') {
        await page.getByLabel('Surel').fill(email)
        await page.getByLabel('Kata sandi', { exact: true }).fill(password)
        await page.getByRole('button', { name: 'Masuk' }).click()
      }
      await page.getByRole('heading', { name: /Selamat bekerja/ }).waitFor()
      return page
    },
    async ask(page, requestPath, { method = 'GET', body } = {}) {
      const response = await page.request.fetch(requestPath, {
        method,
        headers: { origin, 'accept-language': 'id' },
        ...(body === undefined ? {} : { data: body }),
      })
      const text = await response.text()
      return { status: response.status(), body: text.startsWith('{') ? JSON.parse(text) : text }
    },
    async close() {
      await browser.close()
      await system.close()
    },
  }
}

const desktop = { width: 1280, height: 900 }
const phone = { width: 360, height: 740 }

/** Opens a part by the navigation, as a person does. */
export async function openPart(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Chooses the language in the panel of the account; the page speaks it then. */
export async function speak(page: Page, language: 'Bahasa Indonesia' | 'English'): Promise<void> {
  await page.getByRole('button', { name: /^(Akun|Account) / }).click()
  await page.getByText(language, { exact: true }).click()
  await page.locator(`html[lang="${language === 'English' ? 'en' : 'id'}"]`).waitFor({ state: 'attached' })
  await page.keyboard.press('Escape')
}

/** The scheme at once and whole: colours half-way through a transition are nobody's to read. */
async function showScheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(() => {
    const still = new CSSStyleSheet()
    still.replaceSync('*, *::before, *::after { transition: none !important; animation-duration: 0s !important }')
    document.adoptedStyleSheets = [still]
  })
  await page.emulateMedia({ colorScheme })
  // Pages outside the shell, such as the API's description, follow the device without a mark.
  const isShown = `html[data-mantine-color-scheme="${colorScheme}"], html:not([data-mantine-color-scheme])`
  await page.locator(isShown).waitFor({ state: 'attached' })
}

/** A text key that has no words shows as itself, `figure.open`. */
const rawKey =
  /(?:^|[\s(])(?:nav|about|failure|kind|leads|level|outcome|state|type|view|period|overview|figure|chart|table|comparison|impact|regenc(?:y|ies)|status|checklist|users|audit|queues)\.[a-z]+/m

const devices = { desktop, phone } as const

/** A screen's looks: each device in each scheme. */
const looks = [
  ['desktop', 'light'],
  ['phone', 'dark'],
  ['desktop', 'dark'],
  ['phone', 'light'],
] as const

/**
 * At a desk or on a phone, light or dark: no violation of axe, no sideways scrolling (down to 320 pixels), no text key
 * shown raw; a picture of each look in `test-output/<folder>`.
 */
export async function inspectScreen(page: Page, folder: string, name: string): Promise<void> {
  const output = path.resolve('test-output', folder)
  mkdirSync(output, { recursive: true })
  for (const [device, colorScheme] of looksOf(looks)) {
    await page.setViewportSize(devices[device])
    await page.evaluate(() => scrollTo(0, 0))
    await showScheme(page, colorScheme)
    expect(await violationsOf(page), `${name}, ${device}, ${colorScheme}`).toEqual([])
    expect(await overflowOf(page), `${name}, ${device} scrolls sideways`).toBeLessThanOrEqual(0)
    if (takesPictures)
      await page.screenshot({ path: path.join(output, `${name}-${device}-${colorScheme}.png`), fullPage: true })
  }
  await page.setViewportSize({ width: 320, height: 640 })
  await expect.poll(() => overflowOf(page), { message: `${name}, 320 pixels scrolls sideways` }).toBeLessThanOrEqual(0)
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown, with its line breaks, and no script
  expect(await page.locator('body').innerText(), `${name} shows a key`).not.toMatch(rawKey)
  await page.setViewportSize(desktop)
  await showScheme(page, 'light')
}
