import type { Condition } from '../condition'
import type { FormField, FormSection, WorksheetLine } from '../service-definition'
import { askOfficial, worksheetPart } from './official-forms'
import { ask, is, oneOf, text } from './questions'

const form = 'F-1.03'
const stays = oneOf('move.kind', '1', '3', '4')

/** The present address; the village is the acting place. `requestKind` tells which letter is asked for. */
export function moveOrigin(requestKind: '1' | '2'): FormSection {
  return {
    id: 'origin',
    title: text('Alamat Asal', 'Present address'),
    fields: [
      askOfficial(`${form}:applicant.requestKind`, { label: text('Permohonan', 'Request'), preset: requestKind }),
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
}

/** Where one moves to. */
export function destinationFields(): FormField[] {
  return [
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
  ]
}

/** Whether one moves into the house of another, who signs for it. */
export function othersAddress(): FormField {
  return ask('isOthersAddress', 'boolean', text('Memakai alamat orang lain?', 'Is it somebody else’s address?'), {
    help: text('Pemilik rumah menandatangani F-1.03C.', 'The owner of the house signs form F-1.03C.'),
  })
}

/** Why one moves. */
export const moveReason = (): FormField =>
  askOfficial(`${form}:move.moveReason`, { id: 'reason', label: text('Alasan pindah', 'Reason'), required: true })

/** The lines of `destinationFields`, which stand in `section`. */
export function destinationWorksheet(
  section: string,
  rest: Readonly<Record<string, WorksheetLine['from']>> = {},
): WorksheetLine[] {
  return worksheetPart(form, 'destination', {
    destinationAddress: `${section}.address`,
    destinationRt: `${section}.rt`,
    destinationRw: `${section}.rw`,
    destinationVillage: `${section}.village`,
    ...rest,
  })
}

/** Why and with whom one moves; stands in a section `move`. */
export function moveFields(): FormField[] {
  return [
    moveReason(),
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
      shownWhen: stays,
      required: false,
      help: text('Kosongkan bila tidak ada yang tinggal.', 'Leave it empty if nobody stays.'),
    }),
  ]
}

const headMoves = oneOf('move.kind', '1', '3')
const needsHead: Condition = { all: [headMoves, is('move.stayingFamilyCard', '2')] }

/** Whether those who stay behind get a family card of their own, for a section with `moveFields`. */
export const leavesFamily: Condition = {
  any: [
    oneOf('move.kind', '3', '4'),
    { all: [is('move.kind', '1'), { field: 'move.stayingFamilyCard', filled: true }] },
  ],
}

/** Who heads the family that stays, where the head moves; stands behind `moveFields`. */
export function newHeadFields(): FormField[] {
  return [
    ask('newHeadName', 'personName', text('Kepala keluarga baru bagi yang tinggal', 'New head of those who stay'), {
      shownWhen: needsHead,
    }),
    ask('newHeadNik', 'nik', text('NIK kepala keluarga baru', 'NIK of the new head'), { shownWhen: needsHead }),
  ]
}

/** Everybody who moves. */
export function movers(): FormSection {
  return {
    id: 'movers',
    title: text('Yang Pindah', 'Who moves'),
    description: text('Tulis semua yang pindah, termasuk Anda.', 'List everybody who moves, yourself included.'),
    repeat: { min: 1, max: 20 },
    rowTitle: text('Yang pindah', 'Person who moves'),
    role: 'member',
    fields: [
      askOfficial(`${form}:movers.name`, { type: 'personName', label: text('Nama', 'Name') }),
      askOfficial(`${form}:movers.nik`, { label: text('NIK', 'NIK') }),
      askOfficial(`${form}:movers.familyRelation`, {
        label: text('Hubungan dengan kepala keluarga', 'Relation to the head of family'),
      }),
    ],
  }
}

/** The lines of the applicant and `moveOrigin`. */
export function moveOriginWorksheet(): WorksheetLine[] {
  return [
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
  ]
}

/** The lines of `moveFields`, with others of the same part. */
export function moveWorksheet(rest: Readonly<Record<string, WorksheetLine['from']>> = {}): WorksheetLine[] {
  return worksheetPart(form, 'move', {
    moveReason: 'move.reason',
    moveReasonOther: 'move.otherReason',
    moveKind: 'move.kind',
    stayingFamilyCard: 'move.stayingFamilyCard',
    ...rest,
  })
}

/** The lines of `movers`. */
export function moversWorksheet(): WorksheetLine[] {
  return worksheetPart(form, 'movers', {
    nik: 'movers.nik',
    name: 'movers.name',
    familyRelation: 'movers.familyRelation',
  })
}
