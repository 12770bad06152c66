import { type Language, localized } from '@sipelandukilat/sdk'
import { givableRoles, type Role, roleLabels, roleScopes, roles } from '@sipelandukilat/sdk/api'

export const allRoles: readonly Role[] = roles

export const roleName = (role: Role, language: Language): string => localized(roleLabels[role], language)

/** The roles an administrator is offered to give; the API decides by the same table. */
export const rolesToGive = (own: readonly Role[]): Role[] =>
  roles.filter((role) => own.some((mine) => givableRoles[mine]?.includes(role)))

export const scopesOfRole = (role: Role): readonly string[] => roleScopes[role]
