import type { FormSection } from '../service-definition'
import { reporterWorksheet, reportType, subjectOrApplicant, subjectOrApplicantWorksheet } from './civil-record'
import { completeService } from './complete-service'
import { guardianFields, guardianWorksheet } from './guardian'
import { askOfficial, ownLines, worksheetOf, worksheetPart } from './official-forms'
import { ask, choice, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01F'
const statement = 'F-2.04B'

const person = subjectOrApplicant(form, { after: guardianFields(form, 'correction') })

const certificate: FormSection = {
  id: 'certificate',
  title: text('Akta yang Salah', 'The wrong certificate'),
  fields: [
    reportType(form, '1'),
    askOfficial(`${statement}:certificate.certificateKind`, { label: text('Jenis akta', 'Kind of certificate') }),
    askOfficial(`${statement}:certificate.certificateNumber`, {
      label: text('Nomor akta', 'Number of the certificate'),
      help: text(
        'Akta sebelum 29-12-2006: tulis juga Staatsblad-nya.',
        'Of a certificate before 29-12-2006 add its Staatsblad.',
      ),
      maxLength: 60,
    }),
    askOfficial(`${statement}:certificate.nameOnCertificate`, {
      label: text('Nama yang tertulis di akta', 'Name as written on the certificate'),
      maxLength: 150,
    }),
    askOfficial(`${statement}:certificate.issuer`, {
      label: text('Kantor yang menerbitkan', 'Office that issued it'),
      maxLength: 150,
    }),
    askOfficial(`${statement}:certificate.issueDate`, { label: text('Tanggal terbit', 'Date of issue'), isPast: true }),
  ],
}

const change: FormSection = {
  id: 'change',
  title: text('Pembetulan', 'Correction'),
  fields: [
    ask('elements', 'multiChoice', text('Apa yang salah?', 'What is wrong?'), {
      codes: [
        choice('1', 'Nama', 'The name'),
        choice('2', 'Nama orang tua', 'The parents’ names'),
        choice('3', 'Lainnya', 'Something else'),
      ],
      source: 'F-2.04B Yang Dibetulkan',
    }),
    askOfficial(`${statement}:change.oldValue`, {
      label: text('Tertulis sekarang', 'As it stands now'),
      maxLength: 500,
    }),
    askOfficial(`${statement}:change.newValue`, { label: text('Seharusnya', 'Should be'), maxLength: 500 }),
    askOfficial(`${statement}:change.supportingDocuments`, {
      label: text('Bukti yang dilampirkan', 'Proofs attached'),
      help: text('Misalnya: ijazah, KK lama, surat lahir.', 'For example: diploma, old family card, birth letter.'),
      maxLength: 500,
    }),
  ],
}

/** Correction of a clerical error on a certificate. */
export const certificateCorrection = completeService('BETUL', {
  sections: [person, certificate, change, witnesses(form)],
  worksheet: [
    ...reporterWorksheet(form, 'certificate.reportType'),
    ...subjectOrApplicantWorksheet(form),
    ...witnessesWorksheet(form),
    ...worksheetPart(form, 'correction', { certificateNumber: 'certificate.certificateNumber' }),
    ...guardianWorksheet(form, 'correction'),
    ...ownLines(`${statement} Pembetulan`, change, 'elements'),
    ...worksheetOf(statement, 'certificate', certificate),
    ...worksheetOf(statement, 'change', change),
  ],
  smsFields: ['@nik', 'certificate.certificateNumber', '@name', '@village', '@district', 'change.oldValue'],
})
