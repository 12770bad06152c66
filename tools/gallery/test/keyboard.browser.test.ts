import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFaults, openStories, type Scheme, show } from './story-browser'

type Keyboard = {
  page: Page
  press: (...keys: string[]) => Promise<void>
  /** Waits until the keyboard is at something: the pages answer a frame later. */
  isAt: (target: Locator) => Promise<void>
  /** What axe finds in what a key has opened. */
  check: () => Promise<void>
}

const storyText = (page: Page, text: string) => page.locator('#story').getByText(text, { exact: true }).waitFor()

/** What each role promises to those who use no mouse. */
const scripts: Record<string, (keyboard: Keyboard) => Promise<void>> = {
  'action-menu/usual': async ({ page, press, isAt, check }) => {
    const opener = page.getByRole('button', { name: 'Tindakan lain untuk 6503-KTP-000128' })
    await press('Tab', 'Enter')
    await isAt(page.getByRole('button', { name: 'Cetak tanda terima' }))
    await check()
    await press('Tab')
    await isAt(page.getByRole('button', { name: 'Alihkan ke kabupaten lain' }))
    await press('Enter')
    await storyText(page, 'Permohonan dialihkan')
    await isAt(opener)
    await press('Enter')
    await isAt(page.getByRole('button', { name: 'Cetak tanda terima' }))
    await press('Escape')
    await page.getByRole('button', { name: 'Cetak tanda terima' }).waitFor({ state: 'hidden' })
    await isAt(opener)
  },
  'app-frame/usual': async ({ page, press, isAt, check }) => {
    await press('Tab')
    await isAt(page.getByRole('link', { name: 'Langsung ke isi' }))
    await press('Tab', 'Enter')
    await page.getByRole('dialog', { name: 'Menu utama' }).waitFor()
    await check()
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await isAt(page.getByRole('button', { name: 'Buka menu' }))
  },
  'buttons/usual': async ({ page, press }) => {
    await press('Tab', 'Enter', 'Tab', 'Space')
    await storyText(page, 'Ditekan 2 kali')
  },
  'choices/usual': async ({ page, press, isAt }) => {
    await press('Tab', 'Space')
    expect(await page.getByRole('checkbox').isChecked()).toBe(true)
    await press('Tab', 'ArrowDown')
    await isAt(page.getByRole('radio', { name: 'Kantor desa' }))
    expect(await page.getByRole('radio', { name: 'Kantor desa' }).isChecked()).toBe(true)
    await press('Tab', 'ArrowRight')
    expect(await page.getByRole('radio', { name: 'Bulan' }).isChecked()).toBe(true)
  },
  'confirm-dialog/usual': async ({ page, press, isAt, check }) => {
    const opener = page.getByRole('button', { name: 'Terbitkan kartu keluarga' })
    await press('Tab', 'Enter')
    await isAt(page.getByRole('button', { name: 'Batal' }))
    await check()
    await press('Tab')
    await isAt(page.getByRole('button', { name: 'Terbitkan', exact: true }))
    await press('Tab')
    await isAt(page.getByRole('button', { name: 'Tutup' }))
    await press('Escape')
    await storyText(page, 'Tidak jadi')
    await isAt(opener)
    await press('Enter')
    await isAt(page.getByRole('button', { name: 'Batal' }))
    await press('Tab', 'Enter')
    await storyText(page, 'Diterbitkan')
    await isAt(opener)
  },
  'data-table/sideways': async ({ page, press, isAt }) => {
    const table = page.getByRole('region', { name: 'Akta kelahiran per bulan' })
    await press('Tab')
    await isAt(table)
    await press('ArrowRight')
    await expect.poll(() => table.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
  },
  'data-table/sorted': async ({ page, press, isAt }) => {
    await press('Tab', 'Tab')
    await isAt(page.getByRole('button', { name: 'Nama' }))
    await press('Enter')
    await page.locator('th[aria-sort="descending"]').waitFor()
    expect(await page.getByRole('rowheader').first().textContent()).toBe('Yusuf Pangkey')
  },
  'date-input/empty': async ({ page, press, isAt, check }) => {
    await press('Tab')
    await isAt(page.getByLabel('Tanggal kunjungan'))
    await page.keyboard.type('06052026')
    await storyText(page, 'Rabu, 6 Mei 2026')
    await press('Tab')
    expect(await page.getByLabel('Tanggal kunjungan').inputValue(), 'as people write it').toBe('06/05/2026')
    await isAt(page.getByRole('button', { name: 'Buka kalender' }))
    await press('Enter')
    await isAt(page.getByRole('button', { name: 'Bulan sebelumnya' }))
    await press('Tab', 'Tab')
    await isAt(page.getByRole('button', { name: 'Rabu, 6 Mei 2026' }))
    await check()
    await press('ArrowRight', 'ArrowDown')
    await isAt(page.getByRole('button', { name: 'Kamis, 14 Mei 2026' }))
    await press('Enter')
    await isAt(page.getByRole('button', { name: 'Buka kalender' }))
    expect(await page.getByLabel('Tanggal kunjungan').inputValue()).toBe('14/05/2026')
    await press('Shift+Tab')
    await page.keyboard.type('31/02/2026')
    await press('Tab')
    await storyText(page, 'Tanggal tidak terbaca. Tulis seperti 17/08/2026.')
  },
  'date-input/with-time': async ({ page, press, isAt }) => {
    await press('Tab')
    await isAt(page.getByLabel('Diserahkan pada'))
    expect(await page.getByLabel('Diserahkan pada').inputValue()).toBe('14/03/2026 14.30')
    await page.keyboard.type('17 agustus 2026 jam 9')
    await press('Tab')
    expect(await page.getByLabel('Diserahkan pada').inputValue()).toBe('17/08/2026 09.00')
  },
  'date-input/time-alone': async ({ page, press, isAt }) => {
    await press('Tab')
    await isAt(page.getByLabel('Mulai kerja'))
    await page.keyboard.type('1345')
    await press('Tab', 'Shift+Tab')
    expect(await page.getByLabel('Mulai kerja').inputValue()).toBe('13.45')
  },
  'dialog/usual': async ({ page, press, isAt, check }) => {
    await press('Tab', 'Enter')
    await isAt(page.getByLabel('Nama lengkap'))
    await check()
    await press('Shift+Tab')
    await isAt(page.getByRole('button', { name: 'Tutup' }))
    await press('Shift+Tab')
    await isAt(page.getByRole('button', { name: 'Simpan' }))
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await isAt(page.getByRole('button', { name: 'Tambah anggota keluarga' }))
  },
  'dialog/long-text': async ({ page, press, isAt, check }) => {
    await press('Tab', 'Enter')
    await isAt(page.getByRole('button', { name: 'Tutup' }))
    await check()
    await press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  },
  'dialog/must-be-answered': async ({ page, press, isAt }) => {
    await press('Tab', 'Enter')
    await isAt(page.getByRole('button', { name: 'Masuk lagi' }))
    await press('Escape')
    await isAt(page.getByRole('button', { name: 'Masuk lagi' }))
    await press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  },
  'dialog/at-the-side': async ({ page, press, check }) => {
    await press('Tab', 'Enter')
    await page.getByRole('dialog', { name: 'Saring permohonan' }).waitFor()
    await check()
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  },
  'error-state/usual': async ({ page, press }) => {
    await press('Tab', 'Enter')
    await page.locator('#story button[data-loading]').waitFor()
  },
  'figure/link': async ({ page, press }) => {
    await press('Tab', 'Enter')
    await storyText(page, 'Baris di balik angka ini')
  },
  'file-drop-zone/usual': async ({ page, press, isAt }) => {
    await press('Tab')
    await isAt(page.getByLabel('Surat keterangan lahir'))
    const chooser = page.waitForEvent('filechooser')
    await press('Space')
    await (await chooser).setFiles({ name: 'lahir.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-') })
    await storyText(page, 'lahir.pdf')
  },
  'load-more/usual': async ({ page, press }) => {
    await press('Tab', 'Enter')
    await storyText(page, '100 permohonan ditampilkan')
  },
  'navigation-list/usual': async ({ page, press }) => {
    await press('Tab', 'Tab', 'Enter')
    await page.locator('a[aria-current="page"]', { hasText: 'Jemput bola' }).waitFor()
  },
  'popover/usual': async ({ page, press, isAt, check }) => {
    await press('Tab', 'Enter')
    await isAt(page.getByRole('button', { name: 'Ingatkan' }))
    await check()
    await press('Escape')
    await isAt(page.getByRole('button', { name: 'Mengapa terlambat?' }))
  },
  'search-select/usual': async ({ page, press, isAt, check }) => {
    const input = page.getByRole('combobox', { name: 'Desa' })
    await press('Tab')
    await isAt(input)
    await page.keyboard.type('zz')
    await page.getByRole('option', { name: 'Tidak ada yang cocok', disabled: true }).waitFor()
    await check()
    await press('Backspace', 'Backspace')
    await page.keyboard.type('long')
    await page.getByRole('option', { name: 'Long Layu' }).waitFor()
    await check()
    await press('ArrowDown', 'ArrowDown', 'Enter')
    await expect.poll(() => input.inputValue()).toBe('Long Layu')
    await press('ArrowDown')
    await page.getByRole('listbox').waitFor()
    await press('Escape')
    await page.getByRole('listbox').waitFor({ state: 'hidden' })
  },
  'select/usual': async ({ page, press, isAt }) => {
    const select = page.getByLabel('Agama')
    await press('Tab')
    await isAt(select)
    await press('ArrowDown')
    expect(await select.inputValue()).toBe('protestant')
  },
  'skip-link/usual': async ({ page, press, isAt, check }) => {
    await press('Tab')
    await check()
    await press('Enter')
    await isAt(page.locator('#story-content'))
  },
  'tabs/usual': async ({ page, press, isAt }) => {
    await press('Tab', 'ArrowRight')
    await isAt(page.getByRole('tab', { name: 'Berkas' }))
    await storyText(page, 'Dua berkas')
  },
  'toast/with-undo': async ({ page, press, isAt, check }) => {
    await press('Tab', 'Enter')
    await page.getByRole('status').getByText('Surat diarsipkan').waitFor()
    await check()
    await press('Tab')
    await isAt(page.getByRole('button', { name: 'Urungkan' }))
    await press('Enter')
    await storyText(page, 'Di kotak masuk')
    await page.getByText('Surat diarsipkan').waitFor({ state: 'hidden' })
  },
  'toast/failed': async ({ page, press, isAt, check }) => {
    await press('Tab', 'Enter', 'Tab')
    await isAt(page.getByRole('button', { name: 'Tutup' }))
    await check()
    await press('Enter')
    await page.getByText('Tidak terkirim').waitFor({ state: 'hidden' })
  },
  'toast/long-text': async ({ page, press, isAt, check }) => {
    await press('Tab', 'Enter', 'Tab')
    await isAt(page.getByRole('button', { name: 'Urungkan' }))
    await check()
    await press('Enter')
    await page.getByText('Perjalanan ke Krayan').waitFor({ state: 'hidden' })
  },
}

let stories: Awaited<ReturnType<typeof openStories>>

beforeAll(async () => {
  stories = await openStories()
}, 120_000)
afterAll(() => stories.stop())

describe.each(['light', 'dark'] as const)('stories by keyboard alone, in %s colours', (scheme: Scheme) => {
  let opened: Awaited<ReturnType<typeof stories.open>>
  beforeAll(async () => {
    opened = await stories.open(scheme)
  })

  test.each(Object.entries(scripts))('%s', async (story, run) => {
    const { page, errors } = opened
    const [pageId = '', storyId = ''] = story.split('/')
    await show(page, pageId, storyId)
    await run({
      page,
      press: async (...keys) => {
        for (const key of keys) await page.keyboard.press(key)
      },
      isAt: (target) =>
        expect
          .poll(() => target.evaluate((element) => element === document.activeElement), { timeout: 5000 })
          .toBe(true),
      check: async () => expect(await findFaults(page)).toEqual([]),
    })
    expect(errors.splice(0)).toEqual([])
  })
})
