import type { FormSection } from '../service-definition'
import { askOfficial } from './official-forms'
import { text } from './questions'

/** Two witnesses of a civil event: their data only, no copies of their cards. */
export function witnesses(form: string): FormSection {
  return {
    id: 'witnesses',
    title: text('Dua Saksi', 'Two witnesses'),
    description: text(
      'Cukup nama dan NIK; tidak perlu fotokopi KTP saksi.',
      'Name and NIK are enough; no copies of their identity cards.',
    ),
    repeat: { min: 2, max: 2 },
    rowTitle: text('Saksi', 'Witness'),
    fields: [
      askOfficial(`${form}:witnesses.name`, { type: 'personName', label: text('Nama saksi', 'Witness’s name') }),
      askOfficial(`${form}:witnesses.nik`, { label: text('NIK saksi', 'Witness’s NIK'), isOther: true }),
    ],
  }
}
