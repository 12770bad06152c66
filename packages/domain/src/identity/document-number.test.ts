import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleDocumentNumber, readDocumentNumber } from './document-number'

const where = { regencyCode: '65.03', today: '2026-06-17', document: { id: 'Kutipan akta', en: 'Certificate' } }
const read = (product: string, number: string) => readDocumentNumber(product, number, where)
const products = [
  'familyCard',
  'idCard',
  'childCard',
  'birthCertificate',
  'deathCertificate',
  'movingLetter',
  'marginalNote',
]

describe('the number of a document', () => {
  it.each([
    ['birthCertificate', ' 6503-lu-17062026-0001 ', '6503-LU-17062026-0001'],
    ['birthCertificate', '6503-LT-01022026-0012', '6503-LT-01022026-0012'],
    ['deathCertificate', '6503-KM-17062026-0003', '6503-KM-17062026-0003'],
    ['familyCard', '6503 0501 0120 9901', '6503050101209901'],
    ['idCard', '6503051708909901', '6503051708909901'],
    ['movingLetter', 'SKPWNI/6503/17062026/0001', 'SKPWNI/6503/17062026/0001'],
    ['marginalNote', 'CP 12/2026', 'CP 12/2026'],
  ])('%s %s is kept as %s', (product, given, number) => {
    expect(read(product, given)).toEqual({ ok: true, number })
  })

  it.each([
    ['familyCard', 'x'],
    ['familyCard', '6503-LU-17062026-0001'],
    ['childCard', '6503-LU-17062026-0001'],
    ['birthCertificate', '6503050101209901'],
    ['birthCertificate', '6503-KM-17062026-0001'],
    ['birthCertificate', '6503-LU-31022026-0001'],
    ['deathCertificate', '6503-LU-17062026-0001'],
    ['movingLetter', '6503-LU-17062026-0001'],
    ['marginalNote', 'x'],
    ['marginalNote', '1'],
  ])('%s is not %s', (product, given) => {
    const result = read(product, given)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.message.id).toContain('Kutipan akta')
  })

  it('names the region and the day that do not fit', () => {
    expect(read('birthCertificate', '6504-LU-17062026-0001')).toMatchObject({
      message: { id: expect.stringContaining('kode wilayah 6504; permohonan ini diterbitkan 6503') },
    })
    expect(read('birthCertificate', '6503-LU-18062026-0001')).toMatchObject({
      message: { id: expect.stringContaining('belum tiba') },
    })
  })

  it('shows an example that is itself right', () => {
    for (const product of products) {
      const example = exampleDocumentNumber(product, where.regencyCode, where.today)
      expect(read(product, example), product).toEqual({ ok: true, number: example })
    }
  })

  it('reads anything without failing, and what it keeps it reads again alike', () => {
    fc.assert(
      fc.property(fc.constantFrom(...products), fc.string({ maxLength: 40 }), (product, given) => {
        const once = read(product, given)
        if (once.ok) expect(read(product, once.number)).toEqual(once)
      }),
    )
  })
})
