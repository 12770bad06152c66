import type { FormSection, ServiceDefinition } from '../service-definition'
import { dataChanges, dataChangesWorksheet } from './data-changes'
import { officialChoices, worksheetPart } from './official-forms'
import { ask, choice, is, text, withConditions } from './questions'
import { serviceFrame } from './service-facts'

const form = 'F-1.02'
const isLost = is('request.cause', 'C1')
const isDamaged = is('request.cause', 'C2')
const isChanged = is('request.cause', 'IVB')

const request: FormSection = {
  id: 'request',
  title: text('Penggantian KTP-el', 'Replacement'),
  fields: [
    ask('cause', 'choice', text('Apa yang terjadi dengan KTP-el Anda?', 'What happened to your identity card?'), {
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

const { deadlineDays: _, ...frame } = serviceFrame('KTP-GANTI')

/** Replacement of an identity card that is lost, damaged or out of date. */
export const idCardReplacement: ServiceDefinition = {
  ...frame,
  requirements: withConditions(frame.requirements, {
    policeLossReport: isLost,
    damagedIdCard: isDamaged,
    dataChangeStatement: isChanged,
  }),
  form: { sections: [request, { ...dataChanges('ktp'), shownWhen: isChanged }] },
  rules: [],
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
  complete: true,
}
