import { type AppAbility, abilityFor, type Principal, rowSettings } from '@sipelandukilat/access'
import type { Language } from '@sipelandukilat/domain'
import { placeOf } from '@sipelandukilat/domain'
import { type Scope, scopeFor } from './database/db'
import type { DatabaseRole } from './database/policies'
import { Problem } from './problem'

export type SignedInUser = { id: string; name: string; email: string; language: Language }

/** Who makes a request and what follows from it: the ability (first wall) and the transaction's scope (second wall). */
export type Caller = {
  readonly principal: Principal
  readonly ability: AppAbility
  readonly scope: Scope
  readonly user?: SignedInUser
  /** The contact that a citizen proved by a code, as an index. */
  readonly contactIndex?: Buffer
  readonly session?: { readonly hash: Buffer; readonly expiresAt: Date }
}

export type UserCaller = Caller & {
  readonly principal: Extract<Principal, { kind: 'user' }>
  readonly user: SignedInUser
  readonly session: { readonly hash: Buffer; readonly expiresAt: Date }
}

export function roleOf(principal: Principal): DatabaseRole {
  if (principal.kind === 'public') return 'app_public'
  if (principal.kind === 'citizen') return 'app_citizen'
  const roles = new Set(principal.assignments.map((assignment) => assignment.role))
  if (roles.size > 0 && [...roles].every((role) => role === 'auditor')) return 'app_auditor'
  if (roles.size > 0 && [...roles].every((role) => role === 'module_developer')) return 'app_developer'
  return 'app_officer'
}

/** The account that acts. @throws Problem `sign-in-required` where nobody is signed in. */
export function userIdOf(caller: Caller): string {
  if (!caller.user) throw new Problem('sign-in-required')
  return caller.user.id
}

/** The province that a user's first role lies in; null for the platform's people and for citizens. */
export function provinceOf({ principal }: Caller): string | null {
  const home = principal.kind === 'user' ? principal.assignments[0]?.regionCode : undefined
  return home ? placeOf(home).provinceCode : null
}

/** The regencies whose office a user works in: what an office shares (transfers, saved reasons) is seen by all of it. */
function officeRegencies(principal: Principal): string[] {
  if (principal.kind !== 'user') return []
  const working = principal.assignments.filter(({ role }) => role === 'intake_officer' || role === 'supervisor')
  return [
    ...new Set(working.flatMap(({ regionCode }) => (regionCode === null ? [] : [placeOf(regionCode).regencyCode]))),
  ]
}

/** The province whose regencies a user may see side by side. */
function comparedProvince(ability: AppAbility): string {
  const [rule] = ability.rulesFor('compare', 'Report')
  return (rule?.conditions as { provinceCode?: { $in: string[] } } | undefined)?.provinceCode?.$in[0] ?? ''
}

export function toCaller(
  principal: Principal,
  session?: { user: SignedInUser; hash: Buffer; expiresAt: Date; authVersion: number },
): Caller {
  const ability = abilityFor(principal)
  const settings = rowSettings(ability)
  settings.set('app.office_regencies', officeRegencies(principal).join(','))
  settings.set('app.report_compare', comparedProvince(ability))
  const check = session ? { sessionHash: session.hash, authVersion: session.authVersion } : undefined
  const scope = scopeFor(
    roleOf(principal),
    new Map([...settings].filter(([, value]) => value !== '')),
    check ? { check } : {},
  )
  if (!session) return { principal, ability, scope }
  return {
    principal,
    ability,
    scope,
    user: session.user,
    session: { hash: session.hash, expiresAt: session.expiresAt },
  }
}

export const publicCaller: Caller = toCaller({ kind: 'public' })

/** A citizen who opened these applications and complaints with number and PIN, or who is creating one. */
export const citizenCaller = (applicationIds: readonly string[], complaintIds: readonly string[] = []): Caller =>
  toCaller({ kind: 'citizen', applicationIds, complaintIds })

/** A citizen who answered a code: opens no application, only sees which ones name the contact. */
export function accountCaller(contactIndex: Buffer): Caller {
  const citizen = citizenCaller([])
  const setting = ['app.contact_index', contactIndex.toString('hex')] as const
  return { ...citizen, contactIndex, scope: { settings: [setting, ...citizen.scope.settings] } }
}

const noSettings = new Map<string, string>()
/** Background work: every row, its own database role. */
export const workerScope: Scope = scopeFor('app_worker', noSettings)
/** Accounts, sessions and rate limits, before it is known who asks. */
export const gateScope: Scope = scopeFor('app_gate', noSettings)
