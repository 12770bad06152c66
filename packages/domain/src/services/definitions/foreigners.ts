import type { Condition } from '../condition'
import type { FormField, FormSection } from '../service-definition'
import { populationEventApplicant } from './applicant-lines'
import { biodataFields, memberName, membersWorksheet } from './biodata'
import { completeService } from './complete-service'
import { familyAddress, familyAddressWorksheet } from './family-address'
import {
  askOfficial,
  choicesOf,
  countriesAbroad,
  officialChoices,
  ownLines,
  worksheetOf,
  worksheetPart,
} from './official-forms'
import { ask, is, text } from './questions'

const biodata = 'F-1.01'
const foreignOnly = { codes: countriesAbroad(), initial: 'MY' }

const passport: FormField[] = [
  askOfficial(`${biodata}:members.passportNumber`, {
    label: text('Nomor paspor', 'Passport number'),
    required: true,
    maxLength: 30,
  }),
  askOfficial(`${biodata}:members.passportExpiryDate`, {
    label: text('Paspor berlaku sampai', 'Passport valid until'),
    required: true,
  }),
]

function stayPermit(name: 'ITAS' | 'ITAP'): FormField[] {
  return [
    askOfficial(`${biodata}:members.stayPermitNumber`, {
      label: text(`Nomor ${name}`, `${name} number`),
      required: true,
      maxLength: 60,
    }),
    askOfficial(`${biodata}:members.stayPermitPlace`, {
      label: text(`Tempat terbit ${name}`, `Where the ${name} was issued`),
      required: true,
      maxLength: 100,
    }),
    askOfficial(`${biodata}:members.stayPermitIssueDate`, {
      label: text(`Tanggal terbit ${name}`, `${name} issued on`),
      required: true,
      isPast: true,
    }),
    askOfficial(`${biodata}:members.stayPermitExpiryDate`, {
      label: text(`${name} berlaku sampai`, `${name} valid until`),
      required: true,
    }),
  ]
}

const members: FormSection = {
  id: 'members',
  title: text('Orang Asing', 'The foreigners'),
  description: text('Tulis Anda dan keluarga yang ikut.', 'List yourself and the family with you.'),
  repeat: { min: 1, max: 10 },
  rowTitle: text('Orang', 'Person'),
  role: 'member',
  fields: [
    memberName(),
    ...passport,
    ...biodataFields(true).map((field) => (field.id === 'nationality' ? { ...field, ...foreignOnly } : field)),
    ...stayPermit('ITAS'),
    askOfficial(`${biodata}:members.firstArrivalPlace`, {
      label: text('Pertama kali tiba di', 'First arrived at'),
      required: true,
      maxLength: 100,
    }),
    askOfficial(`${biodata}:members.firstArrivalDate`, {
      label: text('Tanggal pertama kali tiba', 'Date of first arrival'),
      required: true,
      isPast: true,
    }),
  ],
}

const hasSponsor: Condition = { not: is('sponsor.sponsorType', '5') }

const sponsor: FormSection = {
  id: 'sponsor',
  title: text('Sponsor', 'Sponsor'),
  fields: [
    askOfficial('F-1.03:applicant.requestKind', { label: text('Permohonan', 'Request'), preset: '3' }),
    askOfficial('F-1.03:sponsor.sponsorType', { label: text('Siapa sponsornya?', 'Who is the sponsor?') }),
    askOfficial('F-1.03:sponsor.sponsorName', {
      label: text('Nama sponsor', 'Sponsor’s name'),
      shownWhen: hasSponsor,
      required: true,
      maxLength: 100,
    }),
    askOfficial('F-1.03:sponsor.sponsorAddress', {
      label: text('Alamat sponsor', 'Sponsor’s address'),
      shownWhen: hasSponsor,
      required: true,
    }),
  ],
}

/** Residence letter (SKTT) of foreigners with a limited stay permit. */
export const residenceLetter = completeService('SKTT', {
  requirements: { sponsorLetter: { all: [{ field: 'sponsor.sponsorType', filled: true }, hasSponsor] } },
  sections: [members, familyAddress('foreign'), sponsor],
  worksheet: [
    ...worksheetPart('F-1.03', 'applicant', {
      name: 'applicant.name',
      nik: 'applicant.nik',
      requestKind: 'sponsor.requestKind',
    }),
    ...worksheetOf('F-1.03', 'sponsor', sponsor),
    ...familyAddressWorksheet(),
    ...membersWorksheet(members.fields),
  ],
  doubts: [
    {
      about: 'form.members.stayPermitNumber',
      text: 'asked once, in F-1.01; F-1.03 repeats the number and a date whose meaning is unclear',
    },
  ],
})

const person: FormSection = {
  id: 'person',
  title: text('Pemegang ITAP', 'Holder of the permanent stay permit'),
  description: text(
    'Nama, NIK, dan nomor KK diambil dari data pemohon.',
    'Name, NIK and family card number are taken from the applicant’s data.',
  ),
  fields: [
    askOfficial('F-1.02:requests.idCardRequest', {
      id: 'request',
      type: 'choice',
      label: text('Mengapa perlu KTP-el?', 'Why is the card needed?'),
      codes: officialChoices('F-1.02:requests.idCardRequest', ['A', 'D']),
    }),
    ask('sex', 'choice', text('Jenis kelamin', 'Sex'), { codes: choicesOf('jenis_kelamin'), ofApplicant: true }),
    ask('birthDate', 'date', text('Tanggal lahir', 'Date of birth'), {
      isPast: true,
      event: 'birth',
      ofApplicant: true,
    }),
    askOfficial(`${biodata}:members.maritalStatus`, { label: text('Status perkawinan', 'Marital status') }),
    askOfficial(`${biodata}:members.nationality`, { label: text('Kewarganegaraan', 'Nationality'), ...foreignOnly }),
    ...passport,
    ...stayPermit('ITAP'),
  ],
}

/** Identity card of a foreigner with a permanent stay permit. */
export const foreignerIdCard = completeService('KTP-OA', {
  sections: [person],
  rules: [
    {
      id: 'permitEndsBeforeItBegins',
      brokenWhen: { field: 'person.stayPermitIssueDate', laterThan: 'person.stayPermitExpiryDate' },
      field: 'person.stayPermitExpiryDate',
      message: text(
        'ITAP berakhir sebelum diterbitkan. Periksa kedua tanggal.',
        'The permit ends before it was issued. Check both dates.',
      ),
    },
    {
      id: 'under17',
      brokenWhen: {
        all: [is('person.maritalStatus', '1'), { not: { field: 'person.birthDate', ageAtLeast: 17 } }],
      },
      field: 'person.birthDate',
      message: text(
        'KTP-el diberikan mulai umur 17 tahun, atau bila sudah menikah. Periksa tanggalnya.',
        'The card is given from the age of 17, or after marriage. Check the date.',
      ),
    },
  ],
  worksheet: [
    ...populationEventApplicant(),
    ...worksheetPart('F-1.02', 'requests', { idCardRequest: 'person.request' }),
    ...ownLines('F-1.02 Data Pemohon', person, 'sex', 'birthDate'),
    ...worksheetOf(biodata, 'members', person, 'Orang Asing').filter(({ from }) => !/\.(sex|birthDate)$/.test(from)),
  ],
})
