import type { FormField, FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { choicesOf, ownLines } from './official-forms'
import { ask, is, text } from './questions'

/** F-1.15 is not among the forms of the annex, so that its fields are inferred. */
function inferred(field: FormField): FormField {
  return { ...field, verified: false, note: 'F-1.15 was not read; asked by what the record is for' }
}

const stay: FormSection = {
  id: 'stay',
  title: text('Tempat Tinggal Sementara', 'Temporary home'),
  fields: [
    ask('address', 'address', text('Alamat tinggal sementara', 'Temporary address'), {
      help: text('Jalan, dusun, nomor rumah, RT/RW.', 'Street, hamlet, house number, RT/RW.'),
    }),
    ask('since', 'date', text('Tinggal di sini sejak', 'Here since'), { isPast: true }),
    ask('months', 'number', text('Kira-kira berapa bulan lagi?', 'For about how many more months?'), {
      unit: 'month',
      min: 0,
      max: 120,
    }),
    ask('reason', 'choice', text('Alasan tinggal di sini', 'Reason for the stay'), {
      codes: choicesOf('alasan_pindah'),
    }),
    ask('otherReason', 'text', text('Alasan lainnya', 'Other reason'), {
      shownWhen: is('stay.reason', '7'),
      maxLength: 100,
    }),
  ].map(inferred),
}

const home: FormSection = {
  id: 'home',
  title: text('Alamat Tetap', 'Permanent address'),
  fields: [
    ask('village', 'region', text('Desa/Kelurahan sesuai KTP-el', 'Village on your identity card'), {
      level: 'village',
      help: text('Alamat di KTP-el tidak berubah.', 'The address on your card stays.'),
    }),
    ask('address', 'address', text('Alamat sesuai KTP-el', 'Address on your identity card')),
  ].map(inferred),
}

const companions: FormSection = {
  id: 'companions',
  title: text('Yang Tinggal Bersama', 'Who stays with you'),
  description: text('Kosongkan bila Anda sendiri.', 'Leave it empty if you are alone.'),
  repeat: { min: 0, max: 20 },
  rowTitle: text('Yang ikut', 'Companion'),
  role: 'member',
  fields: [
    ask('name', 'personName', text('Nama', 'Name')),
    ask('nik', 'nik', text('NIK, bila punya', 'NIK, if there is one'), { required: false, isOther: true }),
    ask('familyRelation', 'choice', text('Hubungan dengan kepala keluarga', 'Relation to the head of family'), {
      codes: choicesOf('shdk'),
    }),
  ].map(inferred),
}

/** Record of people who live somewhere for a time without moving. */
export const temporaryStay = completeService('NONPERM', {
  sections: [stay, home, companions],
  worksheet: [
    { group: 'F-1.15 Penduduk', label: 'Nama', from: 'applicant.name' },
    { group: 'F-1.15 Penduduk', label: 'NIK', from: 'applicant.nik' },
    { group: 'F-1.15 Penduduk', label: 'Telepon', from: 'applicant.phone' },
    ...ownLines('F-1.15 Alamat tetap', home, 'village', 'address'),
    { group: 'F-1.15 Tinggal sementara', label: 'Desa/Kelurahan', from: 'village' },
    ...ownLines('F-1.15 Tinggal sementara', stay, 'address', 'since', 'months', 'reason', 'otherReason'),
    ...ownLines('F-1.15 Yang ikut', companions, 'name', 'nik', 'familyRelation'),
  ],
  smsFields: ['@nik', '@name', '@village', '@district', 'stay.address'],
})
