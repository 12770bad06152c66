import { fromLocalDateTime } from '@sipelandukilat/sdk'
import type { Role } from '@sipelandukilat/sdk/api'
import { placeOf } from '@sipelandukilat/sdk/api'
import type { BucketBy, TargetingRule } from '@sipelandukilat/sdk/api/modules'

/** A rollout as it is being written: texts as they stand in their fields. */
export type RolloutDraft = {
  readonly version: string
  /** Whose rollout: the empty code is the platform's. */
  readonly place: string
  readonly regencies: readonly string[]
  readonly roles: readonly Role[]
  readonly percentage: string
  readonly bucketBy: BucketBy
  /** `2026-09-01T08:00`, in WITA; empty for none. */
  readonly from: string
  readonly until: string
}

export const wizardSteps = ['release', 'place', 'share', 'time', 'preview'] as const
export type WizardStep = (typeof wizardSteps)[number]

/** A percentage with at most two decimals, with a point or, as it is written here, a comma. */
export function parsePercentage(text: string): number | undefined {
  const plain = text.trim().replace(',', '.')
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(plain)) return undefined
  const value = Number(plain)
  return value <= 100 ? value : undefined
}

export type DraftProblem = 'release.missing' | 'percentage.invalid' | 'until.before'

/** What keeps a step from being left. */
export function problemOf(step: WizardStep, draft: RolloutDraft): DraftProblem | undefined {
  if (step === 'release' && draft.version === '') return 'release.missing'
  if (step === 'share' && parsePercentage(draft.percentage) === undefined) return 'percentage.invalid'
  const isReversed = draft.from !== '' && draft.until !== '' && draft.from >= draft.until
  return step === 'time' && isReversed ? 'until.before' : undefined
}

/** The draft as the registry takes it. */
export function toRollout(draft: RolloutDraft): {
  version: string
  provinceCode?: string
  rules: TargetingRule[]
  bucketBy: BucketBy
} {
  const { version, place, bucketBy } = draft
  const rule = {
    provinces: [],
    regencies: [...draft.regencies],
    roles: [...draft.roles],
    percentage: parsePercentage(draft.percentage) ?? 0,
    from: fromLocalDateTime(draft.from) ?? null,
    until: fromLocalDateTime(draft.until) ?? null,
  }
  return { version, rules: [rule], bucketBy, ...(place === '' ? {} : { provinceCode: placeOf(place).provinceCode }) }
}

export type Widening = {
  readonly percentage: number
  /** More regencies; undefined for all of the place. */
  readonly regencies: readonly string[] | undefined
  readonly isEveryRole: boolean
}

/** Rules that reach whomever the old ones reach, and more. Regencies and roles are only widened where there is one rule. */
export function widened(rules: readonly TargetingRule[], widening: Widening): TargetingRule[] {
  const isOne = rules.length === 1
  return rules.map((rule) => ({
    ...rule,
    percentage: Math.max(rule.percentage, widening.percentage),
    ...(isOne ? { regencies: [...(widening.regencies ?? [])], roles: widening.isEveryRole ? [] : rule.roles } : {}),
    ...(isOne && widening.regencies === undefined ? { provinces: [] } : {}),
  }))
}

/** The share of the first rule that stands for the rollout in words: the widest. */
export const shareOf = (rules: readonly TargetingRule[]): number =>
  Math.max(0, ...rules.map(({ percentage }) => percentage))
