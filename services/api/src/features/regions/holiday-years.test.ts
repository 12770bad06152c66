import type { HolidayYear, RegencyOverview } from '@sipelandukilat/contract'
import { afterAll, beforeAll, expect, it as test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
let admin: { cookie: string }
beforeAll(async () => {
  system = await createTestSystem()
  admin = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
})
afterAll(() => system.close())

const year = async (code: string, of: number, cookie = admin.cookie) =>
  system.request('GET', `/api/v1/calendars/${code}/years/${of}`, { cookie })
const confirm = (of: number, items: { date: string; name: string }[], cookie = admin.cookie, code = '65') =>
  system.request('PUT', `/api/v1/calendars/${code}/years/${of}`, { cookie, body: { items } })
const holidays = async () =>
  (
    (await system.request('GET', '/api/v1/calendars/65.03/holidays', { cookie: admin.cookie })).body as {
      items: { date: string; name: string }[]
    }
  ).items.map(({ date, name }) => `${date} ${name}`)

test('a proposal puts nothing into the calendar; a confirmed year stands there as it was confirmed', async () => {
  const proposed = (await year('65', 2027)).body as HolidayYear
  expect(proposed.confirmedAt).toBeNull()
  expect(proposed.years).toEqual([2026, 2027, 2028].map((one) => ({ year: one, confirmedAt: null })))
  expect(await holidays()).toEqual([])

  const days = [
    { date: '2027-03-10', name: 'Idul Fitri, hari pertama' },
    { date: '2027-03-12', name: 'Cuti bersama Idul Fitri' },
  ]
  expect((await confirm(2027, days)).body).toMatchObject({ confirmedAt: '2026-09-14T02:00:00.000Z' })
  expect(await holidays()).toEqual(['2027-03-10 Idul Fitri, hari pertama', '2027-03-12 Cuti bersama Idul Fitri'])
  // The other year stays as it is, and a second confirmation replaces its own year only.
  await confirm(2026, [{ date: '2026-12-25', name: 'Natal' }])
  await confirm(2027, [{ date: '2027-01-01', name: 'Tahun Baru' }])
  expect(await holidays()).toEqual(['2026-12-25 Natal', '2027-01-01 Tahun Baru'])
  const shown = (await year('65.03', 2027)).body as HolidayYear
  expect(shown.items.find(({ date }) => date === '2027-01-01')?.standsAs).toBe('Tahun Baru')
})

test('a year is emptied only where that is said expressly', async () => {
  await confirm(2028, [{ date: '2028-12-25', name: 'Natal' }])
  const standing = await holidays()
  expect(standing).toContain('2028-12-25 Natal')
  expect(await confirm(2028, [])).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'confirmEmpty', message: expect.stringContaining('tidak akan punya hari libur') }] },
  })
  expect(await holidays()).toEqual(standing)
  const emptied = await system.request('PUT', '/api/v1/calendars/65/years/2028', {
    cookie: admin.cookie,
    body: { items: [], confirmEmpty: true },
  })
  expect(emptied.status).toBe(200)
  expect(await holidays()).not.toContain('2028-12-25 Natal')
})

test('only the province confirms, for its own code, and days of that year', async () => {
  const regency = await system.createUser([{ role: 'regency_admin', regionCode: '65.03' }])
  expect((await confirm(2027, [], regency.cookie)).status).toBe(404)
  expect((await confirm(2027, [], admin.cookie, '64')).status).toBe(404)
  expect((await confirm(2027, [], admin.cookie, '65.03')).status).toBe(404)
  expect((await confirm(2027, [{ date: '2028-01-01', name: 'Tahun Baru' }])).body).toMatchObject({
    errors: [{ path: 'items.0.date', message: 'Tanggal ini bukan dari tahun 2027.' }],
  })
  expect((await year('64', 2027)).status).toBe(404)
})

test('a file is read as spreadsheets write it, and names the lines it could not read', async () => {
  const csv = 'Tanggal;Nama\r\n18/3/2026;Cuti bersama Nyepi\r\n2026-12-24;"Cuti bersama; Natal"\r\n31/2/2026;Salah\r\n'
  const { body } = await system.request('POST', '/api/v1/calendars/read-file', { cookie: admin.cookie, body: { csv } })
  expect(body).toEqual({
    items: [
      { date: '2026-03-18', name: 'Cuti bersama Nyepi' },
      { date: '2026-12-24', name: 'Cuti bersama; Natal' },
    ],
    unreadableLines: [4],
  })
})

test('a regency is ready by holidays that were confirmed for this year; from November the next year is asked for', async () => {
  const stated = async (cookie = admin.cookie) => {
    const { body } = await system.request('GET', '/api/v1/regencies', { cookie })
    const found = (body as { items: RegencyOverview[] }).items.find(({ code }) => code === '65.03')
    return { calendar: found?.checklist.find(({ item }) => item === 'calendar'), next: found?.unconfirmedYear }
  }
  const { now } = system.clock
  await confirm(2026, [{ date: '2026-12-25', name: 'Natal' }])
  await confirm(2027, [{ date: '2027-01-01', name: 'Tahun Baru' }])
  expect(await stated()).toEqual({ calendar: { item: 'calendar', done: true, count: 1 }, next: null })
  // The days of a year that nobody confirmed make nobody ready.
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'update holiday_year set year = 2016 where year = 2026' }),
  )
  expect((await stated()).calendar).toEqual({ item: 'calendar', done: false, count: 1 })
  await system.database.write(workerScope, (db) =>
    db.run({ text: 'update holiday_year set year = 2017 where year = 2027' }),
  )
  expect((await stated()).next).toBeNull()
  system.clock.now = new Date('2026-11-01T02:00:00Z')
  const later = await system.createUser([{ role: 'province_admin', regionCode: '65' }])
  expect((await stated(later.cookie)).next).toBe(2027)
  system.clock.now = now
})
