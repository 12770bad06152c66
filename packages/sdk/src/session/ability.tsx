import {
  type Action,
  type AppAbility,
  abilityOf,
  fromPackedRules,
  type PackedRule,
  type SubjectName,
} from '@sipelandukilat/access'
import type { Session } from '@sipelandukilat/contract'
import type { ReactNode } from 'react'
import { useStore } from '../store'
import { sessionStore } from './session'

const abilities = new WeakMap<Session, AppAbility>()
const nobody = abilityOf([])

/** The ability of a session; made once for each. */
export function abilityOfSession(session: Session): AppAbility {
  const known = abilities.get(session)
  if (known) return known
  // The contract leaves the rules' inner shape to CASL, which packed them on the server.
  const ability = abilityOf(fromPackedRules(session.rules as PackedRule[]))
  abilities.set(session, ability)
  return ability
}

/**
 * What the signed-in person may do. It only hides: the API decides.
 *
 * @example
 * const ability = useAbility()
 * const mayWork = ability.can('work', 'Application')
 */
export function useAbility(): AppAbility {
  const state = useStore(sessionStore)
  return state.status === 'signed-out' ? nobody : abilityOfSession(state.session)
}

/**
 * Shows its children to those who may do `action` on some row of `subject`. Ask about a row with
 * `useAbility().can(action, subject(name, row))`.
 *
 * @example
 * <Can action='create' on='Application'>
 *   <Button {...linkTo('/intake/new')}>{t('new')}</Button>
 * </Can>
 */
export function Can({
  action,
  on,
  otherwise = null,
  children,
}: {
  action: Action
  on: SubjectName
  otherwise?: ReactNode
  children: ReactNode
}) {
  return useAbility().can(action, on) ? children : otherwise
}
