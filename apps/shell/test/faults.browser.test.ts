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

const isOfLazyPage = (path: string) =>
  /It is here\.|\.sample-lazy/.test(readFileSync(join(server.folderOf('sample'), path), 'utf8'))

const pathOf = (kind: 'chunk' | 'style' | 'lazy' | 'lazy style') => {
  const { files } = server.state.releases.find(({ id }) => id === 'sample') ?? { files: [] }
  const ending = kind.endsWith('style') ? '.css' : '.js'
  const found = files.find(
    ({ path }) => path.endsWith(ending) && path !== 'remoteEntry.js' && isOfLazyPage(path) === kind.startsWith('lazy'),
  )
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
  await page.getByRole('heading', { name: 'Tidak ada yang menunggu persetujuan' }).waitFor()
}

/** Who returns gets the release anew; while it still fails, the fault stands with its retry, which works once it is right. */
async function expectRetryWorks(kind: string, setRight: () => unknown): Promise<void> {
  await open(page, 'Contoh')
  await page.getByText(`Kode: ${kind} · sample 1.0.0`).waitFor()
  await setRight()
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
      await expectRetryWorks('integrity', () => server.restore('sample'))
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

  const parts: [string, () => string][] = [
    ['code of the page', () => pathOf('lazy')],
    ['styles of the page', () => pathOf('lazy style')],
    ['code of a shared package', () => '/shell/static/js/async/'],
    ['styles of a shared package', () => '/shell/static/css/async/'],
  ]
  const waysBack: [string, () => Promise<unknown>][] = [
    ['at the first retry', () => page.getByRole('button', { name: 'Coba lagi' }).click()],
    [
      'when one goes to another page of it and returns',
      async () => {
        await open(page, 'Contoh')
        await page.getByRole('heading', { name: 'Sample' }).waitFor()
        await page.getByRole('link', { name: 'Lazy' }).click()
      },
    ],
    [
      'when one goes to another module and returns',
      async () => {
        await expectOthersWork()
        await page.goBack()
      },
    ],
  ]
  // Each part once and each way once: every part by every way in a full run.
  const cases = parts.flatMap(([part, pathOfPart], index) =>
    waysBack.flatMap(([way, comeBack], turn) =>
      process.env.PROVE || turn === index % waysBack.length ? [{ part, pathOfPart, way, comeBack }] : [],
    ),
  )

  it.each(cases)('whose page opened later lacks the $part comes back $way', async ({ pathOfPart, comeBack }) => {
    await signIn(page, server)
    await open(page, 'Contoh')
    await page.getByRole('heading', { name: 'Sample' }).waitFor()
    const isPart = (url: URL) => url.pathname.includes(pathOfPart())
    await page.route(isPart, (route) => route.abort('internetdisconnected'))
    await page.getByRole('link', { name: 'Lazy' }).click()
    await expectFault('network')
    await page.unroute(isPart)
    await comeBack()
    await page.getByRole('heading', { name: 'Lazy page' }).waitFor()
    await page.getByText('It is here.').waitFor()
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
      await expectRetryWorks('network', () => server.restore('sample'))
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
      await expectRetryWorks('timeout', () => server.state.hanging.clear())
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
    await expectRetryWorks('contract', () => page.evaluate(() => Reflect.set(globalThis, 'sampleThrowsOnLoad', false)))
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
