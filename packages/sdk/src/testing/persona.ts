import { type PackedRule, type Role, rulesFor, toPackedRules } from '@sipelandukilat/access'
import type { Session } from '@sipelandukilat/contract'
import type { Language } from '@sipelandukilat/domain'

export type Persona = {
  role: Role
  regionCode: string | null
  regionName?: string
  name?: string
  language?: Language
}

const userId = '01930000-0000-7000-8000-0000000000aa'

/**
 * The session of somebody with one role, with the very rules the API would send.
 *
 * @example
 * persona({ role: 'supervisor', regionCode: '65.03', regionName: 'Kabupaten Nunukan', name: 'Lince' })
 */
export function persona({ role, regionCode, regionName, name = 'Petugas Uji', language = 'id' }: Persona): Session {
  const rules = rulesFor({
    kind: 'user',
    userId,
    assignments: [{ role, regionCode }],
    grantedApplicationIds: [],
    tripIds: [],
  })
  return {
    user: { id: userId, name, email: 'petugas@uji.test', language },
    roles: [{ role, regionCode, regionName: regionName ?? regionCode }],
    rules: toPackedRules(rules) satisfies PackedRule[],
    expiresAt: '2100-01-01T00:00:00.000Z',
  }
}
