import type { FormField, FormSection, WorksheetLine } from '../service-definition'
import { personOnRecord, personWorksheet, reporterWorksheet, reportType } from './civil-record'
import { ask, choice, text } from './questions'

const parts = { husband: 'firstSubject', wife: 'secondSubject' } as const
const isHusband = { field: 'report.applicantIs', is: '1' }
const isWife = { field: 'report.applicantIs', is: '2' }

type CoupleOptions = {
  questions?: FormField[]
  /** It is their marriage that is reported: both are of the age for it, or have leave of a court. */
  marries?: boolean
}

/** Who reports, the husband and the wife, as the forms F-2.01B and F-2.01C ask for them; `code` says what is reported. */
export function coupleSections(form: string, code: string, options: CoupleOptions = {}): FormSection[] {
  const { questions = [], marries = false } = options
  return [
    {
      id: 'report',
      title: text('Pelapor', 'Who reports'),
      fields: [
        reportType(form, code),
        ask('applicantIs', 'choice', text('Anda adalah', 'You are'), {
          codes: [
            choice('1', 'Suami', 'The husband'),
            choice('2', 'Istri', 'The wife'),
            choice('3', 'Orang lain', 'Somebody else'),
          ],
        }),
        ...questions,
      ],
    },
    personOnRecord(form, {
      id: 'husband',
      part: parts.husband,
      title: text('Suami', 'Husband'),
      ...(marries ? { role: 'groom' } : {}),
      who: text('suami', 'the husband'),
      applicantWhen: isHusband,
      nik: 'citizen',
    }),
    personOnRecord(form, {
      id: 'wife',
      part: parts.wife,
      title: text('Istri', 'Wife'),
      ...(marries ? { role: 'bride' } : {}),
      who: text('istri', 'the wife'),
      applicantWhen: isWife,
      nik: 'citizen',
    }),
  ]
}

/** The lines of `coupleSections`. */
export function coupleWorksheet(form: string): WorksheetLine[] {
  return [
    ...reporterWorksheet(form, 'report.reportType'),
    ...personWorksheet(form, 'husband', { part: parts.husband, applicantWhen: isHusband }),
    ...personWorksheet(form, 'wife', { part: parts.wife, applicantWhen: isWife }),
  ]
}

/** What every definition with a couple leaves open. */
export const coupleDoubt = {
  about: 'form.husband',
  text: 'the form does not say who of the couple is named first; the husband is taken to be',
}
