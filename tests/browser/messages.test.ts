import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { publishLocally } from '../../services/api/src/features/modules/registry'
import { workerScope } from '../../services/api/src/platform/caller'
import { createTestSystem, type TestSystem } from '../../services/api/src/testing/test-system'
import { launchBrowser } from '../../tools/local/test-browser'
import { apply, createOfficer, inspect as inspectScreen, openDesk } from './intake-desk'
import { inspect, openPhone } from './portal-page'

let system: TestSystem
let browser: Browser

beforeAll(async () => {
  system = await createTestSystem()
  // The browser's clock cannot be the test's without stopping its timers.
  system.clock.now = new Date()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  const { config, keyring } = system.app.platform
  await publishLocally(system.database, config.dataDir, path.resolve('apps/intake/dist'), keyring)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await system?.close()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

test('a citizen asks on the page of the application, an officer finds it in the inbox and answers', async () => {
  const { trackingNumber, pin, name } = await apply(system, 'AK-LAHIR', 81)
  const { page: phone, complaints } = await openPhone(browser)
  await phone.goto(`${system.url}/lacak`)
  await phone.getByLabel('Nomor Permohonan').fill(trackingNumber)
  await phone.getByLabel('PIN').fill(pin)
  await phone.locator('main form button').click()
  await phone.getByLabel('Pesan Anda').fill('Buku nikah saya masih di kampung.\nBolehkah saya kirim fotonya dulu?')
  await phone.getByRole('button', { name: 'Kirim pesan' }).click()
  await phone.getByText('Pesan terkirim.').waitFor()
  await phone.getByText('Belum dibaca kantor').waitFor()
  await inspect(phone, 'messages')

  const officer = await createOfficer(system, [{ role: 'intake_officer', regionCode: '65.03' }], 'Maria Padan')
  const desk = await openDesk(browser, system, officer, '/intake?view=messages')
  await desk.getByLabel('Pesan menunggu jawaban').waitFor()
  await inspectScreen(desk, 'inbox-messages')
  await desk.getByRole('link', { name }).click()
  await desk.getByText('menunggu jawaban. Bacalah di bagian Pesan.').waitFor()
  await desk.getByRole('tab', { name: 'Pesan: menunggu jawaban' }).click()
  await desk.getByText('Buku nikah saya masih di kampung.').waitFor()
  await inspectScreen(desk, 'file-messages')
  await desk.getByRole('textbox', { name: 'Jawaban' }).fill('Boleh. Yang asli dibawa saat mengambil akta.')
  await desk.getByRole('button', { name: 'Kirim jawaban' }).click()
  await desk.getByText('Jawaban terkirim.').waitFor()
  await desk.getByText('menunggu jawaban. Bacalah di bagian Pesan.').waitFor({ state: 'detached' })

  await phone.reload()
  await phone.getByText('Boleh. Yang asli dibawa saat mengambil akta.').waitFor()
  expect(await phone.getByText('Dibaca kantor').count()).toBe(1)
  await inspect(phone, 'messages-answered')
  expect(complaints).toEqual([])
})
