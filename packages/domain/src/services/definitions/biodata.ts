import type { Condition } from '../condition'
import type { FormField, WorksheetLine } from '../service-definition'
import { askOfficial, choicesOf, citizenReligions, worksheetPart } from './official-forms'
import { ask, is, oneOf, text } from './questions'

const form = 'F-1.01'
const isMarried = oneOf('members.maritalStatus', '2', '3')
const isDivorced = oneOf('members.maritalStatus', '4', '5')

/** The name in form F-1.01; the first field of a row of `members`. */
export function memberName(): FormField {
  return askOfficial(`${form}:members.fullName`, {
    type: 'personName',
    label: text('Nama lengkap', 'Full name'),
    help: text('Tanpa gelar.', 'Without titles.'),
  })
}

/**
 * What form F-1.01 asks of each person behind the name, for a section `members`. A foreigner is asked for the nationality,
 * and may have a religion of no code.
 */
export function biodataFields(isForeign = false): FormField[] {
  return [
    askOfficial(`${form}:members.sex`, { label: text('Jenis kelamin', 'Sex') }),
    askOfficial(`${form}:members.birthPlace`, { label: text('Tempat lahir', 'Place of birth'), maxLength: 100 }),
    askOfficial(`${form}:members.birthDate`, {
      label: text('Tanggal lahir', 'Date of birth'),
      help: text(
        'Tidak tahu hari dan bulannya: tulis 1 Juli. Tidak tahu harinya: tulis tanggal 15.',
        'Day and month unknown: write 1 July. Day unknown: write the 15th.',
      ),
      isPast: true,
      event: 'birth',
    }),
    isForeign
      ? askOfficial(`${form}:members.nationality`, { label: text('Kewarganegaraan', 'Nationality'), initial: 'MY' })
      : askOfficial(`${form}:members.nationality`, { label: text('Kewarganegaraan', 'Nationality'), preset: 'ID' }),
    askOfficial(`${form}:members.familyRelation`, {
      label: text('Hubungan dengan kepala keluarga', 'Relation to the head of family'),
    }),
    askOfficial(`${form}:members.hasBirthCertificate`, { label: text('Akta kelahiran', 'Birth certificate') }),
    askOfficial(`${form}:members.birthCertificateNumber`, {
      label: text('Nomor akta kelahiran', 'Birth certificate number'),
      shownWhen: is('members.hasBirthCertificate', '2'),
      required: true,
      maxLength: 60,
    }),
    askOfficial(`${form}:members.bloodType`, { label: text('Golongan darah', 'Blood type'), initial: '13' }),
    askOfficial(`${form}:members.religion`, {
      label: text('Agama', 'Religion'),
      codes: choicesOf('agama', isForeign ? undefined : citizenReligions),
      help: text(
        'Penghayat kepercayaan: kosongkan, lalu isi organisasi.',
        'Followers of a belief: leave empty and name the organization.',
      ),
      required: { field: 'members.beliefOrganization', filled: false },
    }),
    askOfficial(`${form}:members.beliefOrganization`, {
      label: text('Organisasi penghayat kepercayaan', 'Belief organization'),
      shownWhen: { field: 'members.religion', filled: false },
      required: false,
      maxLength: 100,
    }),
    askOfficial(`${form}:members.maritalStatus`, { label: text('Status perkawinan', 'Marital status') }),
    askOfficial(`${form}:members.hasMarriageCertificate`, {
      label: text('Buku nikah atau akta perkawinan', 'Marriage book or certificate'),
      shownWhen: isMarried,
      required: true,
    }),
    askOfficial(`${form}:members.marriageCertificateNumber`, {
      label: text('Nomor buku nikah atau akta', 'Number of the marriage book or certificate'),
      shownWhen: { all: [isMarried, is('members.hasMarriageCertificate', '2')] },
      required: true,
      maxLength: 60,
    }),
    askOfficial(`${form}:members.marriageDate`, {
      label: text('Tanggal perkawinan', 'Date of marriage'),
      shownWhen: isMarried,
      required: true,
      isPast: true,
      event: 'marriage',
    }),
    askOfficial(`${form}:members.hasDivorceCertificate`, {
      label: text('Akta cerai', 'Divorce certificate'),
      shownWhen: isDivorced,
      required: true,
    }),
    askOfficial(`${form}:members.divorceCertificateNumber`, {
      label: text('Nomor akta cerai', 'Divorce certificate number'),
      shownWhen: { all: [isDivorced, is('members.hasDivorceCertificate', '2')] },
      required: true,
      maxLength: 60,
    }),
    askOfficial(`${form}:members.divorceDate`, {
      label: text('Tanggal perceraian', 'Date of divorce'),
      shownWhen: isDivorced,
      required: true,
      isPast: true,
      event: 'divorce',
    }),
    askOfficial(`${form}:members.hasDisability`, {
      label: text('Penyandang disabilitas?', 'Person with a disability?'),
      initial: '1',
    }),
    askOfficial(`${form}:members.disabilityType`, {
      label: text('Jenis disabilitas', 'Type of disability'),
      shownWhen: is('members.hasDisability', '2'),
      required: true,
    }),
    askOfficial(`${form}:members.education`, { label: text('Pendidikan terakhir', 'Latest education') }),
    askOfficial(`${form}:members.occupation`, { label: text('Pekerjaan', 'Occupation') }),
    askOfficial(`${form}:members.motherName`, {
      type: 'personName',
      label: text('Nama ibu', 'Mother’s name'),
      role: 'mother',
    }),
    askOfficial(`${form}:members.motherNik`, {
      label: text('NIK ibu, bila punya', 'Mother’s NIK, if there is one'),
      required: false,
      role: 'mother',
    }),
    askOfficial(`${form}:members.fatherName`, {
      type: 'personName',
      label: text('Nama ayah', 'Father’s name'),
      role: 'father',
    }),
    askOfficial(`${form}:members.fatherNik`, {
      label: text('NIK ayah, bila punya', 'Father’s NIK, if there is one'),
      required: false,
      role: 'father',
    }),
  ]
}

/** The NIK of a family member who may have none. */
export function memberNik(): FormField {
  return ask('nik', 'nik', text('NIK, bila punya', 'NIK, if there is one'), {
    required: false,
    nikOf: { sex: 'sex', birthDate: 'birthDate' },
    source: 'F-1.06 Rincian KK',
    note: 'F-1.01 has no column for it',
  })
}

/** A family member: of one with a NIK the rest is on record, of one without all of F-1.01 is asked. */
export function knownOrNewMember(): FormField[] {
  const hasNik = is('members.hasNik', true)
  const relation = askOfficial(`${form}:members.familyRelation`, {
    label: text('Hubungan dengan kepala keluarga', 'Relation to the head of family'),
  })
  return [
    memberName(),
    ask('hasNik', 'boolean', text('Sudah punya NIK?', 'Is there a NIK?'), {
      help: text('Lihat di Kartu Keluarga atau KTP-el.', 'Look at the family or identity card.'),
    }),
    { ...memberNik(), label: text('NIK', 'NIK'), required: true, shownWhen: hasNik },
    relation,
    ...biodataFields()
      .filter(({ id }) => id !== relation.id)
      .map((field) => onlyWhen(field, is('members.hasNik', false))),
  ]
}

function onlyWhen(field: FormField, condition: Condition): FormField {
  return { ...field, shownWhen: field.shownWhen ? { all: [condition, field.shownWhen] } : condition }
}

/** The lines of F-1.01 for the fields of `members`; behind them the NIK and what else is asked but yes and no. */
export function membersWorksheet(fields: readonly FormField[]): WorksheetLine[] {
  const ofForm = fields.filter(({ source }) => source?.startsWith(form))
  const lines = worksheetPart(
    form,
    'members',
    Object.fromEntries(ofForm.map(({ id }) => [id, `members.${id}`])),
    'Anggota Keluarga',
  )
  const others = fields.filter((field) => !ofForm.includes(field))
  return [
    ...lines,
    ...others
      .filter(({ type }) => type !== 'boolean')
      .map(({ id, label }) => ({ group: `${form} Anggota Keluarga`, label: label.id, from: `members.${id}` })),
  ]
}
