import path from 'node:path'
import type { ApplicationFile } from '@sipelandukilat/contract'
import { addCalendarDays, startOfLocalDay, toLocalDate } from '@sipelandukilat/domain'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { publishLocally } from '../../services/api/src/features/modules/registry'
import { workerScope } from '../../services/api/src/platform/caller'
import { documentNumbersOf } from '../../services/api/src/testing/document-numbers'
import { plantLetterSettings } from '../../services/api/src/testing/letter-settings'
import { recordSiakChecks } from '../../services/api/src/testing/record-siak-checks'
import { examplePdf, examplePhoto, exampleSubmission } from '../../services/api/src/testing/test-application'
import { createTestSystem, type TestSystem } from '../../services/api/src/testing/test-system'
import { launchBrowser } from '../../tools/local/test-browser'
import {
  apply,
  chooseService,
  createOfficer,
  inspect,
  type Officer,
  openDesk,
  seeStatus,
  signInAgain,
  step,
  tabTo,
} from './intake-desk'
import { speak } from './officer-site'

let system: TestSystem
let browser: Browser
let officer: Officer
let supervisor: Officer
let officeHead: Officer

beforeAll(async () => {
  system = await createTestSystem()
  // The browser's clock cannot be the test's without stopping its timers.
  system.clock.now = new Date()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.03', '65.02')` }),
  )
  await plantLetterSettings(system, '65.03')
  const { config, keyring } = system.app.platform
  await publishLocally(system.database, config.dataDir, path.resolve('apps/intake/dist'), keyring)
  officer = await createOfficer(system, [{ role: 'intake_officer', regionCode: '65.03' }], 'Maria Padan')
  supervisor = await createOfficer(system, [{ role: 'supervisor', regionCode: '65.03' }], 'Yohanes Lencau')
  officeHead = await createOfficer(system, [{ role: 'office_head', regionCode: '65.03' }], 'Maria Lencau')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await system?.close()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const statusOf = async (id: string): Promise<string | undefined> =>
  (
    await system.database.read(workerScope, (db) =>
      db.first<{ status: string }>({ text: 'select status from application where id = $1', values: [id] }),
    )
  )?.status

/** Issues every document under a number of its form, once what SIAK said is recorded. */
async function issueAll(page: Page, id: string): Promise<void> {
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const ask = (method: string, address: string, body?: unknown) =>
    system.request(method, address, { cookie, ...(body ? { body } : {}) })
  await recordSiakChecks(ask, id)
  const file = (await ask('GET', `/api/v1/applications/${id}`)).body as ApplicationFile
  const today = toLocalDate(system.clock.now)
  await page.reload()
  await page.getByRole('button', { name: 'Terbitkan Dokumen', exact: true }).click()
  const numbers = page.getByRole('textbox', { name: 'Nomor dokumen' })
  await numbers.first().waitFor()
  for (const [index, { number }] of documentNumbersOf(file, today).entries()) await numbers.nth(index).fill(number)
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click()
  await seeStatus(page, 'Dokumen Terbit')
}

async function handOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Selesai: Dokumen Diterima' }).click()
  await page.getByRole('combobox', { name: 'Cara serah terima' }).waitFor()
  const pad = await page
    .getByRole('img', { name: 'Bidang tanda tangan' })
    .boundingBox({ timeout: 500 })
    .catch(() => null)
  if (pad) {
    await page.mouse.move(pad.x + 20, pad.y + 40)
    await page.mouse.down()
    await page.mouse.move(pad.x + 120, pad.y + 20, { steps: 4 })
    await page.mouse.up()
    await page.getByText('Tanda tangan terbaca.').waitFor()
  }
  await page.getByRole('button', { name: 'Selesaikan', exact: true }).click()
  await seeStatus(page, 'Selesai')
}

test('KTP-BARU: taken from the inbox, present, checked in SIAK, issued and handed over', async () => {
  const receipt = await apply(system, 'KTP-BARU', 21)
  const page = await openDesk(browser, system, officer, '/intake')
  await page.getByRole('link', { name: receipt.name }).waitFor()
  await inspect(page, 'inbox')
  await apply(system, 'AK-MATI', 22)
  await expect.poll(() => seeAfterNews(page, '1 permohonan baru atau berubah'), { timeout: 20_000 }).toBe(1)
  expect(await page.locator('[data-row]').count()).toBe(1)
  await page.getByRole('button', { name: 'Tampilkan' }).click()
  await expect.poll(() => page.locator('[data-row]').count()).toBe(2)
  const parts = page.getByRole('navigation', { name: 'Menu utama' })
  await parts.getByRole('link', { name: /Kotak Masuk.*2 menunggu/ }).waitFor()
  // What lacks something waits for the office too.
  const { presence: _, ...whole } = await exampleSubmission(system, 'KK-UBAH', 23, { villageCode: '65.03.05.2022' })
  const partial = { ...whole, applicant: { name: 'Yulita Padan' }, restFollows: true }
  const taken = await system.request('POST', '/api/v1/public/applications', { body: partial })
  expect(taken.body).toMatchObject({ status: 'incomplete' })
  await seeAfterNews(page, 'Kotak Masuk')
  await parts.getByRole('link', { name: /Kotak Masuk.*3 menunggu/ }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Pintasan papan ketik' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: receipt.name }).click()
  await step(page, 'Mulai Verifikasi', 'Sedang Diverifikasi')
  await step(page, 'Tunggu Kehadiran', 'Menunggu Kunjungan')
  await step(page, 'Catat Kehadiran', 'Sedang Diverifikasi')
  await step(page, 'Proses', 'Sedang Diproses')

  await page.getByRole('link', { name: 'Lembar Kerja SIAK' }).click()
  await page.locator('[data-siak-row="0"]').waitFor()
  await page.keyboard.press('1')
  await page.getByText(/^KTP-el Baru · 1 dari/).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('2')
  await page.getByText(/^KTP-el Baru · 2 dari/).waitFor()
  // What differs keeps the card from being issued, until a new result says otherwise.
  await page.keyboard.press('1')
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const results = async () => {
    const { body } = await system.request('GET', `/api/v1/applications/${receipt.id}`, { cookie })
    return (body as ApplicationFile).siakChecks.map(({ result }) => result)
  }
  await expect.poll(results).toEqual(['match', 'match'])
  await inspect(page, 'siak')
  await page.getByRole('link', { name: receipt.trackingNumber }).click()

  await issueAll(page, receipt.id)
  await step(page, 'Tandai Siap', 'Siap Diambil')
  await handOver(page)
  await expect.poll(() => statusOf(receipt.id)).toBe('completed')
})

test('on a phone the first file is seen at once, and views and filters are folded away', async () => {
  for (const [index, code] of ['LAPOR-LN', 'AK-MATI', 'KK-UBAH'].entries()) await apply(system, code, 40 + index)
  const page = await openDesk(browser, system, officer, '/intake')
  await page.setViewportSize({ width: 390, height: 844 })
  for (const words of ['Bahasa Indonesia', 'English']) {
    if (words === 'English') await speak(page, words)
    await page.locator('[data-row]').first().waitFor()
    const first = await page.locator('[data-row]').first().boundingBox()
    expect(first?.y, words).toBeLessThan(370)
    const heights = await page.locator('.intake-row').evaluateAll((rows) => rows.map((row) => row.clientHeight))
    expect(Math.max(...heights), words).toBeLessThanOrEqual(160)
  }
  await speak(page, 'Bahasa Indonesia')
  await page.getByRole('combobox', { name: 'Tampilan' }).selectOption({ label: 'Semua' })
  await page.getByRole('button', { name: 'Saring' }).click()
  await page.getByRole('combobox', { name: 'Layanan' }).selectOption({ label: 'Akta Kematian' })
  const chip = page.getByRole('button', { name: 'Hapus saringan Akta Kematian' })
  await chip.waitFor()
  expect(await page.getByRole('combobox', { name: 'Kanal' }).isVisible()).toBe(false)
  await page.getByText('Lainnya', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Kanal' }).selectOption({ label: 'Situs web' })
  await page.getByText('Lainnya (1)', { exact: true }).waitFor()
  await inspect(page, 'inbox-filters')
  await page.setViewportSize({ width: 390, height: 844 })
  await chip.click()
  await chip.waitFor({ state: 'detached' })
  expect(new URL(page.url()).searchParams.has('service')).toBe(false)
  await inspect(page, 'inbox-phone')
})

test('AK-LAHIR: a correction, the decision of the head, the signed PDF', async () => {
  let receipt = await apply(system, 'AK-LAHIR', 1)
  for (let seed = 2; !(await needsApproval(receipt.id)); seed += 1) receipt = await apply(system, 'AK-LAHIR', seed)
  const page = await openDesk(browser, system, officer, `/intake/${receipt.id}`)
  await step(page, 'Mulai Verifikasi', 'Sedang Diverifikasi')
  await page.getByRole('button', { name: 'Minta Perbaikan' }).click()
  await page
    .getByRole('group', { name: 'Isian yang harus diperbaiki' })
    .getByLabel(/^Nama lengkap anak/)
    .check()
  await page.getByLabel('Penjelasan untuk pemohon').fill('Tulis nama anak sesuai surat keterangan lahir.')
  await page.getByRole('button', { name: 'Simpan alasan ini' }).click()
  await page.getByText('Alasan disimpan untuk kantor Anda.').waitFor()
  await inspect(page, 'correction')
  await step(page, 'Kirim permintaan perbaikan', 'Perlu Perbaikan')

  await correct(receipt, 'Perbaikan Anak Baru')
  await expect.poll(() => seeAfterNews(page, 'Berkas ini baru saja diubah.'), { timeout: 20_000 }).toBe(1)
  await page.getByRole('button', { name: 'Muat ulang' }).click()
  await seeStatus(page, 'Sedang Diverifikasi')
  await page.getByText('Perbaikan Anak Baru').first().waitFor()
  await step(page, 'Ajukan Persetujuan', 'Menunggu Persetujuan')

  const head = await openDesk(browser, system, officeHead, '/intake')
  await head.getByRole('link', { name: receipt.name }).click()
  await head.getByText('Perlu keputusan: Kepala Dinas').waitFor()
  await head.getByText('UU 24/2013 Pasal 32').waitFor()
  await inspect(head, 'decision')
  await head.getByRole('button', { name: 'Setujui', exact: true }).click()
  await head.getByRole('dialog').getByRole('button', { name: 'Setujui' }).click()
  await seeStatus(head, 'Sedang Diproses')
  await head.getByText('470/1/DISDUKCAPIL').waitFor()
  const assigning = await openDesk(browser, system, supervisor, `/intake/${receipt.id}`)
  await assigning.getByRole('combobox', { name: 'Tugaskan kepada' }).selectOption({ index: 0 })
  await assigning.getByText('Berkas dilepaskan.').waitFor()

  await issueAll(page, receipt.id)
  await page
    .locator('.intake-products input[type="file"]')
    .first()
    .setInputFiles({ name: 'akta.pdf', mimeType: 'application/pdf', buffer: examplePdf })
  await page.getByText('PDF terlampir').waitFor()
  // The family card has no file: it is said where it is collected.
  await page.getByRole('button', { name: 'Tandai Siap' }).first().click()
  await page.getByRole('textbox', { name: 'Diambil di' }).first().waitFor()
  for (const office of await page.getByRole('button', { name: 'Kantor Disdukcapil' }).all()) await office.click()
  await page.locator('form.intake-form button[type="submit"]').click()
  await seeStatus(page, 'Siap Diunduh atau Diambil')
  await handOver(page)
  await page.getByRole('tab', { name: 'Riwayat' }).click()
  await page.getByText('Tulis nama anak sesuai surat keterangan lahir.').waitFor()
})

/** Notifies the screens of the latest change, as the worker does, and counts who shows a text. */
async function seeAfterNews(page: Page, text: string): Promise<number> {
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `select pg_notify('live', jsonb_build_array(payload)::text) from outbox where topic = 'application.changed' order by id desc limit 1`,
    }),
  )
  return page.getByText(text).count()
}

async function needsApproval(id: string): Promise<boolean> {
  const row = await system.database.read(workerScope, (db) =>
    db.first<{ approval_required: boolean }>({
      text: 'select approval_required from application where id = $1',
      values: [id],
    }),
  )
  return row?.approval_required ?? false
}

/** The citizen opens the application with number and PIN and corrects the child's name. */
async function correct(receipt: { trackingNumber: string; pin: string }, name: string): Promise<void> {
  const { trackingNumber, pin } = receipt
  const opened = await system.request('POST', '/api/v1/public/follow', { body: { trackingNumber, pin } })
  const cookie = opened.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const { body: own } = await system.request('GET', '/api/v1/public/application', { cookie })
  const { answers, version } = own as { answers: ApplicationFile['answers']; version: number }
  const sent = await system.request('POST', '/api/v1/public/application/corrections', {
    cookie,
    body: { answers: { ...answers, child: { ...(answers.child as object), name } }, expectedVersion: version },
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(200)
}

test('n takes the most urgent free file, which can be given back at once', async () => {
  await apply(system, 'KK-UBAH', 9)
  const page = await openDesk(browser, system, officer, '/intake')
  await page.locator('[data-row="0"]').waitFor()
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: 'Langkah berikutnya' }).waitFor()
  await page.getByRole('button', { name: 'Lepaskan' }).click()
  await page.getByText('Berkas dilepaskan.').waitFor()
  await page.getByRole('button', { name: 'Ambil berkas ini' }).click()
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await page.getByText('Belum ada petugas').waitFor()
})

test('who verified a file reads that another must approve it', async () => {
  const both = await createOfficer(
    system,
    [
      { role: 'intake_officer', regionCode: '65.03' },
      { role: 'office_head', regionCode: '65.03' },
    ],
    'Ratna Udau',
  )
  let receipt = await apply(system, 'AK-LAHIR', 60)
  for (let seed = 61; !(await needsApproval(receipt.id)); seed += 1) receipt = await apply(system, 'AK-LAHIR', seed)
  const page = await openDesk(browser, system, both, `/intake/${receipt.id}`)
  await step(page, 'Mulai Verifikasi', 'Sedang Diverifikasi')
  await step(page, 'Ajukan Persetujuan', 'Menunggu Persetujuan')
  await page.getByText('orang lain yang harus menyetujuinya').waitFor()
  expect(await page.getByRole('button', { name: 'Setujui', exact: true }).count()).toBe(0)
})

test('who was slower reads who did what, and loses no typing', async () => {
  const receipt = await apply(system, 'KTP-GANTI', 3)
  const first = await openDesk(browser, system, officer, `/intake/${receipt.id}`)
  await step(first, 'Mulai Verifikasi', 'Sedang Diverifikasi')
  const second = await openDesk(browser, system, supervisor, `/intake/${receipt.id}`)
  await first.getByRole('button', { name: 'Tolak', exact: true }).click()
  await first.getByLabel('Alasan penolakan untuk pemohon').fill('Foto KTP lama tidak terbaca.')
  await second.getByRole('combobox', { name: 'Tugaskan kepada' }).selectOption({ label: 'Belum ada petugas' })
  await second.getByText('Berkas dilepaskan.').waitFor()
  await first.getByRole('button', { name: 'Tolak permohonan' }).click()
  await first.getByText('Berkas ini sudah diubah orang lain').waitFor()
  await first.getByText(/Yohanes Lencau, .*Penugasan berubah/).waitFor()
  expect(await first.getByLabel('Alasan penolakan untuk pemohon').inputValue()).toBe('Foto KTP lama tidak terbaca.')
  expect(await statusOf(receipt.id)).toBe('verifying')
  await step(first, 'Tolak permohonan', 'Ditolak')
})

test('a session that ends while a note is typed loses none of it', async () => {
  const receipt = await apply(system, 'KTP-GANTI', 4)
  const page = await openDesk(browser, system, officer, `/intake/${receipt.id}`)
  await page.getByRole('tab', { name: 'Catatan kantor' }).click()
  await page.getByLabel('Catatan baru').fill('Sudah ditelepon; akan mengirim foto baru besok.')
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'delete from session where user_id = $1', values: [officer.id] }),
  )
  await page.getByRole('button', { name: 'Simpan catatan' }).click()
  await signInAgain(page, officer)
  await page.getByText('Catatan disimpan.').waitFor()
  await page.locator('.intake-note', { hasText: 'Sudah ditelepon' }).waitFor()
})

test('the keyboard alone finds a file, starts it and asks for its correction', async () => {
  const receipt = await apply(system, 'KTP-BARU', 33)
  const page = await openDesk(browser, system, officer, '/intake')
  await page.locator('[data-row="0"]').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(receipt.trackingNumber)
  await expect.poll(() => page.locator('[data-row]').count()).toBe(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: receipt.name }).waitFor()
  await tabTo(page, 'Mulai Verifikasi')
  await page.keyboard.press('Enter')
  await seeStatus(page, 'Sedang Diverifikasi')
  await tabTo(page, 'Minta Perbaikan')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  while (!(await page.evaluate(() => document.activeElement instanceof HTMLInputElement)))
    await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  while (!(await page.evaluate(() => document.activeElement instanceof HTMLTextAreaElement)))
    await page.keyboard.press('Tab')
  await page.keyboard.type('Periksa lagi isian ini.')
  await tabTo(page, 'Kirim permintaan perbaikan')
  await page.keyboard.press('Enter')
  await seeStatus(page, 'Perlu Perbaikan')
  await expect.poll(() => statusOf(receipt.id)).toBe('correction')
  expect(page.url()).not.toContain(receipt.trackingNumber)
})

test('an application entered at the counter: what is wrong is shown beside its field, then a receipt', async () => {
  const page = await openDesk(browser, system, officer, '/intake/new')
  await page.getByRole('combobox', { name: 'Layanan', exact: true }).click()
  await page.getByRole('option').first().waitFor()
  await inspect(page, 'entry-services')
  await chooseService(page, 'ktp baru', 'KTP-el Baru')
  await page.locator('[id="applicant.name"]').waitFor()
  await page.locator('#villageCode').fill('pembeliangan')
  await page.getByRole('option', { name: /^Pembeliangan/ }).click()
  await page.locator('[id="applicant.name"]').fill('Daniel Apui Tingang')
  await page.locator('[id="applicant.nik"]').fill('12345')
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  // All at once: the declaration is one wrong entry among the others.
  await page.getByText('Centang setelah pemohon menyatakannya.').waitFor()
  expect(await page.locator('[id="applicant.nik"]').getAttribute('aria-invalid')).toBe('true')
  await page.getByRole('checkbox', { name: /menyatakan/ }).check()
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await page.getByRole('alert').filter({ hasText: 'perlu diperbaiki' }).waitFor()
  await inspect(page, 'entry-errors')
  await page.locator('[id="applicant.nik"]').fill('6503051203099901')
  await page.locator('[id="applicant.kkNumber"]').fill('6503050101209902')
  await page.getByLabel('Sudah berumur 17 tahun').check()
  await page.getByLabel('Laki-laki').check()
  await page.locator('[id="person.birthDate"]').fill('2009-03-12')
  await page.getByLabel('Datang ke kantor').check()
  const boxes = page.locator('.ui-drop-zone input[type="file"]')
  for (let index = 0; index < (await boxes.count()); index += 1) {
    await boxes
      .nth(index)
      .setInputFiles({ name: `berkas-${index}.jpg`, mimeType: 'image/jpeg', buffer: await examplePhoto() })
    await page.getByText(`Terunggah: berkas-${index}.jpg`).waitFor()
  }
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await page.getByRole('heading', { name: 'Permohonan tercatat' }).waitFor()
  expect(await page.locator('.intake-receipt').textContent()).toMatch(/SPL-.*\d{6}/)
  await inspect(page, 'receipt')
})

test('what lacks papers is saved at the counter, and its receipt names them', async () => {
  const page = await openDesk(browser, system, officer, '/intake/new')
  await chooseService(page, 'ktp baru', 'KTP-el Baru')
  await page.locator('#villageCode').fill('pembeliangan')
  await page.getByRole('option', { name: /^Pembeliangan/ }).click()
  await page.locator('[id="applicant.name"]').fill('Daniel Apui Tingang')
  await page.getByRole('checkbox', { name: /menyatakan/ }).check()
  await page.getByRole('button', { name: 'Kirim permohonan' }).click()
  await page.getByRole('button', { name: 'Simpan sebagai Belum Lengkap' }).click()
  await page.getByRole('heading', { name: 'Permohonan tercatat' }).waitFor()
  await page.getByText('Masih kurang').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('listitem').filter({ hasText: 'NIK' }).first().isVisible()).toBe(true)
  await page.emulateMedia({ media: 'screen' })
  await inspect(page, 'receipt-incomplete')
})

test('paper forms pasted from a spreadsheet: what is right is entered once, what is wrong stays to be corrected', async () => {
  const page = await openDesk(browser, system, officer, '/intake/paper/entry')
  await chooseService(page, 'ktp baru', 'KTP-el Baru')
  await page.getByRole('combobox', { name: /titik layanan/ }).fill('pembeliangan')
  await page.getByRole('option', { name: /^Pembeliangan/ }).click()
  // Older paper than a quarter is asked for anew.
  const tenDaysAgo = addCalendarDays(toLocalDate(new Date()), -10)
  await page.getByLabel(/^Tanggal formulir/).fill(tenDaysAgo)
  const first = page.getByRole('textbox', { name: 'Baris 1: Nama pemohon' })
  await first.click()
  const block = [
    [
      'Lidia Nuban Laing',
      '6503055505069903',
      '6503050101209904',
      '081234567890',
      'Sudah berumur 17 tahun',
      'Perempuan',
      '15-05-2006',
    ],
    ['Petrus Ajang', '123', '6503050101209905', '', 'Sudah berumur 17 tahun', 'Laki-laki', '01-07-2005'],
  ]
    .map((row) => row.join('\t'))
    .join('\n')
  await first.evaluate((element, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, block)
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Baris 2: Nama pemohon' }).inputValue())
    .toBe('Petrus Ajang')
  const files = page.locator('.intake-file-cell input')
  const perRow = (await files.count()) / 3
  for (let index = 0; index < perRow * 2; index += 1) {
    await files.nth(index).setInputFiles({ name: 'kk.jpg', mimeType: 'image/jpeg', buffer: await examplePhoto() })
    await expect.poll(() => page.getByText('Terlampir: kk.jpg').count()).toBe(index + 1)
  }
  await page.getByLabel(/menandatangani pernyataan/).check()
  await page.getByRole('button', { name: 'Kirim 2 baris' }).click()
  await page.getByText('1 baris terkirim').waitFor()
  await page.getByText(/^1 baris perlu diperbaiki/).waitFor()
  await inspect(page, 'paper-entry')
  await page.getByRole('textbox', { name: 'Baris 2: NIK' }).fill('6503050107059906')
  await page.getByRole('button', { name: 'Kirim 1 baris' }).click()
  await page.getByText('2 baris terkirim').waitFor()
  const entered = await vi.waitFor(async () => {
    const rows = await system.database.read(workerScope, (db) =>
      db.rows<{ occurred_at: Date }>({ text: `select occurred_at from application where channel = 'field'` }),
    )
    expect(rows).toHaveLength(2)
    return rows
  })
  expect(entered[0]?.occurred_at.toISOString()).toBe(startOfLocalDay(tenDaysAgo).toISOString())
})

test('the province reads masked, opens data for a reason, and decides a transfer', async () => {
  const receipt = await apply(system, 'KTP-GANTI', 7)
  const desk = await openDesk(browser, system, officer, `/intake/${receipt.id}`)
  await desk.getByRole('button', { name: 'Tindakan lain' }).click()
  await desk.getByRole('button', { name: 'Limpahkan ke wilayah lain' }).click()
  await desk.getByRole('combobox', { name: /seharusnya melayani/ }).fill('malinau kota')
  await desk.getByRole('option').first().click()
  await desk.getByLabel(/^Alasan/).fill('Pemohon tinggal di Malinau, salah pilih desa.')
  await desk.getByRole('button', { name: 'Tawarkan pelimpahan' }).click()
  await desk.getByText('Pelimpahan ditawarkan.', { exact: true }).waitFor()

  const province = await createOfficer(system, [{ role: 'province_admin', regionCode: '65' }], 'Siti Kaltara')
  const page = await openDesk(browser, system, province, `/intake/${receipt.id}`)
  await page.getByText('Data pribadi disamarkan untuk tingkat provinsi.').waitFor()
  expect(await page.locator('.ui-page').textContent()).not.toMatch(/\d{16}/)
  await page.getByRole('button', { name: 'Buka data' }).click()
  await page.getByLabel(/^Alasan membuka/).fill('Pengaduan warga lewat gubernur.')
  await page.getByRole('dialog').getByRole('button', { name: 'Buka data' }).click()
  await page.getByText('Data terbuka. Pembukaan ini tercatat.').waitFor()
  await inspect(page, 'file-province')
  await page.getByRole('link', { name: 'Pelimpahan' }).click()
  await page.getByRole('button', { name: 'Terima', exact: true }).waitFor()
  await inspect(page, 'transfers')
  await page.getByRole('button', { name: 'Terima', exact: true }).click()
  await page.getByText('Pelimpahan diterima.').waitFor()
  await page.getByRole('heading', { level: 1, name: receipt.name }).waitFor()
})

test('blank forms are printed for the field', async () => {
  const page = await openDesk(browser, system, officer, '/intake/paper')
  await page.getByRole('link', { name: 'Akta Kelahiran', exact: true }).waitFor()
  await inspect(page, 'paper')
  await page.getByRole('link', { name: 'Akta Kelahiran', exact: true }).click()
  await page.locator('.blank-boxes').first().waitFor()
  await inspect(page, 'blank-form')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation', { name: 'Menu utama' }).isVisible()).toBe(false)
})
