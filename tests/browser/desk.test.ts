import path from 'node:path'
import type { Receipt } from '@sipelandukilat/contract'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { publishLocally } from '../../services/api/src/features/modules/registry'
import { storeUpload } from '../../services/api/src/features/uploads/upload-store'
import { workerScope } from '../../services/api/src/platform/caller'
import { examplePhoto, exampleSubmission } from '../../services/api/src/testing/test-application'
import { createTestSystem, type TestSystem } from '../../services/api/src/testing/test-system'
import { launchBrowser } from '../../tools/local/test-browser'
import { apply, chooseService, createOfficer, inspect, type Officer, openDesk } from './intake-desk'

let system: TestSystem
let browser: Browser
let officer: Officer

/** The next working day at 10.00 WITA: an hour in which offices give numbers, and no cookie of it has expired yet. */
function nextOpenHour(): Date {
  const hour = new Date()
  hour.setUTCHours(2, 0, 0, 0)
  while (hour <= new Date() || [0, 6].includes(hour.getUTCDay())) hour.setUTCDate(hour.getUTCDate() + 1)
  return hour
}

beforeAll(async () => {
  system = await createTestSystem()
  system.clock.now = nextOpenHour()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  const { config, keyring } = system.app.platform
  await publishLocally(system.database, config.dataDir, path.resolve('apps/intake/dist'), keyring)
  officer = await createOfficer(system, [{ role: 'intake_officer', regionCode: '65.03' }], 'Maria Padan')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await system?.close()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

const statusOf = async (id: string) =>
  (
    await system.database.read(workerScope, (db) =>
      db.first<{ status: string }>({ text: 'select status from application where id = $1', values: [id] }),
    )
  )?.status

test('several files are chosen by keyboard and box and take one step together; what is refused is shown', async () => {
  const receipts = [await apply(system, 'KK-GANTI', 31), await apply(system, 'KK-GANTI', 32)]
  const faster = await apply(system, 'KK-GANTI', 33)
  const page = await openDesk(browser, system, officer, '/intake')
  await expect.poll(() => page.locator('[data-row]').count()).toBe(3)
  await inspect(page, 'choice-none')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText('1 dipilih').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press(' ')
  await page.getByText('2 dipilih').waitFor()
  await page.getByRole('checkbox', { name: '2 dipilih' }).check()
  await page.getByRole('button', { name: 'Mulai Verifikasi' }).waitFor()
  await inspect(page, 'choice-bar')
  // Somebody else is faster with one of them.
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'update application set version = version + 1 where id = $1', values: [faster.id] }),
  )
  await page.getByRole('button', { name: 'Mulai Verifikasi' }).click()
  const dialog = page.getByRole('dialog')
  await inspect(page, 'choice-confirm')
  await dialog.getByRole('button', { name: 'Mulai Verifikasi' }).click()
  await dialog.getByText('2 permohonan selesai diproses.').waitFor()
  await inspect(page, 'choice-result')
  await dialog.getByRole('button', { name: 'Coba lagi yang gagal (1)' }).click()
  await dialog.getByText('3 permohonan selesai diproses.').waitFor()
  for (const { id } of [...receipts, faster]) await expect.poll(() => statusOf(id)).toBe('verifying')
  await dialog.getByRole('button', { name: 'Tutup' }).last().click()
  await page.getByRole('button', { name: /^Saya/ }).click()
  await expect.poll(() => page.locator('[data-row]').count()).toBe(3)
  await page.getByRole('checkbox', { name: 'Pilih semua yang tampil' }).check()
  await page.getByRole('button', { name: 'Minta Perbaikan' }).click()
  await dialog.getByRole('group', { name: 'Isian yang harus diperbaiki' }).getByRole('checkbox').first().check()
  await dialog.getByLabel('Alasan untuk semua pemohon').fill('Tulis ulang sesuai KK lama.')
  await inspect(page, 'choice-correction')
  await dialog.getByRole('button', { name: 'Minta Perbaikan' }).click()
  await dialog.getByText('3 permohonan selesai diproses.').waitFor()
  await expect.poll(() => statusOf(faster.id)).toBe('correction')
})

/** A citizen whose KTP-el application waits for them at the office. */
async function awaited(seed: number): Promise<Receipt> {
  const body = await exampleSubmission(system, 'KTP-BARU', seed, { villageCode: '65.03.05.2022' })
  const sent = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, presence: { mode: 'office' } },
  })
  const receipt = sent.body as Receipt
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  for (const [index, action] of ['start', 'await_presence'].entries())
    await system.request('POST', `/api/v1/applications/${receipt.id}/transitions`, {
      cookie,
      body: { action, expectedVersion: index + 1 },
    })
  return receipt
}

test('a citizen takes a number, the counter calls it and works the file beside it, the waiting room shows it', async () => {
  const receipt = await awaited(41)
  const home = system.url.replace('127.0.0.1', 'localhost')
  const citizen = await (await browser.newContext({ locale: 'id-ID' })).newPage()
  await citizen.goto(`${home}/lacak`)
  await citizen.getByLabel('Nomor permohonan').fill(receipt.trackingNumber)
  await citizen.getByLabel('PIN', { exact: false }).first().fill(receipt.pin)
  await citizen.getByRole('button', { name: /Lihat|Buka|Lacak/ }).click()
  await citizen.getByRole('link', { name: 'Ambil nomor antrean' }).click()
  await inspect(citizen, 'queue-choose')
  await citizen
    .getByRole('radio', { name: /^10.00–11.00/ })
    .first()
    .check()
  await citizen.getByRole('button', { name: 'Ambil nomor antrean' }).click()
  await citizen.getByText('A-001').waitFor()
  await inspect(citizen, 'queue-own')

  const page = await openDesk(browser, system, officer, '/antrean')
  await page.getByRole('link', { name: /A-001/ }).waitFor()
  await inspect(page, 'queue-list')
  await page.getByRole('button', { name: 'Beri nomor' }).click()
  await page.getByRole('dialog').getByLabel('Keperluan').waitFor()
  await inspect(page, 'queue-give')
  await page.getByRole('dialog').getByRole('button', { name: 'Beri nomor' }).click()
  await page.getByText('C-002').first().waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).last().click()
  await page.keyboard.press('n')
  await page.getByText('dipanggil 1 kali').waitFor()
  await page.getByRole('button', { name: 'Catat Kehadiran' }).waitFor()
  await inspect(page, 'queue-called')

  const hall = await (await browser.newContext({ locale: 'id-ID' })).newPage()
  await hall.goto(`${home}/antrean?kantor=65.03`)
  await hall.getByText('ke loket 1').waitFor()
  await inspect(hall, 'queue-hall')
  expect(await hall.content()).not.toContain(receipt.trackingNumber)
  await page.getByRole('button', { name: 'Catat Kehadiran' }).click()
  await expect.poll(() => statusOf(receipt.id)).toBe('verifying')
  await page.getByRole('button', { name: 'Selesai dilayani' }).click()
  await page.keyboard.press('n')
  await page.getByText('Nomor ini tanpa permohonan.').waitFor()
  // The page of the waiting room reads itself again.
  await hall.getByText('C-002').first().waitFor({ timeout: 15_000 })
  await expect.poll(() => hall.getByText('A-001').count(), { timeout: 15_000 }).toBe(0)
})

/** An application that a delegate filed with form F-1.07. */
async function filedByDelegate(seed: number): Promise<Receipt> {
  const body = await exampleSubmission(system, 'KK-GANTI', seed, { villageCode: '65.03.05.2022' })
  const uploadId = await storeUpload(system.app.platform, await examplePhoto())
  const sent = await system.request('POST', '/api/v1/public/applications', {
    body: {
      ...body,
      attachments: [...(body.attachments as object[]), { requirement: 'delegation', uploadId }],
      assistedBy: {
        relation: 'delegate',
        authority: 'F-1.07',
        name: 'Yusuf Lencau',
        nik: '6503051205809901',
        kinship: 'Tetangga',
      },
    },
  })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  return sent.body as Receipt
}

test('an officer checks a delegate’s authority: refused, the form alone is asked again; another is recorded and accepted', async () => {
  const receipt = await filedByDelegate(51)
  const page = await openDesk(browser, system, officer, `/intake/${receipt.id}`)
  await page.getByRole('heading', { name: 'Yang diberi kuasa' }).waitFor()
  await page.getByRole('button', { name: 'Mulai Verifikasi' }).click()
  await page.getByRole('button', { name: 'Minta Perbaikan' }).waitFor()
  await inspect(page, 'delegate-pending')
  await page.getByRole('button', { name: 'Tolak kuasa' }).click()
  await page.getByLabel('Alasan yang dapat ditindaklanjuti pemohon').fill('Saksi kedua belum menandatangani.')
  await inspect(page, 'delegate-refuse')
  await page.getByRole('button', { name: 'Tolak kuasa' }).last().click()
  await expect.poll(() => statusOf(receipt.id)).toBe('correction')
  await page.getByText('Ditolak karena: Saksi kedua belum menandatangani.').waitFor()
  await page.getByRole('button', { name: 'Catat ulang' }).click()
  await page.getByLabel('Dasar kuasa').selectOption('thumbprint')
  await page.getByLabel('Nama saksi pertama').fill('Maria Padan')
  await page.getByLabel('Nama saksi kedua').fill('Yohanes Udau')
  await inspect(page, 'delegate-record')
  await page.getByRole('button', { name: 'Simpan untuk diperiksa' }).click()
  await page.getByRole('button', { name: 'Terima kuasa' }).click()
  await page.getByText('Kuasa diterima', { exact: true }).first().waitFor()
})

test('the portal and the counter ask a delegate for NIK, relation and the form or witnesses', async () => {
  const home = system.url.replace('127.0.0.1', 'localhost')
  const citizen = await (await browser.newContext({ locale: 'id-ID' })).newPage()
  await citizen.goto(`${home}/layanan/KK-GANTI/isi?langkah=bantuan`)
  await citizen.getByLabel('Orang lain yang diberi kuasa').check()
  await citizen.getByLabel('NIK yang diberi kuasa').waitFor()
  expect(await citizen.getByLabel('Nama saksi pertama').isVisible()).toBe(false)
  await citizen.getByLabel('Cap jempol di depan saksi').check()
  await citizen.getByLabel('Nama saksi pertama').waitFor()
  await citizen.getByLabel('Surat kuasa F-1.07').check()
  await citizen.getByLabel('Surat Kuasa (F-1.07)', { exact: true }).waitFor()
  await inspect(citizen, 'delegate-portal')
  const page = await openDesk(browser, system, officer, '/intake/new')
  await chooseService(page, 'kk hilang', 'Kartu Keluarga Hilang atau Rusak')
  await page.locator('[id="assistedBy.relation"]').selectOption('delegate')
  await page.locator('[id="assistedBy.authority"]').selectOption('F-1.07')
  await page.getByLabel('NIK yang diberi kuasa').waitFor()
  await page.getByText('Surat Kuasa (F-1.07)').first().waitFor()
  await inspect(page, 'delegate-entry')
})
