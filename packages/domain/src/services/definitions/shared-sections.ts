import type { Condition } from '../condition'
import type { FormField, FormSection, WorksheetLine } from '../service-definition'
import { askOfficial, worksheetPart } from './official-forms'
import { text } from './questions'

/** Two witnesses of a civil event: their data only, no copies of their cards. */
export function witnesses(form: string): FormSection {
  return {
    id: 'witnesses',
    title: text('Dua Saksi', 'Two witnesses'),
    description: text(
      'Cukup nama dan NIK; tidak perlu fotokopi KTP saksi.',
      'Name and NIK are enough; no copies of their identity cards.',
    ),
    repeat: { min: 2, max: 2 },
    rowTitle: text('Saksi', 'Witness'),
    fields: [
      askOfficial(`${form}:witnesses.name`, { type: 'personName', label: text('Nama saksi', 'Witness’s name') }),
      askOfficial(`${form}:witnesses.nik`, { label: text('NIK saksi', 'Witness’s NIK'), isOther: true }),
    ],
  }
}

/** The lines of `witnesses`. */
export function witnessesWorksheet(form: string): WorksheetLine[] {
  return worksheetPart(form, 'witnesses', { name: 'witnesses.name', nik: 'witnesses.nik' }, 'Saksi')
}

/** The mother in form F-2.01A. */
export function motherSection(shownWhen?: Condition): FormSection {
  const fields = parentFields('mother', 'ibu', 'Mother')
  return { id: 'mother', title: text('Ibu', 'Mother'), role: 'mother', fields, ...(shownWhen ? { shownWhen } : {}) }
}

/** The father in form F-2.01A. */
export function fatherSection(shownWhen: Condition): FormSection {
  const fields = parentFields('father', 'ayah', 'Father')
  return { id: 'father', title: text('Ayah', 'Father'), role: 'father', shownWhen, fields }
}

function parentFields(parent: 'father' | 'mother', name: string, nameEn: string): FormField[] {
  return [
    askOfficial(`F-2.01A:${parent}.name`, {
      type: 'personName',
      label: text(`Nama ${name}`, `${nameEn}’s name`),
      required: true,
    }),
    askOfficial(`F-2.01A:${parent}.nik`, {
      label: text(`NIK ${name}, bila punya`, `${nameEn}’s NIK, if there is one`),
      required: false,
      nikOf: { birthDate: 'birthDate' },
    }),
    askOfficial(`F-2.01A:${parent}.birthPlace`, {
      label: text(`Tempat lahir ${name}`, `${nameEn}’s place of birth`),
      required: false,
      maxLength: 100,
    }),
    askOfficial(`F-2.01A:${parent}.birthDate`, {
      label: text(`Tanggal lahir ${name}`, `${nameEn}’s date of birth`),
      required: false,
      isPast: true,
      event: 'birth',
    }),
    askOfficial(`F-2.01A:${parent}.nationality`, {
      label: text(`Kewarganegaraan ${name}`, `${nameEn}’s nationality`),
      required: true,
    }),
  ]
}

/** The lines of `fatherSection` and `motherSection`. */
export function parentsWorksheet(): WorksheetLine[] {
  return (['father', 'mother'] as const).flatMap((parent) =>
    worksheetPart('F-2.01A', parent, {
      name: `${parent}.name`,
      nik: `${parent}.nik`,
      birthPlace: `${parent}.birthPlace`,
      birthDate: `${parent}.birthDate`,
      nationality: `${parent}.nationality`,
    }),
  )
}
