import { type Language, languageCodes } from '@sipelandukilat/domain'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { workerScope } from '../../services/api/src/platform/caller'
import { createTestSystem, type TestSystem } from '../../services/api/src/testing/test-system'
import { launchBrowser } from '../../tools/local/test-browser'
import { overflowOf } from './axe'
import { type Line, openLine } from './cut-line'
import { apply } from './intake-desk'
import { inspect, openPhone } from './portal-page'

let system: TestSystem
let browser: Browser
let context: BrowserContext
let page: Page
let line: Line
let complaints: string[] = []

beforeAll(async () => {
  system = await createTestSystem()
  system.clock.now = new Date()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  line = await openLine(system.url)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  line?.close()
  await system?.close()
})
beforeEach(async () => {
  await context?.close()
  ;({ context, page, complaints } = await openPhone(browser))
  await line.find(context)
  await page.setViewportSize({ width: 320, height: 640 })
})
afterEach(() => {
  expect(complaints).toEqual([])
})

const pages = [
  ...['/', '/layanan', '/layanan?cari=zzz', '/layanan/AK-LAHIR', '/layanan/KTP-BARU/isi', '/layanan/SKP/isi'],
  ...['/kasus/sabah', '/lacak', '/jadwal', '/jadwal?desa=65.03.05.2022', '/draf', '/privasi', '/bantuan', '/akun'],
  ...['/tidak-ada', '/tanda-terima', '/pengaduan', '/pengaduan/lihat', '/kunjungan', '/perlu-sinyal'],
  ...['/antrean', '/ikm', '/maklumat', '/formulir', '/kunjungan/terkirim?nomor=KJ-0A1B2C3D&desa=65.03.05.2022'],
]

/** The longest words in the largest size; the others where everything is proved. */
const sizes = process.env.PROVE ? (['larger', 'largest'] as const) : (['largest'] as const)
const spoken = process.env.PROVE ? languageCodes : (['id'] as const)

test.each(spoken.flatMap((language) => sizes.map((size): [string, Language] => [size, language])))(
  'at 320 pixels no page scrolls sideways with its texts %s, in %s',
  async (size, language) => {
    await page.goto(`${line.url}/?bahasa=${language}&huruf=${size}`)
    for (const address of pages) {
      await page.goto(line.url + address)
      expect(await page.locator('html').getAttribute('data-text'), address).toBe(size)
      expect(await overflowOf(page), `${address}, ${size}`).toBeLessThanOrEqual(0)
      await page.getByRole('group', { name: /huruf|Text size/ }).waitFor()
    }
  },
)

test('the page of an application and its largest texts are in order, and so is the foot of every page', async () => {
  const { trackingNumber, pin } = await apply(system, 'AK-LAHIR', 84)
  await page.goto(`${line.url}/lacak?huruf=largest`)
  await page.getByLabel('Nomor Permohonan').fill(trackingNumber)
  await page.getByLabel('PIN').fill(pin)
  await page.locator('main form button').click()
  await page.getByLabel('Pesan Anda').fill('Kapan saya boleh mengambil akta anak saya di kantor Nunukan?')
  await page.getByRole('button', { name: 'Kirim pesan' }).click()
  await page.getByText('Pesan terkirim.').waitFor()
  await inspect(page, 'application-largest')
  await page.goto(line.url)
  await inspect(page, 'home-largest')
})

const sizeOf = (shown: Page) =>
  shown.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('main p') ?? document.body).fontSize))

test('without script a link changes the size everywhere, and a form keeps what was typed', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' })
  const shown = await plain.newPage()
  await shown.goto(`${line.url}/bantuan`)
  const usual = await sizeOf(shown)
  await shown.getByRole('link', { name: 'Terbesar' }).click()
  expect(new URL(shown.url()).search).toBe('')
  expect(await sizeOf(shown)).toBeCloseTo(usual * 1.5)
  await shown.goto(`${line.url}/pengaduan`)
  await shown.locator('[name="words"]').fill('Loket tutup sebelum waktunya')
  await shown.getByRole('button', { name: 'Besar', exact: true }).click()
  expect(await shown.locator('html').getAttribute('data-text')).toBe('larger')
  expect(await shown.locator('[name="words"]').inputValue()).toBe('Loket tutup sebelum waktunya')
  expect(await shown.locator('.text-size[aria-current]').allTextContents()).toEqual(['Besar'])
  await plain.close()
})

test('with script the size changes in place, and pages kept for days without a signal take it too', async () => {
  await page.goto(line.url)
  await expect
    .poll(() => page.evaluate(() => caches.match('/luring-tersimpan').then((kept) => kept !== undefined)))
    .toBe(true)
  const usual = await sizeOf(page)
  await line.lose(context)
  await page.getByRole('link', { name: 'Terbesar' }).click()
  expect(await sizeOf(page)).toBeCloseTo(usual * 1.5)
  await page.goto(`${line.url}/layanan/KTP-BARU`)
  await expect.poll(() => page.locator('html').getAttribute('data-text')).toBe('largest')
  expect(await page.locator('.text-size[aria-current]').allTextContents()).toEqual(['Terbesar'])
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  await line.find(context)
})
