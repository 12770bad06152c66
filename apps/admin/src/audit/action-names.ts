import type { TextsSay } from '@sipelandukilat/sdk'
import { type AuditAction, auditActions } from '@sipelandukilat/sdk/api/administration'
import type { AuditKeys } from '../texts/texts'

/** The action in words: an action of the list without words does not compile. */
const knownName = (action: AuditAction, t: TextsSay<AuditKeys>): string => t(`action.${action}`)

/** Every action of the trail with its name, in the order of their names. */
export const namedActions = (t: TextsSay<AuditKeys>): { value: AuditAction; label: string }[] =>
  auditActions
    .map((value) => ({ value, label: knownName(value, t) }))
    .sort((one, other) => one.label.localeCompare(other.label))

/** The action of an entry in words; one that only an earlier or later release knows is said to be another. */
export function actionName(action: string, t: TextsSay<AuditKeys>): string {
  const known = auditActions.find((candidate) => candidate === action)
  return known ? knownName(known, t) : t('anotherAction')
}
