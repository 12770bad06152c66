import type { Condition } from '../condition'
import type { FormSection } from '../service-definition'
import { populationEventApplicant } from './applicant-lines'
import { knownOrNewMember, membersWorksheet } from './biodata'
import { completeService } from './complete-service'
import { familyAddress, familyAddressWorksheet } from './family-address'
import { askOfficial, officialChoices, ownLines, worksheetPart } from './official-forms'
import { ask, choice, is, oneOf, text } from './questions'

const form = 'F-1.02'
const isNewFamily = is('request.kind', 'A1')
const afterMarriage: Condition = { all: [isNewFamily, is('request.cause', '1')] }
const afterDivorce: Condition = { all: [isNewFamily, is('request.cause', '2')] }
const hasStatusEvent: Condition = { all: [isNewFamily, oneOf('request.cause', '1', '2')] }
const isRegistered = is('request.isRegistered', true)

const request: FormSection = {
  id: 'request',
  title: text('KK Baru', 'New family card'),
  fields: [
    askOfficial(`${form}:requests.familyCardRequest`, {
      id: 'kind',
      type: 'choice',
      label: text('Mengapa perlu KK baru?', 'Why is a new family card needed?'),
      codes: officialChoices(`${form}:requests.familyCardRequest`, ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']),
    }),
    ask('cause', 'choice', text('Keluarga baru karena apa?', 'Why is it a new family?'), {
      codes: [
        choice('1', 'Menikah', 'Marriage'),
        choice('2', 'Bercerai', 'Divorce'),
        choice('3', 'Alasan lain', 'Another reason'),
      ],
      shownWhen: isNewFamily,
    }),
    ask(
      'isRegistered',
      'boolean',
      text('Perkawinan atau perceraian itu sudah tercatat?', 'Is that marriage or divorce registered?'),
      {
        help: text(
          'Tercatat berarti ada buku nikah atau akta. Bila tidak, Anda menandatangani F-1.05.',
          'Registered means that there is a marriage book or certificate. If not, you sign form F-1.05.',
        ),
        shownWhen: hasStatusEvent,
      },
    ),
    ask(
      'isHeadDeceased',
      'boolean',
      text('Kepala keluarga yang lama meninggal?', 'Did the former head of family die?'),
      {
        shownWhen: is('request.kind', 'A2'),
      },
    ),
    ask('isOnFamilyCard', 'boolean', text('Anda sudah tercantum dalam suatu KK?', 'Are you on a family card already?')),
    ask('changes', 'multiChoice', text('Data apa yang ikut berubah?', 'Which data change as well?'), {
      codes: [choice('1', 'Alamat', 'Address'), choice('2', 'Status perkawinan', 'Marital status')],
      help: text(
        'KTP-el dan KIA yang datanya berubah dicetak ulang. Kosongkan bila tidak ada.',
        'Cards whose data change are printed anew. Leave it empty if there are none.',
      ),
      required: false,
    }),
    ask('hasChildCard', 'boolean', text('Ada anak yang memegang KIA?', 'Does a child hold a child card?'), {
      shownWhen: is('request.changes', '1'),
    }),
  ],
}

const members: FormSection = {
  id: 'members',
  title: text('Anggota Keluarga', 'Family members'),
  description: text(
    'Tulis semua yang akan tercantum, termasuk kepala keluarga. Yang sudah punya NIK cukup nama, NIK, dan hubungannya.',
    'List everybody to be on the card, the head included. For those with a NIK, name, NIK and relation are enough.',
  ),
  repeat: { min: 1, max: 20 },
  rowTitle: text('Anggota keluarga', 'Family member'),
  role: 'member',
  fields: knownOrNewMember(),
}

/** A family card of its own: a new family, a split, another head, after a move, a return or without documents. */
export const newFamilyCard = completeService('KK-BARU', {
  requirements: {
    oldFamilyCard: is('request.isOnFamilyCard', true),
    marriageProof: { all: [afterMarriage, isRegistered] },
    divorceProof: { all: [afterDivorce, isRegistered] },
    unregisteredMarriageStatement: is('request.isRegistered', false),
    moveLetter: oneOf('request.kind', 'A4', 'A5'),
    deathCertificate: is('request.isHeadDeceased', true),
  },
  products: { idCard: oneOf('request.changes', '1', '2'), childCard: is('request.hasChildCard', true) },
  sections: [request, familyAddress('citizen'), members],
  rules: [
    {
      id: 'noHead',
      brokenWhen: {
        all: [{ field: 'members.familyRelation', filled: true }, { not: is('members.familyRelation', '1') }],
      },
      field: 'head.headName',
      message: text(
        'Belum ada kepala keluarga. Pilih satu anggota sebagai Kepala Keluarga.',
        'There is no head of family yet. Choose one member as the head.',
      ),
    },
  ],
  worksheet: [
    ...populationEventApplicant(),
    ...worksheetPart(form, 'requests', { familyCardRequest: 'request.kind' }),
    ...ownLines(`${form} Jenis Permohonan`, request, 'cause', 'isRegistered', 'isHeadDeceased', 'changes'),
    ...familyAddressWorksheet(),
    ...membersWorksheet(members.fields),
  ],
})
