import type { Language } from '../language/languages'
import { statementsTexts } from '../texts/texts'
import type { OfficialForm } from './official-form'

/** The wording of the letters below; raised whenever a sentence of theirs changes, for signatures name it. */
export const statementVersion = '1'

/** What a letter says around its parts: before the first, before those that it leads into, and at the end. */
export type Statement = { before: string; leads: Readonly<Record<string, string>>; closing: string }

/** What leads into a part, by form and part. */
const leadsOf = {
  'F-1.07': { grantee: 'lead_F-1.07_grantee', reason: 'lead_F-1.07_reason' },
  'F-2.03': {
    child: 'lead_F-2.03_child',
    mother: 'lead_F-2.03_mother',
    attendant: 'lead_F-2.03_attendant',
    witnesses: 'lead_F-2.03_witnesses',
  },
  'F-2.04': {
    firstSpouse: 'lead_F-2.04_firstSpouse',
    secondSpouse: 'lead_F-2.04_secondSpouse',
    witnesses: 'lead_F-2.04_witnesses',
  },
} as const
const hasLeads = (number: string): number is keyof typeof leadsOf => Object.hasOwn(leadsOf, number)

/**
 * The sentences of a form that is a letter; undefined for one that is only filled in. Forms that say they answer for the truth
 * (SPTJM) end with what follows from an untrue statement.
 */
export function statementOf(form: OfficialForm, language: Language): Statement | undefined {
  const { number, title } = form
  const isStatement = /^(SPTJM|Surat)/.test(title.id)
  if (!isStatement) return undefined
  const leads = Object.entries(hasLeads(number) ? leadsOf[number] : {}).map(
    ([part, key]) => [part, statementsTexts.say(language, key)] as const,
  )
  const isGiven = title.id.startsWith('Surat Kuasa') || title.id.startsWith('Surat Permohonan')
  return {
    before: statementsTexts.say(language, 'before'),
    leads: Object.fromEntries(leads),
    closing: statementsTexts.say(language, isGiven ? 'closing_given' : 'closing_answersFor'),
  }
}
