import type { Condition } from '../condition'
import type { FormSection, WorksheetLine } from '../service-definition'
import { askOfficial, worksheetPart } from './official-forms'
import { ask, text } from './questions'

const form = 'F-1.03'

/** Where a family moves within its regency, in a section `newAddress`; a moving letter is not made for it. */
export function newAddress(shownWhen: Condition): FormSection {
  return {
    id: 'newAddress',
    title: text('Alamat Baru', 'New address'),
    shownWhen,
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
      askOfficial(`${form}:move.moveReason`, { id: 'reason', label: text('Alasan pindah', 'Reason'), required: true }),
      ask('isOthersAddress', 'boolean', text('Memakai alamat orang lain?', 'Is it somebody else’s address?'), {
        help: text('Pemilik rumah menandatangani F-1.03C.', 'The owner of the house signs form F-1.03C.'),
      }),
    ],
  }
}

/** The lines of `newAddress`. */
export function newAddressWorksheet(): WorksheetLine[] {
  return [
    ...worksheetPart(form, 'destination', {
      destinationAddress: 'newAddress.address',
      destinationRt: 'newAddress.rt',
      destinationRw: 'newAddress.rw',
      destinationVillage: 'newAddress.village',
    }),
    ...worksheetPart(form, 'move', { moveReason: 'newAddress.reason' }),
  ]
}
