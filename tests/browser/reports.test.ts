import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ReportSummary } from '../../packages/contract/src/index'
import { inspectScreen, type OfficerSite, openOfficerSite, openPart, speak } from './officer-site'

let site: OfficerSite
let supervisor: Page

beforeAll(async () => {
  site = await openOfficerSite(['intake', 'reports'], 240)
  supervisor = await site.signIn('supervisor@nunukan.test')
})
afterAll(() => site?.close())
afterEach(() => {
  expect(site.complaints).toEqual([])
})

const inspect = (page: Page, name: string) => inspectScreen(page, 'reports', name)
const indonesian = new Intl.NumberFormat('id-ID')

const summaryOf = async (page: Page, query = '') =>
  (await site.ask(page, `/api/v1/reports/summary${query}`)).body as ReportSummary

/** The number on a tile of the overview. */
const figure = (page: Page, label: string) =>
  page
    .locator('.ui-figure', { has: page.getByText(label, { exact: true }) })
    .locator('.ui-figure-value')
    .textContent()

/** How many rows the inbox's query holds, read page by page. */
async function countRows(page: Page, query: string): Promise<number> {
  let count = 0
  let cursor: string | null = null
  do {
    const { status, body } = await site.ask(
      page,
      `/api/v1/applications?${query}&limit=100${cursor ? `&cursor=${cursor}` : ''}`,
    )
    expect(status).toBe(200)
    const rows = body as { items: unknown[]; nextCursor: string | null }
    count += rows.items.length
    cursor = rows.nextCursor
  } while (cursor)
  return count
}

test('the overview shows what the API counts, in Indonesian numbers', async () => {
  const page = supervisor
  await openPart(page, 'Laporan')
  await page.getByText('Kabupaten Nunukan').first().waitFor()
  const { totals, by } = await summaryOf(page)
  expect(totals.submitted).toBeGreaterThan(10)
  expect(await figure(page, 'Diterima')).toBe(indonesian.format(totals.submitted ?? 0))
  expect(await figure(page, 'Selesai')).toBe(indonesian.format(totals.completed ?? 0))
  expect(await figure(page, 'Masih terbuka')).toBe(indonesian.format(totals.open ?? 0))
  expect(await figure(page, 'Terlambat')).toBe(indonesian.format(totals.overdue ?? 0))
  expect(await figure(page, 'Median hari')).toBe(`${indonesian.format(totals.medianDays ?? 0)} hari`)
  for (const group of by.service)
    await expect
      .poll(() => page.getByRole('row', { name: group.label }).first().textContent())
      .toContain(indonesian.format(group.submitted ?? 0))
  await page.locator('svg').getByText('Selesai').waitFor()
  await inspect(page, 'overview')
})

test('the month chart names its first and last month whole', async () => {
  for (const width of [1280, 360]) {
    await supervisor.setViewportSize({ width, height: 800 })
    const chart = supervisor.getByRole('img', { name: /Diterima dan selesai per bulan/ })
    await expect
      .poll(() =>
        chart.evaluate((element) => {
          const frame = element.getBoundingClientRect()
          const texts = [...element.querySelectorAll('text')].map((text) => text.getBoundingClientRect())
          return texts.filter(
            (text) =>
              text.left < frame.left - 0.5 || text.right > frame.right + 0.5 || text.bottom > frame.bottom + 0.5,
          ).length
        }),
      )
      .toBe(0)
  }
  await supervisor.setViewportSize({ width: 1280, height: 900 })
})

test('every figure opens the rows behind it, as many as it says', async () => {
  const page = supervisor
  for (const label of ['Diterima', 'Selesai', 'Masih terbuka', 'Terlambat', 'Ditolak', 'Dibatalkan']) {
    await openPart(page, 'Laporan')
    const shown = await figure(page, label)
    await page.locator('a.ui-figure', { has: page.getByText(label, { exact: true }) }).click()
    await page.waitForURL(/\/app\/intake\?/)
    const query = new URL(page.url()).searchParams
    expect(query.get('region')).toBe('65.03')
    expect(indonesian.format(await countRows(page, query.toString())), label).toBe(shown)
  }
  await openPart(page, 'Laporan')
  const { by } = await summaryOf(page)
  const [busiest] = by.service
  await page.getByRole('link', { name: busiest?.label ?? '', exact: true }).click()
  await page.waitForURL(/\/app\/intake\?/)
  expect(await countRows(page, new URL(page.url()).searchParams.toString())).toBe(busiest?.submitted)
})

test('a column sorts by the keyboard, and says in which direction', async () => {
  const page = supervisor
  await openPart(page, 'Laporan')
  const header = page.getByRole('columnheader', { name: 'Diterima' })
  await header.getByRole('button').focus()
  await page.keyboard.press('Enter')
  const column = async () =>
    (await page.locator('td[data-label="Diterima"]').allInnerTexts()).map((text) => Number(text.replaceAll('.', '')))
  expect(await header.getAttribute('aria-sort')).toBe('descending')
  const falling = await column()
  expect(falling).toEqual([...falling].sort((first, second) => second - first))
  await page.keyboard.press('Enter')
  expect(await header.getAttribute('aria-sort')).toBe('ascending')
  expect(await column()).toEqual([...falling].sort((first, second) => first - second))
})

test('the period and the region are chosen, stay in the address, and narrow the figures', async () => {
  const page = await site.signIn('viewer@kaltara.test')
  await openPart(page, 'Laporan')
  const whole = await summaryOf(page)
  expect(await figure(page, 'Diterima')).toBe(indonesian.format(whole.totals.submitted ?? 0))
  // Those who see no file are given no link to one.
  expect(await page.locator('a.ui-figure').count()).toBe(0)
  await page.getByLabel('Wilayah', { exact: true }).selectOption('65.71')
  await page.getByText('Kota Tarakan').first().waitFor()
  const to = await page.getByLabel('Sampai bulan').inputValue()
  await page.getByLabel('Dari bulan').selectOption(to)
  await page.waitForURL((url) => url.searchParams.get('region') === '65.71' && url.searchParams.get('from') === to)
  const month = await summaryOf(page, `?from=${to}&to=${to}&region=65.71`)
  await expect.poll(() => figure(page, 'Diterima')).toBe(indonesian.format(month.totals.submitted ?? 0))
  await page.reload()
  await expect.poll(() => figure(page, 'Diterima')).toBe(indonesian.format(month.totals.submitted ?? 0))
  await page.getByText('Bulan', { exact: true }).click()
  await page.getByRole('region', { name: 'Angka menurut Bulan' }).waitFor()
  await inspect(page, 'overview-province')
  await page.context().close()
})

test('a regency compares itself with its siblings, small numbers in words', async () => {
  const page = await site.signIn('admin@nunukan.test')
  await openPart(page, 'Laporan')
  await page.getByRole('link', { name: 'Perbandingan' }).click()
  const table = page.getByRole('region', { name: 'Perbandingan kabupaten/kota' })
  await table.getByText('Kota Tarakan').waitFor()
  expect(await table.getByRole('row').count()).toBe(6)
  await table.getByText('kurang dari 5').first().waitFor()
  await inspect(page, 'comparison')
  await page.context().close()
})

test('who may not compare is told so, also by the address', async () => {
  const page = await site.signIn('admin@kaltara.test')
  await page.goto('/app/reports/comparison')
  await page.getByRole('heading', { name: 'Anda tidak punya izin untuk halaman ini' }).waitFor()
  expect(await page.getByRole('button', { name: 'Coba lagi' }).count()).toBe(0)
  await page.context().close()
})

test('baselines: a bad entry is named beside its field, nothing typed is lost, a good one stands beside today', async () => {
  const page = await site.signIn('admin@kaltara.test')
  await openPart(page, 'Laporan')
  await page.getByRole('link', { name: 'Sebelum dan sesudah' }).click()
  await page.getByText('Contoh untuk demonstrasi').first().waitFor()
  await inspect(page, 'impact')
  await page.getByRole('button', { name: 'Isi angka awal' }).click()
  const first = page.getByRole('group', { name: 'Median hari dari pengajuan sampai selesai' })
  const second = page.getByRole('group', { name: 'Selesai tepat waktu' })
  await first.getByLabel('Nilai').fill('dua puluh')
  await second.getByLabel('Sumber').fill('ya')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await first.locator('[aria-invalid="true"]').waitFor()
  const described = await first.getByLabel('Nilai').getAttribute('aria-describedby')
  expect(await first.locator(`#${described?.split(' ').at(-1)}`).textContent()).toBe(
    'Tulis sebagai angka, misalnya 12,5.',
  )
  await second.locator('[aria-invalid="true"]').waitFor()
  expect(await first.getByLabel('Nilai').inputValue()).toBe('dua puluh')
  expect(await second.getByLabel('Sumber').inputValue()).toBe('ya')
  await inspect(page, 'impact-refused')
  await first.getByLabel('Nilai').fill('20,5')
  await first.getByLabel('Masa').fill('2022')
  await first.getByLabel('Sumber').fill('Laporan Tahunan 2022, halaman 14')
  await second.getByLabel('Nilai').fill('')
  await page.getByRole('button', { name: 'Simpan' }).click()
  await page.getByText('Angka awal disimpan.').waitFor()
  await page.getByText('Sumber: Laporan Tahunan 2022, halaman 14 (2022)').waitFor()
  await page.getByText('20,5', { exact: true }).waitFor()
  await page.getByText('Belum diisi').waitFor()

  await page.emulateMedia({ media: 'print' })
  for (const control of ['button', 'select', 'nav', 'input'])
    expect(await page.locator(`${control}:visible`).count(), control).toBe(0)
  await page.getByText(/^Sipelandukilat, /).waitFor()
  mkdirSync('test-output/reports', { recursive: true })
  await page.pdf({ path: 'test-output/reports/impact.pdf', format: 'A4' })
  await page.screenshot({ path: 'test-output/reports/impact-print.png', fullPage: true })
  await page.emulateMedia({ media: null })
  await page.context().close()
})

test('the same in English', async () => {
  const page = supervisor
  await openPart(page, 'Laporan')
  await speak(page, 'English')
  await page.getByText('Received and completed by month').waitFor()
  await inspect(page, 'overview-english')
  await page.getByRole('link', { name: 'Before and after' }).click()
  await page.getByText('Median days from submission to completion').waitFor()
  await inspect(page, 'impact-english')
})
