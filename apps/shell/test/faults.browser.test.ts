import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { launchBrowser } from '../../../tools/local/test-browser'
import { open, signIn } from './browser'
import { buildForTest } from './build-for-test'
import { type LocalServer, startLocalServer } from './local-server'

let built: string
let browser: Browser
let server: LocalServer
let page: Page

const pathOf = (kind: 'chunk' | 'style' | 'lazy') => {
  const { files } = server.state.releases.find(({ id }) => id === 'sample') ?? { files: [] }
  const scripts = files.filter(({ path }) => path.endsWith('.js') && path !== 'remoteEntry.js')
  const isLazy = (path: string) => readFileSync(join(server.folderOf('sample'), path), 'utf8').includes('It is here.')
  const found =
    kind === 'style'
      ? files.find(({ path }) => path.endsWith('.css'))
      : scripts.find(({ path }) => isLazy(path) === (kind === 'lazy'))
  if (!found) throw new Error(`The sample module has no ${kind}`)
  return found.path
}

function tamper(path: string): void {
  const file = join(server.folderOf('sample'), path)
  const evil = path.endsWith('.css') ? 'body{--tampered:1}' : 'globalThis.tampered=true;'
  writeFileSync(file, evil + readFileSync(file, 'utf8'))
}

const ranTampered = () =>
  page.evaluate(() => 'tampered' in globalThis || getComputedStyle(document.body).getPropertyValue('--tampered') !== '')

async function expectFault(kind: string): Promise<void> {
  await page.getByText(`Kode: ${kind} · sample 1.0.0`).waitFor()
  // The page does not wait for its report to arrive.
  await vi.waitFor(() =>
    expect(server.state.reports.at(-1)).toMatchObject({ moduleId: 'sample', version: '1.0.0', outcome: kind }),
  )
}

async function expectOthersWork(): Promise<void> {
  await open(page, 'Kotak Masuk')
  await page.getByRole('heading', { name: 'Belum ada permohonan' }).waitFor()
}

async function expectRetryWorks(): Promise<void> {
  await open(page, 'Contoh')
  await page.getByRole('button', { name: 'Coba lagi' }).click()
  await page.getByRole('heading', { name: 'Sample' }).waitFor()
}

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

describe('a module that cannot be shown', () => {
  it.each(['entry', 'chunk', 'style'] as const)(
    'does not run a tampered %s, says so, and loads once it is right again',
    async (part) => {
      // Before the shell, once it is quiet, fetches ahead what is right.
      tamper(part === 'entry' ? 'remoteEntry.js' : pathOf(part))
      await signIn(page, server)
      await open(page, 'Contoh')
      await expectFault('integrity')
      expect(await ranTampered()).toBe(false)
      await expectOthersWork()
      server.restore('sample')
      await expectRetryWorks()
      expect(await ranTampered()).toBe(false)
    },
  )

  it('does not run a tampered lazy chunk of a page opened later', async () => {
    tamper(pathOf('lazy'))
    await signIn(page, server)
    await open(page, 'Contoh')
    await page.getByRole('link', { name: 'Lazy' }).click()
    await expectFault('integrity')
    expect(await ranTampered()).toBe(false)
    await expectOthersWork()
    server.restore('sample')
    await open(page, 'Contoh')
    await page.getByRole('heading', { name: 'Sample' }).waitFor()
  })

  it('runs no script that the boot manifest does not name', async () => {
    await signIn(page, server)
    await open(page, 'Contoh')
    await page.getByRole('heading', { name: 'Sample' }).waitFor()
    const outcome = await page.evaluate(() => {
      const script = document.createElement('script')
      try {
        script.src = '/modules/sample/1.0.0/other.js'
        return 'accepted'
      } catch (error) {
        return String(error)
      }
    })
    expect(outcome).toContain('No boot manifest names the script')
  })

  it.each(['entry', 'chunk'] as const)(
    'says that a missing %s cannot be loaded, while the others work, and loads it when it is back',
    async (part) => {
      rmSync(join(server.folderOf('sample'), part === 'entry' ? 'remoteEntry.js' : pathOf(part)))
      await signIn(page, server)
      await open(page, 'Contoh')
      await expectFault('network')
      await expectOthersWork()
      server.restore('sample')
      await expectRetryWorks()
    },
  )

  it.each(['entry', 'chunk'] as const)(
    'gives up a hanging %s in time, while the others work, and loads it afterwards',
    async (part) => {
      server.state.timeouts = { loadMs: 700, bootstrapMs: 700, mountMs: 700 }
      server.state.hanging.add(part === 'entry' ? 'sample/1.0.0/remoteEntry.js' : pathOf(part))
      await signIn(page, server)
      await open(page, 'Contoh')
      await expectFault('timeout')
      await expectOthersWork()
      server.state.hanging.clear()
      await expectRetryWorks()
    },
  )

  it('is refused when it needs another shell', async () => {
    server.state.releases = server.state.releases.map((release) =>
      release.id === 'sample' ? { ...release, engines: { shell: '^9.0.0' } } : release,
    )
    await signIn(page, server)
    await open(page, 'Contoh')
    await expectFault('incompatible')
    expect(server.state.requests.filter((request) => request.includes('sample'))).toEqual([])
    await expectOthersWork()
  })

  it('shows an error of its page in its own frame', async () => {
    await signIn(page, server)
    await open(page, 'Contoh')
    await page.getByRole('link', { name: 'Breaks' }).click()
    await expectFault('render')
    await expectOthersWork()
  })

  it('shows an error of its first lines in its own frame, and loads once they are right', async () => {
    await page.addInitScript(() => Reflect.set(globalThis, 'sampleThrowsOnLoad', true))
    await signIn(page, server)
    await open(page, 'Contoh')
    await expectFault('contract')
    await expectOthersWork()
    await page.evaluate(() => Reflect.set(globalThis, 'sampleThrowsOnLoad', false))
    await expectRetryWorks()
  })

  it('is given up when a page of it never stands', async () => {
    server.state.timeouts = { loadMs: 1_500, bootstrapMs: 700, mountMs: 700 }
    await signIn(page, server)
    await page.goto(`${server.origin}/app/sample/waits`)
    await expectFault('timeout')
    await expectOthersWork()
  })

  it('keeps the others working when it leaves listeners that throw and floods its log', async () => {
    const lines: string[] = []
    page.on('console', (message) => lines.push(message.text()))
    await signIn(page, server)
    await open(page, 'Contoh')
    await page.getByRole('link', { name: 'Noisy' }).click()
    await page.getByRole('heading', { name: 'Noisy page' }).waitFor()
    await expectOthersWork()
    await page.goBack()
    await page.getByRole('heading', { name: 'Noisy page' }).waitFor()
    expect(lines.filter((line) => line.includes('flood')).length).toBeLessThan(200)
  })
})
