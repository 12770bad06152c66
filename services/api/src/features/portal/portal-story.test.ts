import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { createFormBrowser, type FormBrowser } from './form-browser.testing'

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
  'answers.person.birthDate.day': '10',
  'answers.person.birthDate.month': '1',
  'answers.person.birthDate.year': '2008',
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
