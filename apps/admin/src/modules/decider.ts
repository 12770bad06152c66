import { useAbility, useSession } from '@sipelandukilat/sdk'

/** Who decides about modules here: for which place, and what. The empty code is the platform. */
export type Decider = {
  readonly place: string
  /** Grants, promotes, rolls out. */
  readonly mayGrant: boolean
  /** Pins, rolls back, suspends. */
  readonly mayHold: boolean
  /** Publishes modules of their own. */
  readonly mayPublish: boolean
}

/** What the screens offer the reader; the API decides by the same rules. */
export function useDecider(): Decider {
  const { roles } = useSession()
  const ability = useAbility()
  const isPlatform = roles.some(({ role }) => role === 'platform_admin')
  const codes = roles
    .filter(({ role }) => role === 'province_admin' || role === 'regency_admin')
    .map(({ regionCode }) => regionCode ?? '')
    .sort()
  return {
    place: isPlatform ? '' : (codes[0] ?? ''),
    mayGrant: ability.can('update', 'Module'),
    mayHold: ability.can('pin', 'Module'),
    mayPublish: ability.can('publish', 'Module'),
  }
}
