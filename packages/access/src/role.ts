import * as z from 'zod'

/** What a role's one region may be: the level of the region that a `user_role` row names. */
export type RoleScope = 'platform' | 'province' | 'regency' | 'district' | 'village'

/** The roles of the domain (docs/glossary.md) with the levels of region each may be given for. */
export const roleScopes = {
  platform_admin: ['platform'],
  province_admin: ['province'],
  province_viewer: ['province'],
  trip_coordinator: ['province'],
  regency_admin: ['regency'],
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

export const roleLabels: Record<Role, { id: string; en: string }> = {
  platform_admin: { id: 'Admin Sistem', en: 'System administrator' },
  province_admin: { id: 'Admin Provinsi', en: 'Provincial administrator' },
  province_viewer: { id: 'Pemantau Provinsi', en: 'Provincial viewer' },
  trip_coordinator: { id: 'Koordinator Jemput Bola', en: 'Trip coordinator' },
  regency_admin: { id: 'Admin Kabupaten/Kota', en: 'Regency administrator' },
  supervisor: { id: 'Penyelia', en: 'Supervisor' },
  intake_officer: { id: 'Petugas Verifikasi', en: 'Intake officer' },
  field_officer: { id: 'Petugas Lapangan', en: 'Field officer' },
  village_registrar: { id: 'Petugas Registrasi Desa', en: 'Village registrar' },
  module_developer: { id: 'Pengembang Modul', en: 'Module developer' },
  auditor: { id: 'Auditor', en: 'Auditor' },
}

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
    'supervisor',
    'intake_officer',
    'field_officer',
    'village_registrar',
  ],
  regency_admin: ['regency_admin', 'supervisor', 'intake_officer', 'field_officer', 'village_registrar', 'auditor'],
}
