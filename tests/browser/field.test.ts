import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { VisitDemand } from '../../packages/contract/src/index'
import { addCalendarDays, toLocalDate } from '../../packages/domain/src/index'
import { workerScope } from '../../services/api/src/platform/caller'
import { seedField } from '../../services/api/src/seed/seed-field'
import { inspectScreen, type OfficerSite, openOfficerSite, openPart, speak } from './officer-site'

let site: OfficerSite
let coordinator: Page

beforeAll(async () => {
  site = await openOfficerSite(['field'], 120)
  const { database, keyring } = site.system.app.platform
  await seedField(database, keyring, { seed: 65, now: site.system.clock.now })
  coordinator = await site.signIn('coordinator@kaltara.test')
})
afterAll(() => site?.close())
afterEach(() => {
  expect(site.complaints).toEqual([])
})

const inspect = (page: Page, name: string) => inspectScreen(page, 'field', name)
const dialog = (page: Page): Locator => page.getByRole('dialog')
const save = (page: Page) => dialog(page).getByRole('button', { name: 'Simpan' }).click()
const day = (days: number) => addCalendarDays(toLocalDate(site.system.clock.now), days)
/** A way from anywhere: the address of the page within the application. */
const pathOf = (page: Page) => new URL(page.url()).pathname

/** Lists the villages of a regency where people wait, the most urgent first. */
async function demandOf(regencyCode: string): Promise<VisitDemand[]> {
  const { body } = await site.ask(coordinator, `/api/v1/visit-requests/demand?region=${regencyCode}`)
  return (body as { items: VisitDemand[] }).items
}

test('the list is ordered by urgency, says why, and hides health from who only plans', async () => {
  await openPart(coordinator, 'Permintaan Kunjungan')
  const scores = coordinator.locator('tbody tr:not([data-follows]) td:first-child')
  await scores.first().waitFor()
  const numbers = (await scores.allTextContents()).map(Number)
  expect(numbers.length).toBeGreaterThan(10)
  expect(numbers).toEqual(numbers.toSorted((one, other) => other - one))
  await inspect(coordinator, 'requests')
  await coordinator.locator('tbody button').first().click()
  await dialog(coordinator).getByText('Mengapa diprioritaskan').waitFor()
  await dialog(coordinator).getByText('Kontak dan alasan hanya tampak bagi petugas yang ditugaskan.').waitFor()
  expect(await dialog(coordinator).getByText('Penyandang disabilitas').count()).toBe(0)
  await inspect(coordinator, 'request')
  await coordinator.keyboard.press('Escape')
})

test('the map leads by keyboard from a district to its list', async () => {
  await coordinator.getByText('Peta', { exact: true }).click()
  const tile = coordinator.locator('button.field-tile').first()
  await tile.waitFor()
  await inspect(coordinator, 'map')
  const names = await coordinator.locator('.field-tile-name').evaluateAll((all) =>
    all.map((name) => {
      const tile = name.parentElement ?? name
      const isWhole = name.scrollWidth <= name.clientWidth && tile.scrollHeight <= tile.clientHeight
      return {
        name: name.textContent,
        isShown: name.clientWidth > 0,
        isWhole: isWhole && tile.scrollWidth <= tile.clientWidth,
      }
    }),
  )
  expect(names.length).toBeGreaterThan(50)
  expect(names.filter(({ isShown, isWhole }) => !isShown || !isWhole)).toEqual([])
  const name = ((await tile.getAttribute('title')) ?? '').trim()
  await tile.focus()
  await coordinator.keyboard.press('Enter')
  const places = coordinator.locator('tbody td:nth-child(3)')
  await places.first().waitFor()
  for (const place of await places.allTextContents()) expect(place).toContain(name)
})

test('an officer enters a visit request that came by word of mouth', async () => {
  const officer = await site.signIn('intake@nunukan.test')
  await officer.goto('/app/field')
  await officer.getByRole('button', { name: 'Tambah permintaan' }).click()
  await inspect(officer, 'request-form')
  await dialog(officer).getByRole('combobox', { name: /^Desa/ }).fill('Liang Butan')
  await officer
    .getByRole('option', { name: /Krayan/ })
    .first()
    .click()
  await dialog(officer).getByLabel('Nama lengkap').fill('Aminah Udau')
  await dialog(officer).getByLabel('NIK (bila ada)').fill('123')
  await dialog(officer).getByLabel('Patokan rumah').fill('Dekat landasan')
  await save(officer)
  await dialog(officer).getByText('Ada isian yang perlu diperbaiki').waitFor()
  await dialog(officer).getByLabel('NIK (bila ada)').fill('')
  await save(officer)
  await officer.getByText(/Permintaan KJ-[0-9A-F]{8} disimpan/).waitFor()
  await officer.goto('/app/field?mode=home')
  await officer.getByRole('button', { name: 'Aminah Udau' }).waitFor()
  await officer.context().close()
})

test('a trip is planned, accepted, made public, travelled and recorded', async () => {
  const [village] = await demandOf('65.03')
  if (!village) throw new Error('Nobody waits in Nunukan')
  await openPart(coordinator, 'Perjalanan')
  await inspect(coordinator, 'trips')
  await coordinator.getByRole('button', { name: 'Perjalanan baru' }).click()
  await inspect(coordinator, 'trip-form')
  const fields = dialog(coordinator)
  await fields.getByLabel('Nama perjalanan').fill('Uji Perbatasan')
  await fields.getByLabel('Berangkat').fill(day(0))
  await fields.getByLabel('Kembali').fill(day(3))
  await fields.getByLabel('Tim', { exact: true }).selectOption({ label: 'Tim Perbatasan Nunukan' })
  await save(coordinator)
  // The team is on the way already: the answer names the trip that has it.
  await fields.getByText(/Tim ini sudah dipakai perjalanan “Perbatasan Nunukan I”/).waitFor()
  await fields.getByLabel('Tim', { exact: true }).selectOption('')
  await save(coordinator)
  await coordinator.getByRole('heading', { level: 1, name: 'Uji Perbatasan' }).waitFor()
  const tripPath = pathOf(coordinator)

  await coordinator.getByRole('button', { name: 'Tambah titik layanan' }).click()
  await dialog(coordinator).getByLabel('Desa/kelurahan').selectOption(village.villageCode)
  await dialog(coordinator).getByLabel('Tanggal').fill(day(1))
  await dialog(coordinator).getByLabel('Tempat layanan').fill('Balai Uji')
  await save(coordinator)
  await coordinator.getByRole('listitem').filter({ hasText: 'Balai Uji' }).waitFor()
  await coordinator.getByRole('button', { name: 'Pilih warga' }).click()
  await dialog(coordinator).getByRole('checkbox').first().check()
  await dialog(coordinator).getByText('1 dipilih').waitFor()
  await inspect(coordinator, 'stop-people')
  await save(coordinator)
  await coordinator.getByText(/^1 permintaan/).waitFor()
  await coordinator.getByRole('button', { name: 'Atur petugas' }).click()
  const staff = dialog(coordinator).getByLabel('Petugas', { exact: true })
  await staff.locator('option', { hasText: '65.03' }).first().waitFor({ state: 'attached' })
  const choose = async (email: string) => {
    await staff.selectOption({ value: await idOf(email) })
    await dialog(coordinator).getByLabel('Tugas', { exact: true }).fill('Operator perekaman')
    await dialog(coordinator).getByRole('button', { name: 'Tambahkan' }).click()
    await save(coordinator)
  }
  await choose('field@nunukan.test')
  // So is its member.
  await dialog(coordinator)
    .getByText(/sudah ikut perjalanan “Perbatasan Nunukan I”/)
    .waitFor()
  await dialog(coordinator)
    .getByRole('button', { name: /^Keluarkan/ })
    .click()
  await choose('intake@nunukan.test')
  await inspect(coordinator, 'trip')
  expect(await coordinator.getByRole('button', { name: 'Setujui perjalanan' }).count()).toBe(0)

  const supervisor = await site.signIn('supervisor@nunukan.test')
  await supervisor.goto(tripPath)
  await supervisor.getByRole('button', { name: 'Setujui', exact: true }).click()
  await supervisor.getByText(/^Disetujui /).waitFor()
  await supervisor.context().close()

  await coordinator.reload()
  await act(coordinator, 'Setujui perjalanan')
  await coordinator.getByText('Disetujui', { exact: true }).waitFor()
  // Before it happens: whoever changes the stops of an approved trip makes it a draft again.
  await coordinator.getByRole('button', { name: 'Tambah titik layanan' }).click()
  await dialog(coordinator).getByText('ia kembali menjadi Rancangan').waitFor()
  await coordinator.keyboard.press('Escape')
  await dialog(coordinator).waitFor({ state: 'detached' })
  await coordinator.goto(`/jadwal?desa=${village.villageCode}`)
  await coordinator.getByText('Balai Uji').waitFor()

  const field = await site.signIn('intake@nunukan.test')
  await field.goto(tripPath)
  await act(field, 'Mulai perjalanan')
  await field.getByText('Sedang berjalan').waitFor()
  await field.getByRole('link', { name: /Daftar warga/ }).click()
  await field.getByRole('button', { name: 'Catat hasil' }).waitFor()
  // Cards are as wide as the page, whatever they say, and a button holds all of its words.
  const groups = field.locator('.field-people')
  expect(
    await groups.evaluateAll((all) => all.map((one) => one.clientWidth - (one.firstElementChild?.clientWidth ?? 0))),
  ).toEqual([2])
  const isCut = (labels: Element[]) => labels.filter((label) => label.scrollWidth > label.clientWidth + 1).length
  expect(await field.locator('.field-person-actions .mantine-Button-label').evaluateAll(isCut)).toBe(0)
  await inspect(field, 'people')
  await field.getByRole('button', { name: 'Catat hasil' }).click()
  await dialog(field).getByRole('button', { name: 'Selesai dilayani' }).click()
  // Of a request for many it is asked how many were served.
  await dialog(field).getByLabel('Orang yang dilayani').fill('1')
  await inspect(field, 'outcome')
  await save(field)
  await field.getByText('1 dari 1 dilayani').waitFor()
  await field.context().close()
})

/** Presses an action of a trip and, in the question that follows, the same again. */
async function act(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: action }).click()
  await dialog(page).getByRole('button', { name: action }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

async function idOf(email: string): Promise<string> {
  const user = await site.system.database.read(workerScope, (db) =>
    db.first<{ id: string }>({ text: 'select id from app_user where email = $1', values: [email] }),
  )
  return user?.id ?? ''
}

test('the travel order prints name, masked NIK, place and time, and no health', async () => {
  await coordinator.goto('/app/field/trips')
  await coordinator.getByRole('link', { name: 'Malinau dan Nunukan Pedalaman' }).click()
  await coordinator.getByRole('link', { name: 'Surat Tugas' }).click()
  const paper = coordinator.locator('.field-paper')
  await paper.getByText(/094\/\d+\/DISDUKCAPIL/).waitFor()
  await inspect(coordinator, 'travel-order')
  const text = (await paper.textContent()) ?? ''
  expect(text).toMatch(/\d{6}\*{10}/)
  expect(text).not.toMatch(/\d{16}/)
  expect(text).not.toMatch(/disabilitas|hamil|lansia|sakit|terbaring/i)
  // Where the team goes, not why.
  expect(text).toContain('Kunjungan rumah')
  await coordinator.emulateMedia({ media: 'print' })
  expect(await coordinator.getByRole('navigation', { name: 'Menu utama' }).isVisible()).toBe(false)
  await coordinator.screenshot({ path: 'test-output/field/travel-order-print.png', fullPage: true })
  await coordinator.emulateMedia({ media: 'screen' })
})

test('teams and kits are kept by who may', async () => {
  await coordinator.goto('/app/field/teams')
  await coordinator.getByText('Tim Jemput Bola Provinsi').waitFor()
  await inspect(coordinator, 'teams')
  await coordinator.getByRole('button', { name: 'Alat baru' }).click()
  await dialog(coordinator).getByLabel('Nomor seri').fill('TRK-009')
  await dialog(coordinator).getByLabel('Nama alat').fill('Alat ringkas')
  await inspect(coordinator, 'kit-form')
  await save(coordinator)
  await coordinator.getByRole('cell', { name: 'TRK-009', exact: true }).waitFor()
  await coordinator.getByRole('button', { name: 'Ubah TRK-009' }).click()
  await dialog(coordinator).getByLabel('Keadaan').selectOption('repair')
  await save(coordinator)
  await coordinator.locator('tr', { hasText: 'TRK-009' }).getByText('Diperbaiki').waitFor()
  await coordinator.getByRole('button', { name: 'Tim baru' }).click()
  await dialog(coordinator).getByLabel('Nama tim').fill('Tim Tarakan')
  await inspect(coordinator, 'team-form')
  await dialog(coordinator).getByRole('checkbox').first().check()
  await save(coordinator)
  await coordinator.getByRole('cell', { name: 'Tim Tarakan', exact: true }).waitFor()
})

test('everything is there in English too', async () => {
  await coordinator.goto('/app/field')
  await coordinator.locator('tbody tr').first().waitFor()
  await speak(coordinator, 'English')
  await coordinator.getByRole('heading', { level: 1, name: 'Visit requests' }).waitFor()
  await inspect(coordinator, 'requests-english')
  await speak(coordinator, 'Bahasa Indonesia')
})

test('a citizen asks for a visit without an application', async () => {
  const page = coordinator
  await page.goto('/jadwal')
  await page.getByRole('link', { name: 'Minta kunjungan tanpa permohonan' }).click()
  await page.getByRole('heading', { level: 1, name: 'Minta dikunjungi' }).waitFor()
  await inspect(page, 'visit-request')
  await page.getByRole('combobox', { name: /nama desa/i }).fill('Liang Butan')
  await page.getByRole('option').first().click()
  await page.getByRole('radio', { name: /Kunjungan rumah/ }).check()
  await page.getByLabel('Nama lengkap').fill('Hana Baya')
  await page.getByRole('radio', { name: 'Perekaman KTP-el' }).check()
  await page.getByRole('checkbox', { name: /Saya menyatakan/ }).check()
  await page.getByRole('button', { name: 'Kirim permintaan' }).click()
  await page.getByText('Tulis patokan rumah, agar petugas menemukannya.').first().waitFor()
  await page.getByLabel(/^Petunjuk letak rumah/).fill('Rumah panggung di ujung landasan')
  await page.getByRole('button', { name: 'Kirim permintaan' }).click()
  await page.getByText(/^KJ-[0-9A-F]{8}$/).waitFor()
  await inspect(page, 'visit-request-sent')
  await page.goto('/app/field?mode=home')
  await page.getByRole('button', { name: 'Hana Baya' }).waitFor()
})
