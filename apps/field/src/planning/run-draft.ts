import { toLocalDateTime } from '@sipelandukilat/sdk'
import type { PlanningEffort, PlanningObjective, PlanningSettings } from '@sipelandukilat/sdk/api/planning'
import type { TravelProfile } from '@sipelandukilat/sdk/api/travel-network'

/** What the form of a new run holds; amounts as they are typed. */
export type RunDraft = {
  name: string
  startsOn: string
  endsOn: string
  profile: TravelProfile
  /** Undefined: all of the province. */
  regencyCodes: string[] | undefined
  /** Teams and kits that stay at home. */
  leftOut: string[]
  /** Where a team or kit sets out, where somebody chose it. */
  bases: Record<string, string>
  longest: string
  costPerDay: string
  blanks: string
  budget: string
  floor: string
  from: string
  until: string
  setUp: string
  perPerson: string
  objectives: PlanningObjective[]
  effort: PlanningEffort
}

const dayMs = 86_400_000
const witaDay = (instant: number) => toLocalDateTime(instant).slice(0, 10)

/** Four weeks that begin in two: regencies must still agree, and people be notified. `now` in milliseconds since the epoch. */
export const usualDraft = (now: number): RunDraft => ({
  name: '',
  startsOn: witaDay(now + 14 * dayMs),
  endsOn: witaDay(now + 41 * dayMs),
  profile: 'dry',
  regencyCodes: undefined,
  leftOut: [],
  bases: {},
  longest: '10',
  costPerDay: '1500000',
  blanks: '200',
  budget: '',
  floor: '40',
  from: '07:00',
  until: '18:00',
  setUp: '45',
  perPerson: '12',
  objectives: ['priority', 'people', 'even'],
  effort: 'normal',
})

const requiredFields = [
  ...(['name', 'startsOn', 'endsOn', 'longest', 'costPerDay', 'blanks', 'floor'] as const),
  ...(['from', 'until', 'setUp', 'perPerson'] as const),
] as const

export type RequiredField = (typeof requiredFields)[number]

/** What must be filled in and is not. */
export const missingOf = (draft: RunDraft): RequiredField[] =>
  requiredFields.filter((name) => draft[name].trim() === '')

const toAmount = (text: string) => Number(text.replaceAll(/\D/g, '') || 0)

type Placed = { id: string; baseId: string }
/** `longestDays`: no trip of this team may last longer; null where nothing is set. */
type PlacedTeam = Placed & { longestDays: number | null }

/** The form’s amounts as the API takes them. */
export const toSettings = (
  draft: RunDraft,
  { regencyCodes, teams, kits }: { regencyCodes: string[]; teams: readonly PlacedTeam[]; kits: readonly Placed[] },
): PlanningSettings => ({
  regencyCodes,
  teams: teams.map(({ id, baseId, longestDays }) => ({
    teamId: id,
    baseId,
    longestTrip: Math.min(Math.max(1, toAmount(draft.longest)), longestDays ?? Number.POSITIVE_INFINITY),
    rupiahPerDay: toAmount(draft.costPerDay),
  })),
  kits: kits.map(({ id, baseId }) => ({ kitId: id, baseId, blanks: toAmount(draft.blanks) })),
  budget: draft.budget.trim() === '' ? null : toAmount(draft.budget),
  fairnessFloor: Math.min(100, toAmount(draft.floor)) / 100,
  profile: draft.profile,
  objectives: draft.objectives,
  effort: draft.effort,
  hours: { from: draft.from, until: draft.until },
  setUp: toAmount(draft.setUp),
  perPerson: toAmount(draft.perPerson),
})
