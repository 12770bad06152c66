import type { AnswerRule, FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { dataChanges, dataChangesWorksheet } from './data-changes'
import { movers, moversWorksheet } from './move-sections'
import { newAddress, newAddressWorksheet } from './new-address'
import { askOfficial, officialChoices, relationsToHead, worksheetPart } from './official-forms'
import { ask, choice, is, text } from './questions'

const form = 'F-1.02'
const joins = is('request.kinds', 'B1')
const hasEvent = is('request.kinds', 'B2')
const changesData = is('request.kinds', 'B3')
const moves = is('request.kinds', 'A4')

const request: FormSection = {
  id: 'request',
  title: text('Perubahan KK', 'Change of the family card'),
  fields: [
    askOfficial(`${form}:requests.familyCardRequest`, {
      id: 'kinds',
      label: text('Apa yang berubah dalam KK?', 'What changes on the family card?'),
      help: text('Boleh memilih lebih dari satu.', 'You may choose more than one.'),
      codes: [
        ...officialChoices(`${form}:requests.familyCardRequest`, ['B1', 'B2', 'B3']),
        choice('A4', 'Pindah alamat di kabupaten/kota yang sama', 'A move within the same regency or city'),
      ],
      required: true,
    }),
  ],
}

const host: FormSection = {
  id: 'host',
  title: text('KK yang Ditumpangi', 'The family card to join'),
  shownWhen: joins,
  fields: [
    askOfficial('F-1.03B:declarant.name', {
      id: 'headName',
      type: 'personName',
      label: text('Nama kepala keluarga yang menerima', 'Head of the family that takes them in'),
    }),
    askOfficial('F-1.03B:declarant.nik', {
      id: 'headNik',
      label: text('NIK kepala keluarga', 'NIK of the head of family'),
    }),
    askOfficial('F-1.03B:declarant.kkNumber', {
      label: text('Nomor KK yang ditumpangi', 'Number of that family card'),
    }),
    askOfficial('F-1.03B:declarant.address', { label: text('Alamat', 'Address') }),
  ],
}

const joining: FormSection = {
  id: 'joining',
  title: text('Yang Menumpang', 'Who joins'),
  shownWhen: joins,
  repeat: { min: 1, max: 5 },
  rowTitle: text('Yang menumpang', 'Person who joins'),
  fields: [
    askOfficial('F-1.03B:joiningMembers.name', { type: 'personName', label: text('Nama', 'Name') }),
    askOfficial('F-1.03B:joiningMembers.nik', {
      label: text('NIK, bila punya', 'NIK, if there is one'),
      required: false,
    }),
    ask('familyRelation', 'choice', text('Hubungan dengan kepala keluarga', 'Relation to the head of family'), {
      codes: relationsToHead(),
      source: 'F-1.06 SHDK',
    }),
  ],
}

const event: FormSection = {
  id: 'event',
  title: text('Peristiwa Penting', 'Vital event'),
  shownWhen: hasEvent,
  fields: [
    ask('kind', 'choice', text('Peristiwa apa?', 'Which event?'), {
      codes: [
        choice('1', 'Kelahiran', 'Birth'),
        choice('2', 'Kematian', 'Death'),
        choice('3', 'Perkawinan', 'Marriage'),
        choice('4', 'Perceraian', 'Divorce'),
        choice('5', 'Lainnya', 'Other'),
      ],
    }),
    ask('date', 'date', text('Tanggal peristiwa', 'Date of the event'), { isPast: true, event: 'any' }),
    ask('personName', 'personName', text('Nama anggota keluarga', 'Family member’s name'), { role: 'relative' }),
    ask('personNik', 'nik', text('NIK, bila punya', 'NIK, if there is one'), {
      required: false,
      role: 'relative',
    }),
    ask('note', 'text', text('Keterangan', 'Remark'), { required: false, maxLength: 200 }),
  ],
}

const otherRegency: AnswerRule = {
  id: 'otherRegency',
  brokenWhen: { field: 'newAddress.village', inActingRegency: false },
  field: 'newAddress.village',
  message: text(
    'Pindah ke kabupaten/kota lain memakai Surat Keterangan Pindah. Ajukan surat itu, atau periksa desanya.',
    'A move to another regency or city needs a moving letter. Apply for it, or check the village.',
  ),
  leadsTo: 'SKP',
  basis: 'Perpres 96/2018 Pasal 25; Permendagri 108/2019 Pasal 30',
}

/** Change of a family card: somebody joins, an event in the family, changed data, or a move within the regency. */
export const familyCardChange = completeService('KK-UBAH', {
  requirements: {
    eventProof: { any: [joins, hasEvent, changesData] },
    dataChangeStatement: changesData,
    acceptanceStatement: joins,
    addressConsent: is('newAddress.isOthersAddress', true),
  },
  rules: [otherRegency],
  sections: [
    request,
    host,
    joining,
    event,
    { ...dataChanges('kk'), shownWhen: changesData },
    newAddress(moves),
    { ...movers(), shownWhen: moves },
  ],
  worksheet: [
    ...worksheetPart(form, 'applicant', {
      name: 'applicant.name',
      nik: 'applicant.nik',
      kkNumber: 'applicant.kkNumber',
    }),
    ...worksheetPart(form, 'requests', { familyCardRequest: 'request.kinds' }),
    ...worksheetPart('F-1.03B', 'declarant', {
      name: 'host.headName',
      nik: 'host.headNik',
      kkNumber: 'host.kkNumber',
      address: 'host.address',
    }),
    ...worksheetPart('F-1.03B', 'joiningMembers', { name: 'joining.name', nik: 'joining.nik' }),
    { group: 'F-1.03B Anggota yang Menumpang', label: 'SHDK', from: 'joining.familyRelation' },
    { group: 'Peristiwa penting', label: 'Peristiwa', from: 'event.kind' },
    { group: 'Peristiwa penting', label: 'Tanggal', from: 'event.date' },
    { group: 'Peristiwa penting', label: 'Nama', from: 'event.personName' },
    { group: 'Peristiwa penting', label: 'NIK', from: 'event.personNik' },
    { group: 'Peristiwa penting', label: 'Keterangan', from: 'event.note' },
    ...dataChangesWorksheet('kk'),
    ...newAddressWorksheet(),
    ...moversWorksheet(),
  ],
})
