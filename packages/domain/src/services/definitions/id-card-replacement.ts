import type { FormSection } from '../service-definition'
import { completeService } from './complete-service'
import { dataChanges, dataChangesWorksheet } from './data-changes'
import { officialChoices, worksheetPart } from './official-forms'
import { ask, choice, is, text } from './questions'

const form = 'F-1.02'
const isLost = is('request.cause', 'C1')
const isDamaged = is('request.cause', 'C2')
const isChanged = is('request.cause', 'IVB')

const request: FormSection = {
  id: 'request',
  title: text('Penggantian KTP-el', 'Replacement'),
  fields: [
    ask('cause', 'choice', text('Apa yang terjadi dengan KTP-el itu?', 'What happened to the identity card?'), {
      codes: [
        ...officialChoices(`${form}:requests.idCardRequest`, ['C1', 'C2']),
        choice('IVB', 'Data di KTP-el berubah', 'Data on the card changed'),
      ],
      source: 'F-1.02 Jenis Permohonan',
      note: 'IVB is box B (KTP-el) of part IV, change of data',
    }),
    ask('circumstances', 'longText', text('Bagaimana hilang atau rusaknya?', 'How was it lost or damaged?'), {
      required: false,
      maxLength: 500,
      shownWhen: { any: [isLost, isDamaged] },
    }),
  ],
}

/** Replacement of an identity card that is lost, damaged or out of date. */
export const idCardReplacement = completeService('KTP-GANTI', {
  requirements: {
    policeLossReport: isLost,
    damagedIdCard: isDamaged,
    dataChangeStatement: isChanged,
  },
  sections: [request, { ...dataChanges('ktp'), shownWhen: isChanged }],
  worksheet: [
    ...worksheetPart(form, 'applicant', {
      name: 'applicant.name',
      nik: 'applicant.nik',
      kkNumber: 'applicant.kkNumber',
    }),
    ...worksheetPart(form, 'requests', { idCardRequest: 'request.cause' }),
    { group: `${form} Jenis Permohonan`, label: 'Keterangan', from: 'request.circumstances' },
    ...dataChangesWorksheet('ktp'),
  ],
})
