import type { Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { accountCodeOf } from '../../platform/crypto/keyring'
import { createFormBrowser } from '../../testing/form-browser'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
beforeAll(async () => {
  system = await createTestSystem({ environment: { SMTP_URL: 'smtp://127.0.0.1:9' } })
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
})
afterAll(() => system.close())

test('a citizen without script reads the form of a move, asks for a code, enters it and has signed', async () => {
  const body = await exampleSubmission(system, 'SKP', 7, { villageCode: '65.03.05.2022' })
  const applicant = { ...(body.applicant as object), email: 'pindah@warga.test' }
  const sent = await system.request('POST', '/api/v1/public/applications', { body: { ...body, applicant } })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const { trackingNumber, pin } = sent.body as Receipt

  const address = '/permohonan/pernyataan/F-1.03'
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('form[action="/lacak"]', { trackingNumber, pin })
  await browser.open('/permohonan')
  expect(browser.text()).toContain('Baca dan tanda tangani F-1.03')
  await browser.open(address)
  expect(browser.text()).toContain('Formulir Pendaftaran Perpindahan Penduduk')
  expect(browser.text()).toContain((body.applicant as { name: string }).name)

  await browser.send(`form[action="${address}"]`, {}, { button: 'email' })
  expect(browser.text()).toContain('Kode yang kami kirim ke p•••@warga.test')
  const row = await system.database.read(workerScope, (db) =>
    db.first<{ id: string }>({ text: 'select id from account_code' }),
  )
  const code = accountCodeOf(system.app.platform.keyring, row?.id ?? '')
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  await browser.send(`form[action="${address}"]`, { code: wrong }, { button: 'sign' })
  expect(browser.status).toBe(401)
  expect(browser.page.querySelector('[role="alert"]')).not.toBeNull()
  await browser.send(`form[action="${address}"]`, { code }, { button: 'sign' })
  expect(browser.path).toBe(address)
  expect(browser.text()).toContain('Ditandatangani 14 September 2026')
  await browser.open('/permohonan')
  expect(browser.text()).toContain('F-1.03: sudah ditandatangani')
  await browser.open('/permohonan/pernyataan/F-2.03')
  expect(browser.status).toBe(404)
})
