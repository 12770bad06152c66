import type { FormField, FormSection, WorksheetLine } from '../service-definition'
import { askOfficial, worksheetPart } from './official-forms'
import { text } from './questions'

const form = 'F-1.01'

/** The head of the family and where it lives, as form F-1.01 begins; the village is the acting place. */
export function familyAddress(kind: 'citizen' | 'foreign'): FormSection {
  return {
    id: 'head',
    title: text('Keluarga dan Alamat', 'Family and address'),
    fields: [formKind(kind), ...fields()],
  }
}

function formKind(kind: 'citizen' | 'foreign'): FormField {
  return askOfficial(`${form}:kind.formKind`, { label: text('Jenis', 'Kind'), preset: kind === 'citizen' ? '1' : '2' })
}

function fields(): FormField[] {
  return [
    askOfficial(`${form}:head.headName`, { type: 'personName', label: text('Nama kepala keluarga', 'Head of family') }),
    askOfficial(`${form}:head.address`, {
      label: text('Alamat', 'Address'),
      help: text('Jalan, dusun, nomor rumah.', 'Street, hamlet, house number.'),
      required: true,
    }),
    askOfficial(`${form}:head.rt`, {
      label: text('RT', 'RT'),
      help: text('Isi 000 bila tidak ada.', 'Enter 000 if there is none.'),
      required: true,
    }),
    askOfficial(`${form}:head.rw`, {
      label: text('RW', 'RW'),
      help: text('Isi 000 bila tidak ada.', 'Enter 000 if there is none.'),
      required: true,
    }),
    askOfficial(`${form}:head.postalCode`, { label: text('Kode pos', 'Postal code'), required: false }),
    askOfficial(`${form}:region.subVillage`, {
      label: text('Dusun atau kampung', 'Hamlet'),
      required: false,
      maxLength: 60,
    }),
    askOfficial(`${form}:region.village`, { label: text('Desa/Kelurahan', 'Village'), sameAs: 'village' }),
  ]
}

/** The lines of `familyAddress`; members are counted in `members`. */
export function familyAddressWorksheet(): WorksheetLine[] {
  return [
    ...worksheetPart(form, 'kind', { formKind: 'head.formKind' }),
    ...worksheetPart(form, 'head', {
      headName: 'head.headName',
      address: 'head.address',
      postalCode: 'head.postalCode',
      rt: 'head.rt',
      rw: 'head.rw',
      memberCount: 'derived.memberCount',
      phone: 'applicant.phone',
      email: 'applicant.email',
    }),
    ...worksheetPart(form, 'region', { village: 'head.village', subVillage: 'head.subVillage' }),
  ]
}
