import { expect } from 'vitest'
import { workerScope } from '../../services/api/src/platform/caller'
import { exampleSubmission } from '../../services/api/src/testing/test-application'
import {
  chooseVillage,
  countApplications,
  enter,
  enterAnswers,
  enterApplicant,
  fillNewIdCard,
  inspect,
  openScreen,
  photograph,
  review,
  takePhoto,
} from './portal-page'
import { createPortalTest } from './portal-site'

const test = createPortalTest()

test('KTP-BARU on a phone: suggestions, errors beside their boxes, review, receipt, status', async ({
  home,
  page,
  system,
}) => {
  await page.goto(`${home}/layanan/KTP-BARU/isi`)
  await review(page)
  await page.locator('#ringkasan-kesalahan').waitFor()
  await inspect(page, 'form-errors')
  await fillNewIdCard(page, 1)
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
  await expect.poll(() => countApplications(system, 'KTP-BARU')).toBe(1)

  await page.goto(`${home}/draf`)
  await page.getByText('Tidak ada draf di HP ini.').waitFor()
  await page.goto(`${home}/lacak#${number}`)
  await page.locator('input[name="pin"]').fill(pin)
  await page.getByRole('button', { name: 'Buka' }).click()
  await page.waitForURL('**/permohonan')
  await inspect(page, 'application')
})

test('AK-LAHIR with photos: what does not apply is hidden, a lost signal during an upload loses nothing', async ({
  browser,
  context,
  home,
  line,
  page,
  system,
}) => {
  const photo = await takePhoto(browser)
  await page.goto(`${home}/layanan/AK-LAHIR/isi`)
  await openScreen(page, 'villageCode')
  const village = page.getByRole('combobox', { name: /nama desa/i }).first()
  await village.fill('krayan')
  // More villages are called so than are shown, and what to add is said.
  await page.getByText(/^\d+\/\d+\. Masih ada yang lain: tambahkan nama kecamatan/).waitFor()
  await chooseVillage(page, 'krayan')
  const answers = await enterApplicant(page, 'AK-LAHIR', 3)
  await enterAnswers(page, answers)
  const father = page.locator('.progress li:not([hidden]) button[value="go:father"]')
  await enter(page, 'answers.circumstances.parentsMarriage', '3')
  expect(await father.count()).toBe(0)
  await enterAnswers(page, answers)

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
  await expect.poll(() => countApplications(system, 'AK-LAHIR')).toBe(1)
  const attachments = () =>
    system.database.read(workerScope, (db) =>
      db.rows<{ size: number }>({
        text: `select t.size from attachment t join application a on a.id = t.application_id where a.service_code = 'AK-LAHIR'`,
      }),
    )
  await expect.poll(attachments).toHaveLength(count)
})

test('a correction is corrected on the phone, with the photo that was asked for; withdrawing asks first', async ({
  browser,
  home,
  page,
  system,
}) => {
  const photo = await takePhoto(browser)
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

test('what an earlier answer calls for can be put in later, on the page for what is missing', async ({
  browser,
  home,
  page,
  system,
}) => {
  const photo = await takePhoto(browser)
  const body = await exampleSubmission(system, 'KTP-GANTI', 22, { villageCode: '65.03.05.2022' })
  const answer = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, answers: { request: { cause: 'C1' } }, attachments: [], restFollows: true },
  })
  const { trackingNumber, pin } = answer.body as Record<'trackingNumber' | 'pin', string>
  await page.goto(`${home}/lacak`)
  await enter(page, 'trackingNumber', trackingNumber)
  await enter(page, 'pin', pin)
  await page.getByRole('button', { name: 'Buka' }).click()
  await page.getByRole('link', { name: 'Lengkapi sekarang' }).click()
  await page.locator('html.scripted').waitFor({ state: 'attached' })
  const paper = page.locator('[data-field="attachments.policeLossReport"]')
  expect(await paper.locator('[data-pick]').isVisible()).toBe(true)
  await inspect(page, 'completion')
  await paper.locator('input[type="file"]').setInputFiles({ name: 'surat.jpg', mimeType: 'image/jpeg', buffer: photo })
  // Sent at once: it goes when the photo has arrived.
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
  await page.waitForURL('**/permohonan?kabar=supplied')
  await page.getByRole('heading', { name: 'Diteruskan' }).first().waitFor()
})

test('without script the form says when each question applies, and looks in order', async ({ browser, home }) => {
  const plain = await browser.newContext({
    viewport: { width: 320, height: 640 },
    javaScriptEnabled: false,
    locale: 'id-ID',
  })
  const plainPage = await plain.newPage()
  await plainPage.goto(`${home}/layanan/KTP-GANTI/isi?langkah=berkas`)
  expect(await plainPage.locator('[data-field="attachments.policeLossReport"]').isVisible()).toBe(true)
  await plainPage.goto(`${home}/layanan/KTP-GANTI/isi?langkah=request`)
  await plainPage.getByText('Hanya bila jawaban “Apa yang terjadi dengan KTP-el itu?” ialah').first().waitFor()
  await photograph(plainPage, 'no-script-form')
  await plainPage.goto(`${home}/layanan/KTP-GANTI/isi`)
  await plainPage.locator('[name="region.villageCode.query"]').fill('liang')
  await plainPage.getByRole('button', { name: 'Cari' }).first().click()
  await plainPage.locator('.found-item').first().click()
  await plainPage.locator('.chosen').waitFor()
  await photograph(plainPage, 'no-script-chosen')
  await plain.close()
})
