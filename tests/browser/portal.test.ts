import { type Answers, languageCodes } from '@sipelandukilat/domain'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { workerScope } from '../../services/api/src/platform/caller'
import { exampleSubmission } from '../../services/api/src/testing/test-application'
import { createTestSystem, type TestSystem } from '../../services/api/src/testing/test-system'
import { launchBrowser } from '../../tools/local/test-browser'
import { type Line, openLine } from './cut-line'
import { chooseVillage, enter, inspect, openPhone, openScreen, photograph, review } from './portal-page'

let system: TestSystem
let browser: Browser
let context: BrowserContext
let page: Page
let line: Line
let home: string
let photo: Buffer
/** What the page's policy refused, and what scripts threw. */
let complaints: string[] = []

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `update region set status = 'active', office = '{"address":"Jalan Ujang Dewa, Nunukan","hours":"Senin–Jumat 08.00–15.00 WITA","phone":"0556 20123"}' where code = '65.03'`,
    }),
  )
  line = await openLine(system.url)
  home = line.url
  browser = await launchBrowser()
  photo = await takePhoto()
})
afterAll(async () => {
  await browser?.close()
  line?.close()
  await system?.close()
})
beforeEach(async () => {
  await context?.close()
  ;({ context, page, complaints } = await openPhone(browser))
  await line.find(context)
})

afterEach(() => {
  expect(complaints).toEqual([])
})

/** A photo that is large enough to be cut off on its way: noise does not compress. */
async function takePhoto(): Promise<Buffer> {
  const studio = await browser.newPage()
  const base64 = await studio.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const context = canvas.getContext('2d')
    if (!context) return ''
    const noise = context.createImageData(canvas.width, canvas.height)
    for (let index = 0; index < noise.data.length; index += 1)
      noise.data[index] = index % 4 === 3 ? 255 : (index * 7919) % 251
    context.putImageData(noise, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
  })
  await studio.close()
  return Buffer.from(base64, 'base64')
}

const countApplications = async (serviceCode: string): Promise<number> =>
  (
    await system.database.read(workerScope, (db) =>
      db.first<{ count: number }>({
        text: 'select count(*) from application where service_code = $1',
        values: [serviceCode],
      }),
    )
  )?.count ?? 0

async function enterApplicant(code: string, seed: number): Promise<Answers> {
  const { applicant, answers } = exampleApplication(code, seed, { today: '2026-09-14', villageCode: '65.03.05.2022' })
  await enter(page, 'applicant.name', applicant.name)
  await enter(page, 'applicant.nik', applicant.nik ?? '')
  await enter(page, 'applicant.kkNumber', applicant.kkNumber ?? '')
  return answers
}

async function enterAnswers(answers: Answers): Promise<void> {
  for (const [sectionId, section] of Object.entries(answers)) {
    const rows = Array.isArray(section) ? section : [section]
    for (const [index, row] of rows.entries())
      for (const [fieldId, value] of Object.entries(row)) {
        const name = Array.isArray(section)
          ? `answers.${sectionId}.${index}.${fieldId}`
          : `answers.${sectionId}.${fieldId}`
        if ((await page.locator(`[data-field="${name}"]`).count()) > 0) await enter(page, name, String(value))
      }
  }
}

async function fillNewIdCard(seed: number): Promise<void> {
  await chooseVillage(page, 'krayan')
  await enterAnswers(await enterApplicant('KTP-BARU', seed))
  await enter(page, 'presence.mode', 'village')
}

/** Everything is on the device: the service worker has installed and rules the page. */
async function visitOnce(): Promise<void> {
  await page.goto(home)
  await untilKept()
}

/** The service worker has kept what it keeps for days without a signal. */
const untilKept = () =>
  expect
    .poll(() => page.evaluate(() => caches.match('/luring-tersimpan').then((kept) => kept !== undefined)))
    .toBe(true)

test.each(languageCodes)('every page in %s is in order in light and dark at 320 pixels', async (language) => {
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
    account: '/akun',
    missing: '/tidak-ada',
    'receipt-gone': '/tanda-terima',
    complaint: '/pengaduan',
    'visit-request': '/kunjungan',
    'visit-sent': '/kunjungan/terkirim?nomor=KJ-0A1B2C3D&desa=65.03.05.2022',
    'needs-signal': '/perlu-sinyal',
  }
  for (const [name, address] of Object.entries(pages)) {
    await page.goto(home + address, { waitUntil: 'networkidle' })
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    await inspect(page, `${name}-${language}`)
  }
})

test.each(languageCodes)(
  'what is stored of an application can be read and saved at 320 pixels in %s',
  async (language) => {
    await page.setViewportSize({ width: 320, height: 640 })
    const body = await exampleSubmission(system, 'KK-UBAH', 71, { villageCode: '65.03.05.2022' })
    const { body: receipt } = await system.request('POST', '/api/v1/public/applications', { body })
    const { trackingNumber, pin } = receipt as Record<'trackingNumber' | 'pin', string>
    await page.goto(`${home}/lacak?bahasa=${language}`)
    await enter(page, 'trackingNumber', trackingNumber)
    await enter(page, 'pin', pin)
    await page.locator('main form button').first().click()
    await page.waitForURL('**/permohonan')
    await enter(page, 'dataPin', pin)
    await page.locator('#data-anda button[type="submit"]').click()
    await page.waitForURL('**/permohonan/data')
    await inspect(page, `own-data-${language}`)
    const box = await page.locator('#k-dataPin').boundingBox()
    expect(box?.width, 'a PIN has room').toBeGreaterThan(100)
    const save = await page.locator('form[action="/permohonan/data.json"] button').boundingBox()
    expect((save?.x ?? 0) + (save?.width ?? 0)).toBeLessThanOrEqual(320)
  },
)

test('life events fold: the five most asked for, then groups that open', async () => {
  await page.goto(`${home}/layanan`, { waitUntil: 'networkidle' })
  expect(await page.locator('.card:visible').count()).toBe(5)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2500)
  await page.getByText('Perkawinan dan perceraian').click()
  await page.locator('a[href="/layanan/AK-KAWIN"]').first().waitFor()
  await inspect(page, 'services-group-open')
})

test('on a wide screen the pages stay readable', async () => {
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

test('a first load is at most 60 KB, compressed, all files together', async () => {
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

test('KTP-BARU on a phone: suggestions, errors beside their boxes, review, receipt, status', async () => {
  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await review(page)
  await page.locator('#ringkasan-kesalahan').waitFor()
  await inspect(page, 'form-errors')
  await fillNewIdCard(1)
  await review(page)
  await page.getByRole('heading', { name: 'Periksa sebelum dikirim' }).waitFor()
  await inspect(page, 'review')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await page.waitForURL('**/tanda-terima')
  await inspect(page, 'receipt')
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: 'test-output/portal/receipt-print.png', fullPage: true })
  await page.emulateMedia({ media: 'screen' })
  const number = (await page.locator('[data-tracking-number]').textContent()) ?? ''
  const pin = (await page.locator('[data-pin]').textContent()) ?? ''
  await expect.poll(() => countApplications('KTP-BARU')).toBe(1)

  await page.goto(`${home}/draf`)
  await page.getByText('Tidak ada draf di HP ini.').waitFor()
  await page.goto(`${home}/lacak#${number}`)
  await page.locator('input[name="pin"]').fill(pin)
  await page.getByRole('button', { name: 'Buka' }).click()
  await page.waitForURL('**/permohonan')
  await inspect(page, 'application')
})

test('AK-LAHIR with photos: what does not apply is hidden, a lost signal during an upload loses nothing', async () => {
  await page.goto(`${home}/layanan/AK-LAHIR/isi`)
  await chooseVillage(page, 'krayan')
  const answers = await enterApplicant('AK-LAHIR', 3)
  await enterAnswers(answers)
  const father = page.locator('.progress li:not([hidden]) button[value="go:father"]')
  await enter(page, 'answers.circumstances.parentsMarriage', '3')
  expect(await father.count()).toBe(0)
  await enterAnswers(answers)

  const patches: number[] = []
  let creations = 0
  page.on('response', (response) => {
    if (response.request().method() === 'PATCH') patches.push(response.status())
    if (response.request().method() === 'POST' && response.url().endsWith('/uploads')) creations += 1
  })
  let isCut = false
  await page.route('**/api/v1/public/uploads/*', async (route) => {
    // The signal goes after the first piece of the first photo has arrived.
    if (route.request().method() === 'PATCH' && patches.length === 1 && !isCut) {
      isCut = true
      await line.lose(context)
      return route.abort('internetdisconnected')
    }
    return route.continue()
  })
  const boxes = page.locator('[data-file]:not([data-off]):not([data-optional]) input[type="file"]')
  const count = await boxes.count()
  expect(count).toBeGreaterThan(1)
  await openScreen(page, 'attachments.reporterIdCard')
  await boxes.first().setInputFiles({ name: 'surat.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.getByText('Menunggu sinyal; dilanjutkan sendiri.').waitFor()
  await inspect(page, 'form-waiting-for-signal')
  await line.find(context)
  for (let index = 1; index < count; index += 1)
    await boxes.nth(index).setInputFiles({ name: `berkas-${index}.jpg`, mimeType: 'image/jpeg', buffer: photo })
  await expect.poll(() => page.locator('li[data-uploaded]').count(), { timeout: 90_000 }).toBe(count)
  expect(creations, 'a cut upload goes on, it does not begin again').toBe(count)
  await inspect(page, 'form-birth-filled')

  await review(page)
  await page.getByRole('heading', { name: 'Periksa sebelum dikirim' }).waitFor()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await page.waitForURL('**/tanda-terima')
  await expect.poll(() => countApplications('AK-LAHIR')).toBe(1)
  const attachments = () =>
    system.database.read(workerScope, (db) =>
      db.rows<{ size: number }>({
        text: `select t.size from attachment t join application a on a.id = t.application_id where a.service_code = 'AK-LAHIR'`,
      }),
    )
  await expect.poll(attachments).toHaveLength(count)
})

test('a draft outlives a reload and leaves the phone when its owner says so', async () => {
  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await chooseVillage(page, 'krayan')
  await enter(page, 'applicant.name', 'Yohana Dogon')
  await page.getByText('Isian ini disimpan di HP ini').waitFor()
  await page.reload()
  await expect.poll(() => page.locator('[name="applicant.name"]').inputValue()).toBe('Yohana Dogon')
  expect(await page.locator('input[name="villageCode"]').inputValue()).toMatch(/^65\.03\./)

  await page.goto(`${home}/draf`)
  await page.locator('[data-draft]').waitFor()
  await inspect(page, 'drafts-one')
  await page.getByRole('link', { name: 'Lanjutkan' }).click()
  await expect.poll(() => page.locator('[name="applicant.name"]').inputValue()).toBe('Yohana Dogon')
  await page.goto(`${home}/draf`)
  await page.getByRole('button', { name: 'Hapus dari HP ini' }).click()
  await page.getByText('Tidak ada draf di HP ini.').waitFor()

  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await enter(page, 'applicant.name', 'Yohana Dogon')
  await page.getByRole('button', { name: 'Hapus dari HP ini' }).click()
  await expect.poll(() => page.locator('[name="applicant.name"]').inputValue()).toBe('')
  await page.goto(`${home}/draf`)
  await page.getByText('Tidak ada draf di HP ini.').waitFor()
})

test('after one visit it opens offline; an application finished there sends itself once', async () => {
  const before = await countApplications('KTP-BARU')
  await visitOnce()
  await line.lose(context)
  await page.goto(home)
  await page.getByRole('heading', { name: 'Urus KTP, KK, dan akta dari rumah' }).waitFor()
  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await review(page)
  await page.getByRole('heading', { name: 'Ada yang perlu diperbaiki' }).waitFor()
  await fillNewIdCard(7)
  await review(page)
  await page.getByRole('heading', { name: 'Tidak ada sinyal' }).waitFor()
  await inspect(page, 'offline-finish')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Simpan dan kirim nanti' }).click()
  await page.waitForURL('**/draf')
  await page.locator('[data-state="queued"]').waitFor()
  await inspect(page, 'drafts-queued')
  expect(await countApplications('KTP-BARU')).toBe(before)

  await line.find(context)
  await page.locator('[data-state="sent"]').waitFor()
  await inspect(page, 'drafts-sent')
  expect(await page.locator('[data-state="sent"]').textContent()).toMatch(/SPL-/)
  await expect.poll(() => countApplications('KTP-BARU')).toBe(before + 1)
  await page.reload()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.locator('[data-state="sent"]').waitFor()
  expect(await countApplications('KTP-BARU')).toBe(before + 1)
})

test.each([
  ['id', 'Halaman ini perlu sinyal', 'Coba lagi'],
  ['en', 'This page needs a signal', 'Try again'],
  ['ms', 'Halaman ini memerlukan isyarat telefon', 'Cuba lagi'],
])('without a signal a page that is not kept says so in %s, and opens once it is tried again', async (...given) => {
  const [language, needsSignal, again] = given
  await page.goto(`${home}/?bahasa=${language}`)
  await untilKept()
  await line.lose(context)
  for (const address of ['/pengaduan', '/permohonan', '/maklumat']) {
    await page.goto(home + address)
    await page.getByRole('heading', { level: 1, name: needsSignal }).waitFor()
    expect(page.url()).toBe(home + address)
  }
  await inspect(page, `needs-signal-offline-${language}`)
  expect(await page.locator('main a[href="/draf"]').isVisible()).toBe(true)
  await line.find(context)
  await page.getByRole('link', { name: again }).click()
  await page.getByRole('heading', { level: 1, name: needsSignal }).waitFor({ state: 'detached' })
  expect(page.url()).toBe(`${home}/maklumat`)
})

test('entries that do not get through stand there again', async () => {
  await visitOnce()
  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await fillNewIdCard(8)
  await enter(page, 'applicant.name', 'Yohana Dogon')
  // A phone that believes it has a signal.
  await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => true }))
  await line.lose(context)
  await review(page)
  await page.getByText('Sinyal terputus sebelum isian sampai').waitFor()
  expect(await page.locator('[name="applicant.name"]').inputValue()).toBe('Yohana Dogon')
  await photograph(page, 'cut-off')
  await line.find(context)
  await review(page)
  await page.getByRole('heading', { name: 'Periksa sebelum dikirim' }).waitFor()
  expect(await page.locator('[name="applicant.name"]').inputValue()).toBe('Yohana Dogon')
})

test('an application with photos, finished offline, is sent with all of them; what the server refuses is shown beside its box', async () => {
  await visitOnce()
  const before = await countApplications('AK-LAHIR')
  await line.lose(context)
  await page.goto(`${home}/layanan/AK-LAHIR/isi`)
  await chooseVillage(page, 'krayan')
  const answers = await enterApplicant('AK-LAHIR', 5)
  await enterAnswers(answers)
  const { birthDate } = answers.birth as { birthDate: string }
  // What only the server judges: a mother born after her child.
  await enter(page, 'answers.mother.birthDate', `${Number(birthDate.slice(0, 4)) + 1}-01-01`)
  await enter(page, 'applicant.kkNumber', '6503051203109901')
  const boxes = page.locator('[data-file]:not([data-off]):not([data-optional]) input[type="file"]')
  const count = await boxes.count()
  for (let index = 0; index < count; index += 1)
    await boxes.nth(index).setInputFiles({ name: `berkas-${index}.jpg`, mimeType: 'image/jpeg', buffer: photo })
  await expect.poll(() => page.locator('[data-files] li').count()).toBe(count)
  const queue = async () => {
    await review(page)
    await page.getByRole('checkbox', { name: /Saya menyatakan/ }).check()
    await page.getByRole('button', { name: 'Simpan dan kirim nanti' }).click()
    await page.locator('[data-state="queued"]').waitFor()
  }
  await queue()
  await line.find(context)
  await page.locator('[data-state="refused"]').waitFor({ timeout: 60_000 })
  expect(await countApplications('AK-LAHIR')).toBe(before)
  await inspect(page, 'drafts-refused')

  await page.getByRole('link', { name: 'Lanjutkan' }).click()
  await page.locator('[data-field="answers.mother.birthDate"] .error').waitFor()
  await inspect(page, 'form-refused')
  await expect.poll(() => page.locator('li[data-uploaded]').count()).toBe(count)
  await line.lose(context)
  await enter(page, 'answers.mother.birthDate', '1990-02-03')
  await queue()
  await line.find(context)
  await page.locator('[data-state="sent"]').waitFor({ timeout: 60_000 })
  await expect.poll(() => countApplications('AK-LAHIR')).toBe(before + 1)
})

test('a draft nobody touched for 30 days is gone', async () => {
  await page.goto(`${home}/draf`)
  await page.getByText('Tidak ada draf di HP ini.').waitFor()
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('sipelandukilat', 1)
      request.onsuccess = () => resolve(request.result)
    })
    const drafts = database.transaction('drafts', 'readwrite').objectStore('drafts')
    for (const days of [29, 31])
      drafts.put({
        key: `draft-${days}`,
        address: '/layanan/KTP-BARU/isi',
        title: 'KTP-el Baru',
        savedAt: Date.now() - days * 86_400_000,
        state: 'draft',
        entries: [],
        regions: {},
        errors: [],
      })
    await new Promise((resolve) => {
      drafts.transaction.oncomplete = resolve
    })
  })
  await page.reload()
  await page.locator('[data-draft="draft-29"]').waitFor()
  await expect
    .poll(async () => {
      await page.reload()
      await page.locator('[data-draft="draft-29"]').waitFor()
      await page.waitForLoadState('networkidle')
      return page.locator('[data-draft]').count()
    })
    .toBe(1)
})

test('a correction is corrected on the phone, with the photo that was asked for; withdrawing asks first', async () => {
  const body = await exampleSubmission(system, 'AK-LAHIR', 21, { villageCode: '65.03.05.2022' })
  const { id, trackingNumber, pin } = (await system.request('POST', '/api/v1/public/applications', { body }))
    .body as Record<'id' | 'trackingNumber' | 'pin', string>
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const act = async (transition: Record<string, unknown>) => {
    const answer = await system.request('POST', `/api/v1/applications/${id}/transitions`, { cookie, body: transition })
    expect(answer.status).toBe(200)
    return (answer.body as { version: number }).version
  }
  const version = await act({ action: 'start', expectedVersion: 1 })
  await act({
    action: 'request_correction',
    expectedVersion: version,
    note: 'Foto KTP pelapor buram, dan jam lahir belum sesuai.',
    fields: ['birth.birthDate', 'mother'],
    attachments: ['reporterIdCard'],
  })

  await page.goto(`${home}/lacak`)
  await enter(page, 'trackingNumber', trackingNumber)
  await enter(page, 'pin', pin)
  await page.getByRole('button', { name: 'Buka' }).click()
  await page.getByRole('heading', { name: 'Perlu Perbaikan' }).first().waitFor()
  await inspect(page, 'application-correction')
  await page.getByRole('link', { name: 'Perbaiki sekarang' }).click()
  await page.locator('input[type="file"]').setInputFiles({ name: 'ktp.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.locator('li[data-uploaded]').waitFor()
  await inspect(page, 'correction')
  await page.getByRole('button', { name: 'Kirim perbaikan' }).click()
  await page.getByText('Perbaikan sudah diterima.').waitFor()
  await page.getByRole('link', { name: 'Batalkan permohonan' }).click()
  await inspect(page, 'withdrawal')
  await page.getByRole('button', { name: 'Ya, batalkan' }).click()
  await page.getByText('Permohonan sudah dibatalkan.').waitFor()
  await inspect(page, 'application-withdrawn')
})

test('without script the form says when each question applies, and looks in order', async () => {
  const plain = await browser.newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    locale: 'id-ID',
  })
  const plainPage = await plain.newPage()
  await plainPage.goto(`${home}/layanan/KTP-GANTI/isi?langkah=berkas`)
  expect(await plainPage.locator('[data-field="attachments.policeLossReport"]').isVisible()).toBe(true)
  await plainPage.goto(`${home}/layanan/KTP-GANTI/isi?langkah=request`)
  await plainPage.getByText('Hanya bila jawaban “Apa yang terjadi dengan KTP-el Anda?” ialah').first().waitFor()
  await photograph(plainPage, 'no-script-form')
  await plainPage.goto(`${home}/layanan/KTP-GANTI/isi`)
  await plainPage.locator('[name="region.villageCode.query"]').fill('liang')
  await plainPage.getByRole('button', { name: 'Cari' }).first().click()
  await plainPage.locator('.found-item').first().click()
  await plainPage.locator('.chosen').waitFor()
  await photograph(plainPage, 'no-script-chosen')
  await plain.close()
})
