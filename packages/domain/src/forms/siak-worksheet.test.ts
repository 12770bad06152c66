import { describe, expect, it } from 'vitest'
import { type Changes, withChanges } from '../examples/changed-example.testing'
import { linesToCheck, sheetsByDocument, siakGaps, siakWorksheet } from './siak-worksheet'

const rowsOf = (code: string, changes: Changes = {}) => {
  const { definition, answers, applicant } = withChanges(code, changes)
  return siakWorksheet(definition, answers, applicant)
}

const sheetsOf = (code: string, changes: Changes, products: string[]) => {
  const { definition, answers, applicant } = withChanges(code, changes)
  return sheetsByDocument(siakWorksheet(definition, answers, applicant), products)
}

describe('the sheet by document', () => {
  const [certificate, familyCard, childCard] = sheetsOf('AK-LAHIR', {}, ['birthCertificate', 'familyCard', 'childCard'])

  it('types what several documents need once, under the first, and names it under the others', () => {
    const under = (sheet: typeof certificate) => sheet?.rows.map(({ path }) => path) ?? []
    expect(under(certificate)).toContain('child.name')
    expect(under(familyCard)).not.toContain('child.name')
    expect(familyCard?.above.find(({ row }) => row.path === 'child.name')?.product).toBe('birthCertificate')
    expect(childCard?.rows).toEqual([])
    expect(childCard?.above.map(({ row }) => row.path)).toEqual(['child.name', 'child.sex', 'birth.birthDate'])
  })

  it('has under the family card what the certificate does not say of a newborn', () => {
    expect(familyCard?.rows.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['child.religion', 'child.bloodType', 'child.familyRelation', 'child.maritalStatus']),
    )
  })

  it('leaves out what would be typed for a document that is not made', () => {
    const [only, ...rest] = sheetsOf('AK-MATI', { family: { hasSpouse: true } }, ['deathCertificate'])
    expect(rest).toEqual([])
    expect(only?.rows.map(({ path }) => path)).not.toContain('family.spouseStatus')
  })

  it('shows under the card of a widow what stands with the family card, and alone where no card of the family is made', () => {
    const family = { hasSpouse: true, hasOthersOnCard: true, spouseName: 'Ruth Padan' }
    const [, , idCard] = sheetsOf('AK-MATI', { family }, ['deathCertificate', 'familyCard', 'idCard'])
    expect(idCard?.above.map(({ row }) => row.path)).toContain('family.spouseStatus')
    const [, alone] = sheetsOf('AK-MATI', { family }, ['deathCertificate', 'idCard'])
    expect(alone?.rows.map(({ path }) => path)).toContain('family.spouseStatus')
  })
})

describe('what SIAK must have been asked before anything is issued', () => {
  const pathsOf = (code: string, products: string[], changes: Changes = {}) =>
    linesToCheck(rowsOf(code, changes), products).map(({ path }) => path)

  it('names each line as it stands on the sheet, whichever document needs it too', () => {
    const products = ['birthCertificate', 'familyCard', 'childCard']
    const sheets = sheetsOf('AK-LAHIR', {}, products).flatMap(({ rows }) => rows)
    const named = linesToCheck(rowsOf('AK-LAHIR'), products).map(({ group, label }) => `${label} (${group})`)
    expect(sheets.map(({ group, label }) => `${label} (${group})`)).toEqual(expect.arrayContaining(named))
    expect(named.filter((name) => name.includes('F-1.01'))).toEqual([])
  })

  it('is everybody whom the documents are about, by their numbers, a newborn by name', () => {
    expect(pathsOf('AK-LAHIR', ['birthCertificate', 'familyCard'])).toEqual(
      expect.arrayContaining(['applicant.nik', 'applicant.kkNumber', 'child.name', 'mother.nik', 'father.nik']),
    )
    expect(pathsOf('AK-MATI', ['deathCertificate'])).toEqual(
      expect.arrayContaining(['applicant.nik', 'deceased.nik', 'deceased.kkNumber']),
    )
    expect(pathsOf('SKP', ['movingLetter'])).toEqual(expect.arrayContaining(['applicant.nik', 'movers.0.nik']))
    expect(pathsOf('AK-KAWIN', ['marriageCertificate'])).toEqual(expect.arrayContaining(['wife.nik']))
    expect(pathsOf('KK-GANTI', ['familyCard'])).toEqual(['applicant.nik', 'applicant.kkNumber'])
  })

  it('is nobody who is only named, nothing of a document that is not made, and nothing where a service types no number', () => {
    for (const code of ['AK-LAHIR', 'AK-MATI', 'AK-KAWIN'])
      expect(pathsOf(code, ['birthCertificate', 'deathCertificate', 'marriageCertificate']).join()).not.toMatch(
        /witnesses|parents/,
      )
    const family = { hasSpouse: true, hasOthersOnCard: true, spouseName: 'Ruth Padan', spouseNik: '6503055503809901' }
    expect(pathsOf('AK-MATI', ['deathCertificate'], { family })).not.toContain('family.spouseNik')
    expect(pathsOf('AK-MATI', ['deathCertificate', 'familyCard'], { family })).toContain('family.spouseNik')
    expect(pathsOf('BIO-WNI', ['biodata'])).toEqual([])
  })

  it('leaves open what has no result, and what differs until a new result says otherwise', () => {
    const rows = rowsOf('KK-GANTI')
    const gaps = (...checked: Parameters<typeof siakGaps>[2]) => {
      const { unchecked, differing } = siakGaps(rows, ['familyCard'], checked)
      return { unchecked: unchecked.map(({ path }) => path), differing: differing.map(({ path }) => path) }
    }
    const card = { field: 'applicant.kkNumber', result: 'match' } as const
    expect(gaps(card)).toEqual({ unchecked: ['applicant.nik'], differing: [] })
    for (const result of ['mismatch', 'not_found'] as const)
      expect(gaps(card, { field: 'applicant.nik', result })).toEqual({ unchecked: [], differing: ['applicant.nik'] })
    expect(gaps(card, { field: 'applicant.nik', result: 'match' })).toEqual({ unchecked: [], differing: [] })
  })

  it('takes a newborn that SIAK does not know for new', () => {
    const known = linesToCheck(rowsOf('AK-LAHIR'), ['birthCertificate']).map(({ path }) => ({
      field: path,
      result: path === 'child.name' ? ('not_found' as const) : ('match' as const),
    }))
    expect(siakGaps(rowsOf('AK-LAHIR'), ['birthCertificate'], known).differing).toEqual([])
  })
})
