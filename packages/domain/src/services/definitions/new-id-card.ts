import type { FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { askOfficial, choicesOf, worksheetPart } from './official-forms'
import { ask, choice, is, text } from './questions'

const form = 'F-1.02'

const person: FormSection = {
  id: 'person',
  title: text('Yang Membuat KTP-el', 'Who gets the card'),
  description: text(
    'Nama, NIK, dan nomor KK Anda diambil dari data pemohon.',
    'Your name, NIK and family card number are taken from the applicant’s data.',
  ),
  fields: [
    ask('ground', 'choice', text('Mengapa sekarang?', 'Why now?'), {
      codes: [
        choice('1', 'Sudah berumur 17 tahun', 'I am 17 or older'),
        choice('2', 'Sudah atau pernah menikah', 'I am or was married'),
        choice('3', 'Berumur 16 tahun, ingin rekam lebih dulu', 'I am 16 and want to enrol early'),
      ],
    }),
    ask('sex', 'choice', text('Jenis kelamin', 'Sex'), {
      codes: choicesOf('jenis_kelamin'),
      ofApplicant: true,
    }),
    ask('birthDate', 'date', text('Tanggal lahir', 'Date of birth'), {
      isPast: true,
      event: 'birth',
      ofApplicant: true,
    }),
    askOfficial(`${form}:requests.idCardRequest`, { label: text('Permohonan KTP-el', 'Request'), preset: ['A'] }),
  ],
}

/** First identity card; the person is enrolled in the flesh. */
export const newIdCard = completeService('KTP-BARU', {
  youngestApplicant: 16,
  // The line has no part for why now, and the sex and birth date stand in the NIK only.
  smsLevel: 'intake',
  sections: [person],
  rules: [
    {
      id: 'under17',
      brokenWhen: { all: [is('person.ground', '1'), { not: { field: 'person.birthDate', ageAtLeast: 17 } }] },
      field: 'person.birthDate',
      message: text(
        'Menurut tanggal lahir, Anda belum 17 tahun. Periksa tanggalnya, atau pilih alasan lain.',
        'By the date of birth you are not yet 17. Check the date, or choose another reason.',
      ),
    },
    {
      id: 'under16',
      brokenWhen: { all: [is('person.ground', '3'), { not: { field: 'person.birthDate', ageAtLeast: 16 } }] },
      field: 'person.birthDate',
      message: text(
        'Perekaman dapat dilakukan mulai umur 16 tahun. Ajukan lagi setelah itu.',
        'Enrolment is possible from the age of 16. Please apply again then.',
      ),
    },
  ],
  worksheet: [
    ...worksheetPart(form, 'applicant', {
      name: 'applicant.name',
      nik: 'applicant.nik',
      kkNumber: 'applicant.kkNumber',
    }),
    { group: `${form} Data Pemohon`, label: 'Jenis Kelamin', from: 'person.sex' },
    { group: `${form} Data Pemohon`, label: 'Tanggal Lahir', from: 'person.birthDate' },
    ...worksheetPart(form, 'requests', { idCardRequest: 'person.idCardRequest' }),
  ],
})
