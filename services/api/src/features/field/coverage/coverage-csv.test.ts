import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCoverageCsv } from './coverage-csv'

test('reads files as offices write them: other separators, dots in codes and thousands, quotes, other orders', () => {
  const csv =
    '\uFEFFNama Desa;Kode Desa;Sudah Rekam;Wajib KTP\r\n"Long; Bawan";65.03.05.2001;1.150;1.234\r\nSanur;6503052022;80;100\r\n'
  expect(readCoverageCsv(csv)).toMatchObject({
    lines: [
      { line: 2, villageCode: '65.03.05.2001', eligible: 1234, recorded: 1150 },
      { line: 3, villageCode: '65.03.05.2022', eligible: 100, recorded: 80 },
    ],
    bad: [],
  })
})

test('names each line that cannot be read by its number, and reads the others', () => {
  const csv = [
    'kode_desa,wajib_ktp,sudah_rekam',
    '6503052001,100,90',
    '650305,100,90',
    '6503052002,seratus,90',
    '6503052003,100,101',
    '6503052001,100,91',
    '',
    '6503052004,0,0',
  ].join('\n')
  const read = readCoverageCsv(csv)
  expect(read?.lines.map(({ line }) => line)).toEqual([2, 8])
  expect(read?.bad.map(({ line }) => line)).toEqual([3, 4, 5, 6])
})

test('a heading without the three columns is refused as a whole', () => {
  expect(readCoverageCsv('desa,jumlah\n6503052001,4')).toBeUndefined()
})

test('no text makes it throw, and every line of it is either read or named', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 }), (rows) => {
      const body = rows.map((row) => row.replaceAll(/[\r\n]/g, ' '))
      const read = readCoverageCsv(['kode,wajib,rekam', ...body].join('\n'))
      const reported = (read?.lines.length ?? 0) + (read?.bad.length ?? 0)
      expect(reported).toBe(body.filter((row) => row.trim() !== '').length)
    }),
  )
})
