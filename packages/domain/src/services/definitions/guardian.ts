import type { FormField, WorksheetLine } from '../service-definition'
import { askOfficial, worksheetPart } from './official-forms'
import { ask, choice, is, text } from './questions'

/** Who answers for a holder who is a minor; stands in the section `person`. */
export function guardianFields(form: string, part: string): FormField[] {
  const isMinor = is('person.minority', '3')
  return [
    ask('minority', 'choice', text('Apakah pemilik akta di bawah umur?', 'Is the holder a minor?'), {
      shownWhen: is('person.isApplicant', false),
      codes: [
        choice('1', 'Tidak, sudah dewasa', 'No, an adult'),
        choice('2', 'Ya, saya orang tua atau walinya', 'Yes, I am a parent or the guardian'),
        choice('3', 'Ya, orang tua atau walinya orang lain', 'Yes, somebody else is the parent or guardian'),
      ],
    }),
    askOfficial(`${form}:${part}.guardianName`, {
      type: 'personName',
      label: text('Nama ayah, ibu, atau wali', 'Name of the father, mother or guardian'),
      shownWhen: isMinor,
      required: true,
    }),
    askOfficial(`${form}:${part}.guardianNik`, {
      label: text('NIK ayah, ibu, atau wali', 'NIK of the father, mother or guardian'),
      shownWhen: isMinor,
      required: true,
      isOther: true,
    }),
  ]
}

/** The lines of `guardianFields`, filled from the applicant where that is the parent or guardian. */
export function guardianWorksheet(form: string, part: string): WorksheetLine[] {
  const facts = { 'person.guardianName': 'applicant.name', 'person.guardianNik': 'applicant.nik' } as const
  return worksheetPart(form, part, { guardianName: 'person.guardianName', guardianNik: 'person.guardianNik' }).map(
    (line) => {
      const fact = Object.entries(facts).find(([path]) => path === line.from)?.[1]
      return fact ? { ...line, instead: { field: 'person.minority', is: '2', from: fact } } : line
    },
  )
}
