import type { ApplicationFile, Receipt } from '@sipelandukilat/contract'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { accountCodeOf } from '../../platform/crypto/keyring'
import { createFormBrowser } from '../../testing/form-browser'
import { examplePhoto, exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let officer: string
const villageCode = '65.03.05.2022'
beforeAll(async () => {
  system = await createTestSystem({ environment: { SMTP_URL: 'smtp://127.0.0.1:9' } })
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  officer = (await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])).cookie
})
afterAll(() => system.close())

/** A birth to married parents with a birth letter. */
function seedOfBirth(): number {
  const today = system.clock.now.toISOString().slice(0, 10)
  for (let seed = 1; seed < 90; seed += 1) {
    const { circumstances } = exampleApplication('AK-LAHIR', seed, { today, villageCode }).answers
    if (circumstances && !Array.isArray(circumstances) && circumstances.parentsMarriage === '1') return seed
  }
  throw new Error('No example has married parents')
}

/** A birth whose officer asks for a correction, opened by its citizen. */
async function asked(request: { fields: string[]; attachments: string[]; note: string }) {
  const body = await exampleSubmission(system, 'AK-LAHIR', seedOfBirth(), { villageCode })
  const applicant = { ...(body.applicant as object), email: 'ibu@warga.test' }
  const sent = await system.request('POST', '/api/v1/public/applications', { body: { ...body, applicant } })
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  const { id, trackingNumber, pin } = sent.body as Receipt
  const path = `/api/v1/applications/${id}`
  const file = async () => (await system.request('GET', path, { cookie: officer })).body as ApplicationFile
  for (const [action, more] of [
    ['start', {}],
    ['request_correction', request],
  ] as const) {
    const moved = await system.request('POST', `${path}/transitions`, {
      cookie: officer,
      body: { action, expectedVersion: (await file()).version, ...more },
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
  }
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('form[action="/lacak"]', { trackingNumber, pin })
  return { browser, file }
}
const marriage = { fields: ['circumstances.parentsMarriage'], attachments: [], note: 'Periksa pernikahan orang tua' }

test('a paper that other answers would call for is offered beside them, and sent along in one go', async () => {
  const { browser, file } = await asked(marriage)
  await browser.open('/permohonan/perbaikan')
  const paper = browser.page.querySelector('#perbaikan [data-file="spouseStatement"]')
  // With script it comes when the answer calls for it; without, it says when it is needed.
  expect(paper?.hasAttribute('data-off')).toBe(true)
  expect(paper?.textContent).toContain('tidak ada bukti')
  await browser.send(
    '#perbaikan',
    { 'answers.circumstances.parentsMarriage': '2' },
    {
      button: 'send',
      files: { 'file.spouseStatement': { name: 'sptjm.jpg', type: 'image/jpeg', bytes: await examplePhoto() } },
    },
  )
  expect(browser.path, browser.text()).toBe('/permohonan?kabar=correction-sent')
  expect(await file()).toMatchObject({ status: 'verifying', correction: null })
  expect((await file()).attachments.map(({ requirement }) => requirement)).toContain('spouseStatement')
})

/** Signs the statement that is open by the code of the mail. */
async function sign(browser: ReturnType<typeof createFormBrowser>, address: string) {
  system.clock.now = new Date(system.clock.now.getTime() + 60_000)
  await browser.open(address)
  await browser.send(`form[action="${address}"]`, {}, { button: 'email' })
  const row = await system.database.read(workerScope, (db) =>
    db.first<{ id: string }>({ text: 'select id from account_code order by created_at desc, id desc limit 1' }),
  )
  const code = accountCodeOf(system.app.platform.keyring, row?.id ?? '')
  await browser.send(`form[action="${address}"]`, { code }, { button: 'sign' })
}
const statement = '/permohonan/pernyataan/F-2.04'

test('what only a signature lacks is sent by signing, and the page says so', async () => {
  const { browser, file } = await asked(marriage)
  await browser.open('/permohonan/perbaikan')
  await browser.send('#perbaikan', { 'answers.circumstances.parentsMarriage': '2' }, { button: 'send' })
  expect(browser.text()).toContain('Jawaban itu memerlukan berkas lain')
  // The answer that called for the paper was given: the paper alone is asked.
  expect(browser.page.querySelector('.attention')?.textContent).not.toContain('Pernikahan orang tua')
  await browser.open('/permohonan/perbaikan')
  expect(browser.page.querySelector(`#perbaikan a[href="${statement}"]`)).not.toBeNull()
  await sign(browser, statement)
  expect(browser.path).toBe('/permohonan?kabar=correction-sent')
  expect(browser.text()).toContain('Perbaikan sudah diterima')
  expect((await file()).status).toBe('verifying')
})

test('where more is asked, the signed page leads on, and the correction asks for the rest alone', async () => {
  const { browser, file } = await asked(marriage)
  await browser.open('/permohonan/perbaikan')
  await browser.send('#perbaikan', { 'answers.circumstances.parentsMarriage': '2' }, { button: 'send' })
  await sign(browser, statement)
  const again = { fields: ['child.name'], attachments: ['spouseStatement'], note: 'Nama dan pernyataan tidak terbaca' }
  const { id, version } = await file()
  const moved = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
    cookie: officer,
    body: { action: 'request_correction', expectedVersion: version, ...again },
  })
  expect(moved.status, JSON.stringify(moved.body)).toBe(200)
  await sign(browser, statement)
  expect(browser.path).toBe(statement)
  expect(browser.page.querySelector('a.primary')?.getAttribute('href')).toBe('/permohonan/perbaikan')
  await browser.open('/permohonan')
  expect(browser.page.querySelector('.attention')?.textContent).toContain('(sudah kami terima)')
  await browser.open('/permohonan/perbaikan')
  expect(browser.text()).toContain('Sudah kami terima. Tidak perlu dikirim lagi.')
  expect(browser.page.querySelector('[data-file="spouseStatement"]')).toBeNull()
  await browser.send('#perbaikan', { 'answers.child.name': 'Nama Anak Baru' }, { button: 'send' })
  // The statement names the child: it is signed as it reads now.
  expect(browser.text()).toContain('Perlu Perbaikan')
})

test('a number that does not fit is doubted once before it is sent as a correction, and taken as it stands', async () => {
  const fields = ['applicant.nik', 'applicant.kkNumber']
  const { browser, file } = await asked({ fields, attachments: [], note: 'NIK dan nomor KK tidak cocok' })
  await browser.open('/permohonan/perbaikan')
  const nik = (await file()).applicant.nik ?? ''
  await browser.send('#perbaikan', { 'applicant.nik': nik, 'applicant.kkNumber': nik }, { button: 'send' })
  expect(browser.path).toBe('/permohonan/perbaikan')
  expect(browser.page.querySelector('.warning li')?.text).toMatch(/KK/)
  expect(browser.page.querySelector('input[name="applicant.kkNumber"]')?.getAttribute('value')).toBe(nik)
  await browser.send('#perbaikan', {}, { button: 'send' })
  expect(browser.path, browser.text()).toBe('/permohonan?kabar=correction-sent')
  expect((await file()).applicant.kkNumber).toBe(nik)

  // What was doubtful before is doubted again where another doubtful number takes its place.
  const other = `${nik.slice(0, 12)}9996`
  const { id, version: expectedVersion } = await file()
  const again = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
    cookie: officer,
    body: { action: 'request_correction', fields, note: 'Masih sama', expectedVersion },
  })
  expect(again.status, JSON.stringify(again.body)).toBe(200)
  await browser.open('/permohonan/perbaikan')
  await browser.send('#perbaikan', { 'applicant.nik': other, 'applicant.kkNumber': other }, { button: 'send' })
  expect(browser.path).toBe('/permohonan/perbaikan')
  expect(browser.page.querySelector('.warning li')?.text).toMatch(/KK/)
})
