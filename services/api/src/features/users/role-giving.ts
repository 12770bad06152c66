import { givableRoles, type RoleAssignment } from '@sipelandukilat/access'
import { isWithinRegion, placeOf } from '@sipelandukilat/domain'
import { usersTexts } from '#texts'
import type { Caller } from '../../platform/caller'
import { Problem } from '../../platform/problem'

/** @throws Problem `forbidden` when one of the roles is not the caller's to give, or to take away. */
export function assertMayGive(caller: Caller, roles: readonly RoleAssignment[]): void {
  const own = caller.principal.kind === 'user' ? caller.principal.assignments : []
  for (const wanted of roles) {
    const isAllowed = own.some(
      ({ role, regionCode }) =>
        givableRoles[role]?.includes(wanted.role) &&
        (regionCode === null ? true : wanted.regionCode !== null && isWithinRegion(wanted.regionCode, regionCode)),
    )
    if (!isAllowed)
      throw new Problem('forbidden', {
        detail: usersTexts.of('roleRegionNotYoursGive'),
      })
  }
}

/** The region an account belongs to: the common part of its roles' regions, at most a regency. */
export function homeOf(roles: readonly RoleAssignment[]): { provinceCode: string | null; regencyCode: string | null } {
  const codes = roles.flatMap(({ regionCode }) => (regionCode === null ? [] : [regionCode]))
  const provinces = new Set(codes.map((code) => placeOf(code).provinceCode))
  const regencies = new Set(codes.map((code) => (code.length >= 5 ? placeOf(code).regencyCode : '')))
  const [province] = provinces
  const [regency] = regencies
  return {
    provinceCode: provinces.size === 1 && province ? province : null,
    regencyCode: regencies.size === 1 && regency ? regency : null,
  }
}
