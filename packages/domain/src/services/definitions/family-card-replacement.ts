import type { FormSection } from '../service-definition'
import { populationEventApplicant } from './applicant-lines'
import { completeService } from './complete-service'
import { askOfficial, officialChoices, ownLines, worksheetPart } from './official-forms'
import { ask, is, text } from './questions'

const form = 'F-1.02'

const request: FormSection = {
  id: 'request',
  title: text('Penggantian KK', 'Replacement'),
  fields: [
    askOfficial(`${form}:requests.familyCardRequest`, {
      id: 'cause',
      type: 'choice',
      label: text('Apa yang terjadi dengan KK Anda?', 'What happened to your family card?'),
      codes: officialChoices(`${form}:requests.familyCardRequest`, ['C1', 'C2']),
    }),
    ask('circumstances', 'longText', text('Bagaimana hilang atau rusaknya?', 'How was it lost or damaged?'), {
      required: false,
      maxLength: 500,
    }),
  ],
}

/** A new print of a family card that is lost or damaged. */
export const familyCardReplacement = completeService('KK-GANTI', {
  requirements: { policeLossReport: is('request.cause', 'C1'), damagedFamilyCard: is('request.cause', 'C2') },
  sections: [request],
  worksheet: [
    ...populationEventApplicant(),
    ...worksheetPart(form, 'requests', { familyCardRequest: 'request.cause' }),
    ...ownLines(`${form} Jenis Permohonan`, request, 'circumstances'),
  ],
})
