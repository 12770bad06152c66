import type { FormSection, ServiceDefinition } from '../service-definition'
import { askOfficial, worksheetPart } from './official-forms'
import { ask, is, oneOf, text, withConditions } from './questions'
import { serviceFrame } from './service-facts'

const form = 'F-1.03'

const origin: FormSection = {
  id: 'origin',
  title: text('Alamat Asal', 'Present address'),
  fields: [
    askOfficial(`${form}:applicant.requestKind`, { label: text('Permohonan', 'Request'), preset: '1' }),
    askOfficial(`${form}:origin.originVillage`, {
      id: 'village',
      label: text('Desa/Kelurahan asal', 'Village'),
      sameAs: 'village',
    }),
    askOfficial(`${form}:origin.originAddress`, {
      id: 'address',
      label: text('Alamat sekarang', 'Present address'),
      help: text('Jalan, dusun, nomor rumah.', 'Street, hamlet, house number.'),
      required: true,
    }),
    askOfficial(`${form}:origin.originRt`, { id: 'rt', label: text('RT', 'RT'), required: false }),
    askOfficial(`${form}:origin.originRw`, { id: 'rw', label: text('RW', 'RW'), required: false }),
  ],
}

const destination: FormSection = {
  id: 'destination',
  title: text('Alamat Tujuan', 'New address'),
  fields: [
    askOfficial(`${form}:destination.destinationVillage`, {
      id: 'village',
      label: text('Desa/Kelurahan tujuan', 'Village'),
      required: true,
    }),
    askOfficial(`${form}:destination.destinationAddress`, {
      id: 'address',
      label: text('Alamat tujuan', 'New address'),
      help: text('Jalan, dusun, nomor rumah.', 'Street, hamlet, house number.'),
      required: true,
    }),
    askOfficial(`${form}:destination.destinationRt`, { id: 'rt', label: text('RT', 'RT'), required: false }),
    askOfficial(`${form}:destination.destinationRw`, { id: 'rw', label: text('RW', 'RW'), required: false }),
    askOfficial(`${form}:destination.destinationPostalCode`, {
      id: 'postalCode',
      label: text('Kode pos', 'Postal code'),
      required: false,
    }),
    ask('isOthersAddress', 'boolean', text('Memakai alamat orang lain?', 'Is it somebody else’s address?'), {
      help: text('Pemilik rumah menandatangani F-1.03C.', 'The owner of the house signs form F-1.03C.'),
    }),
  ],
}

const move: FormSection = {
  id: 'move',
  title: text('Kepindahan', 'The move'),
  fields: [
    askOfficial(`${form}:move.moveReason`, { id: 'reason', label: text('Alasan pindah', 'Reason'), required: true }),
    askOfficial(`${form}:move.moveReasonOther`, {
      id: 'otherReason',
      label: text('Alasan lainnya', 'Other reason'),
      shownWhen: is('move.reason', '7'),
      required: true,
      maxLength: 100,
    }),
    askOfficial(`${form}:move.moveKind`, {
      id: 'kind',
      label: text('Siapa yang pindah?', 'Who moves?'),
      required: true,
    }),
    askOfficial(`${form}:move.stayingFamilyCard`, {
      label: text('KK bagi yang tidak pindah', 'Family card of those who stay'),
      shownWhen: oneOf('move.kind', '1', '3', '4'),
      required: false,
      help: text('Kosongkan bila tidak ada yang tinggal.', 'Leave it empty if nobody stays.'),
    }),
    askOfficial(`${form}:move.movingFamilyCard`, {
      label: text('KK di tempat tujuan', 'Family card at the destination'),
      required: true,
    }),
    ask(
      'hasChildAlone',
      'boolean',
      text('Ada anak yang pindah tanpa orang tuanya?', 'Does a child move without its parents?'),
      {
        help: text('Orang tua menandatangani F-1.03A.', 'The parents sign form F-1.03A.'),
      },
    ),
  ],
}

const movers: FormSection = {
  id: 'movers',
  title: text('Yang Pindah', 'Who moves'),
  description: text('Tulis semua yang pindah, termasuk Anda.', 'List everybody who moves, yourself included.'),
  repeat: { min: 1, max: 20 },
  rowTitle: text('Yang pindah', 'Person who moves'),
  fields: [
    askOfficial(`${form}:movers.name`, { type: 'personName', label: text('Nama', 'Name') }),
    askOfficial(`${form}:movers.nik`, { label: text('NIK', 'NIK') }),
    askOfficial(`${form}:movers.familyRelation`, {
      label: text('Hubungan dengan kepala keluarga', 'Relation to the head of family'),
    }),
  ],
}

const { deadlineDays: _, ...frame } = serviceFrame('SKP')

/** Moving letter within Indonesia. */
export const movingLetter: ServiceDefinition = {
  ...frame,
  requirements: withConditions(frame.requirements, {
    custodyAuthorization: is('move.hasChildAlone', true),
    acceptanceStatement: is('move.movingFamilyCard', '1'),
    addressConsent: is('destination.isOthersAddress', true),
  }),
  form: { sections: [origin, destination, move, movers] },
  rules: [],
  worksheet: [
    ...worksheetPart(form, 'applicant', {
      kkNumber: 'applicant.kkNumber',
      name: 'applicant.name',
      nik: 'applicant.nik',
      requestKind: 'origin.requestKind',
    }),
    ...worksheetPart(form, 'origin', {
      originAddress: 'origin.address',
      originRt: 'origin.rt',
      originRw: 'origin.rw',
      originVillage: 'origin.village',
    }),
    ...worksheetPart(form, 'destination', {
      moveClassification: 'derived.moveClassification',
      destinationAddress: 'destination.address',
      destinationRt: 'destination.rt',
      destinationRw: 'destination.rw',
      destinationVillage: 'destination.village',
      destinationPostalCode: 'destination.postalCode',
    }),
    ...worksheetPart(form, 'move', {
      moveReason: 'move.reason',
      moveReasonOther: 'move.otherReason',
      moveKind: 'move.kind',
      stayingFamilyCard: 'move.stayingFamilyCard',
      movingFamilyCard: 'move.movingFamilyCard',
    }),
    ...worksheetPart(form, 'movers', {
      nik: 'movers.nik',
      name: 'movers.name',
      familyRelation: 'movers.familyRelation',
    }),
  ],
  sms: frame.sms && {
    ...frame.sms,
    fields: ['@nik', '@kkNumber', '@name', '@village', '@district', '@note', 'move.reason'],
  },
  complete: true,
}
