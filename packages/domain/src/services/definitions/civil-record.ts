import type { Localized } from '../../language/language'
import type { Condition } from '../condition'
import type { FormField, FormSection, PersonRole, WorksheetLine } from '../service-definition'
import { askOfficial, worksheetPart } from './official-forms'
import { ask, is, text } from './questions'

/** When the applicant is the person, and need not say their own name again. */
type ApplicantWhen = { field: string; is: string | boolean }

type PersonOptions = {
  id: string
  /** The section of the official form. */
  part?: string
  title: Localized
  role?: PersonRole
  /** As in "Nama …", "Name of …". */
  who: Localized
  applicantWhen?: ApplicantWhen
  /** Holds where it cannot be the applicant: of a birth, of a death. */
  anotherWhen?: Condition | undefined
  /** `citizen`: foreigners alone may be without. */
  nik: 'citizen' | 'optional'
  before?: FormField[]
  after?: FormField[]
}

/** A person whom a civil record is about, as the forms F-2.01 ask for each. */
export function personOnRecord(form: string, options: PersonOptions): FormSection {
  const { id, part = 'subject', title, role, who, applicantWhen, anotherWhen, nik, before = [], after = [] } = options
  const shown = applicantWhen ? { shownWhen: isAnother(applicantWhen, anotherWhen) } : {}
  const isRequired = nik === 'citizen' && is(`${id}.nationality`, 'ID')
  const suffix = nik === 'citizen' ? text('', '') : text(', bila punya', ', if there is one')
  return {
    id,
    title,
    ...(role ? { role } : {}),
    fields: [
      ...before,
      askOfficial(`${form}:${part}.name`, {
        type: 'personName',
        label: text(`Nama ${who.id}`, `Name of ${who.en}`),
        ...shown,
      }),
      askOfficial(`${form}:${part}.nik`, {
        label: text(`NIK ${who.id}${suffix.id}`, `NIK of ${who.en}${suffix.en}`),
        required: isRequired,
        isOther: true,
        ...shown,
      }),
      askOfficial(`${form}:${part}.kkNumber`, {
        label: text(`Nomor KK ${who.id}`, `Family card number of ${who.en}`),
        required: false,
        ...shown,
      }),
      askOfficial(`${form}:${part}.nationality`, {
        label: text(`Kewarganegaraan ${who.id}`, `Nationality of ${who.en}`),
      }),
      askOfficial(`${form}:${part}.travelDocumentNumber`, {
        label: text(`Nomor paspor atau SPLP ${who.id}`, `Passport or travel document number of ${who.en}`),
        help: text('Untuk orang asing dan WNI dari luar negeri.', 'For foreigners and citizens from abroad.'),
        required: false,
        maxLength: 30,
      }),
      ...after,
    ],
  }
}

function isAnother({ field, is: answer }: ApplicantWhen, anotherWhen?: Condition): Condition {
  const isSaid: Condition = typeof answer === 'boolean' ? is(field, !answer) : { not: is(field, answer) }
  return anotherWhen ? { any: [isSaid, anotherWhen] } : isSaid
}

type PersonWords = { title: Localized; who: Localized; question: Localized }

const holder: PersonWords = {
  title: text('Pemilik Akta', 'Whose certificate it is'),
  who: text('pemilik akta', 'the holder'),
  question: text('Apakah ini akta Anda sendiri?', 'Is it your own certificate?'),
}

/** The person a record is about, who may be the applicant; the holder of a certificate unless told otherwise. */
export function subjectOrApplicant(
  form: string,
  options: Pick<PersonOptions, 'after' | 'anotherWhen'> & { words?: PersonWords; nik?: PersonOptions['nik'] } = {},
): FormSection {
  const { after = [], words = holder, nik = 'citizen', anotherWhen } = options
  return personOnRecord(form, {
    id: 'person',
    title: words.title,
    who: words.who,
    applicantWhen: isApplicant,
    anotherWhen,
    nik,
    // Nobody is asked whether a birth or a death is their own.
    before: [ask('isApplicant', 'boolean', words.question, anotherWhen ? { shownWhen: { not: anotherWhen } } : {})],
    after,
  })
}

const isApplicant: ApplicantWhen = { field: 'person.isApplicant', is: true }

/** The lines of `subjectOrApplicant`. */
export function subjectOrApplicantWorksheet(form: string): WorksheetLine[] {
  return personWorksheet(form, 'person', { applicantWhen: isApplicant })
}

/** The lines of `personOnRecord`, filled from the applicant where that is the person. */
export function personWorksheet(
  form: string,
  id: string,
  options: { part?: string; applicantWhen?: ApplicantWhen } = {},
): WorksheetLine[] {
  const { part = 'subject', applicantWhen } = options
  const facts = { name: 'applicant.name', nik: 'applicant.nik', kkNumber: 'applicant.kkNumber' } as const
  return worksheetPart(form, part, {
    name: `${id}.name`,
    nik: `${id}.nik`,
    travelDocumentNumber: `${id}.travelDocumentNumber`,
    kkNumber: `${id}.kkNumber`,
    nationality: `${id}.nationality`,
  }).map((line) => {
    const fact = Object.entries(facts).find(([field]) => line.from === `${id}.${field}`)?.[1]
    return applicantWhen && fact ? { ...line, instead: { ...applicantWhen, from: fact } } : line
  })
}

/** What is reported, fixed by the service, and the lines about the place and the reporter that each form F-2.01 begins with. */
export function reportType(form: string, code: string): FormField {
  return askOfficial(`${form}:report.reportType`, { label: text('Jenis pelaporan', 'Report'), preset: code })
}

/**
 * Where the people of a record live, whose certificate another office may have issued. Their cards are made by the office of
 * that place.
 */
export function domicileField(form: string, label: Localized): FormField {
  return askOfficial(`${form}:region.village`, {
    id: 'domicile',
    label,
    help: text(
      'KK dan kartu dicetak kantor domisili. Bila kabupatennya lain dari penerbit akta, ajukan Perubahan KK di sana sesudah catatan pinggir terbit.',
      'Family and identity cards are made where people live. If that is another regency, apply there once the note is made.',
    ),
    required: true,
  })
}

/** The first lines of a form F-2.01; `typePath` is where `reportType` stands, `villagePath` where the domicile does. */
export function reporterWorksheet(
  form: string,
  typePath: string,
  villagePath: WorksheetLine['from'] = 'village',
): WorksheetLine[] {
  return [
    ...worksheetPart(form, 'region', { village: villagePath }),
    ...worksheetPart(form, 'report', { reportType: typePath }),
    ...worksheetPart(form, 'reporter', {
      name: 'applicant.name',
      nik: 'applicant.nik',
      kkNumber: 'applicant.kkNumber',
    }),
  ]
}
