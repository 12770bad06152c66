import type { Condition } from '../condition'
import type { FormField, FormSection } from '../service-definition'
import { reporterWorksheet, reportType, subjectOrApplicant, subjectOrApplicantWorksheet } from './civil-record'
import { completeService } from './complete-service'
import { askOfficial, officialChoices, ownLines, worksheetOf } from './official-forms'
import { ask, choice, is, text } from './questions'
import { witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01E'
const byPresident = is('citizenshipChange.basis', '1')
const byMinister = is('citizenshipChange.basis', '2')
const byAffidavit = is('citizenshipChange.basis', '3')
const hasOath: Condition = { all: [{ not: byAffidavit }, is('citizenshipChange.hasOath', true)] }
const hasOathOrAffidavit: Condition = { any: [is('citizenshipChange.hasOath', true), byAffidavit] }
const becameCitizen = is('citizenshipChange.newNationality', 'ID')

function numberField(id: string, label: FormField['label'], shownWhen: Condition): FormField {
  return askOfficial(`${form}:citizenshipChange.${id}`, { label, shownWhen, required: true, maxLength: 100 })
}

function dateField(id: string, label: FormField['label'], shownWhen: Condition): FormField {
  return askOfficial(`${form}:citizenshipChange.${id}`, { label, shownWhen, required: true, isPast: true })
}

const person = subjectOrApplicant(form, {
  nik: 'optional',
  after: [
    ask('isOnFamilyCard', 'boolean', text('Pemilik akta tercantum dalam KK?', 'Is the holder on a family card?')),
  ],
})

const citizenshipChange: FormSection = {
  id: 'citizenshipChange',
  title: text('Perubahan Kewarganegaraan', 'Change of citizenship'),
  fields: [
    reportType(form, '2'),
    askOfficial(`${form}:citizenshipChange.newNationality`, {
      label: text('Kewarganegaraan baru', 'New nationality'),
    }),
    ask('basis', 'choice', text('Dasar perubahan', 'Basis of the change'), {
      codes: [
        choice('1', 'Keputusan Presiden', 'Presidential decree'),
        choice('2', 'Keputusan Menteri Hukum', 'Minister’s decree'),
        choice('3', 'Afidavit (anak berkewarganegaraan ganda)', 'Affidavit (child of dual nationality)'),
      ],
      source: 'F-2.01E Perubahan Status Kewarganegaraan',
    }),
    numberField(
      'presidentialDecreeNumber',
      text('Nomor Keputusan Presiden', 'Number of the presidential decree'),
      byPresident,
    ),
    dateField(
      'presidentialDecreeDate',
      text('Tanggal Keputusan Presiden', 'Date of the presidential decree'),
      byPresident,
    ),
    numberField('ministerDecreeNumber', text('Nomor Keputusan Menteri', 'Number of the minister’s decree'), byMinister),
    dateField('ministerDecreeDate', text('Tanggal Keputusan Menteri', 'Date of the minister’s decree'), byMinister),
    numberField('affidavitNumber', text('Nomor afidavit', 'Number of the affidavit'), byAffidavit),
    ask('hasOath', 'boolean', text('Sudah mengucapkan sumpah atau janji setia?', 'Was the oath of allegiance taken?'), {
      shownWhen: { not: byAffidavit },
    }),
    numberField('oathRecordNumber', text('Nomor berita acara sumpah', 'Number of the oath record'), hasOath),
    numberField(
      'oathRecordIssuer',
      text('Jabatan yang menerbitkan berita acara', 'Office that issued the oath record'),
      hasOath,
    ),
    dateField('oathRecordDate', text('Tanggal berita acara sumpah', 'Date of the oath record'), hasOath),
    askOfficial(`${form}:citizenshipChange.birthCertificateNumber`, {
      label: text('Nomor akta kelahiran, bila punya', 'Number of the birth certificate, if there is one'),
      required: false,
      maxLength: 60,
    }),
    askOfficial(`${form}:citizenshipChange.marriageCertificateNumber`, {
      label: text('Nomor akta perkawinan, bila punya', 'Number of the marriage certificate, if there is one'),
      required: false,
      maxLength: 60,
    }),
    askOfficial(`${form}:citizenshipChange.spouseName`, {
      type: 'personName',
      label: text('Nama suami atau istri, bila menikah', 'Name of the husband or wife, if married'),
      required: false,
    }),
    askOfficial(`${form}:citizenshipChange.spouseNik`, {
      label: text('NIK suami atau istri, bila punya', 'NIK of the husband or wife, if there is one'),
      required: false,
    }),
    askOfficial(`${form}:citizenshipChange.passportNumber`, {
      label: text('Nomor paspor Anda, bila punya', 'Your passport number, if you have one'),
      required: false,
      maxLength: 30,
    }),
  ],
}

const nationalities = officialChoices(`${form}:citizenshipChange.newNationality`).map(({ code }) => code)

/** A change of citizenship by decree or affidavit. */
export const changeOfCitizenship = completeService('UB-WN', {
  deadlineFrom: 'citizenshipChange.oathRecordDate',
  // Who may be without a NIK as the person may be so as the applicant.
  nikOptionalFor: ['applicant'],
  requirements: { oathRecord: hasOathOrAffidavit, familyCard: is('person.isOnFamilyCard', true) },
  products: { familyCard: becameCitizen, idCard: becameCitizen },
  sections: [person, citizenshipChange, witnesses(form)],
  rules: [
    {
      id: 'sameNationality',
      // Two nations may both stand for "another country".
      brokenWhen: {
        any: nationalities
          .filter((code) => code !== 'ZZ')
          .map((code) => ({ all: [is('person.nationality', code), is('citizenshipChange.newNationality', code)] })),
      },
      field: 'citizenshipChange.newNationality',
      message: text(
        'Kewarganegaraan baru sama dengan yang lama. Isi yang lama pada bagian Pemilik Akta.',
        'The new nationality is the same as the old. Enter the old one in the part about the holder.',
      ),
    },
  ],
  worksheet: [
    ...reporterWorksheet(form, 'citizenshipChange.reportType'),
    ...subjectOrApplicantWorksheet(form),
    ...witnessesWorksheet(form),
    ...worksheetOf(form, 'citizenshipChange', citizenshipChange),
    ...ownLines(`${form} Perubahan Status Kewarganegaraan`, citizenshipChange, 'basis'),
  ],
})
