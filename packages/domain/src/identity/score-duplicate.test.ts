import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phoneticKey } from './phonetic-key'
import { type ComparedApplication, likelyDuplicate, scoreDuplicate } from './score-duplicate'

const person: ComparedApplication = {
  applicantName: 'Muhammad Yusuf',
  subjectName: null,
  nikIndex: 'nik-1',
  kkIndex: 'kk-1',
  phoneIndex: 'phone-1',
  emailIndex: null,
  villageCode: '65.03.05.2022',
  birthDate: '1990-07-01',
}
const somebodyElse: ComparedApplication = {
  ...{ applicantName: 'Maria Lencau', subjectName: null, nikIndex: 'nik-2', kkIndex: 'kk-2', phoneIndex: 'phone-2' },
  ...{ emailIndex: null, villageCode: '65.71.01.1001', birthDate: '1985-03-02' },
}

describe('the sound of a name', () => {
  it.each([
    ['Moh. Jusuf', 'Muhammad Yusuf'],
    ['Tjokro', 'Cokro'],
    ['Noer Halimah', 'Nur Halimah'],
    ['Hj. Sitti Fatimah', 'Siti Patimah'],
    ['Zulkifli', 'Sulkipli'],
    ['Yohanes', 'Johannes'],
  ])('%s sounds like %s', (one, other) => expect(phoneticKey(one)).toBe(phoneticKey(other)))

  it.each([
    ['Maria', 'Martha'],
    ['Petrus', 'Paulus'],
    ['Usat', 'Lawai'],
  ])('%s does not sound like %s', (one, other) => expect(phoneticKey(one)).not.toBe(phoneticKey(other)))
})

describe('a duplicate', () => {
  it('is the same NIK with a name that sounds the same', () => {
    const { score, reasons } = scoreDuplicate(person, {
      ...somebodyElse,
      nikIndex: 'nik-1',
      applicantName: 'Moh. Jusuf',
    })
    expect(score).toBeGreaterThanOrEqual(likelyDuplicate)
    expect(reasons).toEqual(['nik', 'soundingName'])
  })

  it('is one household and one name, where nobody has a NIK yet', () => {
    const child = { ...person, nikIndex: null }
    expect(scoreDuplicate(child, child).score).toBeGreaterThanOrEqual(likelyDuplicate)
  })

  it('is never told by a birth date or a common name alone, nor by both', () => {
    const { score } = scoreDuplicate(person, {
      ...somebodyElse,
      birthDate: person.birthDate,
      applicantName: person.applicantName,
    })
    expect(score).toBeLessThan(likelyDuplicate)
  })

  it('is not the second child of the same mother', () => {
    const first = { ...person, subjectName: 'Hana Yusuf' }
    const second = { ...person, subjectName: 'Daniel Yusuf' }
    const twice = { ...person, subjectName: 'Hanna Jusuf' }
    expect(scoreDuplicate(first, second).score).toBeLessThan(likelyDuplicate)
    expect(scoreDuplicate(first, twice).score).toBeGreaterThanOrEqual(likelyDuplicate)
  })

  it('is the same from both sides, between 0 and 1', () => {
    const text = fc.constantFrom('Maria Padan', 'Marja Padan', 'Budi', 'Moh Budi')
    const maybe = fc.option(fc.constantFrom('a', 'b'))
    const application = fc.record({
      applicantName: text,
      subjectName: fc.option(text),
      nikIndex: maybe,
      kkIndex: maybe,
      phoneIndex: maybe,
      emailIndex: maybe,
      villageCode: fc.constantFrom('65.03.05.2022', '65.03.05.2001'),
      birthDate: fc.option(fc.constantFrom('1990-07-01', '1991-01-02')),
    })
    fc.assert(
      fc.property(application, application, (one, other) => {
        const result = scoreDuplicate(one, other)
        expect(scoreDuplicate(other, one)).toEqual(result)
        expect(result.score).toBeGreaterThanOrEqual(0)
        expect(result.score).toBeLessThanOrEqual(1)
      }),
    )
  })
})
