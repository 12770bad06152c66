import type { FormField } from '@sipelandukilat/sdk/forms'
import { describe, expect, it } from 'vitest'
import { answerColumns, parseBlock, toAnswers } from './entry-columns'

const both = (word: string) => ({ id: word, en: `${word} (en)` })
const ask = (id: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  id,
  type,
  label: both(id),
  required: true,
  verified: true,
  ...more,
})

const columns = answerColumns({
  form: {
    sections: [
      {
        id: 'child',
        title: both('Anak'),
        fields: [
          ask('name', 'personName'),
          ask('sex', 'choice', {
            codes: [
              { code: '1', label: { id: 'Laki-laki', en: 'Male' } },
              { code: '2', label: { id: 'Perempuan', en: 'Female' } },
            ],
          }),
          ask('hasLetter', 'boolean', { required: { field: 'child.name', filled: true } }),
          ask('weight', 'number', { required: false }),
          ask('applicantName', 'personName', { sameAs: 'applicant.name' }),
        ],
      },
      {
        id: 'witnesses',
        title: both('Saksi'),
        repeat: { min: 2, max: 4 },
        fields: [ask('name', 'personName')],
      },
    ],
  },
})

describe('the columns of a service', () => {
  it('are the questions that are or may be required, those that repeat as often as they must', () => {
    expect(columns.map((column) => column.path)).toEqual([
      'child.name',
      'child.sex',
      'child.hasLetter',
      'witnesses.0.name',
      'witnesses.1.name',
    ])
  })

  it('turn a row into answers: choices by their words, rows in their places, nothing for an empty cell', () => {
    const cells = { 'child.name': ' Lidia Nuban ', 'child.sex': 'Perempuan', 'witnesses.1.name': 'Petrus Ajang' }
    expect(toAnswers(columns, cells)).toEqual({
      child: { name: 'Lidia Nuban', sex: '2' },
      witnesses: [{}, { name: 'Petrus Ajang' }],
    })
  })

  it('understand yes and no in both languages, and leave other words for the server to refuse', () => {
    const answer = (text: string) => toAnswers(columns, { 'child.hasLetter': text })
    expect(answer('Ya')).toEqual({ child: { hasLetter: true } })
    expect(answer('no')).toEqual({ child: { hasLetter: false } })
    expect(answer('mungkin')).toEqual({ child: { hasLetter: 'mungkin' } })
  })
})

describe('a block copied from a spreadsheet', () => {
  it('has rows and cells, and no empty row at its end', () => {
    expect(parseBlock('Lidia\t6503\r\nPetrus\t6504\r\n')).toEqual([
      ['Lidia', '6503'],
      ['Petrus', '6504'],
    ])
  })

  it('keeps tabulators and line breaks within quotes', () => {
    expect(parseBlock('"RT 1\nRT 2"\tKrayan')).toEqual([['RT 1\nRT 2', 'Krayan']])
  })
})
