import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../tools/local/test-browser'
import { buildForTest } from './build-for-test'
import { type LocalServer, password, startLocalServer } from './local-server'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const output = join(import.meta.dirname, '../test-output')

const words = {
  id: {
    signIn: 'Masuk',
    email: 'Surel',
    password: 'Kata sandi',
    home: 'Selamat bekerja, Yusuf Lolo',
    sample: 'Contoh',
    inbox: 'Tidak ada yang menunggu persetujuan',
    menu: 'Buka menu',
    fault: 'Contoh tidak dapat ditampilkan',
    user: 'Akun Yusuf Lolo',
    expired: 'Sesi Anda berakhir',
  },
  en: {
    signIn: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    home: 'Welcome, Yusuf Lolo',
    sample: 'Sample',
    inbox: 'Nothing waits for approval',
    menu: 'Open the menu',
    fault: 'Sample cannot be shown',
    user: 'Account of Yusuf Lolo',
    expired: 'Your session has ended',
  },
} as const
type Language = keyof typeof words
const languages: readonly Language[] = ['id', 'en']

let built: string
let browser: Browser
let server: LocalServer

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  built = await buildForTest()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  rmSync(built, { recursive: true })
})
beforeEach(async () => {
  server = await startLocalServer(built, ['intake', 'field', 'sample'])
})
afterEach(() => server.stop())

async function check(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(output, `${name}.png`) })
  // The page's policy allows no scripts but its own; the tool comes in past it.
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as {
      axe: {
        run: () => Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] }>
      }
    }
    return (await tool.run()).violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary}`).join('; ')}`,
    )
  })
  expect(violations, name).toEqual([])
  const isSideways = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isSideways, `${name} scrolls sideways`).toBe(false)
}

describe('every state of the shell, seen and checked by axe', () => {
  const all = languages.flatMap((language) =>
    (['light', 'dark'] as const).flatMap((scheme) => [1280, 360, 320].map((width) => ({ language, scheme, width }))),
  )
  /** Each language, scheme and width at least once; every combination in a full run (`npm run prove`). */
  const few = new Set(['id light 1280', 'en dark 360', 'id dark 320', 'en light 320'])
  const cases = all.filter(
    ({ language, scheme, width }) => process.env.PROVE || few.has(`${language} ${scheme} ${width}`),
  )
  it.each(cases)(
    '$language $scheme $width px',
    async ({ language, scheme, width }: { language: Language; scheme: 'light' | 'dark'; width: number }) => {
      const text = words[language]
      const context = await browser.newContext({
        viewport: { width, height: width === 1280 ? 800 : 740 },
        colorScheme: scheme,
        reducedMotion: 'reduce',
        bypassCSP: true,
      })
      await context.addInitScript((value) => localStorage.setItem('language', value), language)
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      const name = (state: string) => `${state}-${language}-${scheme}-${width}`
      await page.goto(`${server.origin}/app/`)
      await page.getByRole('heading', { name: text.signIn }).waitFor()
      await check(page, name('sign-in'))
      await page.getByLabel(text.email).fill('intake@nunukan.test')
      await page.getByLabel(text.password, { exact: true }).fill('x')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').waitFor()
      await check(page, name('sign-in-failed'))
      await page.getByLabel(text.password, { exact: true }).fill(password)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: text.home }).waitFor()
      await check(page, name('home'))
      if (width < 1280) {
        await page.getByRole('button', { name: text.menu }).click()
        await page.getByRole('dialog').waitFor()
        await check(page, name('menu'))
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'hidden' })
      }
      await page.getByRole('button', { name: text.user }).click()
      await page.getByRole('dialog', { name: text.user }).waitFor()
      await check(page, name('user-menu'))
      await page.keyboard.press('Escape')
      await page
        .getByRole('main')
        .getByRole('link', { name: /Kotak Masuk|Inbox/ })
        .click()
      await page.getByRole('heading', { name: text.inbox }).waitFor()
      await check(page, name('module'))
      rmSync(server.folderOf('sample'), { recursive: true })
      await page.goto(`${server.origin}/app/sample`)
      await page.getByRole('heading', { name: text.fault }).waitFor()
      await check(page, name('fault'))
      await page.goto(`${server.origin}/app/intake`)
      await page.getByRole('heading', { name: text.inbox }).waitFor()
      await server.whenLive()
      server.state.sessions.clear()
      await server.sendLive({ type: 'boot.changed' })
      await page.getByRole('dialog', { name: text.expired }).waitFor()
      await check(page, name('expired'))
      await context.close()
    },
  )
})
