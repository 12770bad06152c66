import type { Condition } from '../condition'
import type { FormField, WorksheetLine } from '../service-definition'
import { askOfficial, choicesOf, citizenReligions, worksheetPart } from './official-forms'
import { ask, is, text } from './questions'

const form = 'F-1.01'

/** Who has a NIK stands on a family card already, with all of this. */
const isNew: Condition = { field: 'child.nik', filled: false }

/**
 * What the family card of form F-1.01 says of a child that the birth certificate does not, for a section `child` with a
 * field `nik`: asked with the birth, so that nobody asks again. What is the same for all who were just born is set.
 */
export function newbornOnCardFields(): FormField[] {
  const set = (id: string, label: FormField['label']) =>
    askOfficial(`${form}:members.${id}`, { label, preset: '1', shownWhen: isNew })
  return [
    ask(
      'joinsApplicantCard',
      'boolean',
      text('Anak masuk KK Anda (pelapor)?', 'Does the child join your family card?'),
      {
        shownWhen: isNew,
      },
    ),
    askOfficial('F-2.01A:subject.kkNumber', {
      label: text('Nomor KK yang dimasuki anak', 'Number of the family card the child joins'),
      shownWhen: is('child.joinsApplicantCard', false),
      required: true,
    }),
    askOfficial(`${form}:members.familyRelation`, {
      label: text('Hubungan anak dengan kepala keluarga', 'Child’s relation to the head of family'),
      codes: choicesOf('shdk', ['4', '6', '9', '10']),
      initial: '4',
      shownWhen: isNew,
      required: true,
    }),
    askOfficial(`${form}:members.religion`, {
      label: text('Agama anak', 'Child’s religion'),
      codes: choicesOf('agama', citizenReligions),
      help: text(
        'Penghayat kepercayaan: kosongkan, lalu isi organisasinya.',
        'Followers of a belief: leave empty and name the organization.',
      ),
      shownWhen: isNew,
      required: { field: 'child.beliefOrganization', filled: false },
    }),
    askOfficial(`${form}:members.beliefOrganization`, {
      label: text('Organisasi penghayat kepercayaan', 'Belief organization'),
      shownWhen: { all: [isNew, { field: 'child.religion', filled: false }] },
      required: false,
      maxLength: 100,
    }),
    askOfficial(`${form}:members.bloodType`, {
      label: text('Golongan darah anak', 'Child’s blood type'),
      initial: '13',
      shownWhen: isNew,
      required: true,
    }),
    set('maritalStatus', text('Status perkawinan', 'Marital status')),
    set('education', text('Pendidikan', 'Education')),
    set('occupation', text('Pekerjaan', 'Occupation')),
  ]
}

/** The child's line on the family card, from a section `child` with `newbornOnCardFields`, `birth` and the parents. */
export function newbornOnCardWorksheet(): WorksheetLine[] {
  return worksheetPart(
    form,
    'members',
    {
      fullName: 'child.name',
      sex: 'child.sex',
      birthPlace: 'birth.birthPlace',
      birthDate: 'birth.birthDate',
      nationality: 'child.nationality',
      familyRelation: 'child.familyRelation',
      bloodType: 'child.bloodType',
      religion: 'child.religion',
      beliefOrganization: 'child.beliefOrganization',
      maritalStatus: 'child.maritalStatus',
      education: 'child.education',
      occupation: 'child.occupation',
      motherName: 'mother.name',
      motherNik: 'mother.nik',
      fatherName: 'father.name',
      fatherNik: 'father.nik',
    },
    'Anak dalam KK',
  ).map((line) => ({ ...line, for: ['familyCard'] }))
}
