import type { FormSection } from '../service-definition'
import { populationEventApplicant } from './applicant-lines'
import { completeService } from './complete-service'
import { askOfficial, ownLines, worksheetPart } from './official-forms'
import { ask, choice, text } from './questions'

const form = 'F-1.02'

const enrolment: FormSection = {
  id: 'enrolment',
  title: text('Perekaman', 'Enrolment'),
  description: text(
    'Nama, NIK, dan nomor KK diambil dari data pemohon. Untuk orang tua atau keluarga yang sakit, isi data mereka sebagai pemohon.',
    'Name, NIK and family card number are taken from the applicant’s data. For a parent or relative who is ill, enter theirs as the applicant.',
  ),
  fields: [
    askOfficial(`${form}:requests.idCardRequest`, { label: text('Permohonan KTP-el', 'Request'), preset: ['A'] }),
    ask('situation', 'choice', text('Pernah rekam sebelumnya?', 'Enrolled before?'), {
      codes: [
        choice('1', 'Belum pernah', 'Never'),
        choice('2', 'Pernah, tetapi KTP-el tidak terbit', 'Yes, but no card was issued'),
        choice('3', 'Pernah, perlu rekam ulang', 'Yes, and I must enrol again'),
      ],
      initial: '1',
      required: false,
    }),
    ask('birthDate', 'date', text('Tanggal lahir', 'Date of birth'), {
      isPast: true,
      event: 'birth',
      ofApplicant: true,
      required: false,
    }),
    ask('note', 'longText', text('Yang perlu diketahui petugas', 'What the officer should know'), {
      help: text('Misalnya: mata katarak, tangan kanan lumpuh.', 'For example: a cataract, a paralysed right hand.'),
      required: false,
      maxLength: 500,
      specific: true,
    }),
  ],
}

/** Recording of photo, fingerprints and iris alone. */
export const idCardEnrolment = completeService('KTP-REKAM', {
  youngestApplicant: 16,
  sections: [enrolment],
  rules: [
    {
      id: 'under16',
      brokenWhen: {
        all: [
          { field: 'enrolment.birthDate', filled: true },
          { not: { field: 'enrolment.birthDate', ageAtLeast: 16 } },
        ],
      },
      field: 'enrolment.birthDate',
      message: text(
        'Perekaman dapat dilakukan mulai umur 16 tahun. Periksa tanggalnya, atau ajukan lagi setelah itu.',
        'Enrolment is possible from the age of 16. Check the date, or apply again then.',
      ),
    },
  ],
  worksheet: [
    ...populationEventApplicant(),
    ...ownLines(`${form} Data Pemohon`, enrolment, 'birthDate'),
    ...worksheetPart(form, 'requests', { idCardRequest: 'enrolment.idCardRequest' }),
    ...ownLines(`${form} Jenis Permohonan`, enrolment, 'situation', 'note'),
  ],
})
