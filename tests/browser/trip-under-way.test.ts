import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { placeOf } from '@sipelandukilat/domain'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { ApplicationFile, Receipt, Trip, VisitRequest } from '../../packages/contract/src/index'
import { addCalendarDays, toLocalDate } from '../../packages/domain/src/index'
import { importOutlines } from '../../services/api/src/features/regions/import-outlines'
import { workerScope } from '../../services/api/src/platform/caller'
import { seedField } from '../../services/api/src/seed/seed-field'
import { exampleSubmission } from '../../services/api/src/testing/test-application'
import { inspectScreen, type OfficerSite, openOfficerSite, openPart } from './officer-site'

let site: OfficerSite
let coordinator: Page
let supervisor: Page
let officer: Page

beforeAll(async () => {
  site = await openOfficerSite(['field', 'intake'], 60)
  const { database, keyring } = site.system.app.platform
  await seedField(database, keyring, { seed: 65, now: site.system.clock.now })
  coordinator = await site.signIn('coordinator@kaltara.test')
  supervisor = await site.signIn('supervisor@nunukan.test')
  officer = await site.signIn('intake@nunukan.test')
})
afterAll(() => site?.close())
afterEach(() => {
  expect(site.complaints).toEqual([])
})

const inspect = (page: Page, name: string) => inspectScreen(page, 'trip-under-way', name)
const dialog = (page: Page): Locator => page.getByRole('dialog')
const day = (days: number) => addCalendarDays(toLocalDate(site.system.clock.now), days)

/** Does beside the screens what other tests do on them. */
async function ask<T>(page: Page, method: string, address: string, body?: unknown): Promise<T> {
  const reply = await site.ask(page, `/api/v1${address}`, { method, ...(body === undefined ? {} : { body }) })
  expect(reply.status, `${method} ${address} ${JSON.stringify(reply.body)}`).toBeLessThan(300)
  return reply.body as T
}

test('the demand board explains its score, shows outlines, and takes the counts of villages from a file', async () => {
  await openPart(coordinator, 'Permintaan Kunjungan')
  await coordinator.getByRole('button', { name: 'Bagaimana skor dihitung' }).click()
  await dialog(coordinator).getByText('Rumus versi 2').waitFor()
  await inspect(coordinator, 'formula')
  await coordinator.keyboard.press('Escape')

  const file = path.join(await mkdtemp(path.join(tmpdir(), 'outlines-')), 'tiles.geojson')
  await writeFile(file, JSON.stringify(await squareOutlines()))
  const { matched } = await importOutlines(site.system.database, file, site.system.clock.now)
  expect(matched.length).toBeGreaterThan(50)
  await coordinator.goto('/app/field?view=map')
  const area = coordinator.locator('.field-outlines [role=button]').first()
  await area.waitFor()
  await inspect(coordinator, 'outlines')
  await coordinator.getByText('Kabupaten/kota', { exact: true }).click()
  await coordinator.getByRole('heading', { name: 'Peta kabupaten/kota' }).waitFor()
  await inspect(coordinator, 'outlines-regencies')
  await coordinator
    .locator('.field-outlines')
    .getByRole('button', { name: /Nunukan/ })
    .focus()
  await coordinator.keyboard.press('Enter')
  await coordinator.getByRole('heading', { name: 'Peta kecamatan' }).waitFor()
  await inspect(coordinator, 'outlines-regency')
  await area.focus()
  await coordinator.keyboard.press('Enter')
  await coordinator.getByRole('heading', { name: 'Peta kecamatan' }).waitFor({ state: 'detached' })
  await coordinator.locator('tbody tr').first().waitFor()

  await coordinator.goto('/app/field?view=coverage')
  await coordinator.getByRole('button', { name: 'Impor CSV' }).click()
  await dialog(coordinator)
    .locator('input[type=file]')
    .setInputFiles({
      name: 'rekap.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('kode_desa;wajib_ktp;sudah_rekam\n6503052022;400;200\n6503052029;10;20\n'),
    })
  await dialog(coordinator).getByLabel('Sumber data').fill('Rekap uji')
  await dialog(coordinator).getByLabel('Per tanggal').fill(day(-3))
  await dialog(coordinator).getByRole('button', { name: 'Periksa berkas' }).click()
  await dialog(coordinator).getByText('Baris 3').waitFor()
  await inspect(coordinator, 'import')
  await dialog(coordinator).getByRole('button', { name: 'Simpan 1 desa' }).click()
  await dialog(coordinator).waitFor({ state: 'detached' })
  await coordinator.getByRole('row', { name: /Liang Butan/ }).waitFor()
  await inspect(coordinator, 'coverage')
  await coordinator.getByRole('button', { name: 'Minta kunjungan ke Liang Butan' }).click()
  await dialog(coordinator).getByLabel('Nama').fill('Lukas Padan')
  await dialog(coordinator).getByLabel('Jabatan').fill('Kepala desa')
  await inspect(coordinator, 'coverage-request')
  await dialog(coordinator).getByRole('button', { name: 'Minta kunjungan', exact: true }).click()
  await coordinator.getByText(/Permintaan KJ-[0-9A-F]{8} dibuat/).waitFor()
})

/** A square around each district's place, as a file of outlines. */
async function squareOutlines() {
  const rows = await site.system.database.read(workerScope, (db) =>
    db.rows<{ code: string; latitude: number; longitude: number }>({
      text: `select code, latitude, longitude from region where level = 'district' and latitude is not null`,
    }),
  )
  const areas = rows.map(({ code, latitude, longitude }) => ({
    code,
    west: longitude - 0.05,
    east: longitude + 0.05,
    south: latitude - 0.05,
    north: latitude + 0.05,
  }))
  const regencies = [...new Set(areas.map(({ code }) => placeOf(code).regencyCode))].map((code) => {
    const own = areas.filter((area) => area.code.startsWith(code))
    return {
      code,
      west: Math.min(...own.map(({ west }) => west)),
      east: Math.max(...own.map(({ east }) => east)),
      south: Math.min(...own.map(({ south }) => south)),
      north: Math.max(...own.map(({ north }) => north)),
    }
  })
  const features = [...areas, ...regencies].map(({ code, west, east, south, north }) => {
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]
    return { type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [ring] } }
  })
  return { type: 'FeatureCollection', features }
}

test('a home visit waits for consent, which an officer notes', async () => {
  const visitRequest = await ask<VisitRequest>(officer, 'POST', '/visit-requests', {
    villageCode: '65.03.05.2022',
    purpose: 'enrolment',
    mode: 'home',
    name: 'Rosina Padan',
    landmark: 'Dekat landasan',
    needs: ['bedridden', 'disability', 'elderly'],
  })
  await officer.goto('/app/field')
  await officer.getByRole('row', { name: /Rosina Padan.*belum ada persetujuan/ }).waitFor()
  await officer.getByRole('button', { name: 'Rosina Padan' }).click()
  await dialog(officer).getByText('Kunjungan rumah baru dapat dijadwalkan setelah ada persetujuan.').waitFor()
  await dialog(officer).getByRole('button', { name: 'Catat persetujuan' }).click()
  await dialog(officer).getByLabel('Siapa yang menyetujui').fill('Maria Padan (anak)')
  await inspect(officer, 'consent')
  await dialog(officer).getByRole('button', { name: 'Simpan' }).click()
  await dialog(officer)
    .getByText(/Maria Padan \(anak\)/)
    .waitFor()
  const consent = async () => (await ask<VisitRequest>(officer, 'GET', `/visit-requests/${visitRequest.id}`)).consent
  await expect.poll(consent).not.toBeNull()
})

/** An application of Liang Butan that waits for a visit there. */
async function waitingApplication(): Promise<Receipt> {
  const body = await exampleSubmission(site.system, 'KTP-BARU', 81, { villageCode: '65.03.05.2022' })
  const presence = { mode: 'village', reason: 'Jauh', landmark: 'Dekat dermaga' }
  const receipt = await ask<Receipt>(officer, 'POST', '/public/applications', { ...body, presence })
  for (const action of ['start', 'await_presence']) {
    const { version } = await ask<ApplicationFile>(officer, 'GET', `/applications/${receipt.id}`)
    await ask(officer, 'POST', `/applications/${receipt.id}/transitions`, { action, expectedVersion: version })
  }
  return receipt
}

test('from an approved trip to its report: answered, checked, travelled, planned anew and counted', async () => {
  const receipt = await waitingApplication()
  const { items } = await ask<{ items: VisitRequest[] }>(
    coordinator,
    'GET',
    '/visit-requests?status=open&region=65.03.05.2022&limit=100',
  )
  const own = items.find(({ applicationId }) => applicationId === receipt.id)
  const others = items.filter(({ applicationId, consent }) => applicationId !== receipt.id && consent !== null)
  const created = await ask<Trip>(coordinator, 'POST', '/trips', {
    provinceCode: '65',
    name: 'Krayan Uji',
    teamId: null,
    kitId: null,
    startsOn: day(0),
    endsOn: day(3),
  })
  const staffed = await ask<Trip>(coordinator, 'PUT', `/trips/${created.id}/members`, {
    members: [{ userId: null, name: 'Pak Lawai', role: 'Motoris' }],
    expectedVersion: created.version,
  })
  const trip = await ask<Trip>(coordinator, 'PUT', `/trips/${created.id}/stops`, {
    stops: [
      { villageCode: '65.03.05.2022', date: day(0), arrivalTime: '23:00', place: 'Balai Desa Liang Butan' },
      { villageCode: '65.03.05.2029', date: day(1), arrivalTime: '09:00', place: 'Balai Desa Rupai' },
    ],
    expectedVersion: staffed.version,
  })
  const [first, second] = trip.stops
  const people = (stop: { id: string } | undefined, ids: (string | undefined)[]) =>
    ask(coordinator, 'PUT', `/trips/${trip.id}/stops/${stop?.id}/people`, { visitRequestIds: ids })
  await people(first, [own?.id])
  await people(
    second,
    others.slice(0, 2).map(({ id }) => id),
  )
  const version = async () => (await ask<Trip>(coordinator, 'GET', `/trips/${trip.id}`)).version
  for (const stop of trip.stops)
    await ask(supervisor, 'POST', `/trips/${trip.id}/stops/${stop.id}/approval`, { expectedVersion: await version() })
  const move = async (action: string) =>
    ask(coordinator, 'POST', `/trips/${trip.id}/status`, { action, expectedVersion: await version() })
  await coordinator.goto(`/app/field/trips/${trip.id}`)
  await coordinator.getByRole('button', { name: 'Setujui perjalanan' }).click()
  await dialog(coordinator)
    .getByRole('region', { name: 'Siapa yang dikabari' })
    .getByText(own?.name ?? '')
    .waitFor()
  await inspect(coordinator, 'approve')
  await dialog(coordinator).getByLabel('Nomor surat tugas').fill('094/99/DISDUKCAPIL')
  await dialog(coordinator).getByRole('button', { name: 'Setujui perjalanan' }).click()
  await dialog(coordinator).waitFor({ state: 'detached' })

  // The citizen's page says when, and takes the answer.
  const citizen = await site.signIn('viewer@kaltara.test')
  await citizen.goto('/lacak')
  await citizen.getByLabel(/Nomor Permohonan/).fill(receipt.trackingNumber)
  await citizen.getByLabel(/PIN/).fill(receipt.pin)
  await citizen.getByRole('button', { name: 'Buka', exact: true }).click()
  await citizen.getByText(/Anda dijadwalkan: .*Balai Desa Liang Butan/).waitFor()
  await inspect(citizen, 'appointment')
  await citizen.getByText('Saya perlu hari lain').click()
  await citizen.getByLabel(/Hari apa yang bisa/).fill('Hari Sabtu')
  await citizen.getByRole('button', { name: 'Minta hari lain' }).click()
  await citizen.getByText('Jawaban Anda sudah disimpan.').waitFor()
  await citizen.getByRole('button', { name: 'Saya bisa' }).click()
  await citizen.getByText('Anda menjawab: bisa.').waitFor()
  await inspect(citizen, 'appointment-answered')

  // The officer's file says it too.
  await officer.goto(`/app/intake/${receipt.id}`)
  await officer.getByText(/Balai Desa Liang Butan/).waitFor()

  await coordinator.goto(`/app/field/trips/${trip.id}`)
  await coordinator.getByText('1 bersedia').waitFor()
  await inspect(coordinator, 'trip')
  const order = await coordinator.request.get(`/api/v1/trips/${trip.id}/travel-order.pdf`)
  expect(order.headers()['content-type']).toBe('application/pdf')
  const row = await site.system.database.read(workerScope, (db) =>
    db.first<{ check_code: string }>({ text: 'select check_code from trip where id = $1', values: [trip.id] }),
  )
  await citizen.goto(`/surat-tugas/${row?.check_code}`)
  await citizen.getByText('Surat tugas ini asli.').waitFor()
  await citizen.getByText('094/99/DISDUKCAPIL').waitFor()
  await inspect(citizen, 'travel-order-check')
  await citizen.context().close()

  await move('start')
  await openPart(supervisor, 'Pantauan Hari Ini')
  await inspect(supervisor, 'boards')
  await supervisor.getByRole('link', { name: 'Krayan Uji' }).click()
  await supervisor
    .getByRole('button', { name: /^Selesai: / })
    .first()
    .waitFor()
  await inspect(supervisor, 'board')
  const served = supervisor.getByRole('button', { name: /^Selesai: / }).first()
  // Where there is no signal the tap says so at once, and the people stay to be recorded when there is one.
  await supervisor.context().setOffline(true)
  await served.click()
  await supervisor.getByText('Tidak ada sambungan').first().waitFor()
  expect(await served.isEnabled()).toBe(true)
  await supervisor.context().setOffline(false)
  await served.click()
  await supervisor
    .getByText(/^1 selesai, 0 tidak bertemu/)
    .first()
    .waitFor()

  await coordinator.goto(`/app/field/trips/${trip.id}`)
  await coordinator.getByRole('button', { name: 'Ada halangan' }).click()
  await dialog(coordinator)
    .getByRole('checkbox', { name: /Balai Desa Rupai/ })
    .check()
  await inspect(coordinator, 'hindrances')
  await dialog(coordinator).getByRole('button', { name: 'Hitung usulan' }).click()
  await dialog(coordinator).getByText('Tidak dapat dicapai').waitFor()
  await dialog(coordinator)
    .getByRole('region', { name: 'Siapa yang dikabari' })
    .getByText('Tidak jadi')
    .first()
    .waitFor()
  await inspect(coordinator, 'proposal')
  await dialog(coordinator).getByRole('button', { name: 'Terapkan dan kabari' }).click()
  await dialog(coordinator).waitFor({ state: 'detached' })
  await coordinator.getByText('Ditinggalkan: Tidak dapat dicapai').waitFor()

  await coordinator.getByRole('link', { name: 'Laporan', exact: true }).last().click()
  await coordinator.getByRole('heading', { level: 1, name: 'Laporan perjalanan' }).waitFor()
  await coordinator.getByRole('button', { name: 'Isi biaya' }).click()
  await dialog(coordinator).getByLabel('Rupiah').fill('1.500.000')
  await dialog(coordinator).getByLabel('Keterangan').fill('Sewa perahu')
  await inspect(coordinator, 'costs')
  await dialog(coordinator).getByRole('button', { name: 'Simpan' }).click()
  await dialog(coordinator).waitFor({ state: 'detached' })
  await coordinator.getByRole('cell', { name: 'Sewa perahu' }).waitFor()
  await inspect(coordinator, 'report')
})
