import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, it as test } from 'vitest'
import { KkNumber, Nik } from './identity-numbers'
import { checkNik, maskNik } from './nik'
import nikCases from './nik-cases.json' with { type: 'json' }

describe('checkNik', () => {
  it.each(nikCases.cases)('$desc', ({ nik, valid_format, warnings }) => {
    const result = checkNik(nik)
    expect(result.valid).toBe(valid_format)
    expect(result.warnings).toEqual(warnings)
  })

  it('rejects sixteen equal digits', () => {
    expect(checkNik('3333333333333333').valid).toBe(false)
  })

  it('removes spaces and dots and hands back the digits', () => {
    expect(checkNik(' 650305.170812.9901 ').nik).toBe('6503051708129901')
  })

  it('warns when the sex or the birth date is another', () => {
    expect(checkNik('6503055708129903', { sex: 'male', birthDate: '2012-08-18' }).warnings).toEqual([
      'JENIS_KELAMIN_BEDA',
      'TANGGAL_LAHIR_BEDA',
    ])
    expect(checkNik('6503055708129903', { sex: 'female', birthDate: '2012-08-17' }).warnings).toEqual([])
  })

  it('takes the year in either century', () => {
    expect(checkNik('6503050107309901', { birthDate: '1930-07-01' }).warnings).toEqual([])
    expect(checkNik('6503050107109901', { birthDate: '2010-07-01', today: '2026-01-01' }).warnings).toEqual([])
  })

  it('warns about a district nobody knows, not about a historic one', () => {
    const prefixKnown = (prefix: string) => prefix === '650305'
    expect(checkNik('6503051708129901', { prefixKnown }).warnings).toEqual([])
    expect(checkNik('9999991708129901', { prefixKnown }).warnings).toEqual(['PREFIX_TIDAK_DIKENAL'])
    expect(checkNik('6405011708129901', { prefixKnown }).warnings).toEqual(['PREFIX_HISTORIS'])
  })

  it('never warns about a NIK made of a real date, and finds its sex', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.boolean(), fc.integer({ min: 1, max: 9999 }), (date, isFemale, serial) => {
        const birthDate = date.toISOString().slice(0, 10)
        const dayOfMonth = Number(birthDate.slice(8)) + (isFemale ? 40 : 0)
        const digits = `${String(dayOfMonth).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`
        const nik = `650305${digits}${String(serial).padStart(4, '0')}`
        expect(checkNik(nik, { birthDate, sex: isFemale ? 'female' : 'male' }).warnings).toEqual([])
      }),
    )
  })

  it('answers to any text', () => {
    fc.assert(fc.property(fc.string(), (text) => checkNik(text).valid === Nik.safeParse(text).success))
  })
})

describe('maskNik', () => {
  it('hides birth date and serial', () => {
    expect(maskNik('6503 0517 0812 9901')).toBe('650305**********')
  })
})

describe('KkNumber', () => {
  it('normalises and rejects by shape', () => {
    expect(KkNumber.parse('6503.0501.0120.9901')).toBe('6503050101209901')
    expect(KkNumber.safeParse('650305010120990').success).toBe(false)
  })
})

test('brings no schema library into a browser', () => {
  const source = readFileSync(new URL('nik.ts', import.meta.url), 'utf8')
  const imports = source.split('\n').filter((line) => /\bfrom ['"]/.test(line))
  expect(imports.filter((line) => /zod|identity-numbers/.test(line) && !line.startsWith('import type'))).toEqual([])
})
