import { type AppAbility, abilityOf, type Rule } from './ability'
import type { Action, SubjectName } from './subject'

/** What a module may ask of the API, as an administrator grants it: `read:Application`. */
export const scopeName = (action: Action, subject: SubjectName): string => `${action}:${subject}`

const listOf = <Value>(value: Value | readonly Value[]): readonly Value[] =>
  Array.isArray(value) ? value : [value as Value]

/**
 * A person's ability through a module: what the person may do and the module was granted, never more than either. A `manage` of
 * the person gives the granted actions of that subject.
 */
export function withinScopes(ability: AppAbility, granted: ReadonlySet<string>): AppAbility {
  const scopes = [...granted].map((scope) => scope.split(':') as [Action, SubjectName])
  const rules = ability.rules.flatMap((rule): Rule[] =>
    scopes
      .filter(
        ([action, subject]) =>
          (listOf(rule.subject) as readonly string[]).includes(subject) &&
          listOf(rule.action).some((one) => one === action || one === 'manage'),
      )
      .map(([action, subject]) => ({ ...rule, action, subject }) as Rule),
  )
  return abilityOf(rules)
}
