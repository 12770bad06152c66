import type { Condition } from '../condition'
import type { FormSection, WorksheetLine } from '../service-definition'
import { completeService } from './complete-service'
import { newbornOnCardFields, newbornOnCardWorksheet } from './newborn-on-card'
import { askOfficial, worksheetPart } from './official-forms'
import { ask, choice, is, oneOf, text } from './questions'
import { fatherSection, motherSection, parentsWorksheet, witnesses, witnessesWorksheet } from './shared-sections'

const form = 'F-2.01A'
const isFoundling = is('circumstances.origin', '2')

const circumstances: FormSection = {
  id: 'circumstances',
  title: text('Keadaan Anak', 'About the child’s situation'),
  fields: [
    ask('origin', 'choice', text('Apakah orang tua anak diketahui?', 'Are the child’s parents known?'), {
      codes: [
        choice('1', 'Ya, ayah dan/atau ibunya diketahui', 'Yes, father and/or mother are known'),
        choice('2', 'Tidak, ini anak temuan', 'No, the child was found'),
      ],
      initial: '1',
    }),
    ask('hasBirthLetter', 'boolean', text('Ada surat keterangan lahir?', 'Is there a birth letter?'), {
      help: text(
        'Dari rumah sakit, puskesmas, bidan, nakhoda, atau kepala desa. Bila tidak ada, Anda menandatangani F-2.03.',
        'From a hospital, health centre, midwife, captain or village head. If not, you sign form F-2.03.',
      ),
      shownWhen: { not: isFoundling },
    }),
    ask('parentsMarriage', 'choice', text('Pernikahan orang tua', 'The parents’ marriage'), {
      codes: [
        choice('1', 'Menikah, ada buku nikah atau akta perkawinan', 'Married, with marriage book or certificate'),
        choice('2', 'Menikah, tetapi tidak ada bukti', 'Married, but without proof'),
        choice('3', 'Tidak menikah; hanya nama ibu yang dicatat', 'Not married; only the mother is recorded'),
      ],
      shownWhen: { not: isFoundling },
    }),
  ],
}

const child: FormSection = {
  id: 'child',
  title: text('Anak', 'Child'),
  role: 'child',
  fields: [
    askOfficial(`${form}:birth.childName`, {
      id: 'name',
      type: 'personName',
      label: text('Nama lengkap anak', 'Child’s full name'),
      help: text('Sekurangnya dua kata, paling banyak 60 huruf.', 'At least two words, at most 60 letters.'),
    }),
    askOfficial(`${form}:birth.sex`, { label: text('Jenis kelamin', 'Sex') }),
    askOfficial(`${form}:subject.nik`, {
      label: text('NIK anak, bila sudah punya', 'Child’s NIK, if there is one'),
      help: text('Bayi baru lahir belum punya NIK; biarkan kosong.', 'A newborn has none; leave it empty.'),
      required: false,
      nikOf: { sex: 'sex' },
    }),
    askOfficial(`${form}:subject.nationality`, { label: text('Kewarganegaraan anak', 'Child’s nationality') }),
    ...newbornOnCardFields(),
  ],
}

const birth: FormSection = {
  id: 'birth',
  title: text('Kelahiran', 'Birth'),
  fields: [
    askOfficial(`${form}:birth.birthDate`, {
      label: text('Tanggal lahir', 'Date of birth'),
      isPast: true,
      event: 'birth',
      role: 'child',
    }),
    askOfficial(`${form}:birth.birthTime`, { label: text('Jam lahir', 'Time of birth'), required: false }),
    askOfficial(`${form}:birth.birthPlace`, {
      label: text('Lahir di kabupaten/kota mana?', 'Born in which regency or city?'),
      isInIndonesia: true,
      maxLength: 100,
    }),
    askOfficial(`${form}:birth.birthFacility`, { label: text('Dilahirkan di', 'Born at') }),
    askOfficial(`${form}:birth.birthAttendant`, { label: text('Penolong kelahiran', 'Who helped at the birth') }),
    askOfficial(`${form}:birth.birthKind`, { label: text('Tunggal atau kembar', 'Single or multiple birth') }),
    askOfficial(`${form}:birth.birthOrder`, {
      label: text('Anak ke berapa?', 'Which child is it?'),
      help: text('1 untuk anak pertama.', '1 for the first child.'),
      min: 1,
      max: 30,
    }),
    askOfficial(`${form}:birth.weight`, {
      label: text('Berat bayi (kg)', 'Weight (kg)'),
      required: false,
      min: 0.3,
      max: 9,
    }),
    askOfficial(`${form}:birth.length`, {
      label: text('Panjang bayi (cm)', 'Length (cm)'),
      required: false,
      min: 20,
      max: 70,
    }),
  ],
}

/** The family card of the child: the reporter's own, unless another was named. */
function onFamilyCard(line: WorksheetLine): WorksheetLine {
  if (line.from !== 'child.kkNumber') return line
  return { ...line, instead: { field: 'child.joinsApplicantCard', is: true, from: 'applicant.kkNumber' } }
}

/** The child card of form F-1.02 repeats what the birth certificate says. */
function childCardWorksheet(): WorksheetLine[] {
  const lines = { Nama: 'child.name', 'Jenis Kelamin': 'child.sex', 'Tanggal Lahir': 'birth.birthDate' }
  return Object.entries(lines).map(([label, from]) => ({ group: 'F-1.02 Anak', label, from, for: ['childCard'] }))
}

const getsChildCard: Condition = {
  all: [is('child.nationality', 'ID'), { not: { field: 'birth.birthDate', ageAtLeast: 17 } }],
}

const mother = motherSection({ not: isFoundling })
const father = fatherSection(oneOf('circumstances.parentsMarriage', '1', '2'))

/** Birth certificate, with the family card and the child card that follow from it. */
export const birthCertificate = completeService('AK-LAHIR', {
  products: { childCard: getsChildCard },
  bases: { childCard: 'Permendagri 2/2016' },
  approval: { kind: 'lateReport', field: 'birth.birthDate', days: 60, basis: 'UU 24/2013 Pasal 32' },
  deadlineFrom: 'birth.birthDate',
  requirements: {
    birthLetter: is('circumstances.hasBirthLetter', true),
    birthStatement: is('circumstances.hasBirthLetter', false),
    marriageProof: is('circumstances.parentsMarriage', '1'),
    spouseStatement: is('circumstances.parentsMarriage', '2'),
    familyCard: { not: isFoundling },
    foundlingReport: isFoundling,
    portrait2x3: { all: [getsChildCard, { field: 'birth.birthDate', ageAtLeast: 5 }] },
  },
  sections: [circumstances, child, birth, mother, father, witnesses(form)],
  rules: [
    {
      id: 'motherTooYoung',
      brokenWhen: { field: 'mother.birthDate', laterThan: 'birth.birthDate' },
      field: 'mother.birthDate',
      message: text(
        'Tanggal lahir ibu sesudah tanggal lahir anak. Periksa tahunnya.',
        'The mother’s date of birth is later than the child’s. Check the year.',
      ),
    },
    {
      id: 'fatherTooYoung',
      brokenWhen: { field: 'father.birthDate', laterThan: 'birth.birthDate' },
      field: 'father.birthDate',
      message: text(
        'Tanggal lahir ayah sesudah tanggal lahir anak. Periksa tahunnya.',
        'The father’s date of birth is later than the child’s. Check the year.',
      ),
    },
  ],
  worksheet: [
    ...worksheetPart(form, 'reporter', {
      name: 'applicant.name',
      nik: 'applicant.nik',
      kkNumber: 'applicant.kkNumber',
    }),
    ...worksheetPart(form, 'subject', {
      name: 'child.name',
      nik: 'child.nik',
      kkNumber: 'child.kkNumber',
      nationality: 'child.nationality',
    }).map(onFamilyCard),
    ...parentsWorksheet(),
    ...witnessesWorksheet(form),
    ...worksheetPart(form, 'birth', {
      childName: 'child.name',
      sex: 'child.sex',
      birthFacility: 'birth.birthFacility',
      birthPlace: 'birth.birthPlace',
      birthDay: 'derived.birthWeekday',
      birthDate: 'birth.birthDate',
      birthTime: 'birth.birthTime',
      birthKind: 'birth.birthKind',
      birthOrder: 'birth.birthOrder',
      birthAttendant: 'birth.birthAttendant',
      weight: 'birth.weight',
      length: 'birth.length',
    }),
    onFamilyCard({ group: 'F-1.01 Anak dalam KK', label: 'Nomor KK', from: 'child.kkNumber', for: ['familyCard'] }),
    ...newbornOnCardWorksheet(),
    ...childCardWorksheet(),
  ],
  smsFields: ['@nik', '@kkNumber', 'child.name', 'birth.birthDate', 'mother.name', '@village', '@district'],
})
