import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../../tools/local/test-browser'
import { open, signIn } from './browser'
import { buildForTest } from './build-for-test'
import { type LocalServer, startLocalServer } from './local-server'

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
  page.setDefaultTimeout(15_000)
  await signIn(page, server)
  await open(page, 'Kotak Masuk')
  await heading('Kotak Masuk').waitFor()
})
afterEach(async () => {
  await page.context().close()
  await server.stop()
})

const heading = (name: string) => page.getByRole('heading', { name, level: 1 })
const fetchedTexts = () => server.state.requests.filter((request) => request.includes('/texts-'))

async function choose(language: string): Promise<void> {
  await page.getByRole('button', { name: /^(Akun|Account) / }).click()
  await page.getByText(language, { exact: true }).click()
}

describe('the texts of another language', () => {
  it('are fetched when it is chosen, and the page stands still until they are there', async () => {
    expect(fetchedTexts()).toEqual([])
    await page.evaluate(() => {
      const note = () => {
        const { body } = document
        body.dataset.headings = `${body.dataset.headings ?? ''}|${document.querySelector('h1')?.textContent}`
      }
      new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true })
    })
    await choose('English')
    await heading('Inbox').waitFor()
    const seen = (await page.locator('body').getAttribute('data-headings'))?.split('|') ?? []
    expect(seen).toContain('Inbox')
    expect(new Set(seen)).toEqual(new Set(['', 'Kotak Masuk', 'Inbox']))
    expect(fetchedTexts().filter((request) => request.includes('/texts-id'))).toEqual([])
    expect(fetchedTexts().some((request) => request.includes('/modules/intake/'))).toBe(true)
  })

  it('that cannot be fetched leave the page in its language, and the reader is notified', async () => {
    await page.context().setOffline(true)
    await choose('English')
    await page.getByText('Bahasa belum dapat diganti.').waitFor()
    await heading('Kotak Masuk').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('id')
    await page.context().setOffline(false)
    await page.getByText('English', { exact: true }).click()
    await heading('Inbox').waitFor()
  })

  it('are fetched ahead once the line is quiet, so that it can be changed while the line is down', async () => {
    await page.waitForResponse((response) => /\/modules\/intake\/.*\/texts-en\./.test(response.url()))
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => /\/shell\/.*\/texts-en\./.test(name)),
    )
    await page.context().setOffline(true)
    await choose('English')
    await heading('Inbox').waitFor()
  })
})
