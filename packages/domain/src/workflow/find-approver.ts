import type { Language } from '../language/languages'
import type { ApprovalRule } from '../services/service-definition'
import { approverTexts } from '../texts/texts'
import type { Approver } from './approver'

/**
 * Who decides on an application that was found to need it, by its service's rule; null where nobody does. Only a birth reported
 * late is the head's by law (UU 23/2006 art. 32(1) as amended by UU 24/2013).
 */
export function findApprover(isRequired: boolean, rule: ApprovalRule | null): Approver | null {
  if (!isRequired) return null
  return rule?.kind === 'lateReport' ? 'head' : 'supervisor'
}

/** Where an older version of a service does not name it. */
const article = 'UU 24/2013 Pasal 32'

/** Why an application needs this decision, for who gives it and who waits for it. */
export function approvalReason(rule: ApprovalRule, language: Language): string {
  return rule.kind === 'lateReport'
    ? approverTexts.say(language, 'reason_lateReport', { days: rule.days, article: rule.basis ?? article })
    : approverTexts.say(language, 'reason_always')
}

export const approverLabel = (approver: Approver, language: Language): string =>
  approverTexts.say(language, `approver_${approver}`)
