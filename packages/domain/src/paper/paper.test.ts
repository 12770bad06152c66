import { describe, expect, it } from 'vitest'
import { exampleApplication } from '../examples'
import { siakWorksheet } from '../forms/siak-worksheet'
import { definitions, findDefinition } from '../services/definitions'
import { filledAt, fillForm, findOfficialForm, officialFormNumbers, statementOf, statementText } from './index'

const today = '2026-09-14'
const villageCode = '65.03.05.2022'

function form(number: string) {
  const found = findOfficialForm(number)
  if (!found) throw new Error(`No form ${number}`)
  return found
}
function service(code: string) {
  const found = findDefinition(code)
  if (!found) throw new Error(`No service ${code}`)
  return found
}

describe('an official form', () => {
  it('has the parts and fields of its print in their order, each field once', () => {
    expect(officialFormNumbers).toHaveLength(22)
    expect(findOfficialForm('F-2.02A')).toBeUndefined()
    const birth = form('F-2.01A')
    expect(birth.sections.map(({ title }) => title.id).slice(0, 4)).toEqual([
      'Data Wilayah',
      'Jenis Pelaporan',
      'Data Pelapor',
      'Data Subjek Akta',
    ])
    expect(birth.sections.find(({ id }) => id === 'witnesses')?.rows).toBe(2)
    for (const number of officialFormNumbers)
      for (const { id, fields } of form(number).sections) {
        const ids = fields.map((field) => field.id)
        expect(fields.length, `${number} ${id}`).toBeGreaterThan(0)
        expect(new Set(ids).size, `${number} ${id}`).toBe(ids.length)
      }
  })

  it('is there for every paper that a service asks for as a form', () => {
    const asked = definitions.flatMap(({ requirements }) => requirements.flatMap(({ form }) => (form ? [form] : [])))
    expect(officialFormNumbers).toEqual(expect.arrayContaining(asked))
  })

  it('has a place to sign, whichever it is', () => {
    for (const number of officialFormNumbers) {
      const signed = form(number).sections.flatMap(({ fields }) => fields.filter(({ type }) => type === 'signature'))
      expect(signed.length, number).toBeGreaterThan(0)
    }
  })
})

describe('a form filled in from an application', () => {
  it('loses nothing that its part of the worksheet has a field for', () => {
    let placed = 0
    for (const definition of definitions)
      for (let seed = 1; seed <= 5; seed += 1) {
        const { applicant, answers } = exampleApplication(definition.code, seed, { today, villageCode })
        const rows = siakWorksheet(definition, answers, applicant)
        for (const number of officialFormNumbers) {
          const printed = form(number)
          const filled = [
            ...fillForm(printed, definition, { answers, applicant, delegate: null, place: null }).values(),
          ]
          for (const { group, label, value } of rows) {
            const title = group.slice(number.length + 1).replace(/ \d+$/, '')
            const section = printed.sections.find((one) => one.title.id === title)
            if (!group.startsWith(`${number} `) || !section?.fields.some((field) => field.label.id === label)) continue
            expect(
              filled.some((one) => one.value === value),
              `${definition.code} ${group} ${label}`,
            ).toBe(true)
            placed += 1
          }
        }
      }
    expect(placed).toBeGreaterThan(2000)
  })

  it('puts each witness in the row of that witness, and says which report it is', () => {
    const { applicant, answers } = exampleApplication('AK-LAHIR', 3, { today, villageCode })
    const filled = fillForm(form('F-2.01A'), service('AK-LAHIR'), { answers, applicant, delegate: null, place: null })
    const witnesses = answers.witnesses as { name: string; nik: string }[]
    expect(witnesses).toHaveLength(2)
    witnesses.forEach(({ name, nik }, row) => {
      expect(filledAt(filled, 'witnesses', row, 'name')?.value).toBe(name)
      expect(filledAt(filled, 'witnesses', row, 'nik')?.value).toBe(nik)
    })
    expect(filledAt(filled, 'report', 0, 'reportType')).toEqual({ value: '1', display: 'Kelahiran' })
  })

  it('repeats in the statement of a birth what the report says, and leaves to the pen what nobody asked', () => {
    const { applicant, answers } = exampleApplication('AK-LAHIR', 3, { today, villageCode })
    const filled = fillForm(form('F-2.03'), service('AK-LAHIR'), { answers, applicant, delegate: null, place: null })
    expect(filledAt(filled, 'declarant', 0, 'name')?.value).toBe(applicant.name)
    expect(filledAt(filled, 'child', 0, 'name')?.value).toBe((answers.child as { name: string }).name)
    expect(filledAt(filled, 'mother', 0, 'name')?.value).toBe((answers.mother as { name: string }).name)
    expect(filledAt(filled, 'attendant', 0, 'name')).toBeUndefined()
  })

  it('has a change of data in the table that the form keeps for it', () => {
    const { applicant } = exampleApplication('KK-UBAH', 1, { today, villageCode })
    const changes = [
      {
        memberName: 'Siti Aminah',
        memberNik: '6503055001089901',
        element: '2',
        oldValue: 'Petani',
        occupation: '65',
        basis: 'SK',
      },
      {
        memberName: 'Yusuf Lencau',
        memberNik: '6503051205809901',
        element: '6',
        oldValue: 'Yusup',
        newValue: 'Yusuf',
        basis: 'Akta',
      },
    ]
    const filled = fillForm(form('F-1.06'), service('KK-UBAH'), {
      answers: { changes },
      applicant,
      delegate: null,
      place: null,
    })
    expect(filledAt(filled, 'educationOccupationChanges', 0, 'occupationFrom')?.value).toBe('Petani')
    expect(filledAt(filled, 'educationOccupationChanges', 0, 'occupationTo')?.value).toContain('Guru')
    expect(filledAt(filled, 'religionOtherChanges', 1, 'otherTo')?.value).toBe('Yusuf')
    expect(filledAt(filled, 'members', 1, 'name')?.value).toBe('Yusuf Lencau')
  })
})

describe('the text that is signed', () => {
  const { applicant, answers } = exampleApplication('AK-LAHIR', 3, { today, villageCode })
  const textOf = (given: typeof answers) => {
    const input = { answers: given, applicant, delegate: null, place: null }
    return statementText(form('F-2.03'), fillForm(form('F-2.03'), service('AK-LAHIR'), input), 'id')
  }

  it('holds what the paper says of the answers, and changes with them', () => {
    const text = textOf(answers)
    const child = answers.child as { name: string }
    for (const word of ['F-2.03', applicant.name, child.name, 'menyatakan bahwa kelahiran', 'menjadi tidak sah'])
      expect(text).toContain(word)
    expect(textOf(answers)).toBe(text)
    expect(textOf({ ...answers, child: { ...child, name: 'Nama Lain Sekali' } })).not.toBe(text)
  })
})

describe('a statement', () => {
  it('leads from part to part and ends with what follows from an untruth; a report has no such sentences', () => {
    const birth = statementOf(form('F-2.03'), 'id')
    expect(Object.keys(birth?.leads ?? {})).toEqual(['child', 'mother', 'attendant', 'witnesses'])
    expect(birth?.closing).toContain('menjadi tidak sah')
    expect(statementOf(form('F-1.07'), 'id')?.closing).not.toContain('tidak sah')
    expect(statementOf(form('F-2.01A'), 'id')).toBeUndefined()
    for (const number of officialFormNumbers) {
      const parts = form(number).sections.map(({ id }) => id)
      for (const part of Object.keys(statementOf(form(number), 'id')?.leads ?? {})) expect(parts).toContain(part)
    }
  })
})
