import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createFormBrowser, type FormBrowser } from '../../testing/form-browser'
import { examplePhoto } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let browser: FormBrowser
const form = '#permohonan'
const village = '65.03.05.2022'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
})
afterAll(() => system.close())
beforeEach(() => {
  browser = createFormBrowser(system.url)
})

const count = async (table: 'application' | 'upload' | 'idempotency') =>
  (
    await system.database.read(workerScope, (db) =>
      db.first<{ count: number }>({ text: `select count(*) from ${table}` }),
    )
  )?.count ?? 0

const good = {
  'applicant.name': 'Siti Aminah',
  'applicant.nik': '6503055001089901',
  'applicant.kkNumber': '6503051203109901',
  'answers.person.ground': '1',
  'answers.person.sex': '2',
  'answers.person.birthDate': '10/1/2008',
  'presence.mode': 'office',
} as const

/** A KTP-BARU form with its village chosen. */
async function beginForm(): Promise<void> {
  await browser.open('/layanan/KTP-BARU/isi')
  await browser.send(form, { 'region.villageCode.query': 'Liang Butan' }, { button: 'region:villageCode:search' })
  await browser.send(form, {}, { button: `region:villageCode:pick:${village}` })
}

const valueAt = (name: string) => browser.page.querySelector(`[name="${name}"]`)?.getAttribute('value')

/** The error beside a box, and that the summary at the top leads to that box. */
function errorAt(name: string): string {
  const id = `k-${name.replaceAll('.', '-')}`
  expect(browser.page.querySelector(`#ringkasan-kesalahan a[href="#${id}"]`)).not.toBeNull()
  expect(browser.page.querySelector(`#${id}`), `${id} exists`).not.toBeNull()
  return browser.page.querySelector(`#${id}-salah`)?.textContent ?? ''
}

test('what does not fit is said before sending, and does not hinder it', async () => {
  await beginForm()
  await browser.send(form, { ...good, 'applicant.nik': '9999995001089901' }, { button: 'review' })
  expect(browser.status).toBe(200)
  expect(browser.page.querySelector('.warning')?.textContent).toContain('Enam angka pertama NIK yang dibuatkan KTP-el')
  expect(browser.page.querySelector('[name="declaration"]')).not.toBeNull()
})

describe('what is wrong is said beside its box, and everything typed is kept', () => {
  it('a NIK of the wrong shape', async () => {
    await beginForm()
    await browser.send(form, { ...good, 'applicant.nik': '6503 0550' }, { button: 'review' })
    expect(browser.status).toBe(422)
    expect(errorAt('applicant.nik')).toContain('16 angka')
    expect(valueAt('applicant.nik')).toBe('6503 0550')
    expect(valueAt('applicant.name')).toBe('Siti Aminah')
    expect(valueAt('villageCode')).toBe(village)
  })

  it('a date that does not exist', async () => {
    await beginForm()
    await browser.send(form, { ...good, 'answers.person.birthDate': '31/2/2008' }, { button: 'review' })
    expect(browser.status).toBe(422)
    expect(errorAt('answers.person.birthDate')).toContain('Tanggal ini tidak ada')
    expect(valueAt('answers.person.birthDate')).toBe('31/2/2008')
  })

  it('a village nobody knows', async () => {
    await browser.open('/layanan/KTP-BARU/isi')
    const answer = await post('/layanan/KTP-BARU/isi', {
      ...good,
      key: 'unknown-village',
      villageCode: '65.99.99.9999',
      step: 'send',
      declaration: 'true',
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Pilih desa/kelurahan')
    expect(await count('application')).toBe(0)
  })

  it('an empty form names every box that must be filled', async () => {
    await browser.open('/layanan/AK-LAHIR/isi')
    await browser.send(form, {}, { button: 'review' })
    expect(browser.status).toBe(422)
    expect(errorAt('villageCode')).not.toBe('')
    for (const name of [
      'applicant.name',
      'answers.child.name',
      'answers.birth.birthDate',
      'attachments.reporterIdCard',
    ])
      expect(browser.page.querySelector(`#k-${name.replaceAll('.', '-')}-salah`)?.textContent, name).toMatch(/\w+/)
    const wrong = browser.page
      .querySelectorAll('.progress li')
      .filter((item) => item.textContent.includes('perlu diperbaiki'))
      .map((item) => item.querySelector('button')?.textContent)
    expect(wrong).toEqual(['Tempat', 'Pemohon', 'Keadaan Anak', 'Anak', 'Kelahiran', 'Ibu', 'Dua Saksi', 'Berkas'])
  })

  it('a helper without a name', async () => {
    await beginForm()
    await browser.send(form, { ...good, 'assistedBy.relation': 'family' }, { button: 'review' })
    expect(errorAt('assistedBy.name')).toContain('Isi nama')
  })
})

async function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(system.url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers })
}

describe('files', () => {
  const send = async (bytes: Buffer, name: string, type: string) => {
    await beginForm()
    await browser.send(form, good, { button: 'review', files: { 'file.familyCard': { name, type, bytes } } })
  }

  it('a photo is taken in and kept from step to step', async () => {
    await send(await examplePhoto(), 'kk.jpg', 'image/jpeg')
    expect(browser.status).toBe(200)
    const upload = valueAt('uploads.familyCard')
    expect(upload).toMatch(/^[0-9a-f-]{36}$/)
    await browser.send(form, {}, { button: 'change:berkas' })
    expect(valueAt('uploads.familyCard')).toBe(upload)
    await browser.send(form, {}, { button: `remove-file:familyCard:${upload}` })
    expect(browser.page.querySelector('[name="uploads.familyCard"]')).toBeNull()
  })

  it('a program with the name of a photo is refused and named', async () => {
    const before = await count('upload')
    await send(Buffer.from('MZ this is no photo'), 'kk.jpg', 'image/jpeg')
    expect(browser.status).toBe(422)
    expect(errorAt('attachments.familyCard')).toContain('bukan foto')
    expect(valueAt('applicant.name')).toBe('Siti Aminah')
    expect(await count('upload')).toBe(before)
  })

  it('a file of 50 MB is refused with what to do', async () => {
    const before = await count('upload')
    await send(Buffer.alloc(50 * 1024 * 1024, 1), 'kk.jpg', 'image/jpeg')
    expect(browser.status).toBe(422)
    expect(errorAt('attachments.familyCard')).toContain('paling besar 10 MB')
    expect(valueAt('applicant.name')).toBe('Siti Aminah')
    expect(await count('upload')).toBe(before)
  })

  it('a file that was used already is asked for again', async () => {
    await send(await examplePhoto(), 'kk.jpg', 'image/jpeg')
    const upload = valueAt('uploads.familyCard') ?? ''
    await system.database.write(workerScope, (db) =>
      db.run({ text: `update upload set claimed_by = gen_random_uuid() where id = $1`, values: [upload] }),
    )
    await browser.send(form, { declaration: 'true' }, { button: 'send' })
    expect(browser.status).toBe(422)
    expect(errorAt('attachments.familyCard')).toContain('Unggah lagi')
    expect(browser.page.querySelector('[name="uploads.familyCard"]')).toBeNull()
  })

  it('a body beyond all measure is refused as a whole', async () => {
    const answer = await fetch(`${system.url}/layanan/KTP-BARU/isi`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `applicant.name=${'a'.repeat(30_000)}`,
    })
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('Terlalu besar')
  })

  it('what is no form is refused', async () => {
    const answer = await fetch(`${system.url}/layanan/KTP-BARU/isi`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(answer.status).toBe(415)
    const broken = await fetch(`${system.url}/layanan/KTP-BARU/isi`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: 'no parts at all',
    })
    expect(broken.status).toBe(400)
  })
})

describe('sending', () => {
  it('a double click sends once and both clicks see the same receipt', async () => {
    await beginForm()
    await browser.send(form, good, { button: 'review' })
    const fields = Object.fromEntries(
      browser.page
        .querySelectorAll(`${form} input[type="hidden"]`)
        .map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
    )
    const before = await count('application')
    const both = await Promise.all(
      [1, 2].map(() => post('/layanan/KTP-BARU/isi', { ...fields, declaration: 'true', step: 'send' })),
    )
    expect(both.map((answer) => answer.status)).toEqual([303, 303])
    expect(await count('application')).toBe(before + 1)
    const receipts = await Promise.all(
      both.map(async (answer) => {
        const cookie = answer.headers
          .getSetCookie()
          .map((one) => one.split(';')[0])
          .join('; ')
        const page = await (await fetch(`${system.url}/tanda-terima`, { headers: { cookie } })).text()
        return /data-tracking-number>([^<]+)</.exec(page)?.[1]
      }),
    )
    expect(receipts[0]).toMatch(/^SPL-/)
    expect(receipts[1]).toBe(receipts[0])

    const changed = await post('/layanan/KTP-BARU/isi', {
      ...fields,
      'applicant.name': 'Nama Lain',
      declaration: 'true',
      step: 'send',
    })
    expect(changed.status).toBe(409)
    const again = await changed.text()
    expect(again).toContain('sudah terkirim')
    expect(again).not.toContain(fields.key)
    expect(await count('application')).toBe(before + 1)
  })

  it('an island gets JSON: the receipt, or the problem with its paths', async () => {
    const fields = { ...good, key: 'from-the-outbox-1', villageCode: village, step: 'send', declaration: 'true' }
    const sent = await post('/layanan/KTP-BARU/isi', fields, { accept: 'application/json' })
    expect(sent.status).toBe(201)
    expect(await sent.json()).toMatchObject({
      trackingNumber: expect.stringMatching(/^SPL-/),
      pin: expect.stringMatching(/^\d{6}$/),
    })
    const refused = await post(
      '/layanan/KTP-BARU/isi',
      { ...fields, key: 'from-the-outbox-2', 'applicant.nik': '12' },
      { accept: 'application/json' },
    )
    expect(refused.status).toBe(422)
    expect(((await refused.json()) as { errors: { path: string }[] }).errors.map((error) => error.path)).toEqual([
      'applicant.nik',
    ])
  })
})

test('script and SQL fragments come back as text and change nothing', async () => {
  const fragment = `"><script>alert(1)</script>'); drop table application; --`
  await beginForm()
  await browser.send(form, { ...good, 'applicant.name': fragment, 'applicant.phone': fragment }, { button: 'review' })
  expect(browser.status).toBe(422)
  expect(valueAt('applicant.name')).toBe(fragment)
  expect(browser.page.querySelectorAll('main script')).toHaveLength(0)
  await browser.open(`/layanan?cari=${encodeURIComponent(fragment.slice(0, 50))}`)
  expect(browser.page.querySelectorAll('main script')).toHaveLength(0)
  await browser.open('/layanan/KTP-BARU/isi')
  await browser.send(form, { 'region.villageCode.query': `%' or 1=1 --` }, { button: 'region:villageCode:search' })
  expect(browser.status).toBe(200)
  expect(browser.text()).toContain('Tidak ada tempat')
})

test('foreign addresses are left to their owners, unknown ones get the site’s own page', async () => {
  await browser.open('/tidak-ada')
  expect(browser.status).toBe(404)
  expect(browser.text()).toContain('Halaman ini tidak ada')
  await browser.open('/layanan/TIDAK-ADA')
  expect(browser.status).toBe(404)
  expect((await fetch(`${system.url}/api/v1/tidak-ada`)).headers.get('content-type')).toContain('problem+json')
  expect(await (await fetch(`${system.url}/health/live`)).json()).toEqual({ status: 'ok' })
})
