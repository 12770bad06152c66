import type { FormSection } from '../service-definition'
import { reporterWorksheet, reportType, subjectOrApplicant, subjectOrApplicantWorksheet } from './civil-record'
import { completeService } from './complete-service'
import { askOfficial, ownLines, worksheetOf, worksheetPart } from './official-forms'
import { ask, choice, is, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01F'
const statement = 'F-2.04C'
const byCourt = is('cancellation.basis', '1')
const withoutCourt = is('cancellation.basis', '2')

const person = subjectOrApplicant(form)

const certificate: FormSection = {
  id: 'certificate',
  title: text('Akta yang Dibatalkan', 'The certificate to cancel'),
  fields: [
    reportType(form, '2'),
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
    askOfficial(`${statement}:certificate.issueDate`, { label: text('Tanggal terbit', 'Date of issue'), isPast: true }),
    askOfficial(`${statement}:certificate.issuerKind`, { label: text('Diterbitkan oleh', 'Issued by'), initial: '1' }),
    askOfficial(`${statement}:certificate.issuerName`, {
      label: text('Nama kantor penerbit', 'Name of the office'),
      maxLength: 150,
    }),
  ],
}

const cancellation: FormSection = {
  id: 'cancellation',
  title: text('Pembatalan', 'Cancellation'),
  fields: [
    ask('basis', 'choice', text('Dasar pembatalan', 'Basis of the cancellation'), {
      codes: [
        choice('1', 'Putusan pengadilan', 'A court’s decision'),
        choice('2', 'Pernyataan sendiri (F-2.04C), tanpa pengadilan', 'My own statement (F-2.04C), without a court'),
      ],
    }),
    askOfficial(`${form}:cancellation.courtName`, {
      label: text('Nama pengadilan', 'Name of the court'),
      shownWhen: byCourt,
      required: true,
      maxLength: 100,
    }),
    askOfficial(`${form}:cancellation.courtDecisionNumber`, {
      label: text('Nomor putusan pengadilan', 'Number of the court’s decision'),
      shownWhen: byCourt,
      required: true,
      maxLength: 100,
    }),
    askOfficial(`${form}:cancellation.courtDecisionDate`, {
      label: text('Tanggal putusan pengadilan', 'Date of the court’s decision'),
      shownWhen: byCourt,
      required: true,
      isPast: true,
    }),
    askOfficial(`${statement}:reason.reason`, {
      label: text('Mengapa akta harus dibatalkan?', 'Why must the certificate be cancelled?'),
      help: text('Misalnya: akta terbit dua kali.', 'For example: it was issued twice.'),
      maxLength: 1000,
    }),
  ],
}

const documents: FormSection = {
  id: 'documents',
  title: text('Dokumen Pendukung', 'Supporting documents'),
  shownWhen: withoutCourt,
  repeat: { min: 1, max: 5 },
  rowTitle: text('Dokumen', 'Document'),
  fields: [
    askOfficial(`${statement}:documents.document`, {
      label: text('Dokumen yang mendukung', 'Document that supports it'),
      maxLength: 150,
    }),
  ],
}

/** Cancellation of a certificate, by a court or on the holder's own statement. */
export const certificateCancellation = completeService('BATAL', {
  requirements: { courtDecision: byCourt, cancellationStatement: withoutCourt },
  sections: [person, certificate, cancellation, documents, witnesses(form)],
  rules: [
    {
      id: 'decisionBeforeCertificate',
      brokenWhen: { field: 'certificate.issueDate', laterThan: 'cancellation.courtDecisionDate' },
      field: 'cancellation.courtDecisionDate',
      message: text(
        'Putusan mendahului tanggal terbit akta yang dibatalkan. Periksa kedua tanggal.',
        'The decision is older than the certificate it cancels. Check both dates.',
      ),
    },
  ],
  worksheet: [
    ...reporterWorksheet(form, 'certificate.reportType'),
    ...subjectOrApplicantWorksheet(form),
    ...witnessesWorksheet(form),
    ...worksheetPart(form, 'cancellation', {
      certificateKind: 'certificate.certificateKind',
      certificateNumber: 'certificate.certificateNumber',
      courtDecisionNumber: 'cancellation.courtDecisionNumber',
      courtDecisionDate: 'cancellation.courtDecisionDate',
      courtName: 'cancellation.courtName',
    }),
    ...ownLines(`${form} Pembatalan Akta`, cancellation, 'basis'),
    ...worksheetOf(statement, 'certificate', certificate),
    ...worksheetOf(statement, 'reason', cancellation),
    ...worksheetOf(statement, 'documents', documents),
  ],
  doubts: [
    {
      about: 'approval.byCourt',
      text: 'asked for with a court’s decision too: whether a head must decide then was not read',
    },
  ],
})
