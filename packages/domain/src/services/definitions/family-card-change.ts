import type { FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { dataChanges, dataChangesWorksheet } from './data-changes'
import { askOfficial, choicesOf, officialChoices, worksheetPart } from './official-forms'
import { ask, choice, is, text } from './questions'

const form = 'F-1.02'
const joins = is('request.kinds', 'B1')
const hasEvent = is('request.kinds', 'B2')
const changesData = is('request.kinds', 'B3')

const request: FormSection = {
  id: 'request',
  title: text('Perubahan KK', 'Change of the family card'),
  fields: [
    askOfficial(`${form}:requests.familyCardRequest`, {
      id: 'kinds',
      label: text('Apa yang berubah dalam KK?', 'What changes on the family card?'),
      help: text('Boleh memilih lebih dari satu.', 'You may choose more than one.'),
      codes: officialChoices(`${form}:requests.familyCardRequest`, ['B1', 'B2', 'B3']),
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
      codes: choicesOf('shdk').filter(({ code }) => code !== '1'),
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

/** Change of a family card: somebody joins, an event in the family, or changed data. */
export const familyCardChange = completeService('KK-UBAH', {
  requirements: { dataChangeStatement: changesData, acceptanceStatement: joins },
  sections: [request, host, joining, event, { ...dataChanges('kk'), shownWhen: changesData }],
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
  ],
})
