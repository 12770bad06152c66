import { request as ask } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import type { Trip } from '@sipelandukilat/contract'
import { definitions } from '@sipelandukilat/domain/definitions'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { expect } from 'vitest'
import { workerScope } from '../../services/api/src/platform/caller'
import { newId } from '../../services/api/src/platform/id'
import type { TestSystem } from '../../services/api/src/testing/test-system'
import { chooseVillage, enter, inspect, review, visitOnce } from './portal-page'
import { createPortalTest } from './portal-site'

const test = createPortalTest({ clock: 'true' })

const village = '65.03.05.2022'
/** The clock of the phone is the true one. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A team comes to the village in three days. */
async function planVisit(system: TestSystem): Promise<void> {
  const coordinator = await system.createUser([{ role: 'trip_coordinator', regionCode: '65' }])
  const supervisor = await system.createUser([{ role: 'supervisor', regionCode: '65.03' }])
  const id = newId()
  await system.database.write(workerScope, (db) =>
    db.run({
      text: `insert into trip (id, province_code, name, starts_on, ends_on, created_by, created_at) values ($1, '65', 'Uji', $2, $3, $4, now())`,
      values: [id, inDays(1), inDays(6), coordinator.id],
    }),
  )
  const call = async <T>(user: typeof coordinator, method: string, address: string, body?: unknown) => {
    const answer = await system.request(method, `/api/v1/trips/${id}${address}`, {
      cookie: user.cookie,
      ...(body === undefined ? {} : { body }),
    })
    expect(answer.status, `${address} ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    return answer.body as T
  }
  const version = async () => (await call<Trip>(coordinator, 'GET', '')).version
  await call(coordinator, 'PUT', '/members', {
    members: [{ userId: null, name: 'Pak Lawai', role: 'Motoris' }],
    expectedVersion: await version(),
  })
  const stops = [{ villageCode: village, date: inDays(3), arrivalTime: '09:00', place: 'Balai Desa' }]
  await call(coordinator, 'PUT', '/stops', { stops, expectedVersion: await version() })
  const [stop] = (await call<Trip>(coordinator, 'GET', '')).stops
  await call(supervisor, 'POST', `/stops/${stop?.id}/approval`, { expectedVersion: await version() })
  await call(coordinator, 'POST', '/status', { action: 'approve', expectedVersion: await version() })
}

const countOf = async (system: TestSystem, table: 'application' | 'visit_request'): Promise<number> =>
  (
    await system.database.read(workerScope, (db) =>
      db.first<{ count: number }>({ text: `select count(*) from ${table}` }),
    )
  )?.count ?? 0

test('after one visit every service and its form open without a signal, whole and with their style', async ({
  context,
  home,
  line,
  page,
}) => {
  await visitOnce(page, home)
  await line.lose(context)
  for (const { code, title } of definitions) {
    await page.goto(`${home}/layanan/${code}`)
    await page.getByRole('heading', { level: 1, name: title.id, exact: true }).waitFor()
    await page.goto(`${home}/layanan/${code}/isi`)
    await page.locator('[data-picker] input[role="combobox"]').first().waitFor({ state: 'attached' })
    expect(await page.locator('[data-step]:not([hidden])').count(), code).toBe(1)
    expect(await page.locator('[data-onward]').evaluate((one) => getComputedStyle(one).minHeight), code).toBe('48px')
  }
})

test('a rare form is filled in without a signal and sends itself once', async ({
  context,
  home,
  line,
  page,
  system,
}) => {
  const before = await countOf(system, 'application')
  await visitOnce(page, home)
  await line.lose(context)
  await page.goto(`${home}/layanan/IKD/isi`)
  const { applicant, answers } = exampleApplication('IKD', 5, { today: inDays(0), villageCode: village })
  await chooseVillage(page, 'liang butan')
  await enter(page, 'applicant.name', applicant.name)
  await enter(page, 'applicant.nik', applicant.nik ?? '')
  await enter(page, 'applicant.kkNumber', applicant.kkNumber ?? '')
  for (const [sectionId, section] of Object.entries(answers))
    for (const [id, value] of Object.entries(section))
      if (await page.locator(`[data-field="answers.${sectionId}.${id}"]`).count())
        await enter(page, `answers.${sectionId}.${id}`, String(value))
  if (await page.locator('[data-field="presence.mode"]').count()) await enter(page, 'presence.mode', 'village')
  await review(page)
  await page.getByRole('heading', { name: 'Tidak ada sinyal' }).waitFor()
  // All that is declared true is seen before, and may be changed.
  const entered = page.locator('[data-entered]')
  const place = entered.locator('section', { hasText: 'Liang Butan' })
  await place.waitFor()
  const applicantPart = entered.locator('section', { hasText: applicant.nik ?? '-' })
  expect(await applicantPart.textContent()).toContain(applicant.name)
  await inspect(page, 'offline-review')
  await applicantPart.getByRole('button', { name: /^Ubah/ }).click()
  await enter(page, 'applicant.name', 'Maria Padan')
  await review(page)
  await entered.getByText('Maria Padan').waitFor()
  expect(await entered.getByText(applicant.name).count()).toBe(0)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Simpan dan kirim nanti' }).click()
  await page.locator('[data-state="queued"]').waitFor()
  await line.find(context)
  await page.locator('[data-state="sent"]').waitFor()
  expect(await countOf(system, 'application')).toBe(before + 1)
})

test('the schedule stands there as it was last read, with when that was', async ({
  context,
  home,
  line,
  page,
  system,
}) => {
  await planVisit(system)
  await visitOnce(page, home)
  await line.lose(context)
  await page.goto(`${home}/jadwal`)
  await page.getByRole('combobox').fill('liang butan')
  await page.locator('.found [role="option"]').first().click()
  await page.getByText('Jadwal seperti terakhir terbaca di HP ini').waitFor()
  expect(await page.locator('#jadwal').textContent()).toMatch(/Balai Desa, 09\.00 WITA/)
  await inspect(page, 'schedule-offline')
  await line.find(context)
  await page.reload()
  await page.getByText('Balai Desa').waitFor()
  expect(await page.getByText('Jadwal seperti terakhir terbaca').count()).toBe(0)
})

test('a visit is asked for without a signal and the request sends itself once', async ({
  context,
  home,
  line,
  page,
  system,
}) => {
  const before = await countOf(system, 'visit_request')
  await visitOnce(page, home)
  await line.lose(context)
  await page.goto(`${home}/kunjungan`)
  await page.getByRole('button', { name: 'Kirim permintaan' }).click()
  await page.getByRole('heading', { name: 'Ada yang perlu diperbaiki' }).waitFor()
  await inspect(page, 'visit-request-wrong-offline')
  await chooseVillage(page, 'liang butan')
  await enter(page, 'mode', 'village')
  await enter(page, 'name', 'Maria Lencau')
  await enter(page, 'purpose', 'enrolment')
  await page.getByRole('checkbox', { name: /Saya menyatakan/ }).check()
  await page.getByRole('button', { name: 'Kirim permintaan' }).click()
  await page.locator('[data-state="queued"]').waitFor()
  expect(await countOf(system, 'visit_request')).toBe(before)
  await line.find(context)
  await page
    .locator('[data-state="sent"]')
    .getByText(/KJ-[0-9A-F]{8}/)
    .waitFor()
  await page.reload()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.locator('[data-state="sent"]').waitFor()
  expect(await countOf(system, 'visit_request')).toBe(before + 1)
})

test('a request whose signal is lost on its way stands there again; one that arrives leaves no draft', async ({
  context,
  home,
  line,
  page,
}) => {
  await visitOnce(page, home)
  await page.goto(`${home}/kunjungan`)
  await chooseVillage(page, 'liang butan')
  await enter(page, 'mode', 'village')
  await enter(page, 'name', 'Maria Lencau')
  await enter(page, 'purpose', 'enrolment')
  await page.getByRole('checkbox', { name: /Saya menyatakan/ }).check()
  // A phone that believes it has a signal.
  await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => true }))
  await line.lose(context)
  await page.getByRole('button', { name: 'Kirim permintaan' }).click()
  await page.getByText('Sinyal terputus sebelum isian sampai').waitFor()
  expect(await page.locator('[name="name"]').inputValue()).toBe('Maria Lencau')
  await line.find(context)
  await page.getByRole('button', { name: 'Kirim permintaan' }).click()
  await page.getByRole('heading', { name: 'Permintaan sudah diterima' }).waitFor()
  await page.goto(`${home}/draf`)
  await page.getByText('Tidak ada draf di HP ini.').waitFor()
})

test('where data are saved nothing is fetched that was not asked for', async ({ context, home, line, page }) => {
  const asked: string[] = []
  context.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await page.goto(home)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.goto(`${home}/layanan/LEGAL/isi`)
  await page.waitForLoadState('networkidle')
  expect(await page.evaluate(() => caches.match('/luring-tersimpan').then((kept) => kept !== undefined))).toBe(false)
  expect(asked).not.toContain('/luring-formulir.json')
  await line.lose(context)
  await page.goto(`${home}/layanan/LEGAL/isi`)
  await page.locator('[data-step]:not([hidden])').waitFor()
})

/** What an address weighs on its way, as a phone's browser accepts it. */
function weigh(system: TestSystem, address: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'id' }
    ask(`${system.url}${address}`, { headers }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => resolve(Buffer.concat(pieces)))
    })
      .on('error', reject)
      .end()
  })
}

test('all forms together weigh less than a photo', async ({ system }) => {
  const forms = await weigh(system, '/luring-formulir.json')
  const { pages } = JSON.parse(brotliDecompressSync(forms).toString()) as { pages: [string, string][] }
  expect(pages).toHaveLength(2 * definitions.length)
  const { pages: others, data } = JSON.parse((await weigh(system, '/luring.json')).toString()) as Record<
    'pages' | 'data',
    string[]
  >
  let rest = 0
  for (const address of [...others, ...data]) rest += (await weigh(system, address)).length
  console.info(`portal.offline forms ${(forms.length / 1024).toFixed(1)} KB, the rest ${(rest / 1024).toFixed(1)} KB`)
  expect(forms.length + rest).toBeLessThan(120 * 1024)
})
