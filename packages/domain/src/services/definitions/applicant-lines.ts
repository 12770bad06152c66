import type { WorksheetLine } from '../service-definition'
import { worksheetPart } from './official-forms'

/** The applicant in form F-1.02, as its worksheet begins. */
export function populationEventApplicant(): WorksheetLine[] {
  return worksheetPart('F-1.02', 'applicant', {
    name: 'applicant.name',
    nik: 'applicant.nik',
    kkNumber: 'applicant.kkNumber',
  })
}
