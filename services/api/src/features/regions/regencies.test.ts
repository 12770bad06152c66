import type { RegencyOverview, ReportSummary } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, it as test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
const whole = { address: 'Jalan Ujang Dewa, Nunukan', phone: '0556 20123', hours: 'Senin–Jumat 08.00–15.00 WITA' }

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code in ('65.02', '65.03')` }),
  )
  for (const [seed, villageCode] of [
    [1, '65.03.05.2022'],
    [2, '65.03.05.2022'],
    [3, '65.02.01.2005'],
  ] as const) {
    const body = await exampleSubmission(system, 'AK-LAHIR', seed, { villageCode })
    expect((await system.request('POST', '/api/v1/public/applications', { body })).status).toBe(201)
  }
})
afterAll(() => system.close())

const regenciesOf = async (cookie: string) =>
  ((await system.request('GET', '/api/v1/regencies', { cookie })).body as { items: RegencyOverview[] }).items
const openBy = async (cookie: string) =>
  new Map((await regenciesOf(cookie)).map(({ code, openApplications }) => [code, openApplications]))

test('open applications are counted as the reports count them, also for who sees no application', async () => {
  const { cookie } = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  const report = (await system.request('GET', '/api/v1/reports/summary', { cookie })).body as ReportSummary
  expect(report.totals.open).toBe(2)
  expect(await openBy(cookie)).toEqual(new Map([['65.03', 2]]))
})

test('a province sees each of its regencies counted; who may not read reports sees no number', async () => {
  const province = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  const seen = await openBy(province.cookie)
  expect([seen.get('65.02'), seen.get('65.03'), seen.get('65.04')]).toEqual([1, 2, 0])
  const platform = await system.createUser([{ role: 'platform_admin', regionCode: null }])
  expect((await openBy(platform.cookie)).get('65.03')).toBeNull()
})

test('an office that serves is saved whole or not at all, and each missing field is named in the reader’s language', async () => {
  const { cookie } = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  const save = async (office: Record<string, string>, language = 'id') => {
    const [regency] = await regenciesOf(cookie)
    return system.request('PUT', '/api/v1/regencies/65.03', {
      cookie,
      body: { office, expectedVersion: regency?.version },
      headers: { 'accept-language': language },
    })
  }
  const emptied = await save({ address: '', phone: ' ', hours: '' })
  expect(emptied.status).toBe(422)
  expect(emptied.body).toMatchObject({
    type: '/problems/invalid',
    errors: [
      { path: 'office.address', message: 'Isi alamat kantor: warga membacanya.' },
      { path: 'office.phone', message: 'Isi nomor telepon kantor: warga membacanya.' },
      { path: 'office.hours', message: 'Isi jam layanan kantor: warga membacanya.' },
    ],
  })
  expect((await save({ ...whole, phone: '' }, 'en')).body).toMatchObject({
    errors: [{ path: 'office.phone', message: 'Enter the telephone number of the office: citizens read it.' }],
  })
  expect((await save(whole)).status).toBe(200)
  expect((await regenciesOf(cookie))[0]?.office).toEqual(whole)
})

test('an office that is being prepared is entered bit by bit', async () => {
  const { cookie } = await system.createUser([{ role: 'regency_admin', regionCode: '65.04' }])
  const [regency] = await regenciesOf(cookie)
  expect(regency?.status).toBe('preparing')
  const saved = await system.request('PUT', '/api/v1/regencies/65.04', {
    cookie,
    body: { office: { address: 'Tideng Pale', phone: '', hours: '' }, expectedVersion: regency?.version },
  })
  expect(saved.status).toBe(200)
})
