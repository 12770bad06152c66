import type { FormField, FormSection, WorksheetLine } from '../service-definition'
import { askOfficial, choicesOf, citizenReligions } from './official-forms'
import { ask, choice, is, text } from './questions'

const form = 'F-1.06'

/**
 * What changes, row by row, as form F-1.06 asks it. On an identity card (`ktp`) the person is the applicant; on a family
 * card (`kk`) each row names a member.
 */
export function dataChanges(card: 'ktp' | 'kk'): FormSection {
  return {
    id: 'changes',
    title: text('Data yang Berubah', 'Changed data'),
    repeat: { min: 1, max: 20 },
    rowTitle: text('Perubahan', 'Change'),
    fields: [...(card === 'kk' ? member : []), ...change],
  }
}

/** The lines of `dataChanges` on the worksheet. */
export function dataChangesWorksheet(card: 'ktp' | 'kk'): WorksheetLine[] {
  const line = (label: string, field: string): WorksheetLine => ({
    group: `${form} Perubahan`,
    label,
    from: `changes.${field}`,
  })
  return [
    ...(card === 'kk' ? [line('Nama', 'memberName'), line('NIK', 'memberNik')] : []),
    line('Elemen data', 'element'),
    line('Semula', 'oldValue'),
    line('Pendidikan menjadi', 'education'),
    line('Pekerjaan menjadi', 'occupation'),
    line('Agama menjadi', 'religion'),
    line('Status perkawinan menjadi', 'maritalStatus'),
    line('Golongan darah menjadi', 'bloodType'),
    line('Menjadi', 'newValue'),
    line('Dasar perubahan', 'basis'),
  ]
}

const member: FormField[] = [
  askOfficial(`${form}:members.name`, {
    id: 'memberName',
    type: 'personName',
    label: text('Nama anggota keluarga', 'Family member’s name'),
    role: 'relative',
  }),
  askOfficial(`${form}:members.nik`, {
    id: 'memberNik',
    label: text('NIK anggota keluarga', 'Family member’s NIK'),
    role: 'relative',
  }),
]

const hasTable = { field: 'changes.element', in: ['1', '2', '3', '4', '5'] }

const change: FormField[] = [
  ask('element', 'choice', text('Apa yang berubah?', 'What changed?'), {
    codes: [
      choice('1', 'Pendidikan', 'Education'),
      choice('2', 'Pekerjaan', 'Occupation'),
      choice('3', 'Agama', 'Religion'),
      choice('4', 'Status perkawinan', 'Marital status'),
      choice('5', 'Golongan darah', 'Blood type'),
      choice('6', 'Alamat di desa yang sama', 'Address in the same village'),
      choice('7', 'Lainnya', 'Something else'),
    ],
    source: 'F-1.06 A, B',
  }),
  ask('oldValue', 'text', text('Tertulis sekarang', 'As it stands now'), { maxLength: 200, source: 'F-1.06 Semula' }),
  askOfficial(`${form}:educationOccupationChanges.educationTo`, {
    id: 'education',
    label: text('Seharusnya: pendidikan', 'Should be: education'),
    shownWhen: is('changes.element', '1'),
    required: true,
  }),
  askOfficial(`${form}:educationOccupationChanges.occupationTo`, {
    id: 'occupation',
    label: text('Seharusnya: pekerjaan', 'Should be: occupation'),
    shownWhen: is('changes.element', '2'),
    required: true,
  }),
  askOfficial(`${form}:religionOtherChanges.religionTo`, {
    id: 'religion',
    label: text('Seharusnya: agama', 'Should be: religion'),
    codes: choicesOf('agama', citizenReligions),
    shownWhen: is('changes.element', '3'),
    required: true,
  }),
  ask('maritalStatus', 'choice', text('Seharusnya: status perkawinan', 'Should be: marital status'), {
    codes: choicesOf('status_perkawinan'),
    shownWhen: is('changes.element', '4'),
    source: 'F-1.06 B Lainnya',
  }),
  ask('bloodType', 'choice', text('Seharusnya: golongan darah', 'Should be: blood type'), {
    codes: choicesOf('golongan_darah'),
    shownWhen: is('changes.element', '5'),
    source: 'F-1.06 B Lainnya',
  }),
  askOfficial(`${form}:religionOtherChanges.otherTo`, {
    id: 'newValue',
    label: text('Seharusnya', 'Should be'),
    shownWhen: { all: [{ field: 'changes.element', filled: true }, { not: hasTable }] },
    maxLength: 200,
    required: true,
  }),
  ask('basis', 'text', text('Bukti perubahan', 'Proof of the change'), {
    help: text('Misalnya: ijazah nomor …, buku nikah nomor …', 'For example: diploma number …, marriage book number …'),
    maxLength: 200,
    source: 'F-1.06 Dasar perubahan',
  }),
]
