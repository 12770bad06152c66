import type { WorksheetLine } from '../services/service-definition'

type Part = Readonly<Record<string, WorksheetLine['from']>>

const applicant: Part = { name: 'applicant.name', nik: 'applicant.nik' }
const parentAs = (parent: 'mother' | 'father'): Part => ({
  name: `${parent}.name`,
  nik: `${parent}.nik`,
  birthPlace: `${parent}.birthPlace`,
  birthDate: `${parent}.birthDate`,
})
const witnesses: Part = { name: 'witnesses.name', nik: 'witnesses.nik' }

/** What the letters beside a report repeat of the same answers, by form, part and field; no worksheet has them. */
export const knownLines: Readonly<Record<string, Readonly<Record<string, Part>>>> = {
  'F-1.02': { applicant: { ...applicant, kkNumber: 'applicant.kkNumber' } },
  'F-1.03': { applicant: { ...applicant, kkNumber: 'applicant.kkNumber' } },
  'F-1.06': { declarant: { ...applicant, kkNumber: 'applicant.kkNumber' } },
  'F-1.07': { grantor: { name: 'applicant.name' } },
  'F-2.03': {
    declarant: applicant,
    child: {
      name: 'child.name',
      nik: 'child.nik',
      birthPlace: 'birth.birthPlace',
      birthDate: 'birth.birthDate',
      birthOrder: 'birth.birthOrder',
    },
    mother: parentAs('mother'),
    witnesses,
  },
  'F-2.04': {
    declarant: applicant,
    firstSpouse: parentAs('father'),
    secondSpouse: parentAs('mother'),
    familyCard: { kkNumber: 'applicant.kkNumber' },
    witnesses,
  },
}
