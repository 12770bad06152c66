import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { ApplicationFile } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storeUpload } from '../../features/uploads/upload-store'
import { workerScope } from '../../platform/caller'
import { documentNumbersOf } from '../../testing/document-numbers'
import { createFormBrowser, type FormBrowser } from '../../testing/form-browser'
import { recordSiakChecks } from '../../testing/record-siak-checks'
import { examplePdf, examplePhoto, exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
})
afterAll(() => system.close())

const form = '#permohonan'
const applicant = {
  'applicant.name': 'Siti Aminah',
  'applicant.nik': '6503 0550 0108 9901',
  'applicant.kkNumber': '6503051203109901',
  'applicant.phone': '0812-3456-7890',
}
const person = {
  'answers.person.ground': '1',
  'answers.person.sex': '2',
  'answers.person.birthDate': '10/1/2008',
}

/** From the first page to the form of a service, by links only. */
async function toForm(browser: FormBrowser, code: string): Promise<void> {
  await browser.open('/')
  await browser.open(browser.page.querySelector('main a[href="/layanan"]')?.getAttribute('href') ?? '')
  await browser.open(browser.page.querySelector(`main a[href="/layanan/${code}"]`)?.getAttribute('href') ?? '')
  await browser.open(browser.page.querySelector(`main a[href="/layanan/${code}/isi"]`)?.getAttribute('href') ?? '')
}

const countApplications = async () =>
  (
    await system.database.read(workerScope, (db) =>
      db.first<{ count: number }>({ text: 'select count(*) from application' }),
    )
  )?.count ?? 0

test('a citizen without script chooses KTP-BARU, fills the form, sends it, keeps the receipt and follows it', async () => {
  const browser = createFormBrowser(system.url)
  await toForm(browser, 'KTP-BARU')
  await browser.send(
    form,
    { ...applicant, ...person, 'region.villageCode.next': '65.03' },
    { button: 'region:villageCode:down' },
  )
  const districts = browser.page.querySelectorAll('select[name="region.villageCode.next"] option')
  const district = districts.find((one) => one.textContent === 'Krayan')?.getAttribute('value') ?? ''
  await browser.send(form, { 'region.villageCode.next': district }, { button: 'region:villageCode:down' })
  const village =
    browser.page.querySelectorAll('select[name="region.villageCode.next"] option')[1]?.getAttribute('value') ?? ''
  await browser.send(form, { 'region.villageCode.next': village }, { button: 'region:villageCode:down' })
  expect(browser.page.querySelector('input[name="villageCode"]')?.getAttribute('value')).toBe(village)
  await browser.send(form, { 'presence.mode': 'village' }, { button: 'review' })
  expect(browser.status).toBe(200)
  expect(browser.text()).toContain('Periksa sebelum dikirim')
  expect(browser.text()).toContain('10 Januari 2008')

  await browser.send(form, {}, { button: 'send' })
  expect(browser.status).toBe(422)
  expect(await countApplications()).toBe(0)

  await browser.send(form, { declaration: 'true' }, { button: 'send' })
  expect(browser.path).toBe('/tanda-terima')
  const trackingNumber = browser.page.querySelector('[data-tracking-number]')?.textContent ?? ''
  const pin = browser.page.querySelector('[data-pin]')?.textContent ?? ''
  expect(trackingNumber).toMatch(/^SPL-/)
  expect(pin).toMatch(/^\d{6}$/)
  expect(await countApplications()).toBe(1)

  const later = createFormBrowser(system.url)
  await later.open('/lacak')
  await later.send('main form', { trackingNumber: trackingNumber.toLowerCase(), pin })
  expect(later.path).toBe('/permohonan')
  expect(later.text()).toContain('Diteruskan')
  expect(later.text()).toContain(trackingNumber)
})

/** An application from the API, opened in a browser without script. */
async function openApplication(code: string, seed: number) {
  const body = await exampleSubmission(system, code, seed, { villageCode: '65.03.05.2022' })
  const answer = await system.request('POST', '/api/v1/public/applications', { body })
  const { id, trackingNumber, pin } = answer.body as { id: string; trackingNumber: string; pin: string }
  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('main form', { trackingNumber, pin })
  return { id, trackingNumber, pin, browser }
}

async function officer() {
  const { cookie } = await system.createUser([
    { role: 'intake_officer', regionCode: '65.03' },
    { role: 'supervisor', regionCode: '65.03' },
  ])
  return async (id: string, action: string, more: Record<string, unknown> = {}) => {
    const before = (await system.request('GET', `/api/v1/applications/${id}`, { cookie })).body as ApplicationFile
    const answer = await system.request('POST', `/api/v1/applications/${id}/transitions`, {
      cookie,
      body: { action, expectedVersion: before.version, ...more },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return { file: answer.body as ApplicationFile, cookie }
  }
}

test('a correction asks for exactly the named fields and files, and goes on when they are corrected', async () => {
  const { id, browser } = await openApplication('AK-LAHIR', 11)
  const act = await officer()
  await act(id, 'start')
  await act(id, 'request_correction', {
    note: 'Nama anak tidak sama dengan surat lahir. <b>Foto KTP buram.</b>',
    fields: ['child.name', 'mother', 'witnesses.1.nik'],
    attachments: ['reporterIdCard'],
  })
  await browser.open('/permohonan')
  expect(browser.text()).toContain('Perlu Perbaikan')
  expect(browser.page.querySelectorAll('main b')).toHaveLength(0)
  await browser.open('/permohonan/perbaikan')
  const asked = browser.page
    .querySelectorAll('#perbaikan [data-field]')
    .map((field) => field.getAttribute('data-field'))
  expect(asked.filter((name) => !name?.startsWith('answers.mother.'))).toEqual([
    'answers.child.name',
    'answers.witnesses.1.nik',
    'attachments.reporterIdCard',
  ])
  expect(browser.page.querySelector('[name="answers.mother.name"]')?.getAttribute('value')).toMatch(/\w+/)

  await browser.send(
    '#perbaikan',
    { 'answers.child.name': 'Budi Santoso', 'answers.witnesses.1.nik': '123' },
    { button: 'send' },
  )
  expect(browser.status).toBe(422)
  expect(browser.page.querySelector('#k-answers-witnesses-1-nik-salah')).not.toBeNull()
  expect(browser.page.querySelector('#k-attachments-reporterIdCard-salah')).not.toBeNull()
  expect(browser.page.querySelector('[name="answers.child.name"]')?.getAttribute('value')).toBe('Budi Santoso')

  await browser.send(
    '#perbaikan',
    { 'answers.witnesses.1.nik': '6503051203809902' },
    {
      button: 'send',
      files: { 'file.reporterIdCard': { name: 'ktp.jpg', type: 'image/jpeg', bytes: await examplePhoto() } },
    },
  )
  expect(browser.path).toBe('/permohonan?kabar=correction-sent')
  expect(browser.text()).toContain('Perbaikan sudah diterima')
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const file = (await system.request('GET', `/api/v1/applications/${id}`, { cookie })).body as ApplicationFile
  expect(file.answers).toMatchObject({ child: { name: 'Budi Santoso' } })
  expect((file.answers.witnesses as { nik: string }[])[1]?.nik).toBe('6503051203809902')
  expect(file.status).toBe('verifying')
})

test('the issued PDF is downloaded with the PIN and with nothing else', async () => {
  const { id, pin, browser } = await openApplication('KK-UBAH', 5)
  const act = await officer()
  await act(id, 'start')
  const { file, cookie } = await act(id, 'process')
  const uploadId = await storeUpload(system.app.platform, examplePdf)
  await system.request('PUT', `/api/v1/applications/${id}/products/${file.products[0]?.product}/file`, {
    cookie,
    body: { uploadId },
  })
  await recordSiakChecks(
    (method, address, body) => system.request(method, address, { cookie, ...(body ? { body } : {}) }),
    id,
  )
  await act(id, 'issue', {
    products: documentNumbersOf(file, '2026-09-14'),
  })
  await act(id, 'make_ready')
  await browser.open('/permohonan')
  const download = 'form[action="/permohonan/unduh"]'
  await browser.send(download, { pin: pin === '000000' ? '000001' : '000000' })
  expect(browser.status).toBe(401)
  expect(browser.text()).toContain('PIN')
  const productId = browser.page.querySelector(`${download} input[name="productId"]`)?.getAttribute('value') ?? ''
  const answer = await fetch(`${system.url}/permohonan/unduh`, {
    method: 'POST',
    headers: { cookie: browser.cookies() },
    body: new URLSearchParams({ productId, pin }),
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toContain('attachment')
})

test('withdrawing asks first; Ajukan Lagi copies everything into a new application', async () => {
  const { trackingNumber, browser } = await openApplication('KTP-GANTI', 2)
  await browser.open('/permohonan/batal')
  expect(browser.text()).toContain('Batalkan permohonan?')
  await browser.send('main form', {})
  expect(browser.text()).toContain('Permohonan sudah dibatalkan')
  expect(browser.text()).toContain('Dibatalkan Pemohon')
  const before = await countApplications()
  await browser.send('form[action="/permohonan/ajukan-lagi"]', {})
  expect(browser.path).toBe('/tanda-terima')
  const renewed = browser.page.querySelector('[data-tracking-number]')?.textContent
  expect(renewed).toMatch(/^SPL-/)
  expect(renewed).not.toBe(trackingNumber)
  expect(await countApplications()).toBe(before + 1)
  await browser.open('/permohonan')
  expect(browser.text()).toContain(renewed ?? 'nothing')
})

test('a wrong PIN tells nothing, and after a few tries all are refused for a while', async () => {
  const { trackingNumber, pin } = await openApplication('KTP-BARU', 4)
  const wrong = pin === '111111' ? '222222' : '111111'
  const stranger = createFormBrowser(system.url)
  await stranger.open('/lacak')
  await stranger.send('main form', { trackingNumber: 'SPL-0000-0000-0000', pin: wrong })
  const unknown = stranger.page.querySelector('[role="alert"]')?.textContent
  await stranger.send('main form', { trackingNumber, pin: wrong })
  expect(stranger.status).toBe(401)
  expect(stranger.page.querySelector('[role="alert"]')?.textContent).toBe(unknown)
  expect(stranger.path).toBe('/lacak')
  for (let tries = 0; tries < 6 && stranger.status !== 429; tries += 1)
    await stranger.send('main form', { trackingNumber, pin: wrong })
  expect(stranger.status).toBe(429)
  expect(stranger.text()).toContain('Terlalu banyak percobaan')
})

test('an application closed on this device needs number and PIN again, and no cache keeps it', async () => {
  const { browser } = await openApplication('KTP-BARU', 6)
  const answer = await fetch(`${system.url}/permohonan`, { headers: { cookie: browser.cookies() } })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
  await browser.send('form[action="/permohonan/tutup"]', {})
  await browser.open('/permohonan')
  expect(browser.path).toBe('/lacak?lagi=1')
})

test('the language follows the browser, then the reader’s own choice, and a form keeps what was typed', async () => {
  const browser = createFormBrowser(system.url, { 'accept-language': 'en-GB,en;q=0.9' })
  await browser.open('/layanan/KTP-BARU/isi')
  expect(browser.page.querySelector('html')?.getAttribute('lang')).toBe('en')
  await browser.open('/?bahasa=id')
  expect(browser.path).toBe('/')
  expect(browser.page.querySelector('html')?.getAttribute('lang')).toBe('id')
  await browser.open('/layanan/KTP-BARU/isi')
  const language = browser.page.querySelector('button.language')
  expect(language?.getAttribute('form')).toBe('permohonan')
  const answer = await fetch(`${system.url}/layanan/KTP-BARU/isi`, {
    method: 'POST',
    headers: { cookie: browser.cookies() },
    body: new URLSearchParams({
      key: 'language-switch',
      'applicant.name': 'Siti Aminah',
      step: language?.getAttribute('value') ?? '',
    }),
  })
  const page = await answer.text()
  expect(page).toContain('<html lang="en">')
  expect(page).toContain('value="Siti Aminah"')
})

test('the schedule of a village is public and says when nothing is planned', async () => {
  const browser = createFormBrowser(system.url)
  await browser.open('/jadwal')
  await browser.send('#pilih-desa', { 'region.desa.query': 'liang butan' }, { button: 'region:desa:search' })
  await browser.send('#pilih-desa', {}, { button: 'region:desa:pick:65.03.05.2022' })
  expect(browser.path).toBe('/jadwal?desa=65.03.05.2022')
  expect(browser.text()).toContain('Belum ada jadwal untuk Liang Butan')
})

/** Where the page's own switch to English leads. */
const toEnglish = (browser: FormBrowser) =>
  browser.page.querySelector('a.language[lang="en"]')?.getAttribute('href')?.replaceAll('&amp;', '&') ?? ''
const languageOf = (browser: FormBrowser) => browser.page.querySelector('html')?.getAttribute('lang')

test.each([
  ['the receipt of a visit request', '/kunjungan/terkirim?nomor=KJ-0A1B2C3D&desa=65.03.05.2022', 'KJ-0A1B2C3D'],
  ['a search', '/layanan?cari=hilang', 'value="hilang"'],
  ['the schedule of a village', '/jadwal?desa=65.03.05.2022', 'Liang Butan'],
])('a change of the language keeps %s', async (_, address, kept) => {
  const browser = createFormBrowser(system.url, { 'accept-language': 'id' })
  await browser.open(address)
  expect(browser.page.toString()).toContain(kept)
  await browser.open(toEnglish(browser))
  expect(browser.status).toBe(200)
  expect(browser.path).toBe(address)
  expect(languageOf(browser)).toBe('en')
  expect(browser.page.toString()).toContain(kept)
})

test('from a page that answers a form the language leads to the page it belongs to, with nothing that was typed', async () => {
  const { trackingNumber, pin, browser } = await openApplication('KK-UBAH', 31)
  const stranger = createFormBrowser(system.url)
  await stranger.open('/lacak')
  await stranger.send('main form', { trackingNumber: 'SPL-0000-0000-0000', pin: '123456' })
  expect(stranger.status).toBe(401)
  expect(toEnglish(stranger)).toBe('/lacak?bahasa=en')

  await browser.send('#data-anda form', { kind: 'see', dataPin: pin })
  expect(browser.path).toBe('/permohonan/data')
  expect(toEnglish(browser)).toBe('/permohonan?bahasa=en#data-anda')
  const wrong = pin === '111111' ? '222222' : '111111'
  await browser.send('form[action="/permohonan/data.json"]', { dataPin: wrong })
  expect(browser.path).toBe('/permohonan/data.json')
  await browser.open(toEnglish(browser))
  expect(browser.status).toBe(200)
  expect(browser.path).toBe('/permohonan')
  expect(languageOf(browser)).toBe('en')
  expect(browser.text()).toContain(trackingNumber)
})

test('the size of the texts is chosen on any page, kept, and changed in a form with what was typed', async () => {
  const browser = createFormBrowser(system.url, { 'accept-language': 'ms' })
  const sizeOf = (page: FormBrowser['page']) => page.querySelector('html')?.getAttribute('data-text')
  const choices = () => browser.page.querySelectorAll('.site-footer .text-size').map((choice) => choice.textContent)
  await browser.open('/layanan?cari=hilang')
  expect(sizeOf(browser.page)).toBeUndefined()
  expect(choices()).toEqual(['Biasa', 'Besar', 'Terbesar'])
  await browser.open('/layanan?cari=hilang&huruf=largest')
  expect(browser.path).toBe('/layanan?cari=hilang')
  expect(sizeOf(browser.page)).toBe('largest')
  await browser.open('/tidak-ada')
  expect(sizeOf(browser.page)).toBe('largest')
  await browser.open('/bantuan?huruf=giant')
  expect(sizeOf(browser.page)).toBe('largest')
  const answer = await fetch(`${system.url}/layanan/KTP-BARU/isi`, {
    method: 'POST',
    headers: { cookie: browser.cookies() },
    body: new URLSearchParams({ key: 'size-switch', 'applicant.name': 'Siti Aminah', step: 'text-size:normal' }),
  })
  expect(answer.headers.getSetCookie().join()).toContain('huruf=normal')
  const page = await answer.text()
  expect(page).not.toContain('data-text="largest"')
  expect(page).toContain('value="Siti Aminah"')
})

test('a change of the language never leads to another site', async () => {
  for (const path of ['//elsewhere.test/', '/\\elsewhere.test/', '///elsewhere.test/'])
    expect(await redirectOf(`${path}?bahasa=en`)).toBe('/elsewhere.test/')
})

/** Where an address leads, sent as it is: `fetch` would tidy it first. */
async function redirectOf(path: string): Promise<string | undefined> {
  const { hostname, port } = new URL(system.url)
  const [answer] = (await once(request({ hostname, port, path }).end(), 'response')) as [IncomingMessage]
  answer.resume()
  return answer.headers.location
}

test('without script one screen follows another, and every entry travels with each button', async () => {
  const browser = createFormBrowser(system.url)
  const at = () => browser.page.querySelector('.step:not([hidden])')?.getAttribute('data-step')
  const valueAt = (name: string) => browser.page.querySelector(`[name="${name}"]`)?.getAttribute('value')
  await browser.open('/layanan/AK-LAHIR/isi')
  expect(browser.page.querySelectorAll('.step:not([hidden])')).toHaveLength(1)
  expect(browser.text()).toContain('Langkah 1 dari 9')

  await browser.send(form, {}, { button: 'next' })
  expect([browser.status, at()]).toEqual([422, 'tempat'])
  await browser.send(form, { 'region.villageCode.query': 'Liang Butan' }, { button: 'next' })
  await browser.send(form, {}, { button: 'region:villageCode:pick:65.03.05.2022' })
  await browser.send(form, {}, { button: 'next' })
  expect([browser.status, at()]).toEqual([200, 'pemohon'])

  await browser.send(form, { ...applicant, 'applicant.nik': '123' }, { button: 'next' })
  expect([browser.status, at()]).toEqual([422, 'pemohon'])
  expect(browser.page.querySelector('#ringkasan-kesalahan')?.text).toContain('NIK pemohon')
  expect(browser.page.querySelectorAll('#ringkasan-kesalahan li'), 'only of this screen').toHaveLength(1)
  const goOn = () => browser.page.querySelector('[data-go-on]:not([hidden])')?.getAttribute('value')
  expect(goOn(), 'what is wrong is mended first').toBeUndefined()

  // What may follow keeps nobody.
  await browser.send(form, { ...applicant, 'applicant.nik': '' }, { button: 'next' })
  expect([browser.status, at(), goOn()]).toEqual([422, 'pemohon', 'go:bantuan'])
  await browser.send(form, {}, { button: 'go:bantuan' })
  expect([browser.status, at()]).toEqual([200, 'bantuan'])
  await browser.send(form, {}, { button: 'back' })
  await browser.send(form, applicant, { button: 'next' })
  await browser.send(form, {}, { button: 'next' })
  expect(at()).toBe('circumstances')
  expect(valueAt('applicant.name')).toBe('Siti Aminah')
  expect(valueAt('villageCode')).toBe('65.03.05.2022')

  await browser.send(
    form,
    { 'answers.circumstances.hasBirthLetter': 'true', 'answers.circumstances.parentsMarriage': '3' },
    { button: 'back' },
  )
  expect(at()).toBe('bantuan')
  await browser.send(form, {}, { button: 'go:mother' })
  expect(at()).toBe('mother')
  expect(
    browser.page.querySelector('[name="answers.circumstances.parentsMarriage"][checked]')?.getAttribute('value'),
  ).toBe('3')
  await browser.send(
    form,
    { 'answers.mother.name': 'Siti Aminah', 'answers.mother.nationality': 'ID' },
    { button: 'next' },
  )
  expect(at(), 'no father is asked for').toBe('witnesses')

  await browser.send(form, {}, { button: 'go:mother' })
  await browser.send(form, { 'answers.mother.name': '' }, { button: 'Saya ibunya' })
  expect(at()).toBe('mother')
  expect(valueAt('answers.mother.name')).toBe('Siti Aminah')
  expect(valueAt('answers.mother.nik')).toBe(applicant['applicant.nik'])
  expect(browser.text()).toContain('Sudah diisi dari data pemohon')

  await browser.open('/layanan/AK-LAHIR/isi?langkah=child')
  expect(at()).toBe('child')
})

test('from the review one group is changed, and the review follows', async () => {
  const browser = createFormBrowser(system.url)
  await browser.open('/layanan/KTP-BARU/isi')
  await browser.send(form, { 'region.villageCode.query': 'Liang Butan' }, { button: 'next' })
  await browser.send(form, {}, { button: 'region:villageCode:pick:65.03.05.2022' })
  await browser.send(form, { ...applicant, ...person, 'presence.mode': 'office' }, { button: 'review' })
  const groups = browser.page.querySelectorAll('[data-reviewed]').map((one) => one.getAttribute('data-reviewed'))
  expect(groups).toEqual(['tempat', 'pemohon', 'bantuan', 'person', 'kehadiran', 'berkas'])
  await browser.send(form, {}, { button: 'change:pemohon' })
  expect(browser.page.querySelector('.step:not([hidden])')?.getAttribute('data-step')).toBe('pemohon')
  await browser.send(form, { 'applicant.name': 'Siti Aminah Padan' }, { button: 'Simpan, kembali ke pemeriksaan' })
  expect(browser.text()).toContain('Periksa sebelum dikirim')
  expect(browser.text()).toContain('Siti Aminah Padan')

  // Enter presses the first button of the form.
  await browser.send(form, {}, { button: 'change:person' })
  await browser.send(form, {}, { button: 'next' })
  expect(browser.text()).toContain('Periksa sebelum dikirim')
})

test('“Kirim dulu” stays beside the way to the review after an error, and says when something must be mended before', async () => {
  const browser = createFormBrowser(system.url)
  const state = () => ({
    follows: browser.page.querySelectorAll(`${form} .later:not([hidden]) button[value="follow"]`).length,
    help: browser.page.querySelector(`${form} .later .help`)?.textContent ?? '',
    at: browser.page.querySelector(`${form} input[name="at"]`)?.getAttribute('value'),
  })
  await toForm(browser, 'AK-LAHIR')
  const entries = { ...applicant, 'region.villageCode.query': 'liang butan' }
  await browser.send(form, entries, { button: 'region:villageCode:search' })
  const village = browser.page.querySelector('.found-item')?.getAttribute('value') ?? ''
  await browser.send(form, {}, { button: village })

  await browser.send(form, {}, { button: 'review' })
  expect(browser.status).toBe(422)
  expect(state()).toMatchObject({ follows: 1, help: expect.stringContaining('yang kurang menyusul') })

  await browser.send(form, { 'applicant.nik': '6503' }, { button: 'follow' })
  expect(browser.status).toBe(422)
  expect(state()).toMatchObject({
    follows: 1,
    at: 'pemohon',
    help: expect.stringContaining('Ada yang harus dibetulkan dulu'),
  })

  await browser.send(form, { 'applicant.nik': applicant['applicant.nik'] }, { button: 'follow' })
  expect(browser.status).toBe(200)
  expect(browser.text()).toContain('Masih kurang, menyusul')
  expect(browser.page.querySelector('button[value="send"]')).not.toBeNull()
})

test('a day of an event that is still to come is refused on its own screen, without script', async () => {
  const browser = createFormBrowser(system.url)
  await toForm(browser, 'KTP-BARU')
  await browser.send(form, applicant, { button: 'go:person' })
  await browser.send(form, { ...person, 'answers.person.birthDate': '10/1/2038' }, { button: 'next' })
  expect(browser.status).toBe(422)
  expect(browser.page.querySelector(`${form} input[name="at"]`)?.getAttribute('value')).toBe('person')
  expect(browser.page.querySelector('#ringkasan-kesalahan')?.textContent).toContain(
    'Tanggal lahir: Tanggal ini belum tiba.',
  )
})
