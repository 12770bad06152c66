import type { FormField } from '../service-definition'
import { askOfficial } from './official-forms'
import { text } from './questions'

const form = 'F-2.01D'

/** The birth certificate of the child, as each part of form F-2.01D asks it. */
export function birthCertificateFields(part: string): FormField[] {
  return [
    askOfficial(`${form}:${part}.birthCertificateNumber`, {
      label: text('Nomor akta kelahiran anak', 'Number of the child’s birth certificate'),
      maxLength: 60,
    }),
    askOfficial(`${form}:${part}.birthCertificateDate`, {
      label: text('Tanggal akta kelahiran terbit', 'Date of the birth certificate'),
      isPast: true,
    }),
    askOfficial(`${form}:${part}.birthCertificateIssuer`, {
      label: text('Kantor yang menerbitkan akta kelahiran', 'Office that issued the birth certificate'),
      help: text('Misalnya: Disdukcapil Kabupaten Nunukan.', 'For example: Disdukcapil Kabupaten Nunukan.'),
      maxLength: 150,
    }),
  ]
}

/** The parents by birth; of an adopted child the father may be unknown. */
export function birthParentFields(part: string, isFatherRequired: boolean): FormField[] {
  const parents = [
    ['birthMother', 'mother', 'ibu kandung', 'the mother by birth', true],
    ['birthFather', 'father', 'ayah kandung', 'the father by birth', isFatherRequired],
  ] as const
  return parents.flatMap(([parent, role, name, nameEn, isRequired]) => [
    askOfficial(`${form}:${part}.${parent}Name`, {
      type: 'personName',
      label: text(`Nama ${name}`, `Name of ${nameEn}`),
      required: isRequired,
      role,
    }),
    askOfficial(`${form}:${part}.${parent}Nik`, {
      label: text(`NIK ${name}, bila punya`, `NIK of ${nameEn}, if there is one`),
      required: false,
      role,
    }),
    askOfficial(`${form}:${part}.${parent}Nationality`, {
      label: text(`Kewarganegaraan ${name}`, `Nationality of ${nameEn}`),
      required: isRequired,
    }),
  ])
}
