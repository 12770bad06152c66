import type { Language } from '@sipelandukilat/domain'
import { type AuditAction, type AuditEntry, auditActions } from './audit'
import { auditTexts } from './texts/texts'

/** The action in words: an action of the list without words does not compile. */
const knownName = (action: AuditAction, language: Language): string => auditTexts.say(language, `action.${action}`)

/** Every action of the trail with its name, in the order of their names. */
export const namedActions = (language: Language): { value: AuditAction; label: string }[] =>
  auditActions
    .map((value) => ({ value, label: knownName(value, language) }))
    .sort((one, other) => one.label.localeCompare(other.label))

/** The action of an entry in words; one that only an earlier or later release knows is said to be another. */
export function actionName(action: string, language: Language): string {
  const known = auditActions.find((candidate) => candidate === action)
  return known ? knownName(known, language) : auditTexts.say(language, 'anotherAction')
}

/** Who acted without an account. */
export const unnamedActors = ['citizen', 'public', 'system'] as const
export type UnnamedActor = (typeof unnamedActors)[number]

/** Somebody without an account, as a kind. */
export const unnamedActorName = (kind: UnnamedActor, language: Language): string =>
  auditTexts.say(language, `actor.${kind}`)

/** Who did it: by name, as a kind, or by the account's id where its name is not to be seen. */
export function actorName(
  { actorName: name, actorKind, actorId }: Pick<AuditEntry, 'actorName' | 'actorKind' | 'actorId'>,
  language: Language,
): string {
  const kind = unnamedActors.find((one) => one === actorKind)
  return name ?? (kind ? unnamedActorName(kind, language) : (actorId ?? ''))
}

/** The columns in which the trail is read, on the screen as in a file. */
export const auditColumns = ['at', 'actor', 'action', 'what', 'detail'] as const

/** The head of a column. */
export const auditColumnName = (column: (typeof auditColumns)[number], language: Language): string =>
  auditTexts.say(language, `column.${column}`)

/** How many rows an entry is about, where they are more than one. */
export const subjectCount = (count: number, language: Language): string => auditTexts.say(language, 'ids', { count })
