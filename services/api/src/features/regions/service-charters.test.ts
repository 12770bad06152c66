import type { ServiceCharter } from '@sipelandukilat/contract'
import { addCalendarDays, toLocalDate } from '@sipelandukilat/domain'
import { afterAll, beforeAll, expect, it as test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createFormBrowser } from '../../testing/form-browser'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.02', '65.03')` }),
  )
})
afterAll(() => system.close())

const promise = 'Kami sanggup menyelesaikan setiap permohonan tepat waktu.\n\nBila tidak, kami memberi tahu <sebabnya>.'
const write = (cookie: string, change: object = {}, code = '65.03') =>
  system.request('PUT', `/api/v1/regencies/${code}/charter`, {
    cookie,
    body: {
      words: { id: promise },
      signedBy: 'Maria Lencau, Kepala Dinas',
      signedOn: '2026-01-02',
      expectedVersion: 0,
      ...change,
    },
  })
const page = async (path: string) => {
  const visitor = createFormBrowser(system.url)
  await visitor.open(path)
  return visitor
}

test('until an office has written its charter, the page says so and promises nothing', async () => {
  const visitor = await page('/maklumat/65.02')
  expect(visitor.text()).toContain('Kantor ini belum menulis maklumatnya')
  expect((await page('/maklumat/64.01')).status).toBe(404)
  expect((await page('/maklumat')).page.querySelector('a[href="/maklumat/65.03"]')?.text).toBe('Kabupaten Nunukan')
})

test('a regency writes its own charter; everybody reads it with who signed it and when', async () => {
  const { cookie } = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  const saved = await write(cookie)
  expect(saved.body).toMatchObject({ charter: { version: 1, signedBy: 'Maria Lencau, Kepala Dinas' } })
  const visitor = await page('/maklumat/65.03')
  expect(visitor.text()).toContain('Kami sanggup menyelesaikan setiap permohonan tepat waktu.')
  expect(visitor.page.querySelectorAll('main section.part p')).toHaveLength(2)
  expect(visitor.page.querySelector('main')?.innerHTML).toContain('&lt;sebabnya&gt;')
  expect(visitor.text()).toContain('2 Januari 2026 oleh Maria Lencau, Kepala Dinas')
  // Without a translation the Indonesian words stand there, marked as such.
  const english = await page('/maklumat/65.03?bahasa=en')
  expect(english.page.querySelector('main section.part')?.getAttribute('lang')).toBe('id')
})

test('a charter that somebody else changed meanwhile is not written over', async () => {
  const { cookie } = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  expect((await write(cookie, { expectedVersion: 0 })).status).toBe(409)
  const next = await write(cookie, {
    expectedVersion: 1,
    words: { id: promise, en: 'We keep every deadline we give.' },
  })
  expect((next.body as { charter: ServiceCharter }).charter.version).toBe(2)
  expect((await page('/maklumat/65.03?bahasa=en')).text()).toContain('We keep every deadline we give.')
})

test('a charter is not signed on a day that has not come yet', async () => {
  const { cookie } = await system.createUser([{ role: 'regency_admin', regionCode: '65.02' }])
  const today = toLocalDate(system.clock.now)
  const tomorrow = addCalendarDays(today, 1)
  expect(await write(cookie, { signedOn: tomorrow }, '65.02')).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'signedOn', message: expect.stringContaining('belum tiba') }] },
  })
  expect((await write(cookie, { signedOn: today }, '65.02')).status).toBe(200)
})

test('only for its own regency, and with words and a name', async () => {
  const { cookie } = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  expect((await write(cookie, {}, '65.02')).status).toBe(404)
  expect((await write(cookie, {}, '65.03.05')).status).toBe(404)
  expect((await write(cookie, { words: { id: '' }, expectedVersion: 2 })).status).toBe(422)
  expect((await write(cookie, { signedBy: ' ', expectedVersion: 2 })).status).toBe(422)
  const officer = await system.createUser([{ role: 'intake_officer', regionCode: '65.03' }])
  expect((await write(officer.cookie, { expectedVersion: 2 })).status).toBe(403)
})
