import type { TextsSay } from '@sipelandukilat/sdk'
import type { AuditKeys } from '../texts/texts'

const prefix = 'action.'

/** Every action of the trail that has a name. */
export const knownActions = (t: TextsSay<AuditKeys>): string[] =>
  t.keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))

/** The action in words; a new one shows by its own name until it has words. */
export const actionName = (action: string, t: TextsSay<AuditKeys>): string => t.find(`action.${action}`) ?? action
