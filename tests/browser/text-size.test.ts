import { type Language, languageCodes } from '@sipelandukilat/domain'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { overflowOf } from './axe'
import { apply } from './intake-desk'
import { inspect, visitOnce } from './portal-page'
import { createPortalTest } from './portal-site'

const test = createPortalTest({ clock: 'true' })

const narrow = { width: 320, height: 640 }

const pages = [
  ...['/', '/layanan', '/layanan?cari=zzz', '/layanan/AK-LAHIR', '/layanan/KTP-BARU/isi', '/layanan/SKP/isi'],
  ...['/kasus/sabah', '/lacak', '/jadwal', '/jadwal?desa=65.03.05.2022', '/draf', '/privasi', '/bantuan', '/akun'],
  ...['/tidak-ada', '/tanda-terima', '/pengaduan', '/pengaduan/lihat', '/kunjungan', '/perlu-sinyal'],
  ...['/antrean', '/ikm', '/maklumat', '/formulir', '/kunjungan/terkirim?nomor=KJ-0A1B2C3D&desa=65.03.05.2022'],
]

/** The longest words in the largest size; the others where everything is proved. */
const sizes = process.env.PROVE ? (['larger', 'largest'] as const) : (['largest'] as const)
const spoken = process.env.PROVE ? languageCodes : (['id'] as const)

test.for(spoken.flatMap((language) => sizes.map((size): [string, Language] => [size, language])))(
  'at 320 pixels no page scrolls sideways with its texts %s, in %s',
  async ([size, language], { home, page }) => {
    await page.setViewportSize(narrow)
    await page.goto(`${home}/?bahasa=${language}&huruf=${size}`)
    for (const address of pages) {
      await page.goto(home + address)
      expect(await page.locator('html').getAttribute('data-text'), address).toBe(size)
      expect(await overflowOf(page), `${address}, ${size}`).toBeLessThanOrEqual(0)
      await page.getByRole('group', { name: /huruf|Text size/ }).waitFor()
    }
  },
)

test('the page of an application and its largest texts are in order, and so is the foot of every page', async ({
  home,
  page,
  system,
}) => {
  await page.setViewportSize(narrow)
  const { trackingNumber, pin } = await apply(system, 'AK-LAHIR', 84)
  await page.goto(`${home}/lacak?huruf=largest`)
  await page.getByLabel('Nomor Permohonan').fill(trackingNumber)
  await page.getByLabel('PIN').fill(pin)
  await page.locator('main form button').click()
  await page.getByLabel('Pesan Anda').fill('Kapan saya boleh mengambil akta anak saya di kantor Nunukan?')
  await page.getByRole('button', { name: 'Kirim pesan' }).click()
  await page.getByText('Pesan terkirim.').waitFor()
  await inspect(page, 'application-largest')
  await page.goto(home)
  await inspect(page, 'home-largest')
})

const sizeOf = (shown: Page) =>
  shown.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('main p') ?? document.body).fontSize))

test('without script a link changes the size everywhere, and a form keeps what was typed', async ({
  browser,
  home,
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'id-ID' })
  const shown = await plain.newPage()
  await shown.goto(`${home}/bantuan`)
  const usual = await sizeOf(shown)
  await shown.getByRole('link', { name: 'Terbesar' }).click()
  expect(new URL(shown.url()).search).toBe('')
  expect(await sizeOf(shown)).toBeCloseTo(usual * 1.5)
  await shown.goto(`${home}/pengaduan`)
  await shown.locator('[name="words"]').fill('Loket tutup sebelum waktunya')
  await shown.getByRole('button', { name: 'Besar', exact: true }).click()
  expect(await shown.locator('html').getAttribute('data-text')).toBe('larger')
  expect(await shown.locator('[name="words"]').inputValue()).toBe('Loket tutup sebelum waktunya')
  expect(await shown.locator('.text-size[aria-current]').allTextContents()).toEqual(['Besar'])
  await plain.close()
})

test('with script the size changes in place, and pages kept for days without a signal take it too', async ({
  context,
  home,
  line,
  page,
}) => {
  await page.setViewportSize(narrow)
  await visitOnce(page, home)
  const usual = await sizeOf(page)
  await line.lose(context)
  await page.getByRole('link', { name: 'Terbesar' }).click()
  expect(await sizeOf(page)).toBeCloseTo(usual * 1.5)
  await page.goto(`${home}/layanan/KTP-BARU`)
  await expect.poll(() => page.locator('html').getAttribute('data-text')).toBe('largest')
  expect(await page.locator('.text-size[aria-current]').allTextContents()).toEqual(['Terbesar'])
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  await line.find(context)
})
