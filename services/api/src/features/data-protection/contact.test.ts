import type { SavedDataProtectionContact } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, it as test } from 'vitest'
import { gateScope, workerScope } from '../../platform/caller'
import { addressIndex } from '../../platform/crypto/address-index'
import { createFormBrowser } from '../../testing/form-browser'
import { readTrail } from '../../testing/read-trail'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { readDialogueFacts, toDialogueContext } from '../conversations/dialogue-context'

let system: TestSystem
let admin: string
beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
  admin = (await system.createUser([{ role: 'province_admin', regionCode: '65' }])).cookie
})
afterAll(() => system.close())

const contact = {
  name: 'Sekretaris Dinas <Provinsi>',
  email: 'pdp@disdukcapil.contoh.go.id',
  phone: '0552 21-000',
  address: 'Jalan Rambutan, Tanjung Selor',
}
const write = (cookie: string, change: object = {}, code = '65') =>
  system.request('PUT', `/api/v1/provinces/${code}/data-protection-contact`, {
    cookie,
    body: { ...contact, expectedVersion: 0, ...change },
  })
const read = (cookie: string, code = '65') =>
  system.request('GET', `/api/v1/provinces/${code}/data-protection-contact`, { cookie })
const privacy = async (language = 'id') => {
  const visitor = createFormBrowser(system.url)
  await visitor.open(`/privasi?bahasa=${language}`)
  return visitor
}

test('until it is entered the privacy page leads to the office of the province', async () => {
  expect((await read(admin)).body).toEqual({ contact: null })
  expect((await privacy()).text()).toContain(
    'Petugas pelindungan data Provinsi Kalimantan Utara belum dicantumkan. Sampaikan pertanyaan Anda ke Dinas',
  )
  expect((await privacy('en')).text()).toContain('is not entered here yet')
})

test('a province enters whom citizens ask; everybody reads it, in their language', async () => {
  const saved = await write(admin)
  expect(saved.body).toMatchObject({ contact: { ...contact, version: 1 } })
  const page = await privacy()
  expect(page.text()).toContain('Petugas pelindungan data pribadi')
  expect(page.text()).not.toContain('belum dicantumkan')
  const section = page.page.querySelector('#petugas')
  expect(section?.innerHTML).toContain('Sekretaris Dinas &lt;Provinsi&gt;')
  expect(section?.querySelector('a[href="mailto:pdp@disdukcapil.contoh.go.id"]')).toBeTruthy()
  expect(section?.querySelector('a[href="tel:055221000"]')?.text).toBe('0552 21-000')
  expect(section?.text).toContain('Jalan Rambutan, Tanjung Selor')
  expect((await privacy('en')).text()).toContain('Data protection officer')
  expect((await readTrail(system, 'Region', '65')).map(({ action }) => action)).toEqual([
    'data-protection-contact-written',
  ])
})

test('citizens read it beside their own data: of an application, and of a contact', async () => {
  const body = await exampleSubmission(system, 'KTP-GANTI', 61, { villageCode: '65.03.05.2022' })
  const sent = await system.request('POST', '/api/v1/public/applications', { body })
  const { trackingNumber, pin } = sent.body as { trackingNumber: string; pin: string }
  const citizen = createFormBrowser(system.url)
  await citizen.open('/lacak')
  await citizen.send('main form', { trackingNumber, pin })
  await citizen.open('/permohonan')
  await citizen.send('form[action="/permohonan/data"]', { kind: 'see', dataPin: pin })
  expect(citizen.text()).toContain('pdp@disdukcapil.contoh.go.id')

  const { accountSessions, keyring, config } = system.app.platform
  const phone = '+6281230009961'
  const proved = { channel: 'whatsapp', address: phone, index: addressIndex(keyring, 'whatsapp', phone) } as const
  const { token } = await system.database.write(gateScope, (db) => accountSessions.start(db, proved, system.clock.now))
  const page = await system.request('GET', '/akun/data', { cookie: `__Host-citizen-${config.instance}=${token}` })
  expect(String(page.body)).toContain('pdp@disdukcapil.contoh.go.id')
})

test('a conversation names them to who asks for the privacy notice', async () => {
  const { now } = system.clock
  const facts = await system.database.read(workerScope, (db) => readDialogueFacts(system.database, db, now))
  const context = toDialogueContext(facts, {
    ...{ channel: 'sms', provinceCode: '65', regencyCode: '65.03', language: 'id', now, identifiersByLink: false },
    ...{ contact: { address: '+6281230019999' }, publicUrl: 'https://contoh.id' },
  })
  const { name, phone, email } = contact
  expect(context.privacyNotice.contact).toEqual({ name, phone, email })
})

test('what somebody else changed meanwhile is not written over', async () => {
  const stale = await write(admin, { expectedVersion: 0 })
  expect(stale.status).toBe(409)
  const next = await write(admin, { expectedVersion: 1, name: 'Bagian Data' })
  expect((next.body as { contact: SavedDataProtectionContact }).contact).toMatchObject({
    version: 2,
    name: 'Bagian Data',
  })
})

test('only by the administrator of the province, or of the platform for any; and whole', async () => {
  const regency = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  expect((await write(regency.cookie, { expectedVersion: 2 })).status).toBe(404)
  expect((await read(regency.cookie)).status).toBe(404)
  expect((await write(admin, {}, '64')).status).toBe(404)
  const viewer = await system.createUser([{ role: 'province_viewer', regionCode: '65' }])
  expect((await write(viewer.cookie, { expectedVersion: 2 })).status).toBe(403)
  expect((await write(admin, { expectedVersion: 2, email: 'bukan surel' })).status).toBe(422)
  expect((await write(admin, { expectedVersion: 2, phone: '' })).status).toBe(422)
  const platform = await system.createUser([{ role: 'platform_admin', regionCode: null }])
  expect((await write(platform.cookie, {}, '64')).status).toBe(200)
  expect((await write(platform.cookie, {}, '10')).status).toBe(404)
  // Of a province that serves nobody here nothing is shown.
  expect((await privacy()).text()).not.toContain('Kalimantan Timur')
})
