import type { Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createFormBrowser } from '../../testing/form-browser'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
})
afterAll(() => system.close())

test('who is to come takes a number without script, sees it, gives it back, and the waiting room shows it when called', async () => {
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const body = await exampleSubmission(system, 'KTP-BARU', 71, { villageCode: '65.03.05.2022' })
  const sent = await system.request('POST', '/api/v1/public/applications', {
    body: { ...body, presence: { mode: 'office' } },
  })
  const { id, trackingNumber, pin } = sent.body as Receipt
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('form[action="/lacak"]', { trackingNumber, pin })
  // Who chose to come need not wait until the office asks.
  expect(browser.text()).toContain('Ambil nomor antrean')
  for (const [index, action] of ['start', 'await_presence'].entries())
    await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie: officer.cookie,
      body: { action, expectedVersion: index + 1 },
    })
  await browser.open('/permohonan')
  expect(browser.text()).toContain('Ambil nomor antrean')
  await browser.open('/permohonan/antrean')
  expect(browser.text()).toContain('kantor tutup')
  await browser.send('form[action="/permohonan/antrean"]', {}, { button: 'take' })
  expect(browser.status).toBe(422)
  expect(browser.text()).toContain('Pilih hari dan jam.')
  await browser.send('form[action="/permohonan/antrean"]', { slot: '2026-09-14T10' }, { button: 'take' })
  expect(browser.text()).toContain('A-001')
  expect(browser.text()).toContain('Senin, 14 September 2026, 10.00–11.00 WITA')

  await browser.open('/antrean?kantor=65.03')
  expect(browser.text()).toContain('1 nomor menunggu.')
  await system.request('POST', '/api/v1/queue-tickets/next', { cookie: officer.cookie, body: { counter: 4 } })
  await browser.open('/antrean?kantor=65.03')
  expect(browser.text()).toContain('ke loket 4')
  await browser.open('/permohonan')
  expect(browser.text()).toContain('Silakan ke loket 4.')

  await browser.open('/permohonan/antrean')
  await browser.send('form:last-of-type', {}, { button: 'give-back' })
  expect(browser.path).toBe('/permohonan')
  expect(browser.text()).not.toContain('A-001')
  await browser.open('/antrean')
  expect(browser.text()).toContain('Kabupaten Nunukan')
  // At night nobody waits at any counter: when it opens is said instead.
  system.clock.now = new Date('2026-09-14T14:00:00Z')
  await browser.open('/antrean?kantor=65.04')
  expect(browser.text()).toContain('Kantor sedang tutup. Buka lagi Selasa, 15 September 2026, pukul 08.00 WITA.')
  expect(browser.text()).not.toContain('Tidak ada yang menunggu')
  await browser.open('/antrean?kantor=99.99')
  expect(browser.status).toBe(404)
})
