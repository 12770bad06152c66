import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addCalendarDays, toLocalDate } from '../../packages/domain/src/index'
import { workerScope } from '../../services/api/src/platform/caller'
import { seedCalendar } from '../../services/api/src/seed/seed-calendar'
import { seedField } from '../../services/api/src/seed/seed-field'
import { seedNetwork } from '../../services/api/src/seed/seed-network'
import { inspectScreen, type OfficerSite, openOfficerSite, openPart, speak } from './officer-site'

let site: OfficerSite
let coordinator: Page

beforeAll(async () => {
  site = await openOfficerSite(['field'], 60)
  const { database, keyring } = site.system.app.platform
  await seedNetwork(database)
  await seedField(database, keyring, { seed: 65, now: site.system.clock.now })
  await seedCalendar(database, site.system.clock.now)
  coordinator = await site.signIn('coordinator@kaltara.test')
})
afterAll(() => site?.close())
afterEach(() => {
  expect(site.complaints).toEqual([])
})

const inspect = (page: Page, name: string) => inspectScreen(page, 'network', name)
const dialog = (page: Page): Locator => page.getByRole('dialog')
const save = (page: Page) => dialog(page).getByRole('button', { name: 'Simpan' }).click()
const day = (days: number) => addCalendarDays(toLocalDate(site.system.clock.now), days)
const see = (page: Page, view: string) =>
  page.getByRole('radiogroup', { name: 'Jaringan Perjalanan' }).getByText(view, { exact: true }).click()

test('the map is walked by arrows and shows the legs of a place', async () => {
  await site.system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into region_geometry (region_code, polygons, source, imported_at) values ('65.03', $1, 'uji', now())`,
      values: [JSON.stringify([[[115.5, 3.4, 117.9, 3.4, 117.9, 4.4, 115.5, 4.4, 115.5, 3.4]]])],
    }),
  )
  await openPart(coordinator, 'Jaringan Perjalanan')
  const map = coordinator.getByRole('listbox', { name: 'Peta skematis jaringan perjalanan' })
  await map.waitFor()
  await map.locator('.field-network-outline').waitFor({ state: 'attached' })
  // Seen beside their places: the offices and where many legs meet; none over another.
  const boxes = await map.locator('.field-network-names[data-screen="wide"] text').evaluateAll((all) =>
    all.map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect()
      return { name: text.textContent, left, right, top, bottom }
    }),
  )
  expect(boxes.length).toBeGreaterThan(10)
  const covered = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right && other.left < one.right && one.top + 3 < other.bottom && other.top + 3 < one.bottom,
      )
      .map((other) => `${one.name} / ${other.name}`),
  )
  expect(covered).toEqual([])
  await map.focus()
  await coordinator.keyboard.press('ArrowRight')
  const chosen = map.locator('[aria-selected="true"]')
  await chosen.waitFor()
  const first = await chosen.getAttribute('aria-label')
  await coordinator.keyboard.press('ArrowLeft')
  await expect.poll(() => chosen.getAttribute('aria-label')).not.toBe(first)
  await coordinator.getByRole('heading', { name: /^Jalur dari / }).waitFor()
  await inspect(coordinator, 'map')
})

test('legs are found, filtered, and a bad one is refused in words', async () => {
  await see(coordinator, 'Jalur')
  await coordinator.getByLabel('Cari tempat atau jalur').fill('mansalong lumbis')
  await coordinator.getByRole('status').filter({ hasText: 'jalur' }).waitFor()
  await expect.poll(() => coordinator.locator('tbody tr').count()).toBeLessThan(6)
  await inspect(coordinator, 'legs')
  await coordinator.locator('tbody button').first().click()
  await dialog(coordinator).getByLabel('Lama (menit)').fill('-5')
  await save(coordinator)
  await dialog(coordinator).getByText('kurang dari nol menit').waitFor()
  await inspect(coordinator, 'leg-form')
  await dialog(coordinator).getByLabel('Lama (menit)').fill('95')
  await dialog(coordinator).getByRole('button', { name: 'Tambah keberangkatan' }).first().click()
  await inspect(coordinator, 'leg-form-timetable')
  await dialog(coordinator).getByRole('button', { name: 'Hapus baris 1' }).click()
  await save(coordinator)
  await coordinator.getByText('Jalur disimpan.').waitFor()
  await coordinator.getByText('1 jam 35 menit').waitFor()
})

test('an estimate is confirmed', async () => {
  const first = coordinator.locator('tbody tr').first()
  await first.getByText('Perkiraan').waitFor()
  await first.getByRole('button', { name: /^Konfirmasi / }).click()
  await dialog(coordinator).getByRole('button', { name: 'Konfirmasi' }).click()
  await coordinator.getByText('1 perkiraan dikonfirmasi.').waitFor()
  await expect.poll(() => first.getByText('Perkiraan').count()).toBe(0)
})

test('a place is entered, and not deleted while legs lead there', async () => {
  await coordinator.getByLabel('Cari tempat atau jalur').fill('')
  await coordinator.getByRole('button', { name: 'Tempat baru' }).click()
  await dialog(coordinator).getByLabel('Nama').fill('Dermaga Uji')
  await dialog(coordinator).getByLabel('Kode').fill('DMG-UJI')
  await dialog(coordinator).getByLabel('Lintang').fill('3,5')
  await dialog(coordinator).getByLabel('Bujur').fill('116,5')
  await inspect(coordinator, 'node-form')
  await save(coordinator)
  await coordinator.getByText('Tempat disimpan.').waitFor()
  await see(coordinator, 'Tempat')
  await coordinator.getByLabel('Cari tempat atau jalur').fill('Mansalong')
  await inspect(coordinator, 'nodes')
  await coordinator.getByRole('button', { name: 'Dermaga Mansalong', exact: true }).click()
  await dialog(coordinator).getByRole('button', { name: 'Hapus tempat' }).click()
  await dialog(coordinator).getByRole('button', { name: 'Hapus tempat' }).click()
  await dialog(coordinator).getByText('masih dipakai').waitFor()
  await coordinator.keyboard.press('Escape')
  await coordinator.keyboard.press('Escape')
})

test('what is not reached is listed with its reason, for each state of the rivers', async () => {
  await see(coordinator, 'Terputus')
  await coordinator.getByText('Belum ada jalur ke Dermaga Uji').waitFor()
  await coordinator.getByLabel('Keadaan').selectOption('low_river')
  await coordinator.getByText('tidak dapat dilalui').first().waitFor()
  await inspect(coordinator, 'unreachable')
})

test('a file is previewed line by line before it is taken', async () => {
  await coordinator.getByRole('button', { name: 'Tindakan lain' }).click()
  const [download] = await Promise.all([
    coordinator.waitForEvent('download'),
    coordinator.getByRole('button', { name: 'Unduh jalur (CSV)' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^jaringan-jalur-.*\.csv$/)
  await coordinator.getByRole('button', { name: 'Tindakan lain' }).click()
  await coordinator.getByRole('button', { name: 'Impor CSV' }).click()
  const csv = 'dari,ke,moda,menit\nDMG-UJI,65.02.12,sungai,200\nDMG-UJI,TIADA,sungai,abc\n'
  await dialog(coordinator)
    .locator('input[type=file]')
    .setInputFiles({ name: 'jalur.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await dialog(coordinator).getByText('1 baris dapat diambil, 1 tidak').waitFor()
  await dialog(coordinator).getByText('“TIADA” tidak ada di jaringan').waitFor()
  await inspect(coordinator, 'import')
  await dialog(coordinator).getByRole('button', { name: 'Impor 1 baris' }).click()
  await coordinator.getByText('1 ditambahkan, 0 diubah.').waitFor()
})

test('a supervisor reads the network and changes nothing', async () => {
  const supervisor = await site.signIn('supervisor@nunukan.test')
  await speak(supervisor, 'English')
  await supervisor.getByRole('link', { name: 'Travel network', exact: true }).first().click()
  await supervisor.getByRole('listbox').waitFor()
  expect(await supervisor.getByRole('button', { name: 'New leg' }).count()).toBe(0)
  await supervisor.getByText('Legs', { exact: true }).click()
  await supervisor.locator('tbody button').first().click()
  await dialog(supervisor).getByRole('button', { name: 'Close' }).last().waitFor()
  expect(await dialog(supervisor).getByRole('button', { name: 'Save' }).count()).toBe(0)
})

const toast = (page: Page, words: string) => page.getByText(words).first().waitFor()

test('the calendar shows trips, leave and maintenance of a month, and leads to them by keyboard', async () => {
  await openPart(coordinator, 'Kalender Tim & Alat')
  // No weekday breaks in two or is cut off where all of a month stands side by side.
  const weekdays = coordinator.locator('.field-calendar-weekday')
  await weekdays.first().waitFor()
  const isBroken = (names: Element[]) =>
    names
      .filter((name) => name.scrollWidth > name.clientWidth || name.clientHeight > 20)
      .map((name) => name.textContent)
  expect(await weekdays.evaluateAll(isBroken)).toEqual([])
  const table = coordinator.getByRole('table')
  const team = table.getByRole('row', { name: /^Tim Perbatasan Nunukan/ })
  const trip = team.getByRole('button', { name: /^Perjalanan Perbatasan Nunukan I, / })
  await trip.waitFor()
  await table.getByRole('button', { name: /^Perawatan: Ganti pemindai/ }).waitFor()
  await inspect(coordinator, 'calendar')
  await trip.focus()
  await coordinator.keyboard.press('Enter')
  await dialog(coordinator).getByRole('link', { name: 'Buka perjalanan' }).waitFor()
  await inspect(coordinator, 'calendar-entry')
  await coordinator.keyboard.press('Escape')
})

test('leave is entered, and no trip is booked over it', async () => {
  await coordinator.getByRole('button', { name: 'Catat cuti' }).click()
  await dialog(coordinator).getByLabel('Tim').selectOption({ label: 'Tim Perbatasan Nunukan' })
  await dialog(coordinator).getByLabel('Mulai').fill(day(70))
  await dialog(coordinator).getByLabel('Sampai').fill(day(72))
  await dialog(coordinator).getByLabel('Sebab').selectOption('private')
  await dialog(coordinator).getByText('Sakit dan alasan pribadi tidak dicatat lebih lanjut.').waitFor()
  await inspect(coordinator, 'leave-form')
  await save(coordinator)
  await toast(coordinator, 'Perjalanan tidak dapat dijadwalkan pada tanggal itu.')
  await openPart(coordinator, 'Perjalanan')
  await coordinator
    .getByRole('button', { name: /Rencanakan|baru/ })
    .first()
    .click()
  await dialog(coordinator).getByLabel('Nama perjalanan').fill('Sebatik')
  await dialog(coordinator).getByLabel('Tim').selectOption({ label: 'Tim Perbatasan Nunukan' })
  await dialog(coordinator).getByLabel('Berangkat').fill(day(71))
  await dialog(coordinator).getByLabel('Kembali').fill(day(74))
  await save(coordinator)
  await dialog(coordinator).getByText('Tim ini tidak bertugas').waitFor()
  await coordinator.keyboard.press('Escape')
})

test('a team’s skills and a kit’s supplies are kept, and low supplies stand out', async () => {
  await openPart(coordinator, 'Tim & Alat')
  await coordinator.getByText('Menipis').first().waitFor()
  await inspect(coordinator, 'teams')
  await coordinator.getByRole('button', { name: 'Ubah NNK-002' }).click()
  await dialog(coordinator).getByLabel('Blangko KTP-el').fill('500')
  await inspect(coordinator, 'kit-form')
  await save(coordinator)
  await toast(coordinator, 'Alat disimpan.')
  await coordinator.getByText('500 blangko').waitFor()
  await coordinator.getByRole('button', { name: 'Ubah Tim Perbatasan Nunukan' }).click()
  await dialog(coordinator).getByLabel('Kesehatan').check()
  await inspect(coordinator, 'team-form')
  await save(coordinator)
  await toast(coordinator, 'Tim disimpan.')
  await coordinator
    .getByRole('cell', { name: /Bahasa daerah, Kesehatan|Kesehatan/ })
    .first()
    .waitFor()
})

test('a calendar is subscribed to by an address that shows once, works, and is revoked', async () => {
  await openPart(coordinator, 'Kalender Tim & Alat')
  await coordinator.getByRole('button', { name: 'Berlangganan kalender' }).click()
  await dialog(coordinator).getByLabel('Kalender', { exact: true }).selectOption({ label: 'Tim Perbatasan Nunukan' })
  await dialog(coordinator).getByRole('button', { name: 'Buat alamat' }).click()
  const url = await dialog(coordinator).getByLabel('Alamat langganan').inputValue()
  await inspect(coordinator, 'feeds')
  const feed = () => site.ask(coordinator, new URL(url).pathname)
  await expect.poll(async () => (await feed()).body).toContain('BEGIN:VEVENT')
  await dialog(coordinator).getByRole('button', { name: 'Cabut alamat Tim Perbatasan Nunukan' }).click()
  await toast(coordinator, 'Alamat dicabut.')
  await expect.poll(async () => (await feed()).status).toBe(404)
})
