import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCsv, toCsvText } from './csv'

test('what is written is read again', () => {
  const cell = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text) && !/\r(?!\n)/.test(text))
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
  fc.assert(
    fc.property(table, (rows) => {
      const head = rows[0]?.map((_, index) => `k${index}`) ?? []
      const read = parseCsv(toCsvText([head, ...rows]))?.map(({ cells }) => cells)
      expect(read?.slice(1)).toEqual(rows.filter((row) => row.some((one) => one.trim() !== '')))
    }),
  )
})

test('lines are counted as a spreadsheet shows them, through quoted breaks and empty lines', () => {
  expect(parseCsv('a;b\n"1\n2";x\n\n3;y\n')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1\n2', 'x'] },
    { line: 5, cells: ['3', 'y'] },
  ])
})

test('a quote that is never closed is told from a text without rows', () => {
  expect(parseCsv('a;"b\n1;2')).toBeUndefined()
  expect(parseCsv('')).toEqual([])
})

test('a cell holds separators in quotes, begins no formula, and numbers stay numbers', () => {
  expect(toCsvText([['Balai "Adat", Krayan', '=1+1', '-3', -3, null, true, { a: 1 }]])).toBe(
    '\uFEFF"Balai ""Adat"", Krayan",\'=1+1,\'-3,-3,,true,"{""a"":1}"\r\n',
  )
})
