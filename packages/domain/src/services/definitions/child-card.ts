import type { FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { askOfficial, choicesOf, officialChoices, worksheetPart } from './official-forms'
import { ask, choice, text } from './questions'

const form = 'F-1.02'

const child: FormSection = {
  id: 'child',
  title: text('Anak', 'Child'),
  role: 'child',
  fields: [
    ask('name', 'personName', text('Nama anak', 'Child’s name'), { source: 'F-1.02 Data Pemohon' }),
    ask('nik', 'nik', text('NIK anak', 'Child’s NIK'), {
      help: text('Lihat di Kartu Keluarga.', 'Look at the family card.'),
      nikOf: { sex: 'sex', birthDate: 'birthDate' },
      isOther: true,
      source: 'F-1.02 Data Pemohon',
    }),
    ask('kkNumber', 'kkNumber', text('Nomor KK anak', 'Number of the child’s family card'), {
      source: 'F-1.02 Data Pemohon',
    }),
    ask('sex', 'choice', text('Jenis kelamin', 'Sex'), { codes: choicesOf('jenis_kelamin') }),
    ask('birthDate', 'date', text('Tanggal lahir', 'Date of birth'), { isPast: true, event: 'birth' }),
    ask('relation', 'choice', text('Anda adalah', 'You are'), {
      codes: [choice('1', 'Ayah', 'The father'), choice('2', 'Ibu', 'The mother'), choice('3', 'Wali', 'The guardian')],
    }),
  ],
}

const request: FormSection = {
  id: 'request',
  title: text('Permohonan KIA', 'Request'),
  fields: [
    askOfficial(`${form}:requests.childCardRequest`, {
      id: 'kind',
      type: 'choice',
      label: text('Mengapa perlu KIA?', 'Why is the card needed?'),
      codes: officialChoices(`${form}:requests.childCardRequest`, ['A', 'B1', 'B2']),
      initial: 'A',
      required: true,
    }),
  ],
}

/** Child identity card; a parent or guardian applies. */
export const childCard = completeService('KIA', {
  requirements: { portrait2x3: { field: 'child.birthDate', ageAtLeast: 5 } },
  sections: [request, child],
  rules: [
    {
      id: 'is17',
      brokenWhen: { field: 'child.birthDate', ageAtLeast: 17 },
      field: 'child.birthDate',
      message: text(
        'KIA hanya untuk anak di bawah 17 tahun. Ajukan KTP-el Baru, atau periksa tanggalnya.',
        'This card is for children under 17. Apply for a new identity card, or check the date.',
      ),
      basis: 'Permendagri 2/2016',
    },
  ],
  worksheet: [
    ...worksheetPart(form, 'applicant', { name: 'child.name', nik: 'child.nik', kkNumber: 'child.kkNumber' }),
    { group: `${form} Data Pemohon`, label: 'Jenis Kelamin', from: 'child.sex' },
    { group: `${form} Data Pemohon`, label: 'Tanggal Lahir', from: 'child.birthDate' },
    ...worksheetPart(form, 'requests', { childCardRequest: 'request.kind' }),
    { group: 'Orang tua atau wali', label: 'Nama', from: 'applicant.name' },
    { group: 'Orang tua atau wali', label: 'NIK', from: 'applicant.nik' },
    { group: 'Orang tua atau wali', label: 'Hubungan', from: 'child.relation' },
  ],
  smsFields: ['child.nik', 'child.kkNumber', 'child.name', '@village', '@district', '@reason'],
})
