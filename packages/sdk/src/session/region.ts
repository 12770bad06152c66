import { type RoleScope, scopeOf } from '@sipelandukilat/access'
import type { Session } from '@sipelandukilat/contract'
import { useMemo } from 'react'
import { useSession } from './session'

/** A place of work: where a role was given. Code and name are null for the platform. */
export type WorkRegion = { readonly code: string | null; readonly name: string | null; readonly level: RoleScope }

/** From the widest to the narrowest. */
const levels: readonly RoleScope[] = ['platform', 'province', 'regency', 'district', 'village']

/** The places of work of a session, each once, the widest first. */
export function regionsOf(roles: Session['roles']): WorkRegion[] {
  const byCode = new Map(
    roles.map(({ regionCode, regionName }) => [
      regionCode,
      { code: regionCode, name: regionName, level: scopeOf(regionCode) },
    ]),
  )
  return [...byCode.values()].sort((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level))
}

/**
 * Where the signed-in person works: the widest place, and all of them. It is for words and presets; what may be read is decided by
 * the API.
 *
 * @example
 * const { region } = useRegion()
 * const { data } = useQuery({ queryKey: ['schools', region.code], queryFn })
 */
export function useRegion(): { region: WorkRegion; regions: readonly WorkRegion[] } {
  const { roles } = useSession()
  return useMemo(() => {
    const regions = regionsOf(roles)
    return { region: regions[0] ?? { code: null, name: null, level: 'platform' }, regions }
  }, [roles])
}
