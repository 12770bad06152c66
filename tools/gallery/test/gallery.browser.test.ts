import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFaults, openStories } from './story-browser'

let stories: Awaited<ReturnType<typeof openStories>>

beforeAll(async () => {
  stories = await openStories()
}, 120_000)
afterAll(() => stories.stop())

async function open(hash: string, { width = 1280, scheme = 'light' as 'light' | 'dark' } = {}): Promise<Page> {
  const context = await stories.browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: scheme,
    locale: 'id-ID',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${stories.url}#/${hash}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

describe('the gallery', () => {
  it.each([
    { hash: '', width: 1280, scheme: 'light' },
    { hash: '', width: 320, scheme: 'dark' },
    { hash: 'select', width: 320, scheme: 'light' },
    { hash: 'toast', width: 1280, scheme: 'dark' },
  ] as const)('has no faults at #/$hash, $width px, $scheme', async ({ hash, width, scheme }) => {
    expect(await findFaults(await open(hash, { width, scheme }), 'body')).toEqual([])
  })

  it('finds a component by a part of its name', async () => {
    const page = await open('')
    await page.getByRole('searchbox', { name: 'Cari komponen' }).fill('drop')
    const list = page.getByRole('navigation', { name: 'Daftar komponen' })
    expect(await list.getByRole('link').allTextContents()).toEqual(['FileDropZone'])
    await list.getByRole('link').press('Enter')
    await page.getByRole('heading', { level: 1, name: 'FileDropZone' }).waitFor()
    await page.getByRole('searchbox', { name: 'Cari komponen' }).fill('zz')
    await page.getByText('Tidak ada komponen dengan nama itu').waitFor()
  })

  it('goes by a deep link to the very story', async () => {
    const page = await open('data-table/many-rows')
    const heading = page.getByRole('heading', { level: 2, name: 'Banyak baris' })
    await expect.poll(() => heading.evaluate((element) => element === document.activeElement)).toBe(true)
    await expect.poll(() => heading.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(800)
  })

  it('changes language and colours, also of stories that stand in a frame', async () => {
    const page = await open('notice?width=320')
    const story = page.frameLocator('iframe[title="Semua nada"], iframe[title="All tones"]')
    await story.getByText('Kantor tutup hari Jumat').waitFor()
    await page.getByRole('radio', { name: 'EN', exact: true }).press('Space')
    await story.getByText('The office is closed on Friday').waitFor()
    await page.getByRole('radio', { name: 'Dark' }).press('Space')
    await story.locator('html[data-mantine-color-scheme="dark"]').waitFor()
    expect(
      await page
        .locator('iframe')
        .first()
        .evaluate((frame) => frame.getBoundingClientRect().width),
    ).toBe(320)
  })

  it('hands out the code of a story as a module writes it', async () => {
    const page = await open('load-more/usual')
    const story = page
      .getByRole('region')
      .or(page.locator('section'))
      .filter({ has: page.getByText('Biasa') })
    await story.locator('summary').press('Enter')
    await story.getByRole('button', { name: 'Salin' }).press('Enter')
    await page.getByText('Kode disalin').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain("import { LoadMore, Text } from '@sipelandukilat/ui'")
    expect(copied).toContain('export function Usual(')
  })
})
