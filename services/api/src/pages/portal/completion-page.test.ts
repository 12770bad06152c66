import type { Receipt } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createFormBrowser } from '../../testing/form-browser'
import { wordsOf } from '../../testing/pdf-words'
import { examplePhoto, exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
})
afterAll(() => system.close())

test('what is not at hand may follow: the form is sent as it is, with what is missing said before and after', async () => {
  const browser = createFormBrowser(system.url)
  await browser.open('/layanan/KTP-GANTI/isi?langkah=berkas')
  const form = '#permohonan'
  await browser.send(form, {}, { button: 'follow' })
  // Whose application it is, and where, is needed even so.
  expect(browser.status).toBe(422)
  await browser.open('/layanan/KTP-GANTI/isi?langkah=berkas')
  for (const next of ['65.03', '65.03.05', '65.03.05.2022'])
    await browser.send(form, { 'region.villageCode.next': next }, { button: 'region:villageCode:down' })
  await browser.send(form, { 'applicant.name': 'Siti Aminah' }, { button: 'follow' })
  expect(browser.text(), browser.path).toContain('Masih kurang, menyusul')
  expect(browser.text()).toContain('NIK yang punya KTP-el')
  await browser.send(form, { declaration: 'true' }, { button: 'send' })
  expect(browser.path).toBe('/tanda-terima')
  expect(browser.text()).toContain('Belum Lengkap')
  const missing = browser.page.querySelectorAll('.warning li').map(({ text }) => text)
  expect(missing).toEqual(expect.arrayContaining(['NIK yang punya KTP-el', 'Nomor KK yang punya KTP-el']))
  const pdf = await fetch(`${system.url}/tanda-terima.pdf`, { headers: { cookie: browser.cookies() } })
  expect(wordsOf(Buffer.from(await pdf.arrayBuffer()))).toContain('NIK yang punya KTP-el')
  // No message reaches us here: none is promised.
  expect(browser.text()).toContain('halaman Lacak Permohonan, di kantor desa')
  expect(browser.text()).not.toMatch(/LENGKAPI|nomor yang tertulis|SMS/)
})

test('without JavaScript a citizen puts in what is missing, a part today and the rest later', async () => {
  const whole = (await exampleSubmission(system, 'KTP-GANTI', 31, { villageCode: '65.03.05.2022' })) as {
    applicant: { name: string; nik: string; kkNumber: string }
    attachments: { requirement: string }[]
  }
  const [first] = whole.attachments
  expect(first).toBeDefined()
  const { body } = await system.request('POST', '/api/v1/public/applications', {
    body: { ...whole, applicant: { name: whole.applicant.name }, attachments: [], restFollows: true },
  })
  const receipt = body as Receipt
  expect(receipt.status).toBe('incomplete')

  const browser = createFormBrowser(system.url)
  await browser.open('/lacak')
  await browser.send('form[action="/lacak"]', { trackingNumber: receipt.trackingNumber, pin: receipt.pin })
  expect(browser.text()).toContain('Belum Lengkap')
  expect(browser.text()).toContain('NIK yang punya KTP-el')
  await browser.open('/permohonan/lengkapi')
  // Nothing that is known is asked again, and nothing of it is shown.
  expect(browser.page.querySelector('input[name="applicant.name"]')).toBeNull()
  expect(browser.text()).toContain('NIK yang punya KTP-el')
  const form = '#lengkapi'
  await browser.send(form, { 'applicant.nik': '650305' }, { button: 'send' })
  expect(browser.status).toBe(422)
  expect(browser.text()).toContain('16 angka')
  await browser.send(form, { 'applicant.nik': whole.applicant.nik }, { button: 'send' })
  expect(browser.path).toBe('/permohonan?kabar=supplied')
  expect(browser.text()).toContain('Sudah kami terima')
  expect(browser.text()).toContain('Belum Lengkap')
  expect(browser.text()).not.toContain('NIK yang punya KTP-el')

  await browser.open('/permohonan/lengkapi')
  const photo = { name: 'surat.jpg', type: 'image/jpeg', bytes: await examplePhoto() }
  await browser.send(
    form,
    { 'applicant.kkNumber': whole.applicant.kkNumber },
    {
      button: 'send',
      files: Object.fromEntries(whole.attachments.map(({ requirement }) => [`file.${requirement}`, photo])),
    },
  )
  expect(browser.path, browser.text()).toBe('/permohonan?kabar=supplied')
  expect(browser.text()).toContain('Diteruskan')
  expect(browser.text()).not.toContain('Belum Lengkap dan')
  await browser.open('/permohonan/lengkapi')
  expect(browser.path).toBe('/permohonan')
})

test('a number that does not fit is doubted once before it is put in, and taken as it stands', async () => {
  const whole = (await exampleSubmission(system, 'KTP-BARU', 35, { villageCode: '65.03.05.2022' })) as {
    applicant: { name: string; nik: string; kkNumber: string }
    answers: Record<string, unknown>
  }
  const { name, kkNumber } = whole.applicant
  const { body } = await system.request('POST', '/api/v1/public/applications', {
    body: { ...whole, applicant: { name, kkNumber }, restFollows: true },
  })
  const browser = createFormBrowser(system.url)
  await reach(browser, body as Receipt)
  await browser.open('/permohonan/lengkapi')
  // Of a woman born elsewhere, while the form says otherwise.
  const doubtful = '9999994101019901'
  await browser.send('#lengkapi', { 'applicant.nik': doubtful }, { button: 'send' })
  expect(browser.path).toBe('/permohonan/lengkapi')
  expect(browser.page.querySelector('.warning')?.text).toContain('Enam angka pertama NIK yang dibuatkan KTP-el')
  expect(browser.page.querySelector('input[name="applicant.nik"]')?.getAttribute('value')).toBe(doubtful)
  // Another number is doubted for itself; the same is taken.
  await browser.send('#lengkapi', { 'applicant.nik': '9999994101019902' }, { button: 'send' })
  expect(browser.path).toBe('/permohonan/lengkapi')
  await browser.send('#lengkapi', {}, { button: 'send' })
  expect(browser.path, browser.text()).toBe('/permohonan?kabar=supplied')
})

const reach = async (browser: ReturnType<typeof createFormBrowser>, { trackingNumber, pin }: Receipt) => {
  await browser.open('/lacak')
  await browser.send('form[action="/lacak"]', { trackingNumber, pin })
}

type Example = {
  applicant: { name: string; nik: string; kkNumber: string }
  answers: Record<string, Record<string, unknown>>
  attachments: { requirement: string; uploadId: string }[]
}

test('who fills in while the village puts something in keeps what was typed, and sends it again', async () => {
  const village = '65.03.05.2022'
  const whole = (await exampleSubmission(system, 'KTP-GANTI', 33, { villageCode: village })) as unknown as Example
  const partial = { ...whole, applicant: { name: whole.applicant.name }, attachments: [] }
  const { body } = await system.request('POST', '/api/v1/public/applications', {
    body: { ...partial, restFollows: true },
  })
  const receipt = body as Receipt
  const browser = createFormBrowser(system.url)
  await reach(browser, receipt)
  await browser.open('/permohonan/lengkapi')

  const registrar = await system.createUser([{ role: 'village_registrar', regionCode: village }])
  const { version } = (await system.request('GET', `/api/v1/applications/${receipt.id}`, { cookie: registrar.cookie }))
    .body as { version: number }
  const supplied = await system.request('PUT', `/api/v1/applications/${receipt.id}/supply`, {
    cookie: registrar.cookie,
    body: { ...partial, channel: 'village', attachments: whole.attachments.slice(0, 1), expectedVersion: version },
  })
  expect(supplied.status, JSON.stringify(supplied.body)).toBe(200)

  const { nik, kkNumber } = whole.applicant
  await browser.send('#lengkapi', { 'applicant.nik': nik, 'applicant.kkNumber': kkNumber }, { button: 'send' })
  expect(browser.status).toBe(409)
  expect(browser.text()).toContain('berubah selagi Anda mengisi. Isian Anda masih ada')
  expect(browser.page.querySelector('input[name="applicant.nik"]')?.getAttribute('value')).toBe(nik)
  await browser.send('#lengkapi', {}, { button: 'send' })
  expect(browser.path, browser.text()).toBe('/permohonan?kabar=supplied')
  expect(browser.text()).not.toContain('NIK yang punya KTP-el')
})

test('a correction that is sent upon a version of before is shown again with what was typed', async () => {
  const example = await exampleSubmission(system, 'KTP-GANTI', 34, { villageCode: '65.03.05.2022' })
  const { body } = await system.request('POST', '/api/v1/public/applications', { body: example })
  const receipt = body as Receipt
  const { cookie } = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  const step = async (action: string, more: object = {}) => {
    const path = `/api/v1/applications/${receipt.id}`
    const { version } = (await system.request('GET', path, { cookie })).body as { version: number }
    const moved = await system.request('POST', `${path}/transitions`, {
      cookie,
      body: { action, expectedVersion: version, ...more },
    })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
  }
  await step('start')
  const asked = { fields: ['request.cause'], note: 'Periksa lagi sebabnya.' }
  await step('request_correction', asked)
  const browser = createFormBrowser(system.url)
  await reach(browser, receipt)
  await browser.open('/permohonan/perbaikan')
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'update application set version = version + 1 where id = $1', values: [receipt.id] }),
  )
  await browser.send('#perbaikan', {}, { button: 'send' })
  expect(browser.status).toBe(409)
  expect(browser.text()).toContain('berubah selagi Anda mengisi')
  await browser.send('#perbaikan', {}, { button: 'send' })
  expect(browser.path, browser.text()).toBe('/permohonan?kabar=correction-sent')
})

test('what is sent twice is one application, also where the page changed its language meanwhile', async () => {
  const body = new URLSearchParams({
    ...{ key: 'a-phone-that-lost-the-answer', villageCode: '65.03.05.2022', 'applicant.name': 'Siti Aminah' },
    ...{ restFollows: 'true', declaration: 'true', step: 'send' },
  })
  const send = (language: string) =>
    fetch(`${system.url}/layanan/KTP-GANTI/isi`, {
      method: 'POST',
      headers: { accept: 'application/json', 'accept-language': language, origin: system.url },
      body,
    })
  const first = await send('en')
  expect(first.status, await first.clone().text()).toBe(201)
  const again = await send('id')
  expect(again.status, await again.clone().text()).toBe(201)
  expect(await again.json()).toMatchObject({ id: ((await first.json()) as Receipt).id })
})
