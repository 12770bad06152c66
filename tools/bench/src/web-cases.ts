import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import type { Row } from './table'

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

type Loaded = { scriptBytes: number; styleBytes: number; allBytes: number; requests: number }

/** What a first visit of an address loads, counted as gzip makes it. */
async function firstLoad(browser: Browser, url: string): Promise<Loaded> {
  const context = await browser.newContext({ locale: 'id-ID' })
  const page = await context.newPage()
  const loaded: Loaded = { scriptBytes: 0, styleBytes: 0, allBytes: 0, requests: 0 }
  const pending: Promise<void>[] = []
  page.on('response', (response) => {
    pending.push(
      response.body().then(
        (body) => {
          const bytes = gzipSync(body).length
          const type = response.headers()['content-type'] ?? ''
          loaded.requests += 1
          loaded.allBytes += bytes
          if (type.includes('javascript')) loaded.scriptBytes += bytes
          if (type.includes('css')) loaded.styleBytes += bytes
        },
        () => undefined,
      ),
    )
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await Promise.all(pending)
  await context.close()
  return loaded
}

export function webCases(baseUrl: string): Record<string, () => Promise<Row>> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) return {}
  const measure = async (path: string) => {
    const browser = await chromium.launch({ executablePath, args: launchArguments })
    try {
      return await firstLoad(browser, baseUrl.replace('127.0.0.1', 'localhost') + path)
    } finally {
      await browser.close()
    }
  }
  return {
    'web.signin': async () => {
      const { scriptBytes, requests } = await measure('/app')
      return {
        case: 'web.signin',
        value: scriptBytes / 1024,
        unit: 'KB JS gzip',
        target: '≤ 200 KB, ≤ 12 requests',
        ok: scriptBytes <= 200 * 1024 && requests <= 12,
        note: `${requests} requests`,
      }
    },
    'portal.first': async () => {
      const { allBytes, requests } = await measure('/')
      return {
        case: 'portal.first',
        value: allBytes / 1024,
        unit: 'KB gzip',
        target: '≤ 60 KB',
        ok: allBytes > 0 && allBytes <= 60 * 1024,
        note: `${requests} requests`,
      }
    },
  }
}
