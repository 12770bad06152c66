import {
  type AbilityTuple,
  createMongoAbility,
  type ForcedSubject,
  type MongoAbility,
  type RawRuleOf,
  subject,
} from '@casl/ability'
import { type PackRule, packRules, unpackRules } from '@casl/ability/extra'
import { placeOf } from '@sipelandukilat/domain'
import { type Role, type RoleAssignment, scopeOf } from './role'
import type { Action, SubjectName } from './subject'

type Row<S extends SubjectName> = { readonly [attribute: string]: unknown } & ForcedSubject<S>
type Subjects = { [S in SubjectName]: S | Row<S> }[SubjectName]

export type AppAbility = MongoAbility<AbilityTuple<Action, Subjects>>
export type Rule = RawRuleOf<AppAbility>
export type PackedRule = PackRule<Rule>

/** Who asks. A citizen holds applications and complaints by their ids (the follow cookies); the public holds nothing. */
export type Principal =
  | {
      readonly kind: 'user'
      readonly userId: string
      readonly assignments: readonly RoleAssignment[]
      /** Applications shared with the user by a grant, or met on a trip the user belongs to. */
      readonly grantedApplicationIds: readonly string[]
      /** Applications of a registrar's village that lack something: finished there, and out of sight once they are whole. */
      readonly incompleteApplicationIds?: readonly string[]
      /** Trips the user is a member of. */
      readonly tripIds: readonly string[]
    }
  | {
      readonly kind: 'citizen'
      readonly applicationIds: readonly string[]
      /** Complaints opened with number and PIN. */
      readonly complaintIds?: readonly string[]
    }
  | { readonly kind: 'public' }

const levelAttribute = {
  province: 'provinceCode',
  regency: 'regencyCode',
  district: 'districtCode',
  village: 'villageCode',
} as const

function within(regionCode: string | null): Record<string, unknown> {
  const scope = scopeOf(regionCode)
  if (scope === 'platform') throw new Error('A platform role has no region to look within')
  return { [levelAttribute[scope]]: { $in: [regionCode] } }
}

/** An office's conversations, and those of its province of which no regency is known yet. */
const conversationsOf = (regionCode: string | null) => ({
  regencyCode: { $in: [placeOf(regionCode ?? '').regencyCode, provinceOf(regionCode)] },
})

const ordinaryAttribute = {
  province: 'ordinaryProvinceCode',
  regency: 'ordinaryRegencyCode',
  district: 'ordinaryDistrictCode',
} as const

/** A region's complaints that cannot be about the officers themselves. */
function ordinaryComplaintsOf(regionCode: string | null): Record<string, unknown> {
  const scope = scopeOf(regionCode)
  if (scope === 'platform' || scope === 'village')
    throw new Error('Complaints are read in a province, regency or district')
  return { [ordinaryAttribute[scope]]: { $in: [regionCode] } }
}
/** Requests about stored data go to an office, whatever part of it one works in. */
const dataRequestsOf = (regionCode: string | null) => ({
  regencyCode: { $in: [placeOf(regionCode ?? '').regencyCode] },
})

/** Numbers are called by everybody at the office's counters, whatever part of it they work in. */
const queueOf = (regionCode: string | null) => ({ regencyCode: { $in: [placeOf(regionCode ?? '').regencyCode] } })

/** The ways of a province are known to its regencies, through whose land they lead. */
const networkOf = (regionCode: string | null) => ({ provinceCode: { $in: [provinceOf(regionCode)] } })

const provinceOf = (regionCode: string | null) => placeOf(regionCode ?? '').provinceCode

/** The rules of one role for one region. Everything not named here is refused. */
function rulesOfRole({ role, regionCode }: RoleAssignment, userId: string): Rule[] {
  const can = (action: Action | Action[], subject: SubjectName, conditions?: Record<string, unknown>): Rule =>
    (conditions ? { action, subject, conditions } : { action, subject }) as Rule
  switch (role) {
    case 'platform_admin':
      return [
        can(['read', 'create', 'update'], 'User'),
        can(['read', 'update'], 'Region'),
        can('manage', 'Module'),
        can('manage', 'Queue'),
        can(['read', 'update'], 'Service'),
        can(['read', 'create', 'update'], 'DataIncident'),
      ]
    case 'province_admin':
      return [
        can(['read', 'unmask', 'decideTransfer'], 'Application', within(regionCode)),
        can('read', 'DataRequest', within(regionCode)),
        can(['read', 'create', 'update'], 'DataIncident', within(regionCode)),
        can('read', 'VisitRequest', within(regionCode)),
        // Supervises by the figures; the words of a confidential complaint stay with those who answer it.
        can('read', 'Complaint', ordinaryComplaintsOf(regionCode)),
        can('read', 'Trip', within(regionCode)),
        can(['read', 'create', 'update'], 'Team', within(regionCode)),
        can(['read', 'update'], 'TravelNetwork', networkOf(regionCode)),
        can('read', 'PlanningRun', networkOf(regionCode)),
        can(['read', 'create', 'update'], 'User', within(regionCode)),
        can(['read', 'update'], 'Region', within(regionCode)),
        can('read', 'Report', within(regionCode)),
        can('read', 'AuditEntry', within(regionCode)),
        can(['read', 'update'], 'Service'),
        can(['read', 'update'], 'Wording'),
        can(['read', 'update', 'pin'], 'Module', within(regionCode)),
        can('read', 'ModuleRecord', within(regionCode)),
      ]
    case 'province_viewer':
      return [can('read', 'Report', within(regionCode)), can('read', 'Region', within(regionCode))]
    case 'trip_coordinator':
      return [
        can(['read', 'create', 'update'], 'VisitRequest', within(regionCode)),
        can(['read', 'create', 'update', 'plan'], 'Trip', within(regionCode)),
        can(['read', 'create', 'update'], 'Team', within(regionCode)),
        can(['read', 'update'], 'TravelNetwork', networkOf(regionCode)),
        can(['read', 'create', 'update'], 'PlanningRun', networkOf(regionCode)),
        can('read', 'Report', within(regionCode)),
        can('read', 'Region', within(regionCode)),
        can('read', 'ModuleRecord', within(regionCode)),
      ]
    case 'regency_admin':
      return [
        can(['read', 'create', 'work', 'readIdentifiers'], 'Complaint', within(regionCode)),
        can(['read', 'work', 'readIdentifiers'], 'DataRequest', dataRequestsOf(regionCode)),
        can('read', 'DataIncident', { regencyCodes: { $in: [regionCode] } }),
        can(['read', 'create', 'update'], 'User', within(regionCode)),
        can(['read', 'create', 'update'], 'Team', within(regionCode)),
        can('read', 'TravelNetwork', networkOf(regionCode)),
        can(['read', 'update'], 'Region', within(regionCode)),
        can('read', 'Report', within(regionCode)),
        can('compare', 'Report', { provinceCode: { $in: [provinceOf(regionCode)] } }),
        can(['read', 'pin'], 'Module', within(regionCode)),
        can(['read', 'create', 'update'], 'ModuleRecord', within(regionCode)),
      ]
    case 'office_head':
      return [
        can(['read', 'decide', 'readIdentifiers'], 'Application', within(regionCode)),
        can('read', 'Trip', { regencyCodes: { $in: [regionCode] } }),
        can('read', 'Report', within(regionCode)),
        can('compare', 'Report', { provinceCode: { $in: [provinceOf(regionCode)] } }),
        can('read', 'Region', within(regionCode)),
      ]
    case 'supervisor':
      return [
        can(['read', 'create', 'supervise', 'readIdentifiers', 'transfer'], 'Application', within(regionCode)),
        can(['read', 'work'], 'Conversation', conversationsOf(regionCode)),
        can(['read', 'create', 'work', 'readIdentifiers'], 'Complaint', within(regionCode)),
        can(['read', 'work', 'readIdentifiers'], 'DataRequest', dataRequestsOf(regionCode)),
        can(['read', 'create', 'work'], 'QueueTicket', queueOf(regionCode)),
        can(['read', 'create', 'update', 'visit', 'readIdentifiers'], 'VisitRequest', within(regionCode)),
        can(['read', 'supervise'], 'Trip', { regencyCodes: { $in: [regionCode] } }),
        can('read', 'Team', within(regionCode)),
        can('read', 'TravelNetwork', networkOf(regionCode)),
        can('read', 'Report', within(regionCode)),
        can('compare', 'Report', { provinceCode: { $in: [provinceOf(regionCode)] } }),
        can('read', 'Region', within(regionCode)),
        can(['read', 'create', 'update'], 'ModuleRecord', within(regionCode)),
      ]
    case 'intake_officer':
      return [
        can(['read', 'create', 'work', 'readIdentifiers', 'transfer'], 'Application', within(regionCode)),
        can(['read', 'work'], 'Conversation', conversationsOf(regionCode)),
        // Anyone may be heard at the counter; what may be about the officers is not read again there.
        can('create', 'Complaint', within(regionCode)),
        can(['read', 'work', 'readIdentifiers'], 'Complaint', ordinaryComplaintsOf(regionCode)),
        can(['read', 'work', 'readIdentifiers'], 'DataRequest', dataRequestsOf(regionCode)),
        can(['read', 'create', 'work'], 'QueueTicket', queueOf(regionCode)),
        can(['read', 'create', 'update', 'visit', 'readIdentifiers'], 'VisitRequest', within(regionCode)),
        can('read', 'Region', within(regionCode)),
        can(['read', 'create', 'update'], 'ModuleRecord', within(regionCode)),
      ]
    case 'field_officer':
      return [
        can(['read', 'create', 'update'], 'VisitRequest', within(regionCode)),
        can(['read', 'readIdentifiers'], 'VisitRequest', { createdBy: { $in: [userId] } }),
        can(['create'], 'Application', within(regionCode)),
        can(['read', 'readIdentifiers'], 'Application', { createdBy: { $in: [userId] } }),
        can('read', 'Region', within(regionCode)),
        can(['read', 'create', 'update'], 'ModuleRecord', within(regionCode)),
      ]
    case 'village_registrar':
      return [
        can('create', 'Application', within(regionCode)),
        can(['read', 'readIdentifiers'], 'Application', { createdBy: { $in: [userId] } }),
        can('create', 'VisitRequest', within(regionCode)),
        can(['read', 'readIdentifiers'], 'VisitRequest', { createdBy: { $in: [userId] } }),
        can('read', 'Region', within(regionCode)),
        can('create', 'ModuleRecord', within(regionCode)),
        can(['read', 'update'], 'ModuleRecord', { createdBy: { $in: [userId] } }),
      ]
    case 'module_developer':
      return [can(['read', 'publish'], 'Module', { createdBy: { $in: [userId] } })]
    case 'auditor':
      return [can('read', 'AuditEntry', within(regionCode))]
    default:
      return role satisfies never
  }
}

const fileWorkers: ReadonlySet<Role> = new Set(['intake_officer', 'supervisor', 'field_officer'])

/** The CASL rules of a principal: the one declaration of access, used by the API, the database settings and the UI. */
export function rulesFor(principal: Principal): Rule[] {
  switch (principal.kind) {
    case 'public':
      return []
    case 'citizen':
      return [
        {
          action: ['read', 'create', 'update'],
          subject: 'Application',
          conditions: { id: { $in: [...principal.applicationIds] } },
        },
        {
          action: ['read', 'create', 'update'],
          subject: 'Complaint',
          conditions: { id: { $in: [...(principal.complaintIds ?? [])] } },
        },
      ]
    case 'user': {
      const rules = principal.assignments.flatMap((assignment) => rulesOfRole(assignment, principal.userId))
      // What is shared reaches those who work files; a developer or auditor never sees a citizen's data.
      const worksFiles = principal.assignments.some(({ role }) => fileWorkers.has(role))
      if (worksFiles && principal.grantedApplicationIds.length > 0)
        rules.push({
          action: ['read', 'readIdentifiers'],
          subject: 'Application',
          conditions: { id: { $in: [...principal.grantedApplicationIds] } },
        })
      const unfinished = principal.incompleteApplicationIds ?? []
      if (unfinished.length > 0 && principal.assignments.some(({ role }) => role === 'village_registrar'))
        rules.push({
          action: ['read', 'readIdentifiers'],
          subject: 'Application',
          conditions: { id: { $in: [...unfinished] } },
        })
      if (worksFiles && principal.tripIds.length > 0)
        rules.push(
          { action: ['read', 'update'], subject: 'Trip', conditions: { id: { $in: [...principal.tripIds] } } },
          {
            action: ['read', 'visit', 'readIdentifiers'],
            subject: 'VisitRequest',
            conditions: { tripId: { $in: [...principal.tripIds] } },
          },
        )
      return rules
    }
    default:
      return principal satisfies never
  }
}

export function abilityOf(rules: readonly Rule[]): AppAbility {
  return createMongoAbility<AppAbility>([...rules])
}

export function abilityFor(principal: Principal): AppAbility {
  return abilityOf(rulesFor(principal))
}

/** Rules as small arrays, for the way to the browser. */
export const toPackedRules = (rules: readonly Rule[]): PackedRule[] => packRules([...rules])
export const fromPackedRules = (packed: readonly PackedRule[]): Rule[] => unpackRules([...packed])

/** A row as access is asked about it: its kind and the attributes that rules may name. */
export const rowOf = <S extends SubjectName>(name: S, attributes: Readonly<Record<string, unknown>>): Row<S> =>
  subject(name, { ...attributes })
