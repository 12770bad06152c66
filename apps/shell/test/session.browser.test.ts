import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../tools/local/test-browser'
import { open, signIn } from './browser'
import { buildForTest } from './build-for-test'
import { type LocalServer, password, startLocalServer } from './local-server'

let built: string
let browser: Browser
let server: LocalServer
let page: Page

beforeAll(async () => {
  built = await buildForTest()
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  rmSync(built, { recursive: true })
})
beforeEach(async () => {
  server = await startLocalServer(built, ['intake', 'field', 'sample'])
  page = await browser.newPage()
  page.setDefaultTimeout(60_000)
})
afterEach(async () => {
  await page.context().close()
  await server.stop()
})

describe('signing in', () => {
  it('names a wrong password in words and keeps what was typed, the e-mail also after a reload', async () => {
    await page.goto(`${server.origin}/app/`)
    await page.getByLabel('Surel').fill('intake@nunukan.test')
    await page.getByLabel('Kata sandi', { exact: true }).fill('salah')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Surel atau kata sandi tidak cocok').waitFor()
    expect(await page.getByLabel('Kata sandi', { exact: true }).inputValue()).toBe('salah')
    await page.reload()
    expect(await page.getByLabel('Surel').inputValue()).toBe('intake@nunukan.test')
  })

  it('says how long an account is locked, in the chosen language', async () => {
    server.state.lockedForSeconds = 840
    await page.goto(`${server.origin}/app/`)
    await page.getByText('English').click()
    await page.getByLabel('E-mail').fill('intake@nunukan.test')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Try again in 14 minutes').waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  })

  it('asks for what is missing without a request', async () => {
    await page.goto(`${server.origin}/app/`)
    await page.getByRole('button', { name: 'Masuk' }).click()
    await page.getByText('Isi surel Anda.').waitFor()
    expect(server.state.requests.some((request) => request.startsWith('POST'))).toBe(false)
  })

  it('takes the token of an invitation out of the address and sets the password', async () => {
    await page.goto(`${server.origin}/app/invitation#secret-token`)
    await page.getByText('Yusuf Lolo (intake@nunukan.test)').waitFor()
    expect(page.url()).not.toContain('secret-token')
    await page.getByLabel('Kata sandi baru').fill('terlalu pendek')
    await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
    await page.getByText('Masih kurang 1 huruf.').waitFor()
    await page.getByLabel('Kata sandi baru').fill('sungai panjang di krayan')
    await page.getByRole('button', { name: 'Simpan kata sandi' }).click()
    await page.getByText('Kata sandi tersimpan').waitFor()
  })

  it('sends a reset link without saying whether there is an account', async () => {
    await page.goto(`${server.origin}/app/`)
    await page.getByRole('link', { name: 'Lupa kata sandi?' }).click()
    await page.getByLabel('Surel').fill('siapa@nunukan.test')
    await page.getByRole('button', { name: 'Kirim tautan' }).click()
    await page.getByText('Bila akunnya ada').waitFor()
  })
})

describe('a session', () => {
  it('that ended is renewed in place: typing stays, and the waiting call is answered', async () => {
    await signIn(page, server)
    await open(page, 'Contoh')
    await page.getByLabel('Note').fill('sudah saya ketik')
    server.state.sessions.clear()
    await page.getByRole('button', { name: 'Ask' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sesi Anda berakhir' })
    await dialog.waitFor()
    await dialog.getByLabel('Kata sandi', { exact: true }).fill(password)
    await dialog.getByRole('button', { name: 'Masuk', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.getByLabel('Note').inputValue()).toBe('sudah saya ketik')
    await page.locator('output', { hasText: 'Yusuf Lolo' }).waitFor()
  })

  it('is taken from the page at a signed-in start, and a draft survives the reload', async () => {
    await signIn(page, server)
    await open(page, 'Contoh')
    await page.getByLabel('Note').fill('draf')
    page.on('dialog', (dialog) => void dialog.accept())
    server.state.requests.length = 0
    await page.reload()
    await page.getByLabel('Note').waitFor()
    expect(await page.getByLabel('Note').inputValue()).toBe('draf')
    expect(server.state.requests).not.toContain('GET /api/v1/session')
    expect(server.state.requests).not.toContain('GET /api/v1/boot')
  })

  it('speaks another language at once, modules too, and the server is notified', async () => {
    await signIn(page, server)
    await open(page, 'Kotak Masuk')
    await page.getByRole('button', { name: 'Akun Yusuf Lolo' }).click()
    await page.getByText('English').click()
    await page.getByRole('heading', { name: 'Nothing waits for approval' }).waitFor()
    await expect.poll(() => server.state.requests).toContain('PATCH /api/v1/session')
  })

  it('that is signed out leaves no draft behind', async () => {
    await signIn(page, server)
    await open(page, 'Contoh')
    await page.getByLabel('Note').fill('draf')
    page.on('dialog', (dialog) => void dialog.accept())
    await page.getByRole('button', { name: 'Akun Yusuf Lolo' }).click()
    await page.getByRole('button', { name: 'Keluar' }).click()
    await page.getByRole('heading', { name: 'Masuk' }).waitFor()
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
  })
})
