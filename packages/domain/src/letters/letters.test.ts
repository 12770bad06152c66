import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNip, isNip, rankLabel } from './civil-servant'
import { findSchemeProblem, formatLetterNumber } from './letter-number'
import { signatoryOn, signatoryTitle } from './signatory'

test('a number is made of its parts, the month in Roman numerals', () => {
  const parts = { sequence: 12, code: 'DISDUKCAPIL', day: '2026-09-14' }
  expect(formatLetterNumber('470/{nomor}/{kode}/{bulan-romawi}/{tahun}', parts)).toBe('470/12/DISDUKCAPIL/IX/2026')
  expect(formatLetterNumber('{nomor:4}/{bulan}.{tahun}', parts)).toBe('0012/09.2026')
})

test('a scheme needs its running number once and its year, and nothing that nobody knows', () => {
  expect(findSchemeProblem('470/{nomor}/{tahun}')).toBeUndefined()
  expect(findSchemeProblem('470/{tahun}')?.id).toContain('{nomor}')
  expect(findSchemeProblem('{nomor}/{nomor:3}/{tahun}')?.id).toContain('tepat satu kali')
  expect(findSchemeProblem('470/{nomor}')?.id).toContain('{tahun}')
  expect(findSchemeProblem('{nomor}/{hari}/{tahun}')?.id).toContain('hari tidak dikenal')
  expect(findSchemeProblem('{nomor}/{tahun:4}')?.id).toContain('tahun tidak dikenal')
  expect(findSchemeProblem('{nomor}/{tahun}/{')?.id).toContain('kurung kurawal')
})

test('a fit scheme gives different numbers to different letters of an office', () => {
  const piece = fc.constantFrom('470/', '{kode}', '{bulan}', '{bulan-romawi}', '-', 'DUKCAPIL')
  const scheme = fc
    .tuple(fc.array(piece, { maxLength: 4 }), fc.array(piece, { maxLength: 4 }))
    .map(([before, after]) => `${before.join('')}/{nomor}/{tahun}/${after.join('')}`)
  const letter = fc.record({
    sequence: fc.integer({ min: 1, max: 99_999 }),
    day: fc.integer({ min: 2020, max: 2099 }).map((year) => `${year}-06-01`),
  })
  fc.assert(
    fc.property(scheme, letter, letter, (given, one, other) => {
      expect(findSchemeProblem(given)).toBeUndefined()
      const numberOf = (parts: typeof one) => formatLetterNumber(given, { ...parts, code: 'KODE' })
      const isSame = one.sequence === other.sequence && one.day === other.day
      expect(numberOf(one) === numberOf(other)).toBe(isSame)
      expect(numberOf(one)).not.toMatch(/[{}]/)
    }),
  )
})

test('a NIP has 18 digits: a birth date that exists, an appointment after it, a sex and a serial number', () => {
  expect(isNip('197005121995031001')).toBe(true)
  expect(isNip('198811242023212009')).toBe(true)
  for (const wrong of [
    '19700512199503100',
    '197002301995031001',
    '197005121969031001',
    '197005121995033001',
    '1970051219950310O1',
  ])
    expect(isNip(wrong)).toBe(false)
  expect(formatNip('197005121995031001')).toBe('19700512 199503 1 001')
  expect(rankLabel('IV/b')).toBe('Pembina Tingkat I (IV/b)')
})

test('who acts for the head signs on the days given, the head on all others', () => {
  const head = { name: 'Maria Lencau', nip: '197005121995032001', grade: 'IV/b' } as const
  const acting = {
    name: 'Yohanes Udau',
    nip: '197505122000031002',
    grade: 'IV/a',
    as: 'plt',
    from: '2026-09-10',
    until: '2026-09-14',
  } as const
  const on = (day: string) => signatoryOn({ head, acting }, day)
  expect([on('2026-09-09')?.name, on('2026-09-10')?.name]).toEqual([head.name, acting.name])
  expect([on('2026-09-14')?.name, on('2026-09-15')?.name]).toEqual([acting.name, head.name])
  expect(signatoryTitle({ as: on('2026-09-12')?.as ?? null })).toBe('Plt. Kepala Dinas')
  expect(signatoryTitle({ as: null })).toBe('Kepala Dinas')
  expect(signatoryOn({ head: null, acting }, '2026-09-15')).toBeUndefined()
})
