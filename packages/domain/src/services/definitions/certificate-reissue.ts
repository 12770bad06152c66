import type { FormSection } from '../service-definition'
import { reporterWorksheet, reportType, subjectOrApplicant, subjectOrApplicantWorksheet } from './civil-record'
import { completeService } from './complete-service'
import { askOfficial, choicesOf, worksheetOf, worksheetPart } from './official-forms'
import { is, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01F'
const letter = 'F-2.04D'

const person = subjectOrApplicant(form)

const certificate: FormSection = {
  id: 'certificate',
  title: text('Akta yang Diganti', 'The certificate to replace'),
  fields: [
    reportType(form, '3'),
    askOfficial(`${letter}:certificate.documentKind`, { label: text('Dokumen', 'Document'), preset: '1' }),
    askOfficial(`${letter}:reason.reasonKind`, { label: text('Mengapa perlu diganti?', 'Why must it be replaced?') }),
    askOfficial(`${form}:reissue.certificateKind`, { label: text('Jenis akta', 'Kind of certificate') }),
    askOfficial(`${form}:reissue.certificateNumber`, {
      label: text('Nomor akta', 'Number of the certificate'),
      help: text(
        'Lihat pada salinan atau fotokopi. Bila tidak tahu, tulis tanda hubung (-).',
        'Look at a copy. If you do not know it, write a hyphen (-).',
      ),
      maxLength: 60,
    }),
    askOfficial(`${letter}:certificate.nameOnCertificate`, {
      label: text('Nama yang tertulis di akta', 'Name as written on the certificate'),
      maxLength: 150,
    }),
    askOfficial(`${form}:reissue.issuer`, {
      label: text('Kantor yang menerbitkan', 'Office that issued it'),
      maxLength: 150,
    }),
    askOfficial(`${form}:reissue.issueDate`, { label: text('Tanggal terbit', 'Date of issue'), isPast: true }),
  ],
}

const requester: FormSection = {
  id: 'requester',
  title: text('Data Anda', 'About you'),
  fields: [
    askOfficial(`${letter}:applicant.birthPlace`, {
      label: text('Tempat lahir Anda', 'Your place of birth'),
      maxLength: 100,
    }),
    askOfficial(`${letter}:applicant.birthDate`, {
      label: text('Tanggal lahir Anda', 'Your date of birth'),
      isPast: true,
      event: 'birth',
      ofApplicant: true,
    }),
    askOfficial(`${letter}:applicant.occupation`, {
      type: 'choice',
      codes: choicesOf('pekerjaan'),
      label: text('Pekerjaan Anda', 'Your occupation'),
      required: false,
    }),
    askOfficial(`${letter}:applicant.nationality`, { label: text('Kewarganegaraan Anda', 'Your nationality') }),
    askOfficial(`${letter}:applicant.address`, { label: text('Alamat Anda', 'Your address') }),
  ],
}

/** A certificate issued again because it was lost, damaged or is withheld. */
export const certificateReissue = completeService('TERBIT2', {
  requirements: {
    policeLossReport: is('certificate.reasonKind', '1'),
    damagedCertificate: is('certificate.reasonKind', '2'),
  },
  sections: [person, certificate, requester, witnesses(form)],
  worksheet: [
    ...reporterWorksheet(form, 'certificate.reportType'),
    ...subjectOrApplicantWorksheet(form),
    ...witnessesWorksheet(form),
    ...worksheetOf(form, 'reissue', certificate),
    ...worksheetPart(letter, 'applicant', { name: 'applicant.name', nik: 'applicant.nik' }),
    ...worksheetOf(letter, 'applicant', requester),
    ...worksheetOf(letter, 'certificate', certificate),
    ...worksheetOf(letter, 'reason', certificate),
  ],
  doubts: [
    {
      about: 'form.certificate.certificateKind',
      text: 'the kinds of F-2.01F; F-2.04D also names adoption and giving up citizenship',
    },
  ],
  smsFields: [
    ...['@nik', 'certificate.certificateKind', 'certificate.certificateNumber', 'certificate.nameOnCertificate'],
    ...['@village', '@district', 'certificate.reasonKind'],
  ],
})
