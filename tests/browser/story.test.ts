import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { ReportSummary } from '@sipelandukilat/contract'
import type { Answers } from '@sipelandukilat/domain'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OfficerSite, openOfficerSite } from './officer-site'
import { chooseVillage, enter, review } from './portal-page'

/** The main job, end to end, clicked through as its people would; a picture of each step in `test-output/story`. */
let site: OfficerSite
const output = path.resolve('test-output/story')
const villageName = 'Liang Butan'
/** A busy machine is slow, not wrong. */
const patienceMs = 30_000
const villageCode = '65.03.05.2022'

beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  site = await openOfficerSite(['intake', 'field', 'reports', 'admin'], 60)
})
afterAll(() => site?.close())

let pictures = 0
async function picture(page: Page, name: string): Promise<void> {
  pictures += 1
  await page.screenshot({ path: path.join(output, `${String(pictures).padStart(2, '0')}-${name}.png`), fullPage: true })
}

async function onPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'id-ID',
    baseURL: site.system.url.replace('127.0.0.1', 'localhost'),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  return page
}

async function enterAnswers(page: Page, answers: Answers): Promise<void> {
  for (const [section, row] of Object.entries(answers))
    for (const [field, value] of Object.entries(Array.isArray(row) ? {} : row)) {
      const name = `answers.${section}.${field}`
      if (await page.locator(`[data-field="${name}"]`).count()) await enter(page, name, String(value))
    }
}

/** A step that may ask to be confirmed; then the file shows its new status. */
async function step(page: Page, button: string, status: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByText(status, { exact: true }).first().waitFor()
}

test('a citizen applies at home, the regency that must act works it, a visit is made, the document is issued, the province sees it', {
  timeout: 240_000,
}, async () => {
  const officer = await site.signIn('intake@nunukan.test', 'form')
  const elsewhere = await site.signIn('intake@malinau.test')
  const province = await site.signIn('admin@kaltara.test')
  for (const page of [officer, elsewhere, province]) page.setDefaultTimeout(patienceMs)
  const browser = officer.context().browser()
  if (!browser) throw new Error('No browser')
  const totalsOf = async () =>
    ((await site.ask(province, '/api/v1/reports/summary?region=65.03')).body as ReportSummary).totals
  const before = await totalsOf()

  // A citizen on a phone, by what happened in life.
  const phone = await onPhone(browser)
  const { applicant, answers } = exampleApplication('KTP-BARU', 4, {
    today: site.system.clock.now.toISOString().slice(0, 10),
    villageCode,
  })
  await phone.goto('/layanan')
  await phone
    .getByRole('link', { name: /17 tahun/ })
    .first()
    .click()
  await picture(phone, 'citizen-requirements')
  await phone.getByRole('link', { name: 'Mulai' }).first().click()
  await chooseVillage(phone, villageName)
  await enter(phone, 'applicant.name', applicant.name)
  await enter(phone, 'applicant.nik', applicant.nik)
  await enter(phone, 'applicant.kkNumber', applicant.kkNumber)
  await enterAnswers(phone, answers)
  await enter(phone, 'presence.mode', 'village')
  await review(phone)
  await picture(phone, 'citizen-review')
  await phone.getByRole('checkbox', { name: /Saya menyatakan/ }).check()
  await phone.getByRole('button', { name: /^Kirim/ }).click()
  await phone.getByRole('heading', { name: 'Tanda Terima' }).waitFor()
  const receipt = (await phone.locator('main').textContent()) ?? ''
  const trackingNumber = /SPL-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt)?.[0] ?? ''
  const pin = /PIN\s*(\d{6})/.exec(receipt)?.[1] ?? ''
  expect([trackingNumber.length, pin.length]).toEqual([18, 6])
  await picture(phone, 'citizen-receipt')

  // It routed itself: the officer of the regency that must act has it, another regency has not.
  await officer.goto('/app/intake')
  await officer.getByText(trackingNumber).first().waitFor()
  await picture(officer, 'officer-inbox')
  await elsewhere.goto('/app/intake?view=all')
  await elsewhere.getByRole('heading', { level: 1 }).waitFor()
  const { body: foreign } = await site.ask(elsewhere, '/api/v1/applications?limit=100')
  expect(JSON.stringify(foreign)).not.toContain(trackingNumber)

  // Worked in a module that the shell loaded at run time.
  await officer.getByRole('link', { name: applicant.name }).first().click()
  await step(officer, 'Mulai Verifikasi', 'Sedang Diverifikasi')
  await step(officer, 'Tunggu Kehadiran', 'Menunggu Kunjungan')
  await picture(officer, 'officer-file')

  // A visit is arranged.
  const coordinator = await patiently('coordinator@kaltara.test')
  await coordinator.goto('/app/field')
  await coordinator.getByText(applicant.name).first().waitFor()
  await picture(coordinator, 'visit-requests')
  const today = new Date(site.system.clock.now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  await coordinator.goto('/app/field/trips')
  await coordinator.getByRole('button', { name: 'Perjalanan baru' }).click()
  const dialog = coordinator.getByRole('dialog')
  await dialog.getByLabel('Nama perjalanan').fill('Krayan tahap I')
  await dialog.getByLabel('Berangkat').fill(today)
  await dialog.getByLabel('Kembali').fill(today)
  await dialog.getByRole('button', { name: 'Simpan' }).click()
  await coordinator.getByRole('heading', { level: 1, name: 'Krayan tahap I' }).waitFor()
  await coordinator.getByRole('button', { name: 'Atur petugas' }).click()
  await choose(coordinator.getByRole('dialog').getByLabel('Petugas', { exact: true }), await fieldOfficerName())
  await coordinator.getByRole('dialog').getByRole('button', { name: 'Tambahkan' }).click()
  await coordinator.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click()
  await coordinator.getByRole('button', { name: 'Tambah titik layanan' }).click()
  const stop = coordinator.getByRole('dialog')
  await choose(stop.getByLabel('Desa/kelurahan'), villageName)
  await stop.getByLabel('Tempat layanan').fill('Balai Desa')
  await stop.getByRole('button', { name: 'Simpan' }).click()
  await coordinator.getByRole('button', { name: 'Pilih warga' }).click()
  await coordinator
    .getByRole('dialog')
    .getByRole('checkbox', { name: new RegExp(applicant.name) })
    .check()
  await coordinator.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click()
  await coordinator.getByText('1 permintaan, 1 orang').waitFor()
  await picture(coordinator, 'trip')
  const tripPath = new URL(coordinator.url()).pathname

  const supervisor = await patiently('supervisor@nunukan.test')
  await supervisor.goto(tripPath)
  await supervisor.getByRole('button', { name: 'Setujui', exact: true }).click()
  await supervisor
    .getByText(/^Disetujui /)
    .first()
    .waitFor()
  await coordinator.reload()
  await act(coordinator, 'Setujui perjalanan', '094/17/DISDUKCAPIL')
  await coordinator.getByText('Disetujui', { exact: true }).first().waitFor()

  // The village can see when the team comes, and the citizen too.
  await phone.goto('/lacak')
  await phone.getByLabel(/Nomor Permohonan/i).fill(trackingNumber)
  await phone.getByLabel(/PIN/).fill(pin)
  await phone.getByRole('button', { name: /Lacak|Buka/ }).click()
  await phone
    .getByText(/Balai Desa/)
    .first()
    .waitFor()
  await picture(phone, 'citizen-next-visit')

  // Done in the village, on a phone. The people's clocks go on, and so does the system's.
  site.system.clock.now = new Date()
  const field = await patiently('field@nunukan.test')
  await field.goto(tripPath)
  await act(field, 'Mulai perjalanan')
  await field.setViewportSize({ width: 360, height: 740 })
  await field.goto(`${tripPath}/people`)
  await field.getByText(applicant.name).first().waitFor()
  await field.getByRole('button', { name: 'Catat hasil' }).first().click()
  await picture(field, 'field-outcome')
  await field.getByRole('dialog').getByText('Selesai dilayani').click()
  await field.getByRole('dialog').getByRole('button', { name: 'Simpan' }).click()
  await field.getByText('1 dari 1 dilayani').waitFor()

  // Presence moved the application on; the document is issued and handed over.
  await officer.reload()
  await step(officer, 'Proses', 'Sedang Diproses')
  const id = new URL(officer.url()).pathname.split('/').at(-1)
  for (const field of ['applicant.nik', 'applicant.kkNumber']) {
    const answer = await officer.request.put(`/api/v1/applications/${id}/siak`, { data: { field, result: 'match' } })
    expect(answer.status()).toBe(200)
  }
  await officer.getByRole('button', { name: 'Terbitkan Dokumen', exact: true }).click()
  await officer.getByRole('textbox', { name: 'Nomor dokumen' }).fill(applicant.nik ?? '')
  await officer.getByRole('button', { name: 'Terbitkan', exact: true }).click()
  await officer.getByText('Dokumen Terbit', { exact: true }).first().waitFor()
  await step(officer, 'Tandai Siap', 'Siap Diambil')
  await officer.getByRole('button', { name: 'Selesai: Dokumen Diterima' }).click()
  await officer.getByRole('radio', { name: 'Tanpa bukti' }).check()
  await officer.getByRole('textbox', { name: 'Mengapa tidak ada bukti' }).fill('Dibawa tim, tanda terima menyusul')
  await officer.getByRole('button', { name: 'Selesaikan', exact: true }).click()
  await officer.getByText('Selesai', { exact: true }).first().waitFor()
  await picture(officer, 'officer-completed')

  // The citizen follows all of it, the province sees it in a report.
  await phone.goto('/permohonan')
  await phone.getByText('Selesai', { exact: true }).first().waitFor()
  await picture(phone, 'citizen-completed')
  await province.goto('/app/reports?region=65.03')
  await province.getByText('Diterima dan selesai per bulan').waitFor()
  await picture(province, 'province-report')
  await province.emulateMedia({ colorScheme: 'dark' })
  await picture(province, 'province-report-dark')
  await expect.poll(totalsOf).toMatchObject({
    submitted: (before.submitted ?? 0) + 1,
    completed: (before.completed ?? 0) + 1,
  })
  expect(site.complaints).toEqual([])
})

async function patiently(email: string): Promise<Page> {
  const page = await site.signIn(email)
  page.setDefaultTimeout(patienceMs)
  return page
}

/** Takes the first option whose text holds these words. */
async function choose(select: Locator, words: string): Promise<void> {
  const option = select.locator('option', { hasText: words }).first()
  await option.waitFor({ state: 'attached' })
  await select.selectOption((await option.getAttribute('value')) ?? '')
}

/** A trip's next status; the dialog may ask for the travel order's number. */
async function act(page: Page, action: string, number?: string): Promise<void> {
  await page.getByRole('button', { name: action }).first().click()
  const dialog = page.getByRole('dialog')
  if (number) await dialog.getByLabel('Nomor surat tugas').fill(number)
  await dialog.getByRole('button', { name: action }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function fieldOfficerName(): Promise<string> {
  const { database } = site.system
  const { workerScope } = await import('../../services/api/src/platform/caller')
  const row = await database.read(workerScope, (db) =>
    db.first<{ name: string }>({ text: `select name from app_user where email = 'field@nunukan.test'` }),
  )
  return row?.name ?? ''
}
