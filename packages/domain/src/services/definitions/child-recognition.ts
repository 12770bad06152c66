import type { AnswerRule, FormField, FormSection } from '../service-definition'
import { birthCertificateFields, birthParentFields } from './child-certificate'
import { personOnRecord, personWorksheet, reporterWorksheet, reportType } from './civil-record'
import { completeService } from './complete-service'
import { askOfficial, ownLines, worksheetOf } from './official-forms'
import { ask, choice, is, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01D'

const child = personOnRecord(form, {
  id: 'child',
  title: text('Anak', 'Child'),
  role: 'child',
  who: text('anak', 'the child'),
  nik: 'citizen',
  after: [
    ask(
      'dataChange',
      'boolean',
      text('Data anak di KK ikut berubah?', 'Do the child’s data on the family card change?'),
      {
        help: text('Misalnya nama ayah yang ditambahkan.', 'For example the father’s name is added.'),
      },
    ),
  ],
})

type Recognition = 'acknowledgement' | 'legitimation'

function birthFields(part: Recognition): FormField[] {
  return [
    askOfficial(`${form}:${part}.childBirthDate`, {
      label: text('Tanggal lahir anak', 'Child’s date of birth'),
      isPast: true,
      event: 'birth',
      role: 'child',
    }),
    ...birthCertificateFields(part),
    ...birthParentFields(part, true),
    askOfficial(`${form}:${part}.religiousMarriageDate`, {
      label: text('Tanggal perkawinan agama orang tua', 'Date of the parents’ religious marriage'),
      isPast: true,
      event: 'marriage',
    }),
  ]
}

function courtFields(part: Recognition, rest: Partial<FormField>): FormField[] {
  return [
    askOfficial(`${form}:${part}.courtName`, {
      label: text('Nama pengadilan', 'Name of the court'),
      maxLength: 100,
      ...rest,
    }),
    askOfficial(`${form}:${part}.courtRulingNumber`, {
      label: text('Nomor penetapan pengadilan', 'Number of the court ruling'),
      maxLength: 100,
      ...rest,
    }),
  ]
}

const byRuling = is('acknowledgement.basis', '2')

const acknowledgement: FormSection = {
  id: 'acknowledgement',
  title: text('Pengakuan Anak', 'Acknowledgement'),
  fields: [
    reportType(form, '2'),
    ...birthFields('acknowledgement'),
    ask('basis', 'choice', text('Dasar pengakuan', 'Basis of the acknowledgement'), {
      codes: [
        choice('1', 'Surat pengakuan ayah yang disetujui ibu', 'The father’s letter, agreed by the mother'),
        choice('2', 'Penetapan pengadilan', 'A court ruling'),
      ],
      initial: '1',
    }),
    ...courtFields('acknowledgement', { shownWhen: byRuling, required: true }),
    askOfficial(`${form}:acknowledgement.courtRulingDate`, {
      id: 'basisDate',
      label: text('Tanggal surat pengakuan atau penetapan', 'Date of the letter or ruling'),
      required: true,
      isPast: true,
      note: 'the form has a place for the date of a ruling only; the days to report run from this date',
    }),
  ],
}

const legitimation: FormSection = {
  id: 'legitimation',
  title: text('Pengesahan Anak', 'Legitimation'),
  fields: [
    reportType(form, '3'),
    ...birthFields('legitimation'),
    askOfficial(`${form}:legitimation.marriageCertificateNumber`, {
      label: text('Nomor akta perkawinan atau buku nikah', 'Number of the marriage certificate or book'),
      maxLength: 60,
    }),
    askOfficial(`${form}:legitimation.marriageCertificateDate`, {
      label: text('Tanggal akta perkawinan atau buku nikah', 'Date of the marriage certificate or book'),
      isPast: true,
    }),
    ...courtFields('legitimation', { required: false }),
    askOfficial(`${form}:legitimation.courtRulingDate`, {
      label: text('Tanggal penetapan pengadilan', 'Date of the court ruling'),
      help: text('Kosongkan bila tidak ada penetapan.', 'Leave it empty if there is no ruling.'),
      required: false,
      isPast: true,
    }),
  ],
}

const certificateBeforeBirth = (part: Recognition): AnswerRule => ({
  id: 'certificateBeforeBirth',
  brokenWhen: { field: `${part}.childBirthDate`, laterThan: `${part}.birthCertificateDate` },
  field: `${part}.birthCertificateDate`,
  message: text(
    'Akta kelahiran terbit sebelum anak lahir. Periksa kedua tanggal.',
    'The birth certificate is older than the child. Check both dates.',
  ),
})

/** A father's acknowledgement of his child. */
export const acknowledgementCertificate = completeService('AKU', {
  deadlineFrom: 'acknowledgement.basisDate',
  requirements: { acknowledgementLetter: is('acknowledgement.basis', '1'), courtRuling: byRuling },
  products: { familyCard: is('child.dataChange', true) },
  sections: [child, acknowledgement, witnesses(form)],
  rules: [certificateBeforeBirth('acknowledgement')],
  worksheet: [
    ...reporterWorksheet(form, 'acknowledgement.reportType'),
    ...personWorksheet(form, 'child'),
    ...witnessesWorksheet(form),
    ...worksheetOf(form, 'acknowledgement', acknowledgement),
    ...ownLines(`${form} Pengakuan Anak`, acknowledgement, 'basis', 'basisDate'),
  ],
})

/** Legitimation of a child born before the parents' marriage was registered. */
export const legitimationCertificate = completeService('SAH', {
  deadlineFrom: 'legitimation.marriageCertificateDate',
  products: { familyCard: is('child.dataChange', true) },
  sections: [child, legitimation, witnesses(form)],
  rules: [
    certificateBeforeBirth('legitimation'),
    {
      id: 'bornInMarriage',
      brokenWhen: { field: 'legitimation.childBirthDate', laterThan: 'legitimation.marriageCertificateDate' },
      field: 'legitimation.childBirthDate',
      message: text(
        'Anak lahir sesudah perkawinan dicatat, jadi tidak perlu disahkan. Periksa tanggalnya, atau ajukan Pembetulan Akta.',
        'The child was born after the marriage was registered and needs no legitimation. Check the date, or ask for a correction of the certificate.',
      ),
    },
    {
      id: 'recordedBeforeMarriage',
      brokenWhen: {
        field: 'legitimation.religiousMarriageDate',
        laterThan: 'legitimation.marriageCertificateDate',
      },
      field: 'legitimation.religiousMarriageDate',
      message: text(
        'Tanggal perkawinan agama sesudah akta perkawinannya. Periksa kedua tanggal.',
        'The religious marriage is later than its certificate. Check both dates.',
      ),
    },
  ],
  worksheet: [
    ...reporterWorksheet(form, 'legitimation.reportType'),
    ...personWorksheet(form, 'child'),
    ...witnessesWorksheet(form),
    ...worksheetOf(form, 'legitimation', legitimation),
  ],
})
