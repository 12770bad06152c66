import { describe, expect, it } from 'vitest'
import { judgeDocumentNumber, type NumberFacts } from './number-facts'

const nothing: NumberFacts = {
  holders: [],
  newborn: null,
  happenedOn: undefined,
  isLate: false,
  familyCards: [],
  keepsFamilyCard: false,
}
const judge = (product: string, number: string, facts: Partial<NumberFacts>) => {
  const { problem, doubt } = judgeDocumentNumber(product, number, { ...nothing, ...facts }, { id: 'Dokumen' })
  return problem ? 'problem' : doubt ? 'doubt' : 'right'
}

describe('the number of an issued document', () => {
  it.each([
    ['idCard', '6503051708909911', { holders: ['6503051708909911'] }, 'right'],
    ['idCard', '6503054107909999', { holders: ['6503051708909911'] }, 'problem'],
    ['childCard', '6503051009269901', { newborn: { sex: 'male', birthDate: '2026-09-10' } }, 'right'],
    ['childCard', '6503055009269901', { newborn: { sex: 'male', birthDate: '2026-09-10' } }, 'doubt'],
    ['childCard', '6503054107909999', { newborn: { sex: undefined, birthDate: '2026-09-10' } }, 'doubt'],
    ['birthCertificate', '6503-LU-14092026-0001', {}, 'right'],
    ['birthCertificate', '6503-LT-14092026-0001', {}, 'problem'],
    ['birthCertificate', '6503-LU-14092026-0001', { isLate: true }, 'problem'],
    ['birthCertificate', '6503-LT-14092026-0001', { isLate: true }, 'right'],
    ['deathCertificate', '6503-KM-01121950-0001', { happenedOn: '2026-09-01' }, 'problem'],
    ['deathCertificate', '6503-KM-14092026-0001', { happenedOn: '2026-09-01', isLate: true }, 'right'],
  ] as const)('%s %s', (product, number, facts, verdict) => {
    expect(judge(product, number, facts as Partial<NumberFacts>)).toBe(verdict)
  })
})
