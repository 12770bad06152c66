import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let folder: string
let system: TestSystem

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'developers-'))
  mkdirSync(folder, { recursive: true })
  const packages = { '@sipelandukilat/sdk': { version: '0.1.0', file: 'sdk-0.1.0.tgz', integrity: 'sha512-x' } }
  writeFileSync(path.join(folder, 'packages.json'), JSON.stringify({ shell: '0.1.0', packages, uses: {} }))
  writeFileSync(path.join(folder, 'sdk-0.1.0.tgz'), 'tarball')
  writeFileSync(
    path.join(folder, 'write-a-module.md'),
    '# Writing a module\n\n```sh\nnpm exec http://localhost:4000/developers\n```\n\nSee [the report](../../packages/sdk/api-report.md).',
  )
  mkdirSync(path.join(folder, 'components/static'), { recursive: true })
  writeFileSync(path.join(folder, 'components/index.html'), '<meta id="style-nonce" nonce="__STYLE_NONCE__">')
  writeFileSync(path.join(folder, 'components/static/index.0f0f0f0f.js'), 'start()')
  vi.stubEnv('DEVELOPERS_DIR', folder)
  system = await createTestSystem({ environment: { PUBLIC_URL: 'https://layanan.uji' } })
})
afterAll(async () => {
  await system?.close()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const get = (where: string, language = 'id') => fetch(system.url + where, { headers: { 'accept-language': language } })

describe('/developers', () => {
  it('tells anyone how to begin, with the address of this very system, in both languages', async () => {
    const page = await (await get('/developers')).text()
    expect(page).toContain('--package=https://layanan.uji/developers/create-module.tgz')
    expect(page).toContain('<a href="/developers/sdk-0.1.0.tgz">')
    expect(page).toContain('<html lang="id">')
    expect(await (await get('/developers', 'en')).text()).toContain('Writing a module')
  })
  it('wears the look of the portal, speaks one language, and marks what is in English', async () => {
    for (const where of ['/developers', '/developers/guide', '/api/docs']) {
      const page = parse(await (await get(where)).text())
      expect(page.querySelector('a.brand[href="/"]')?.text).toContain('Sipelandukilat')
      expect(page.querySelector('html')?.getAttribute('lang')).toBe('id')
      expect(page.querySelector('.languages')?.text).toContain('English')
      // The other way about nothing is foreign, so nothing needs to be said.
      const inEnglish = parse(await (await get(where, 'en')).text())
      expect(inEnglish.querySelector('html')?.getAttribute('lang')).toBe('en')
      expect(inEnglish.text).not.toContain('bahasa Inggris')
    }
    const guide = parse(await (await get('/developers/guide')).text())
    expect(guide.querySelector('main')?.text).toContain('Panduan ini ditulis dalam bahasa Inggris.')
    expect(guide.querySelector('[lang="en"] h1')?.text).toBe('Writing a module')
    const docs = parse(await (await get('/api/docs')).text())
    expect(docs.querySelector('main')?.text).toContain('ditulis dalam bahasa Inggris')
    const summaries = docs.querySelectorAll('article p > span').map((one) => one.getAttribute('lang'))
    expect(summaries.length).toBeGreaterThan(100)
    expect(new Set(summaries)).toEqual(new Set(['en']))
    expect(docs.querySelectorAll('summary').map((one) => one.text)).not.toContain('response')
  })
  it('hands out the packages, and their list', async () => {
    expect(await (await get('/developers/sdk-0.1.0.tgz')).text()).toBe('tarball')
    expect(await (await get('/developers/packages.json')).json()).toMatchObject({ shell: '0.1.0' })
  })
  it('shows the guide with addresses of this system, without links that lead nowhere', async () => {
    const page = await (await get('/developers/guide')).text()
    expect(page).toContain('<h1>Writing a module</h1>')
    expect(page).not.toContain('api-report.md')
    expect(page).toContain('See the report.')
    expect(page).toContain('npm exec https://layanan.uji/developers')
  })
  it('shows the live components: a page with its own policy, and files that never change', async () => {
    expect(await (await get('/developers')).text()).toContain('<a href="/developers/components/">')
    const page = await get('/developers/components/')
    const [, nonce] = /nonce="([^"]+)"/.exec(await page.text()) ?? []
    expect(nonce).toMatch(/^[\w+/]{22}==$/)
    const policy = page.headers.get('content-security-policy')
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/unsafe/)
    expect(page.headers.get('cache-control')).toBe('no-store')
    const script = await get('/developers/components/static/index.0f0f0f0f.js')
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await get('/developers/components')).url).toBe(`${system.url}/developers/components/`)
    expect((await get('/developers/components/static/none.js')).status).toBe(404)
  })
  it('has nothing else', async () => {
    for (const where of ['/developers/none.tgz', '/developers/..%2Fpackage.json', '/developers/%2e%2e/secret'])
      expect([where, (await get(where)).status]).toEqual([where, 404])
  })
})
