import type { Condition } from '../condition'
import type { FormSection, WorksheetLine } from '../service-definition'
import { destinationFields, destinationWorksheet, moveReason, othersAddress } from './move-sections'
import { worksheetPart } from './official-forms'
import { text } from './questions'

const form = 'F-1.03'

/** Where a family moves within its regency, in a section `newAddress`; a moving letter is not made for it. */
export function newAddress(shownWhen: Condition): FormSection {
  return {
    id: 'newAddress',
    title: text('Alamat Baru', 'New address'),
    shownWhen,
    fields: [...destinationFields(), moveReason(), othersAddress()],
  }
}

/** The lines of `newAddress`. */
export function newAddressWorksheet(): WorksheetLine[] {
  return [...destinationWorksheet('newAddress'), ...worksheetPart(form, 'move', { moveReason: 'newAddress.reason' })]
}
