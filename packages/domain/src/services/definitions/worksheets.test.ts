import { describe, expect, it } from 'vitest'
import { type Changes, withChanges } from '../../examples/changed-example.testing'
import { siakWorksheet } from '../../forms/siak-worksheet'

/** Values by group and label, with the applicant's NIK to compare. */
function sheetOf(code: string, changes: Changes, seed = 1) {
  const { definition, answers, applicant } = withChanges(code, changes, seed)
  const rows = siakWorksheet(definition, answers, applicant)
  const valuesAt = (group: string, label: string) =>
    rows.filter((row) => row.group === group && row.label === label).map(({ value }) => value)
  return { applicant, rows, valuesAt }
}

describe('a worksheet', () => {
  it('puts the applicant where the applicant is the person', () => {
    const { applicant, valuesAt } = sheetOf('UB-NAMA', { person: { isApplicant: true, minority: '1' } })
    expect(valuesAt('F-2.01E Data Subjek Akta', 'NIK')).toEqual([applicant.nik])
    expect(valuesAt('F-2.01E Data Subjek Akta', 'Nama')).toEqual([applicant.name])
    expect(valuesAt('F-2.01E Perubahan Nama', 'Nama Ayah/Ibu/Wali')).toEqual([])
  })

  it('puts another person where the applicant answers for one', () => {
    const child = { isApplicant: false, name: 'Ruth Padan', nik: '6503054108189901', minority: '2' }
    const { applicant, valuesAt } = sheetOf('UB-NAMA', { person: child })
    expect(valuesAt('F-2.01E Data Subjek Akta', 'NIK')).toEqual([child.nik])
    expect(valuesAt('F-2.01E Perubahan Nama', 'Nama Ayah/Ibu/Wali')).toEqual([applicant.name])
    expect(valuesAt('F-2.01E Perubahan Nama', 'NIK Ayah/Ibu/Wali')).toEqual([applicant.nik])
  })

  it.each([1, 2, 3, 4])('names husband and wife, whoever of them reports (%i)', (seed) => {
    const { applicant, valuesAt } = sheetOf('AK-CERAI', {}, seed)
    const niks = ['F-2.01C Data Subjek Akta Kesatu', 'F-2.01C Data Subjek Akta Kedua'].flatMap((group) =>
      valuesAt(group, 'NIK'),
    )
    expect(niks).toHaveLength(2)
    expect(niks).toContain(applicant.nik)
  })

  it('names both adoptive parents, one of them the applicant', () => {
    const { applicant, valuesAt } = sheetOf('ANGKAT', {})
    const names = ['Nama Ibu Angkat', 'Nama Ayah Angkat'].flatMap((label) =>
      valuesAt('F-2.01D Pengangkatan Anak', label),
    )
    expect(names).toHaveLength(2)
    expect(names).toContain(applicant.name)
  })

  it('lists the household of somebody who died, row by row, under the family card', () => {
    const { rows } = sheetOf('AK-MATI', {
      family: { hasSpouse: true, hasOthersOnCard: true, spouseName: 'Ruth Padan', newHead: '1' },
      household: [
        { name: 'Yusuf Padan', nik: '6503051708099903', familyRelation: '4' },
        { name: 'Lidia Padan', familyRelation: '4' },
      ],
    })
    const household = rows.filter(({ group }) => group.startsWith('KK Anggota'))
    expect(household.map(({ group, label, path, value }) => [group, label, path, value])).toEqual([
      ['KK Anggota 1', 'Nama', 'household.0.name', 'Yusuf Padan'],
      ['KK Anggota 1', 'NIK', 'household.0.nik', '6503051708099903'],
      ['KK Anggota 1', 'SHDK menjadi', 'household.0.familyRelation', '4'],
      ['KK Anggota 2', 'Nama', 'household.1.name', 'Lidia Padan'],
      ['KK Anggota 2', 'SHDK menjadi', 'household.1.familyRelation', '4'],
    ])
    expect(household.every((row) => row.for.includes('familyCard'))).toBe(true)
  })

  it('has a statement of its own for each person without papers', () => {
    const { rows } = sheetOf('RENTAN', {})
    const statement = rows.filter(({ group }) => group === 'F-1.04 Yang Menyatakan 1')
    expect(statement.map(({ label }) => label)).toEqual(['Nama', 'Alamat', 'Tempat lahir', 'Tanggal lahir', 'Nama Ibu'])
  })
})
