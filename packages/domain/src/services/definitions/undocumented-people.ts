import type { FormSection } from '../service-definition'
import { biodataFields, memberName, memberNik, membersWorksheet } from './biodata'
import { completeService } from './complete-service'
import { familyAddress, familyAddressWorksheet } from './family-address'
import { ownLines, worksheetPart } from './official-forms'
import { ask, choice, is, text } from './questions'

const statement = 'F-1.04'

const situation: FormSection = {
  id: 'situation',
  title: text('Keadaan', 'Situation'),
  fields: [
    ask('kind', 'choice', text('Mengapa tidak punya dokumen?', 'Why are there no documents?'), {
      codes: [
        choice('1', 'Tinggal di komunitas terpencil', 'Life in a remote community'),
        choice('2', 'Korban bencana alam', 'A natural disaster'),
        choice('3', 'Korban bencana sosial atau konflik', 'A social disaster or conflict'),
        choice('4', 'Orang telantar', 'A neglected person'),
        choice('5', 'Tinggal di kawasan hutan atau tanah sengketa', 'Life in a forest area or on disputed land'),
        choice('6', 'Alasan lain', 'Another reason'),
      ],
      verified: false,
      note: 'kinds after Permendagri 96/2019, from background knowledge; a province confirms them',
    }),
    ask('note', 'longText', text('Ceritakan dengan singkat', 'Tell it in short'), { required: false, maxLength: 1000 }),
    ask('stays', 'boolean', text('Akan menetap di sini?', 'Will they stay here?'), {
      help: text('Yang menetap mendapat Kartu Keluarga.', 'Those who stay are given a family card.'),
    }),
    ask(
      'hasWitness',
      'boolean',
      text('Ada yang mengenal dan dapat menjadi saksi?', 'Can somebody who knows them be a witness?'),
      {
        help: text(
          'Bila tidak ada, mintalah keterangan kepala suku atau kepala adat.',
          'If not, ask the customary leader for a letter.',
        ),
      },
    ),
  ],
}

const members: FormSection = {
  id: 'members',
  title: text('Orang yang Belum Terdata', 'People who are not registered'),
  repeat: { min: 1, max: 10 },
  rowTitle: text('Orang', 'Person'),
  role: 'member',
  fields: [memberName(), memberNik(), ...biodataFields()],
}

/** First papers of people who have none. */
export const undocumentedPeople = completeService('RENTAN', {
  requirements: { customaryLetter: is('situation.hasWitness', false) },
  products: { familyCard: is('situation.stays', true) },
  sections: [members, familyAddress('citizen'), situation],
  worksheet: [
    { group: 'Pelapor', label: 'Nama', from: 'applicant.name' },
    { group: 'Pelapor', label: 'NIK', from: 'applicant.nik' },
    { group: 'Pelapor', label: 'Telepon', from: 'applicant.phone' },
    ...ownLines('Keadaan', situation, 'kind', 'note', 'stays', 'hasWitness'),
    ...familyAddressWorksheet(),
    ...membersWorksheet(members.fields),
    ...worksheetPart(
      statement,
      'declarant',
      {
        name: 'members.fullName',
        address: 'head.address',
        birthPlace: 'members.birthPlace',
        birthDate: 'members.birthDate',
        motherName: 'members.motherName',
      },
      'Yang Menyatakan',
    ),
  ],
  smsFields: [
    ...['members.fullName', 'members.birthDate', 'members.motherName', '@village', '@district', 'situation.note'],
  ],
})
