import { rulesFor, toPackedRules } from '@sipelandukilat/access'
import type { Session } from '@sipelandukilat/contract'
import type { UserCaller } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'

/** What the browser learns of the signed-in user: names of regions for people, packed rules to hide by. */
export async function toSession(db: Db, caller: UserCaller): Promise<Session> {
  const codes = caller.principal.assignments.flatMap(({ regionCode }) => (regionCode === null ? [] : [regionCode]))
  const regions = await db.rows(from('region').whereAny('code', codes).select('code', 'name'))
  const nameOf = new Map(regions.map((region) => [region.code, region.name]))
  return {
    user: caller.user,
    roles: caller.principal.assignments.map(({ role, regionCode }) => ({
      role,
      regionCode,
      regionName: regionCode === null ? null : (nameOf.get(regionCode) ?? null),
    })),
    rules: toPackedRules(rulesFor(caller.principal)),
    expiresAt: caller.session.expiresAt.toISOString(),
  }
}
