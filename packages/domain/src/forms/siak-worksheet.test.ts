import { describe, expect, it } from 'vitest'
import { type Changes, withChanges } from '../examples/changed-example.testing'
import { sheetsByDocument, siakWorksheet } from './siak-worksheet'

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
