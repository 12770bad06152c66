import { movingLetterValidDays } from '../../moves/arrival'
import type { FormSection } from '../service-definition'
import { populationEventApplicant } from './applicant-lines'
import { knownOrNewMember, membersWorksheet } from './biodata'
import { completeService } from './complete-service'
import { familyAddress, familyAddressWorksheet } from './family-address'
import { askOfficial, choicesOf, ownLines, worksheetPart } from './official-forms'
import { ask, choice, is, oneOf, text } from './questions'

const form = 'F-1.02'

const arrival: FormSection = {
  id: 'arrival',
  title: text('Kedatangan', 'Arrival'),
  fields: [
    askOfficial(`${form}:requests.familyCardRequest`, { label: text('Permohonan KK', 'Request'), preset: ['A4'] }),
    askOfficial(`${form}:requests.idCardRequest`, { label: text('Permohonan KTP-el', 'Request'), preset: ['B'] }),
    ask('origin', 'region', text('Desa/Kelurahan asal', 'Village you came from'), { level: 'village' }),
    ask('letterNumber', 'text', text('Nomor surat pindah', 'Number of the moving letter'), {
      help: text('Lihat di SKPWNI dari daerah asal.', 'Look at the moving letter of the place you came from.'),
      maxLength: 60,
    }),
    ask('letterDate', 'date', text('Tanggal surat pindah', 'Date of the moving letter'), {
      isPast: true,
      validDays: movingLetterValidDays,
    }),
    ask('familyCard', 'choice', text('KK di tempat baru', 'Family card at the new place'), {
      codes: choicesOf('status_kk_pindah'),
      source: 'F-1.03 item 10',
    }),
    ask('hostKkNumber', 'kkNumber', text('Nomor KK yang ditumpangi', 'Number of the family card to join'), {
      shownWhen: is('arrival.familyCard', '1'),
    }),
  ],
}

const members: FormSection = {
  id: 'members',
  title: text('Yang Datang', 'Who arrives'),
  description: text('Tulis semua yang pindah, termasuk Anda.', 'List everybody who moved, yourself included.'),
  repeat: { min: 1, max: 20 },
  rowTitle: text('Yang datang', 'Person who arrives'),
  role: 'member',
  fields: [
    ...knownOrNewMember(),
    ask('card', 'choice', text('Kartu identitas sekarang', 'Identity card now'), {
      codes: [
        choice('1', 'KTP-el', 'Identity card (KTP-el)'),
        choice('2', 'Kartu Identitas Anak (KIA)', 'Child identity card (KIA)'),
        choice('3', 'Belum punya', 'None yet'),
      ],
    }),
  ],
}

/** Arrival after a move within Indonesia: a family card and cards with the new address. */
export const movingIn = completeService('SKDTG', {
  requirements: { marriageProof: oneOf('members.familyRelation', '2', '3') },
  products: { idCard: is('members.card', '1'), childCard: is('members.card', '2') },
  sections: [members, familyAddress('citizen'), arrival],
  worksheet: [
    ...populationEventApplicant(),
    ...worksheetPart(form, 'requests', {
      familyCardRequest: 'arrival.familyCardRequest',
      idCardRequest: 'arrival.idCardRequest',
    }),
    ...ownLines(`${form} Pindah Datang`, arrival, 'origin', 'letterNumber', 'letterDate', 'familyCard', 'hostKkNumber'),
    ...familyAddressWorksheet(),
    ...membersWorksheet(members.fields),
  ],
  doubts: [
    {
      about: 'requirements.marriageProof',
      text: 'asked for where a husband or wife is among those who arrive; the list says "if needed" only',
    },
  ],
})
