import type { FormField, FormSection } from '../service-definition'
import { birthCertificateFields, birthParentFields } from './child-certificate'
import { domicileField, personOnRecord, personWorksheet, reporterWorksheet, reportType } from './civil-record'
import { completeService } from './complete-service'
import { askOfficial, worksheetOf, worksheetPart } from './official-forms'
import { ask, choice, is, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01D'

const child = personOnRecord(form, {
  id: 'child',
  title: text('Anak Angkat', 'The adopted child'),
  role: 'child',
  who: text('anak', 'the child'),
  nik: 'optional',
})

const birth: FormSection = {
  id: 'birth',
  title: text('Kelahiran Anak', 'The child’s birth'),
  fields: [...birthCertificateFields('adoption'), ...birthParentFields('adoption', false)],
}

const isMother = is('adoption.applicantIs', '1')
const isFather = is('adoption.applicantIs', '2')

/** Of two adoptive parents one is enough; the applicant who is one is not asked again. */
function adoptiveParent(parent: 'adoptiveMother' | 'adoptiveFather'): FormField[] {
  const isAdoptiveMother = parent === 'adoptiveMother'
  const [name, nameEn] = isAdoptiveMother
    ? ['ibu angkat', 'the adoptive mother']
    : ['ayah angkat', 'the adoptive father']
  const other = isAdoptiveMother ? 'adoptiveFather' : 'adoptiveMother'
  const shownWhen = { not: isAdoptiveMother ? isMother : isFather }
  return [
    askOfficial(`${form}:adoption.${parent}Name`, {
      type: 'personName',
      label: text(`Nama ${name}`, `Name of ${nameEn}`),
      required: {
        all: [{ field: `adoption.${other}Name`, filled: false }, { not: isAdoptiveMother ? isFather : isMother }],
      },
      shownWhen,
    }),
    askOfficial(`${form}:adoption.${parent}Nik`, {
      label: text(`NIK ${name}, bila punya`, `NIK of ${nameEn}, if there is one`),
      required: false,
      isOther: true,
      shownWhen,
    }),
    askOfficial(`${form}:adoption.${parent}PassportNumber`, {
      label: text(`Nomor paspor ${name}`, `Passport number of ${nameEn}`),
      help: text('Untuk orang asing.', 'For foreigners.'),
      required: false,
      maxLength: 30,
    }),
  ]
}

const adoption: FormSection = {
  id: 'adoption',
  title: text('Pengangkatan Anak', 'Adoption'),
  fields: [
    reportType(form, '1'),
    domicileField(form, text('Desa/Kelurahan domisili orang tua angkat', 'Village where the adoptive parents live')),
    ask('applicantIs', 'choice', text('Anda adalah', 'You are'), {
      codes: [
        choice('1', 'Ibu angkat', 'The adoptive mother'),
        choice('2', 'Ayah angkat', 'The adoptive father'),
        choice('3', 'Orang lain', 'Somebody else'),
      ],
    }),
    ...adoptiveParent('adoptiveMother'),
    ...adoptiveParent('adoptiveFather'),
    askOfficial(`${form}:adoption.courtName`, { label: text('Nama pengadilan', 'Name of the court'), maxLength: 100 }),
    askOfficial(`${form}:adoption.courtRulingNumber`, {
      label: text('Nomor penetapan pengadilan', 'Number of the court ruling'),
      maxLength: 100,
    }),
    askOfficial(`${form}:adoption.courtRulingDate`, {
      label: text('Tanggal penetapan pengadilan', 'Date of the court ruling'),
      isPast: true,
    }),
    askOfficial(`${form}:adoption.courtInstitutionName`, {
      label: text('Nama lembaga penetapan, bila berbeda', 'Name of the ruling institution, if another'),
      required: false,
      maxLength: 100,
    }),
    askOfficial(`${form}:adoption.courtInstitutionPlace`, {
      label: text('Tempat lembaga penetapan', 'Place of the ruling institution'),
      required: false,
      maxLength: 100,
    }),
    ask(
      'joinsFamily',
      'boolean',
      text('Anak dimasukkan ke KK orang tua angkat?', 'Does the child join the adoptive parents’ family card?'),
    ),
  ],
}

const applicantAs: Record<string, string> = { adoptiveMother: '1', adoptiveFather: '2' }

/** The adoptive parents, filled from the applicant where that is one of them. */
function adoptionLines() {
  return worksheetOf(form, 'adoption', adoption).map((line) => {
    const [, parent = '', fact] = /\.(adoptive[A-Z][a-z]+)(Name|Nik)$/.exec(line.from) ?? []
    const code = applicantAs[parent]
    if (code === undefined) return line
    const from = fact === 'Name' ? ('applicant.name' as const) : ('applicant.nik' as const)
    return { ...line, instead: { field: 'adoption.applicantIs', is: code, from } }
  })
}

/** Marginal note of an adoption on the child's birth certificate. */
export const adoptionNote = completeService('ANGKAT', {
  deadlineFrom: 'adoption.courtRulingDate',
  products: {
    familyCard: { all: [is('adoption.joinsFamily', true), { field: 'adoption.domicile', inActingRegency: true }] },
  },
  sections: [child, birth, adoption, witnesses(form)],
  worksheet: [
    ...reporterWorksheet(form, 'adoption.reportType', 'adoption.domicile'),
    ...personWorksheet(form, 'child'),
    ...witnessesWorksheet(form),
    ...worksheetPart(form, 'adoption', { childName: 'child.name' }),
    ...worksheetOf(form, 'adoption', birth),
    ...adoptionLines(),
  ],
  doubts: [
    {
      about: 'nikOptionalFor.child',
      text: 'the child’s NIK is not demanded: the form leaves it open, and a found child may have none',
    },
  ],
})
