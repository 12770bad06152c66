import { expect, test } from 'vitest'
import { proposeHolidays } from './propose-holidays'

const datesOf = async (year: number) =>
  (await proposeHolidays(year, new Map())).items
    .filter(({ isCollectiveLeave }) => !isCollectiveLeave)
    .map(({ date, name }) => `${date.slice(5)} ${name.id}`)

test('2026 has its moveable holidays on the days of the decree', async () => {
  expect(await datesOf(2026)).toEqual([
    '01-01 Tahun Baru Masehi',
    '01-16 Isra Mikraj Nabi Muhammad SAW',
    '02-17 Tahun Baru Imlek',
    '03-19 Hari Suci Nyepi',
    '03-21 Idul Fitri, hari pertama',
    '03-22 Idul Fitri, hari kedua',
    '04-03 Wafat Yesus Kristus',
    '04-05 Kebangkitan Yesus Kristus (Paskah)',
    '05-01 Hari Buruh Internasional',
    '05-14 Kenaikan Yesus Kristus',
    '05-27 Idul Adha',
    '05-31 Hari Raya Waisak',
    '06-01 Hari Lahir Pancasila',
    '06-16 Tahun Baru Islam',
    '08-17 Hari Kemerdekaan Republik Indonesia',
    '08-25 Maulid Nabi Muhammad SAW',
    '12-25 Kelahiran Yesus Kristus (Natal)',
  ])
})

test('where the decree names another day than is reckoned, the proposal says both', async () => {
  const { items } = await proposeHolidays(2026, new Map())
  expect(items.filter(({ reckonedDate }) => reckonedDate).map((day) => [day.date, day.reckonedDate])).toEqual([
    ['2026-03-21', '2026-03-20'],
    ['2026-03-22', '2026-03-21'],
  ])
  expect(items.find(({ date }) => date === '2026-03-20')).toMatchObject({
    isCollectiveLeave: true,
    basis: 'decree',
    name: { id: 'Cuti bersama Idul Fitri' },
  })
})

test('a year without a known decree is reckoned: what the moon may move by a day says so', async () => {
  const { items, missing } = await proposeHolidays(2027, new Map())
  const basisOf = (name: string) =>
    items.filter((day) => day.name.id.includes(name)).map((day) => [day.date, day.basis])
  expect(basisOf('Idul Fitri')).toEqual([
    ['2027-03-09', 'moon'],
    ['2027-03-10', 'moon'],
  ])
  expect(basisOf('Idul Adha')).toEqual([['2027-05-16', 'moon']])
  expect(basisOf('Nyepi')).toEqual([['2027-03-08', 'reckoned']])
  expect(basisOf('Waisak')).toEqual([['2027-05-20', 'reckoned']])
  expect(basisOf('Imlek')).toEqual([['2027-02-06', 'reckoned']])
  expect(basisOf('Wafat')).toEqual([['2027-03-26', 'reckoned']])
  expect(items.at(-1)).toMatchObject({
    date: '2027-12-25',
    name: { id: 'Isra Mikraj Nabi Muhammad SAW; Kelahiran Yesus Kristus (Natal)' },
  })
  expect(missing).toEqual([])
})

test('days that are not known in a year are named as missing, not guessed', async () => {
  const { missing } = await proposeHolidays(2029, new Map())
  expect(missing.map(({ id }) => id)).toEqual(['Hari Suci Nyepi', 'Hari Raya Waisak'])
})

test('what stands in the calendar is shown as standing, also a day that nobody proposes', async () => {
  const { items } = await proposeHolidays(
    2026,
    new Map([
      ['2026-08-17', 'HUT RI'],
      ['2026-10-25', 'Hari Jadi Kaltara'],
    ]),
  )
  expect(items.find(({ date }) => date === '2026-08-17')?.standsAs).toBe('HUT RI')
  expect(items.find(({ date }) => date === '2026-10-25')).toMatchObject({ basis: 'calendar', decree: null })
  expect(items.find(({ date }) => date === '2026-12-25')?.standsAs).toBeNull()
})
