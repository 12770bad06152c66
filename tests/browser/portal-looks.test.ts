import { languageCodes } from '@sipelandukilat/domain'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { workerScope } from '../../services/api/src/platform/caller'
import { exampleSubmission } from '../../services/api/src/testing/test-application'
import type { TestSystem } from '../../services/api/src/testing/test-system'
import { enter, inspect } from './portal-page'
import { createPortalTest } from './portal-site'

const test = createPortalTest({ environment: { SMTP_URL: 'smtp://127.0.0.1:9' } })

test.for(languageCodes)(
  'every page in %s is in order in light and dark at 320 pixels',
  async (language, { home, page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`${home}/?bahasa=${language}`)
    const pages = {
      home: '/',
      services: '/layanan',
      'services-search': '/layanan?cari=hilang',
      'services-nothing': '/layanan?cari=zzz',
      'service-ktp': '/layanan/KTP-BARU',
      'service-birth': '/layanan/AK-LAHIR',
      case: '/kasus/sabah',
      'case-birth': '/kasus/sabah/lahir',
      'form-ktp': '/layanan/KTP-BARU/isi',
      'form-biodata': '/layanan/BIO-WNI/isi',
      'form-moving': '/layanan/SKP/isi',
      follow: '/lacak',
      schedule: '/jadwal',
      'schedule-empty': '/jadwal?desa=65.03.05.2022',
      drafts: '/draf',
      privacy: '/privasi',
      retention: '/privasi/penyimpanan',
      help: '/bantuan',
      satisfaction: '/ikm',
      'satisfaction-regency': '/ikm/65.03',
      charters: '/maklumat',
      charter: '/maklumat/65.03',
      'official-forms': '/formulir',
      account: '/akun',
      missing: '/tidak-ada',
      'receipt-gone': '/tanda-terima',
      complaint: '/pengaduan',
      'visit-request': '/kunjungan',
      'visit-sent': '/kunjungan/terkirim?nomor=KJ-0A1B2C3D&desa=65.03.05.2022',
      'needs-signal': '/perlu-sinyal',
    }
    // Languages differ in their words alone: each page in one of them, in all in a full run.
    const turn = languageCodes.indexOf(language)
    for (const [index, [name, address]] of Object.entries(pages).entries()) {
      if (!process.env.PROVE && index % languageCodes.length !== turn) continue
      await page.goto(home + address, { waitUntil: 'networkidle' })
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      await inspect(page, `${name}-${language}`)
    }
  },
)

type Receipt = Record<'id' | 'trackingNumber' | 'pin', string>

/** An application of somebody who has a mail address. */
async function sendApplication(system: TestSystem, serviceCode: string, seed: number): Promise<Receipt> {
  const body = await exampleSubmission(system, serviceCode, seed, { villageCode: '65.03.05.2022' })
  const applicant = { ...(body.applicant as object), email: 'warga@surel.test' }
  const answer = await system.request('POST', '/api/v1/public/applications', { body: { ...body, applicant } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as Receipt
}

async function openApplication(page: Page, home: string, language: string, { trackingNumber, pin }: Receipt) {
  await page.goto(`${home}/lacak?bahasa=${language}`)
  await enter(page, 'trackingNumber', trackingNumber)
  await enter(page, 'pin', pin)
  await page.locator('main form button').first().click()
  await page.waitForURL('**/permohonan')
}

test.for(languageCodes)(
  'a statement to be signed, and what is completed with its survey, are in order at 320 pixels in %s',
  async (language, { home, page, system }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await openApplication(page, home, language, await sendApplication(system, 'SKP', 73))
    await inspect(page, `application-with-statement-${language}`)
    await page.locator('main a[href="/permohonan/pernyataan/F-1.03"]').first().click()
    await page.waitForURL('**/pernyataan/F-1.03')
    await inspect(page, `statement-${language}`)
    await page.locator('main form button[value="email"]').click()
    await page.locator('input[name="code"]').waitFor()
    await inspect(page, `statement-code-${language}`)

    const completed = await sendApplication(system, 'KTP-GANTI', 74)
    await system.database.write(workerScope, (db) =>
      db.run({ text: `update application set status = 'completed' where id = $1`, values: [completed.id] }),
    )
    await openApplication(page, home, language, completed)
    await page.locator('#penilaian').waitFor()
    await inspect(page, `application-completed-${language}`)
  },
)

test.for(languageCodes)(
  'what is stored of an application can be read and saved at 320 pixels in %s',
  async (language, { home, page, system }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    const receipt = await sendApplication(system, 'KK-UBAH', 71)
    await openApplication(page, home, language, receipt)
    await enter(page, 'dataPin', receipt.pin)
    await page.locator('#data-anda button[type="submit"]').click()
    await page.waitForURL('**/permohonan/data')
    await inspect(page, `own-data-${language}`)
    const box = await page.locator('#k-dataPin').boundingBox()
    expect(box?.width, 'a PIN has room').toBeGreaterThan(100)
    const save = await page.locator('form[action="/permohonan/data.json"] button').boundingBox()
    expect((save?.x ?? 0) + (save?.width ?? 0)).toBeLessThanOrEqual(320)
  },
)

test('life events fold: the five most asked for, then groups that open', async ({ home, page }) => {
  await page.goto(`${home}/layanan`, { waitUntil: 'networkidle' })
  expect(await page.locator('.card:visible').count()).toBe(5)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2500)
  await page.getByText('Perkawinan dan perceraian').click()
  await page.locator('a[href="/layanan/AK-KAWIN"]').first().waitFor()
  await inspect(page, 'services-group-open')
})

test('on a wide screen the pages stay readable', async ({ home, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const [name, address] of Object.entries({
    'wide-home': '/',
    'wide-services': '/layanan',
    'wide-form': '/layanan/AK-LAHIR/isi',
  })) {
    await page.goto(home + address, { waitUntil: 'networkidle' })
    await inspect(page, name)
  }
})

test('a first load is at most 60 KB, compressed, all files together', async ({ browser, home }) => {
  for (const address of ['/', '/layanan', '/layanan/KTP-BARU/isi', '/layanan/BIO-WNI/isi']) {
    const first = await browser.newContext() // nothing kept from an earlier visit
    const page = await first.newPage()
    await page.goto(home + address, { waitUntil: 'networkidle' })
    const bytes = await page.evaluate(() =>
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce(
        (sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize,
        0,
      ),
    )
    console.info(`portal.first ${address}: ${(bytes / 1024).toFixed(1)} KB`)
    expect(bytes, address).toBeGreaterThan(4000)
    expect(bytes, address).toBeLessThanOrEqual(60 * 1024)
    await first.close()
  }
})
