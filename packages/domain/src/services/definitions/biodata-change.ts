import type { FormSection } from '../service-definition'
import { populationEventApplicant } from './applicant-lines'
import { completeService } from './complete-service'
import { dataChanges, dataChangesWorksheet } from './data-changes'
import { askOfficial, worksheetPart } from './official-forms'
import { is, text } from './questions'

const form = 'F-1.02'

const request: FormSection = {
  id: 'request',
  title: text('Perubahan Biodata', 'Change of biodata'),
  fields: [
    askOfficial(`${form}:requests.dataChangeRequest`, {
      id: 'cards',
      label: text('Dokumen mana yang perlu diperbarui?', 'Which documents must be renewed?'),
      help: text('Boleh memilih lebih dari satu.', 'You may choose more than one.'),
    }),
    askOfficial('F-1.06:declarant.address', {
      label: text('Alamat rumah', 'Home address'),
      help: text('Jalan, dusun, nomor rumah.', 'Street, hamlet, house number.'),
    }),
  ],
}

/** Change of a person's data, with the cards that show them. */
export const biodataChange = completeService('BIO-UBAH', {
  products: {
    familyCard: is('request.cards', 'A'),
    idCard: is('request.cards', 'B'),
    childCard: is('request.cards', 'C'),
  },
  sections: [request, dataChanges('kk')],
  worksheet: [
    ...populationEventApplicant(),
    ...worksheetPart(form, 'requests', { dataChangeRequest: 'request.cards' }),
    ...worksheetPart('F-1.06', 'declarant', {
      name: 'applicant.name',
      nik: 'applicant.nik',
      kkNumber: 'applicant.kkNumber',
      address: 'request.address',
    }),
    ...dataChangesWorksheet('kk'),
  ],
})
