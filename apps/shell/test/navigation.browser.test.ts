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
  page.setDefaultTimeout(60_000)
})
afterEach(async () => {
  await page.context().close()
  await server.stop()
})

const heading = (name: string) => page.getByRole('heading', { name, level: 1 })

describe('the navigation', () => {
  it('shows what the role may open, and refuses the rest by its address too', async () => {
    await signIn(page, server)
    const links = page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link')
    const shown = await links.allInnerTexts()
    expect(shown).toEqual(expect.arrayContaining(['Beranda', 'Kotak Masuk', 'Permintaan Kunjungan', 'Contoh']))
    for (const other of ['Laporan', 'Wilayah', 'Pengguna', 'Jejak Audit', 'Antrean Sistem'])
      expect(shown).not.toContain(other)
    await page.goto(`${server.origin}/app/sample/queues`)
    await heading('Anda tidak punya izin untuk bagian ini').waitFor()
    expect(server.state.requests.filter((request) => request.includes('/modules/sample'))).toEqual([])
  })

  it('shows a page of its own for an unknown address, of the shell and of a module', async () => {
    await signIn(page, server)
    await page.goto(`${server.origin}/app/nowhere`)
    await heading('Halaman tidak ditemukan').waitFor()
    await page.goto(`${server.origin}/app/intake/a/b/c`)
    await heading('Halaman tidak ditemukan').waitFor()
  })

  it('goes back and forth between modules and pages, each with its own title', async () => {
    await signIn(page, server)
    await open(page, 'Kotak Masuk')
    await heading('Kotak Masuk').waitFor()
    await open(page, 'Contoh')
    await page.getByRole('link', { name: 'Lazy' }).click()
    await heading('Lazy page').waitFor()
    await page.goBack()
    await heading('Sample').waitFor()
    await page.goBack()
    await heading('Kotak Masuk').waitFor()
    expect(await page.title()).toContain('Kotak Masuk')
    await page.goForward()
    await heading('Sample').waitFor()
  })

  it('asks before typing would be lost, by link and by the back button', async () => {
    await signIn(page, server)
    await open(page, 'Kotak Masuk')
    await open(page, 'Contoh')
    await page.getByLabel('Note').fill('belum disimpan')
    await open(page, 'Kotak Masuk')
    await page.getByRole('button', { name: 'Tetap di sini' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await page.getByLabel('Note').inputValue()).toBe('belum disimpan')
    await page.goBack()
    await page.getByRole('dialog', { name: 'Tinggalkan halaman ini?' }).waitFor()
    expect(page.url()).toContain('/app/sample')
    await page.getByRole('button', { name: 'Tinggalkan', exact: true }).click()
    await heading('Kotak Masuk').waitFor()
  })

  it('is reached by the keyboard: past the menu, into a module, to its content', async () => {
    await signIn(page, server)
    await page.reload()
    await heading('Selamat bekerja, Yusuf Lolo').waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Langsung ke isi')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await heading('Kotak Masuk').waitFor()
  })

  it('of many modules only the first are fetched ahead, the others when one points at them', async () => {
    const [sample] = server.state.releases.filter(({ id }) => id === 'sample')
    if (!sample) throw new Error('There is no sample')
    const ids = Array.from({ length: 12 }, (_, index) => `many-${String(index + 1).padStart(2, '0')}`)
    server.state.releases = ids.map((id) => ({
      ...sample,
      id,
      contributes: {
        routes: [`/${id}`],
        navigation: [{ id, label: { id, en: id }, path: `/${id}`, icon: 'inbox', order: 1 }],
        extensions: [],
        extensionPoints: [],
        records: [],
      },
    }))
    const fetched = () => ids.filter((id) => server.state.requests.some((request) => request.includes(`/${id}/`)))
    await signIn(page, server)
    await expect.poll(fetched, { timeout: 20_000 }).toEqual(ids.slice(0, 8))
    await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name: 'many-12' }).hover()
    await expect.poll(fetched).toContain('many-12')
    // Whatever would have been fetched in a quiet moment has been by now.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))))
    expect(fetched()).toEqual([...ids.slice(0, 8), 'many-12'])
  }, 30_000)

  it('switches between warm modules within 150 ms', async () => {
    await signIn(page, server)
    await open(page, 'Permintaan Kunjungan')
    await heading('Permintaan Kunjungan').waitFor()
    await open(page, 'Kotak Masuk')
    await heading('Kotak Masuk').waitFor()
    const measure = (link: string, title: string) =>
      page.evaluate(
        ([href, text]) =>
          new Promise<number>((resolve) => {
            const isShown = () =>
              [...document.querySelectorAll('h1')].some(
                (element) => element.textContent === text && element.checkVisibility(),
              )
            const startedAt = performance.now()
            const look = () => (isShown() ? resolve(performance.now() - startedAt) : requestAnimationFrame(look))
            document.querySelector<HTMLElement>(`.ui-frame-navigation a[href="${href}"]`)?.click()
            look()
          }),
        [link, title] as const,
      )
    const times: number[] = []
    for (let round = 0; round < 5; round += 1) {
      times.push(await measure('/app/field', 'Permintaan Kunjungan'))
      times.push(await measure('/app/intake', 'Kotak Masuk'))
    }
    const median = times.sort((one, other) => one - other)[5] ?? Number.POSITIVE_INFINITY
    console.log(`switch between warm modules: median ${median.toFixed(1)} ms, slowest ${times.at(-1)?.toFixed(1)} ms`)
    expect(median).toBeLessThanOrEqual(150)
  })
})

describe('an extension point', () => {
  it('shows what modules offer, and stays whole when one of them fails', async () => {
    server.state.releases = server.state.releases.map((release) => {
      const extensions = [...release.contributes.extensions, { id: 'missing', point: 'sample.aside', order: 2 }]
      return release.id === 'sample' ? { ...release, contributes: { ...release.contributes, extensions } } : release
    })
    await signIn(page, server)
    await open(page, 'Contoh')
    await page.getByText('Greeting to Krayan').waitFor()
    await expect.poll(() => server.state.reports.map(({ outcome }) => outcome)).toContain('contract')
    await heading('Sample').waitFor()
  })
})

describe('a new release', () => {
  it('waits quietly while its module is on the screen, and is taken when asked', async () => {
    await signIn(page, server)
    await open(page, 'Contoh')
    await heading('Sample').waitFor()
    server.promote('sample-next')
    await server.sendLive({ type: 'boot.changed' })
    await page.getByText('Versi baru tersedia').waitFor()
    await heading('Sample').waitFor()
    await page.getByRole('button', { name: 'Pakai sekarang' }).click()
    await page.getByText('Versi baru tersedia').waitFor({ state: 'hidden' })
    await heading('Sample').waitFor()
    await expect
      .poll(() => server.state.reports.at(-1))
      .toMatchObject({ moduleId: 'sample', version: '1.1.0', outcome: 'loaded' })
  })

  it('of a module that is not open is used the next time it is opened', async () => {
    await signIn(page, server)
    await open(page, 'Contoh')
    await heading('Sample').waitFor()
    await open(page, 'Kotak Masuk')
    await heading('Kotak Masuk').waitFor()
    server.promote('sample-next')
    const asked = page.waitForResponse(/\/api\/v1\/boot/)
    await server.sendLive({ type: 'boot.changed' })
    await (await asked).finished()
    await open(page, 'Contoh')
    await heading('Sample').waitFor()
    await expect.poll(() => server.state.reports.at(-1)?.version).toBe('1.1.0')
  })

  it('that is suspended disappears at once when it is not open', async () => {
    await signIn(page, server)
    await open(page, 'Kotak Masuk')
    server.state.releases = server.state.releases.filter(({ id }) => id !== 'sample')
    await server.sendLive({ type: 'boot.changed' })
    await page
      .getByRole('navigation', { name: 'Menu utama' })
      .getByRole('link', { name: 'Contoh' })
      .waitFor({ state: 'detached' })
  })

  it('that is suspended while it is open is dropped when the person leaves it', async () => {
    await signIn(page, server)
    await open(page, 'Contoh')
    await heading('Sample').waitFor()
    server.state.releases = server.state.releases.filter(({ id }) => id !== 'sample')
    await server.sendLive({ type: 'boot.changed' })
    await page.getByText('Versi baru tersedia').waitFor()
    await heading('Sample').waitFor()
    await open(page, 'Kotak Masuk')
    await heading('Kotak Masuk').waitFor()
    await page
      .getByRole('navigation', { name: 'Menu utama' })
      .getByRole('link', { name: 'Contoh' })
      .waitFor({ state: 'detached' })
  })
})

describe('a preview', () => {
  it('is named on every screen until it is ended', async () => {
    server.state.previews.add('sample')
    await signIn(page, server)
    await page.getByText('Pratinjau Contoh 1.0.0').waitFor()
    await open(page, 'Kotak Masuk')
    await heading('Kotak Masuk').waitFor()
    await page.getByText('Pratinjau Contoh 1.0.0').waitFor()
    await page.getByRole('button', { name: 'Akhiri pratinjau' }).click()
    await page.getByText('Pratinjau Contoh 1.0.0').waitFor({ state: 'detached' })
    await expect.poll(() => server.state.requests).toContain('DELETE /api/v1/modules/sample/overrides')
  })
})

describe('an address that asks for a preview', () => {
  it('starts nothing by itself, and the preview once the person says so', async () => {
    await signIn(page, server)
    await page.goto(`${server.origin}/app/preview?module=sample&version=1.0.0`)
    await page.getByText('di peramban ini saja, paling lama 8 jam?').waitFor()
    expect(server.state.previews.size).toBe(0)
    await page.getByRole('button', { name: 'Tampilkan pratinjau' }).click()
    await page.getByText('Pratinjau Contoh 1.0.0').waitFor()
    await page.goto(`${server.origin}/app/preview`)
    await page.getByText('Alamat ini tidak lengkap').waitFor()
  })
})

describe('a boot manifest', () => {
  const altered = (boot: { modules: { id: string; files: { integrity: string }[] }[] }) => {
    for (const { files } of boot.modules) for (const file of files) file.integrity = `sha384-${'A'.repeat(64)}`
  }

  it('that was altered on its way with the page starts nothing', async () => {
    await signIn(page, server)
    server.state.alterBoot = (boot) => {
      const copy = structuredClone(boot)
      altered(copy)
      return copy
    }
    await page.goto(`${server.origin}/app/intake`)
    await heading('Daftar bagian berubah di jalan').waitFor()
    expect(server.state.requests.filter((request) => request.includes('/modules/intake'))).toEqual([])
    server.state.alterBoot = undefined
    await page.getByRole('button', { name: 'Coba lagi' }).click()
    await heading('Kotak Masuk').waitFor()
  })

  it('that was altered later is not taken, and what runs goes on', async () => {
    await signIn(page, server)
    await open(page, 'Contoh')
    await heading('Sample').waitFor()
    server.state.alterBoot = (boot) => ({ ...boot, modules: [] })
    const asked = page.waitForResponse(/\/api\/v1\/boot/)
    await server.sendLive({ type: 'boot.changed' })
    await (await asked).finished()
    await open(page, 'Kotak Masuk')
    await heading('Kotak Masuk').waitFor()
    await open(page, 'Contoh')
    await heading('Sample').waitFor()
  })
})
