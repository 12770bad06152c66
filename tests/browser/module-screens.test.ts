import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { RegisteredModule } from '../../packages/contract/src/index'
import {
  type DeveloperKey,
  makeRelease,
  newKey,
  type ReleaseOptions,
  send,
} from '../../services/api/src/testing/release-maker'
import { inspectScreen, type OfficerSite, openOfficerSite, openPart, speak } from './officer-site'

const id = 'akta-sekolah'
let site: OfficerSite
let province: Page
let regency: Page
let developer: Page
let key: DeveloperKey

beforeAll(async () => {
  site = await openOfficerSite(['admin'], 5)
  key = newKey()
  developer = await site.signIn('developer@kaltara.test')
  province = await site.signIn('admin@kaltara.test')
  regency = await site.signIn('admin@nunukan.test')
})
afterAll(() => site?.close())
afterEach(() => {
  expect(site.complaints).toEqual([])
})

const inspect = (page: Page, name: string) => inspectScreen(page, 'modules', name)
const dialog = (page: Page) => page.getByRole('dialog').first()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const decide = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true }).click()
const openTab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).click()
const moduleAs = async (page: Page) => (await site.ask(page, `/api/v1/modules/${id}`)).body as RegisteredModule

async function openModule(page: Page, tab: string): Promise<void> {
  await openPart(page, 'Modul')
  await page.getByRole('link', { name: 'Modul uji' }).click()
  await page.getByRole('heading', { level: 1, name: 'Modul uji' }).waitFor()
  await openTab(page, tab)
}

async function publish(version: string, more: Partial<ReleaseOptions> = {}): Promise<void> {
  const cookies = await developer.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const release = await makeRelease({ id, version, key, ...more })
  const { status, body } = await send(site.system, cookie, { id, version }, release)
  expect([status, body]).toEqual([201, expect.anything()])
}

const configuration = {
  schema: {
    type: 'object',
    properties: {
      greeting: { type: 'string', title: 'Salam', description: 'Di atas daftar.', maxLength: 40 },
      perPage: { type: 'integer', title: 'Baris per halaman', minimum: 5, maximum: 50 },
      radius: { type: 'number', title: 'Jarak (km)' },
      isOpen: { type: 'boolean', title: 'Terima pendaftaran' },
      order: { type: 'string', enum: ['nama', 'tanggal'], title: 'Urutan' },
    },
    required: ['greeting', 'perPage', 'radius', 'isOpen', 'order'],
    additionalProperties: false,
  },
  defaults: { greeting: 'Halo', perPage: 10, radius: 2.5, isOpen: true, order: 'nama' },
}

test('a developer registers a key, and sees nothing but what is theirs', async () => {
  await openPart(developer, 'Modul')
  await developer.getByText('Terbitkan modul pertama Anda').waitFor()
  await inspect(developer, 'modules-empty')
  await developer.getByRole('link', { name: 'Kunci penanda tangan' }).click()
  await developer.getByText('Belum ada kunci').waitFor()
  await press(developer, 'Daftarkan kunci')
  await dialog(developer).getByText('npx sipelandukilat keys create').waitFor()
  await dialog(developer).getByLabel('Nama kunci').fill('Laptop kantor')
  await dialog(developer).getByLabel('Paruh publik').fill('bukan kunci')
  await decide(developer, 'Daftarkan kunci')
  await dialog(developer).getByRole('alert').waitFor()
  await inspect(developer, 'key-refused')
  await dialog(developer)
    .getByLabel('Paruh publik')
    .fill(`-----BEGIN PUBLIC KEY-----\n${key.publicKey}\n-----END PUBLIC KEY-----`)
  await decide(developer, 'Daftarkan kunci')
  await developer.getByRole('row', { name: /Laptop kantor.*Anda.*Berlaku/ }).waitFor()
  await inspect(developer, 'keys')
  await publish('0.1.0', { requestedScopes: ['read:Application'] })
  await publish('0.2.0', {
    requestedScopes: ['read:Application', 'create:VisitRequest'],
    contributes: { configuration },
  })
})

test('a province weighs a release, grants what it asks for and promotes it', async () => {
  await openPart(province, 'Modul')
  await province.getByRole('row', { name: /Modul uji.*Belum diberlakukan/ }).waitFor()
  await inspect(province, 'modules')
  await province.getByRole('link', { name: 'Modul uji' }).click()
  const first = province.getByRole('region', { name: 'Rilis 0.1.0' })
  await first.getByText('1 cakupan baru').waitFor()
  await first.getByRole('button', { name: 'Bandingkan cakupan' }).click()
  await first.getByRole('row', { name: /Membaca permohonan warga.*Ya.*Baru/ }).waitFor()
  await inspect(province, 'releases-scopes')
  await first.getByRole('button', { name: 'Baca laporan pemeriksaan' }).click()
  await first.getByText('Tidak ada pelanggaran aksesibilitas').waitFor()
  await inspect(province, 'releases-check')
  await first.getByRole('button', { name: 'Berlakukan (stabil)' }).click()
  await dialog(province).getByText('Kode modul berjalan bersama seluruh aplikasi').waitFor()
  await inspect(province, 'promote')
  await decide(province, 'Izinkan dan berlakukan')
  await dialog(province).getByRole('alert').getByText('read:Application').waitFor()
  await dialog(province).getByLabel('Izinkan: Membaca permohonan warga').check()
  await decide(province, 'Izinkan dan berlakukan')
  await province.getByText('Rilis 0.1.0 diberlakukan.').waitFor()
  await first.getByText('Stabil: Kalimantan Utara').waitFor()
  await expect
    .poll(() => moduleAs(province))
    .toMatchObject({
      stable: [{ regionCode: '65', version: '0.1.0' }],
      grants: [{ provinceCode: '65', granted: ['read:Application'] }],
    })
})

test('scopes are granted by hand, with what each means', async () => {
  await openModule(province, 'Cakupan')
  await province.getByLabel('Membuat permintaan kunjungan').check()
  await inspect(province, 'scopes')
  await press(province, 'Simpan izin')
  await province.getByText('Izin disimpan.').waitFor()
  await expect
    .poll(async () => (await moduleAs(province)).grants[0]?.granted)
    .toEqual(['create:VisitRequest', 'read:Application'])
})

test('a rollout is written step by step, shows whom it reaches, starts, and is widened', async () => {
  await openModule(province, 'Peluncuran')
  await province.getByText('Belum ada peluncuran').waitFor()
  await province.getByRole('link', { name: 'Peluncuran baru' }).click()
  await province.getByRole('heading', { name: 'Langkah 1 dari 5: Rilis' }).waitFor()
  await press(province, 'Lanjut')
  await province.getByText('Pilih rilisnya.').waitFor()
  await province.getByRole('radio', { name: '0.2.0' }).check()
  await inspect(province, 'wizard-release')
  await press(province, 'Lanjut')
  const second = province.getByRole('heading', { name: 'Langkah 2 dari 5: Wilayah dan peran' })
  await second.waitFor()
  expect(await second.evaluate((heading) => heading === document.activeElement)).toBe(true)
  await province.getByLabel('Kabupaten Nunukan').check()
  await inspect(province, 'wizard-place')
  await press(province, 'Lanjut')
  await province.getByLabel('Persentase').fill('dua puluh')
  await province.keyboard.press('Enter')
  await province.getByText('Isi angka 0 sampai 100').waitFor()
  await province.getByLabel('Persentase').fill('100')
  await inspect(province, 'wizard-share')
  await press(province, 'Lanjut')
  await province.getByLabel('Mulai (WITA)').waitFor()
  await inspect(province, 'wizard-time')
  await press(province, 'Lanjut')
  const reach = province.getByRole('region', { name: /^Siapa mendapat apa/ })
  await reach.getByRole('row', { name: /Kabupaten Nunukan.*Penyelia.*0\.2\.0/ }).waitFor()
  await reach.getByRole('row', { name: /Kabupaten Malinau.*Penyelia.*0\.1\.0/ }).waitFor()
  await inspect(province, 'wizard-preview')
  await press(province, 'Mulai peluncuran')
  const card = province.getByRole('region', { name: 'Rilis 0.2.0 di Kalimantan Utara' })
  await card.getByText('Kabupaten Nunukan: semua peran').waitFor()
  await card.getByRole('button', { name: 'Perluas' }).click()
  await dialog(province).getByLabel('Kabupaten Malinau').check()
  await inspect(province, 'widen')
  await decide(province, 'Perluas')
  await card.getByText('Kabupaten Nunukan, Kabupaten Malinau: semua peran').waitFor()
  await inspect(province, 'rollouts')
  await expect
    .poll(async () => (await moduleAs(province)).rollouts)
    .toMatchObject([
      { status: 'running', version: '0.2.0', rules: [{ regencies: ['65.03', '65.02'], percentage: 100 }] },
    ])
})

test('a rollout is paused for a reason, resumed, and keeps the reason', async () => {
  const card = province.getByRole('region', { name: 'Rilis 0.2.0 di Kalimantan Utara' })
  await card.getByRole('button', { name: 'Jeda' }).click()
  await dialog(province).getByLabel('Alasan').fill('Menunggu kabar dari Krayan')
  await decide(province, 'Jeda')
  await card.getByText('Dijeda').waitFor()
  await card.getByText('Menunggu kabar dari Krayan').waitFor()
  await card.getByRole('button', { name: 'Lanjutkan' }).click()
  await decide(province, 'Lanjutkan')
  await card.getByText('Berjalan').waitFor()
})

test('why an office gets a release is shown step by step', async () => {
  await openTab(province, 'Penjelasan')
  await province.getByLabel('Kabupaten/kota').selectOption('65.03')
  await province.getByText('Mendapat rilis 0.2.0').waitFor()
  const step = province.getByRole('listitem').filter({ hasText: 'Termasuk dalam peluncuran bertahap?' })
  expect(await step.textContent()).toContain('Ya, ini yang menentukan')
  await inspect(province, 'explain')
  await province.getByLabel('Kabupaten/kota').selectOption('65.71')
  await province.getByText('Mendapat rilis 0.1.0').waitFor()
})

test('a regency pins, goes back and suspends for itself alone, and its province sees who and why', async () => {
  await openModule(regency, 'Rilis')
  const second = regency.getByRole('region', { name: 'Rilis 0.2.0' })
  await second.waitFor()
  expect(await regency.getByRole('button', { name: 'Berlakukan (stabil)' }).count()).toBe(0)
  await second.getByRole('button', { name: 'Tahan wilayah di sini' }).click()
  await dialog(regency).getByText('Kantor di Kabupaten Nunukan tetap pada rilis 0.2.0').waitFor()
  await dialog(regency).getByLabel('Alasan').fill('Sudah terbiasa')
  await inspect(regency, 'pin')
  await decide(regency, 'Tahan wilayah di sini')
  await second.getByText('Ditahan: Kabupaten Nunukan').waitFor()
  await openTab(regency, 'Yang berlaku')
  await press(regency, 'Kembali ke rilis sebelumnya')
  await dialog(regency).getByLabel('Alasan').fill('Daftarnya kosong')
  await inspect(regency, 'roll-back')
  await decide(regency, 'Kembali ke rilis sebelumnya')
  await regency.getByRole('row', { name: /Kabupaten Nunukan.*0\.1\.0.*Daftarnya kosong/ }).waitFor()
  await press(regency, 'Hentikan modul')
  await dialog(regency).getByLabel('Alasan').fill('Layarnya tidak terbuka')
  await inspect(regency, 'suspend')
  await decide(regency, 'Hentikan modul')
  const suspended = regency.getByRole('region', { name: 'Wilayah tempat modul dihentikan' })
  await suspended.getByRole('row', { name: /Kabupaten Nunukan.*Layarnya tidak terbuka/ }).waitFor()
  await inspect(regency, 'in-force')
  await openModule(province, 'Yang berlaku')
  await province.getByRole('row', { name: /Layarnya tidak terbuka.*oleh / }).waitFor()
  await suspended.getByRole('button', { name: 'Pakai lagi' }).click()
  await decide(regency, 'Pakai lagi')
  await regency.getByText('Tidak dihentikan di mana pun.').waitFor()
})

test('settings are set for a province, inherited by a regency, and refused field by field', async () => {
  await openModule(province, 'Pengaturan')
  await province.getByRole('textbox', { name: 'Baris per halaman' }).fill('500')
  await press(province, 'Simpan pengaturan')
  await province.getByText('Paling banyak 50.').waitFor()
  await inspect(province, 'settings-refused')
  await province.getByRole('textbox', { name: 'Baris per halaman' }).fill('25')
  await province.getByRole('textbox', { name: 'Jarak (km)' }).fill('3,05')
  await province.getByLabel('Urutan').selectOption('tanggal')
  await press(province, 'Simpan pengaturan')
  await province.getByText('Pengaturan disimpan.').waitFor()
  await openModule(regency, 'Pengaturan')
  await regency.getByText('Diwarisi: Kalimantan Utara').first().waitFor()
  expect(await regency.getByRole('textbox', { name: 'Baris per halaman' }).inputValue()).toBe('25')
  await regency.getByRole('textbox', { name: 'Salam' }).fill('Selamat datang di Nunukan')
  await press(regency, 'Simpan pengaturan')
  await regency.getByText('Tanpa ini berlaku Halo (bawaan modul).').waitFor()
  await inspect(regency, 'settings')
  await regency.getByRole('button', { name: 'Pakai warisan: Salam' }).click()
  await press(regency, 'Simpan pengaturan')
  await expect.poll(() => regency.getByRole('textbox', { name: 'Salam' }).inputValue()).toBe('Halo')
})

test('how releases fare and what was done stands there, also in English', async () => {
  await openModule(province, 'Kesehatan')
  await province.getByText('Belum ada laporan').waitFor()
  await inspect(province, 'health-empty')
  const report = (body: object) =>
    site.ask(province, '/api/v1/modules/load-reports', { method: 'POST', body: { moduleId: id, ...body } })
  const [rollout] = (await moduleAs(province)).rollouts
  const vitals = { lcp: 1200, inp: 90, cls: 0.02 }
  expect(await report({ version: '0.1.0', outcome: 'loaded', durationMs: 300, arm: 'baseline' })).toMatchObject({
    status: 204,
  })
  await report({ version: '0.1.0', outcome: 'loaded', durationMs: 300, phase: 'run', arm: 'baseline', vitals })
  const arm = `rollout:${rollout?.id}`
  await report({ version: '0.2.0', outcome: 'loaded', durationMs: 900, arm })
  await report({ version: '0.2.0', outcome: 'timeout', durationMs: 10_000, arm })
  await province.getByLabel('Jangka waktu').selectOption('168')
  await province.getByRole('row', { name: /0\.2\.0.*Peluncuran.*50.*patokan 0.*terlalu lama 1/ }).waitFor()
  await inspect(province, 'health')
  await openTab(province, 'Riwayat')
  await province.getByRole('row', { name: /Menghentikan modul.*Kabupaten Nunukan.*Layarnya tidak terbuka/ }).waitFor()
  await inspect(province, 'history')
  await speak(province, 'English')
  await province.getByRole('row', { name: /Suspended a module/ }).waitFor()
  for (const [tab, words] of [
    ['Releases', 'Compare scopes'],
    ['In force', 'Back to the release before'],
    ['Explain', 'Why this release?'],
  ] as const) {
    await openTab(province, tab)
    await province.getByText(words).first().waitFor()
    await inspect(province, `english-${tab.toLowerCase().replace(' ', '-')}`)
  }
})

test('the platform’s administrator chooses for which place, and sees whose each key is', async () => {
  const platform = await site.signIn('system@platform.test')
  await openModule(platform, 'Rilis')
  const first = platform.getByRole('region', { name: 'Rilis 0.1.0' })
  await first.getByRole('button', { name: 'Berlakukan (stabil)' }).click()
  await dialog(platform).getByText('Semua kantor di seluruh sistem mendapat rilis 0.1.0').waitFor()
  await dialog(platform).getByLabel('Izinkan: Membaca permohonan warga').waitFor()
  await dialog(platform).getByLabel('Provinsi').selectOption('65')
  await dialog(platform).getByText('Semua kantor di Kalimantan Utara mendapat rilis 0.1.0').waitFor()
  // There it is granted already.
  expect(await dialog(platform).getByRole('checkbox').count()).toBe(0)
  await dialog(platform).getByRole('button', { name: 'Berlakukan (stabil)' }).waitFor()
  await inspect(platform, 'promote-where')
  await platform.keyboard.press('Escape')
  await platform.goto('/app/admin/module-keys')
  await platform.getByRole('row', { name: /Laptop kantor.*Berlaku/ }).waitFor()
  expect(await platform.getByRole('button', { name: /^Cabut kunci/ }).count()).toBe(1)
  await inspect(platform, 'keys-of-all')
  await platform.context().close()
})

test('a developer sees a preview of an own release in this browser, and revokes a key', async () => {
  await openModule(developer, 'Rilis')
  const card = developer.getByRole('region', { name: 'Rilis 0.2.0' })
  const shown = developer.waitForEvent('load') // the page begins anew with it
  await card.getByRole('button', { name: 'Pratinjau di peramban ini' }).click()
  await shown
  await expect
    .poll(async () => JSON.stringify((await site.ask(developer, '/api/v1/boot')).body))
    .toMatch(/"override":true/)
  await developer.goto('/app/admin/module-keys')
  await developer.getByRole('button', { name: 'Cabut kunci Laptop kantor' }).click()
  await dialog(developer).getByLabel('Alasan').fill('Laptop hilang')
  await inspect(developer, 'key-revoke')
  await decide(developer, 'Cabut')
  await developer.getByRole('row', { name: /Laptop kantor.*Dicabut.*Laptop hilang/ }).waitFor()
})
