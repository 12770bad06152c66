import { type Localized, perKey } from '@sipelandukilat/domain'
import * as z from 'zod'
import { rolesTexts } from './texts/texts'

/** What a role's one region may be: the level of the region that a `user_role` row names. */
export type RoleScope = 'platform' | 'province' | 'regency' | 'district' | 'village'

/** The roles of the domain (docs/glossary.md) with the levels of region each may be given for. */
export const roleScopes = {
  platform_admin: ['platform'],
  province_admin: ['province'],
  province_viewer: ['province'],
  trip_coordinator: ['province'],
  regency_admin: ['regency'],
  office_head: ['regency'],
  supervisor: ['regency'],
  intake_officer: ['regency', 'district'],
  field_officer: ['province', 'regency', 'district'],
  village_registrar: ['village'],
  module_developer: ['platform'],
  auditor: ['province', 'regency'],
} as const satisfies Record<string, readonly RoleScope[]>

export type Role = keyof typeof roleScopes

export const roles = Object.keys(roleScopes) as Role[]

export const RoleName = z.enum(roles as [Role, ...Role[]])

export const roleLabels: Readonly<Record<Role, Localized>> = /* @__PURE__ */ perKey(roles, (role) =>
  rolesTexts.of(`role_${role}`),
)

/** One role for one region; `regionCode` is null for the platform. */
export type RoleAssignment = { readonly role: Role; readonly regionCode: string | null }

const scopeByDots: readonly RoleScope[] = ['province', 'regency', 'district', 'village']

/** The level of a role's region: a Kemendagri code has one dotted part more per level. */
export function scopeOf(regionCode: string | null): RoleScope {
  if (regionCode === null) return 'platform'
  return scopeByDots[regionCode.split('.').length - 1] ?? 'village'
}

/** Whether a role may be given for that region at all (a supervisor has a regency, never a village). */
export function isRoleScope(role: Role, regionCode: string | null): boolean {
  return (roleScopes[role] as readonly RoleScope[]).includes(scopeOf(regionCode))
}

/** Which roles an administrator may give and take away; always for regions within their own. */
export const givableRoles: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  platform_admin: ['platform_admin', 'province_admin', 'module_developer'],
  province_admin: [
    'province_admin',
    'province_viewer',
    'trip_coordinator',
    'auditor',
    'regency_admin',
    'office_head',
    'supervisor',
    'intake_officer',
    'field_officer',
    'village_registrar',
  ],
  regency_admin: [
    'regency_admin',
    'office_head',
    'supervisor',
    'intake_officer',
    'field_officer',
    'village_registrar',
    'auditor',
  ],
}
