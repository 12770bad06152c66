import type { FormSection } from '../service-definition'
import { populationEventApplicant } from './applicant-lines'
import { biodataFields, memberName, memberNik, membersWorksheet } from './biodata'
import { completeService } from './complete-service'
import { familyAddress, familyAddressWorksheet } from './family-address'
import { askOfficial, countriesAbroad, ownLines, worksheetPart } from './official-forms'
import { ask, choice, is, oneOf, text } from './questions'

const form = 'F-1.02'

const arrival: FormSection = {
  id: 'arrival',
  title: text('Kepulangan', 'The return'),
  fields: [
    askOfficial(`${form}:requests.familyCardRequest`, { label: text('Permohonan KK', 'Request'), preset: ['A5'] }),
    ask('country', 'choice', text('Pulang dari negara mana?', 'From which country?'), {
      codes: countriesAbroad(),
      initial: 'MY',
    }),
    ask('date', 'date', text('Tanggal tiba di Indonesia', 'Date of arrival in Indonesia'), { isPast: true }),
    ask('manner', 'choice', text('Bagaimana Anda pulang?', 'How did you return?'), {
      codes: [
        choice('1', 'Pulang sendiri', 'On my own'),
        choice('2', 'Dipulangkan atau dideportasi', 'Sent back or deported'),
        choice('3', 'Lainnya', 'Otherwise'),
      ],
      required: false,
      specific: true,
    }),
    ask('hasTravelDocument', 'boolean', text('Punya paspor atau SPLP?', 'Is there a passport or travel document?')),
    ask(
      'hasMissionLetter',
      'boolean',
      text('Punya surat pindah dari Perwakilan RI?', 'Is there a letter of the mission?'),
      {
        help: text('Konsulat atau kedutaan memberikannya.', 'The consulate or embassy gives it.'),
      },
    ),
    ask('hasDocuments', 'boolean', text('Punya dokumen kependudukan Indonesia?', 'Are there any Indonesian papers?'), {
      help: text(
        'Misalnya KTP, KK, akta, atau ijazah lama. Bila tidak ada, Anda menandatangani F-1.04.',
        'For example an old card, certificate or diploma. If not, you sign form F-1.04.',
      ),
    }),
  ],
}

const members: FormSection = {
  id: 'members',
  title: text('Yang Pulang', 'Who returns'),
  description: text(
    'Tulis Anda dan keluarga yang ikut pulang. NIK boleh kosong.',
    'List yourself and the family with you. The NIK may stay empty.',
  ),
  repeat: { min: 1, max: 10 },
  rowTitle: text('Orang', 'Person'),
  role: 'member',
  fields: [
    memberName(),
    memberNik(),
    askOfficial('F-1.01:members.passportNumber', {
      label: text('Nomor paspor atau SPLP, bila ada', 'Passport or travel document number, if any'),
      required: false,
      maxLength: 30,
    }),
    ...biodataFields(),
  ],
}

/** Return of citizens from abroad, also of those without papers. */
export const returnFromAbroad = completeService('SKDLN', {
  requirements: {
    travelDocument: is('arrival.hasTravelDocument', true),
    missionMovingLetter: is('arrival.hasMissionLetter', true),
    noDocumentsStatement: is('arrival.hasDocuments', false),
  },
  products: {
    idCard: {
      any: [{ field: 'members.birthDate', ageAtLeast: 17 }, oneOf('members.maritalStatus', '2', '3', '4', '5', '6')],
    },
  },
  sections: [members, familyAddress('citizen'), arrival],
  worksheet: [
    ...populationEventApplicant(),
    ...worksheetPart(form, 'requests', { familyCardRequest: 'arrival.familyCardRequest' }),
    ...ownLines(`${form} Datang dari Luar Negeri`, arrival, 'country', 'date', 'manner'),
    ...familyAddressWorksheet(),
    ...membersWorksheet(members.fields),
  ],
  smsFields: [
    ...['members.fullName', 'members.birthDate', 'members.motherName', 'members.passportNumber'],
    ...['@village', '@district'],
  ],
})
