import type { Condition } from '../condition'
import type { FormSection, ServiceDefinition } from '../service-definition'
import { askOfficial, choicesOf, worksheetPart } from './official-forms'
import { ask, is, oneOf, text, withConditions } from './questions'
import { serviceFrame } from './service-facts'

const form = 'F-1.01'
const isMarried = oneOf('members.maritalStatus', '2', '3')
const isDivorced = oneOf('members.maritalStatus', '4', '5')

const documents: FormSection = {
  id: 'documents',
  title: text('Bukti yang Ada', 'Proofs at hand'),
  fields: [
    askOfficial(`${form}:kind.formKind`, { label: text('Jenis', 'Kind'), preset: '1' }),
    ask('hasDocuments', 'boolean', text('Punya surat atau dokumen apa pun?', 'Is there any letter or document?'), {
      help: text(
        'Misalnya akta, surat lahir, ijazah, buku nikah, surat baptis. Bila tidak ada, Anda menandatangani F-1.04.',
        'For example a certificate, birth letter, diploma, marriage book, baptism letter. If not, you sign form F-1.04.',
      ),
    }),
    ask('hasResidenceProof', 'boolean', text('Ada bukti tempat tinggal?', 'Is there a proof of residence?'), {
      help: text(
        'Bila tidak ada, mintalah surat RT/RW atau desa.',
        'If not, ask the neighbourhood or village for a letter.',
      ),
    }),
    ask('isOthersAddress', 'boolean', text('Memakai alamat orang lain?', 'Is it somebody else’s address?'), {
      help: text('Pemilik rumah menandatangani F-1.03C.', 'The owner of the house signs form F-1.03C.'),
    }),
  ],
}

const head: FormSection = {
  id: 'head',
  title: text('Keluarga dan Alamat', 'Family and address'),
  fields: [
    askOfficial(`${form}:head.headName`, { type: 'personName', label: text('Nama kepala keluarga', 'Head of family') }),
    askOfficial(`${form}:head.address`, {
      label: text('Alamat', 'Address'),
      help: text('Jalan, dusun, nomor rumah.', 'Street, hamlet, house number.'),
      required: true,
    }),
    askOfficial(`${form}:head.rt`, {
      label: text('RT', 'RT'),
      help: text('Isi 000 bila tidak ada.', 'Enter 000 if there is none.'),
      required: true,
    }),
    askOfficial(`${form}:head.rw`, {
      label: text('RW', 'RW'),
      help: text('Isi 000 bila tidak ada.', 'Enter 000 if there is none.'),
      required: true,
    }),
    askOfficial(`${form}:head.postalCode`, { label: text('Kode pos', 'Postal code'), required: false }),
    askOfficial(`${form}:region.subVillage`, {
      label: text('Dusun atau kampung', 'Hamlet'),
      required: false,
      maxLength: 60,
    }),
    askOfficial(`${form}:region.village`, { label: text('Desa/Kelurahan', 'Village'), sameAs: 'village' }),
  ],
}

const members: FormSection = {
  id: 'members',
  title: text('Orang yang Belum Punya NIK', 'People without a NIK'),
  repeat: { min: 1, max: 10 },
  rowTitle: text('Orang', 'Person'),
  fields: [
    askOfficial(`${form}:members.fullName`, {
      type: 'personName',
      label: text('Nama lengkap', 'Full name'),
      help: text('Tanpa gelar.', 'Without titles.'),
    }),
    askOfficial(`${form}:members.sex`, { label: text('Jenis kelamin', 'Sex') }),
    askOfficial(`${form}:members.birthPlace`, { label: text('Tempat lahir', 'Place of birth'), maxLength: 100 }),
    askOfficial(`${form}:members.birthDate`, {
      label: text('Tanggal lahir', 'Date of birth'),
      help: text(
        'Tidak tahu hari dan bulannya: tulis 1 Juli. Tidak tahu harinya: tulis tanggal 15.',
        'Day and month unknown: write 1 July. Day unknown: write the 15th.',
      ),
      isPast: true,
    }),
    askOfficial(`${form}:members.nationality`, { label: text('Kewarganegaraan', 'Nationality'), preset: 'ID' }),
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
      codes: choicesOf('agama', ['1', '2', '3', '4', '5', '6']),
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
    askOfficial(`${form}:members.motherName`, { type: 'personName', label: text('Nama ibu', 'Mother’s name') }),
    askOfficial(`${form}:members.motherNik`, {
      label: text('NIK ibu, bila punya', 'Mother’s NIK, if there is one'),
      required: false,
    }),
    askOfficial(`${form}:members.fatherName`, { type: 'personName', label: text('Nama ayah', 'Father’s name') }),
    askOfficial(`${form}:members.fatherNik`, {
      label: text('NIK ayah, bila punya', 'Father’s NIK, if there is one'),
      required: false,
    }),
  ],
}

/** Any education but "none or not yet". */
const attendedSchool: Condition = {
  field: 'members.education',
  in: choicesOf('pendidikan').flatMap(({ code }) => (code === '1' ? [] : code)),
}
const hasDocuments = is('documents.hasDocuments', true)

const { deadlineDays: _, ...frame } = serviceFrame('BIO-WNI')

/** First registration of citizens who have no NIK. */
export const citizenBiodata: ServiceDefinition = {
  ...frame,
  requirements: withConditions(frame.requirements, {
    eventProof: hasDocuments,
    educationProof: { all: [hasDocuments, attendedSchool] },
    villageLetter: is('documents.hasResidenceProof', false),
    noDocumentsStatement: is('documents.hasDocuments', false),
    addressConsent: is('documents.isOthersAddress', true),
  }),
  form: { sections: [head, members, documents] },
  rules: [],
  worksheet: [
    ...worksheetPart(form, 'kind', { formKind: 'documents.formKind' }),
    ...worksheetPart(form, 'head', {
      headName: 'head.headName',
      address: 'head.address',
      postalCode: 'head.postalCode',
      rt: 'head.rt',
      rw: 'head.rw',
      memberCount: 'derived.memberCount',
      phone: 'applicant.phone',
      email: 'applicant.email',
    }),
    ...worksheetPart(form, 'region', { village: 'head.village', subVillage: 'head.subVillage' }),
    ...worksheetPart(
      form,
      'members',
      Object.fromEntries(members.fields.map((field) => [field.id, `members.${field.id}`])),
      'Anggota Keluarga',
    ),
  ],
  doubts: [
    ...frame.doubts,
    {
      about: 'requirements.eventProof',
      text: 'not asked of a person without any document, who signs F-1.04 instead; the list does not say so',
    },
  ],
  sms: frame.sms && {
    ...frame.sms,
    fields: ['members.fullName', 'members.birthDate', 'members.motherName', '@kkNumber', '@village', '@district'],
  },
  complete: true,
}
