import { placeOf } from '@sipelandukilat/domain'
import type { BucketBy, TargetingRule } from './module-registry-shapes'

/** For whom a release is asked. Codes are empty where a user has no such region (the platform's people, a province's). */
export type EvaluationContext = {
  readonly userId: string
  readonly roles: readonly string[]
  readonly provinceCode: string
  readonly regencyCode: string
  readonly now: Date
}

/** Hundredths of a percent, so that a percentage may have two decimals. */
const buckets = 10_000

/** Which of 10,000 buckets a key falls into: FNV-1a over UTF-16 code units, mixed once more so that near keys lie far apart. */
export function bucketOf(salt: string, key: string): number {
  let hash = 0x811c9dc5
  for (const character of `${salt}:${key}`) {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return Math.floor(((hash >>> 0) / 0x1_0000_0000) * buckets)
}

const keyOf = (context: EvaluationContext, bucketBy: BucketBy) =>
  bucketBy === 'user' ? context.userId : context.regencyCode || context.provinceCode || 'platform'

function isWithin(rule: TargetingRule, now: Date): boolean {
  return (!rule.from || now >= new Date(rule.from)) && (!rule.until || now < new Date(rule.until))
}

function matches(rule: TargetingRule, context: EvaluationContext): boolean {
  const isPlace =
    (rule.provinces.length === 0 && rule.regencies.length === 0) ||
    rule.provinces.includes(context.provinceCode) ||
    rule.regencies.includes(context.regencyCode)
  const roles: readonly string[] = rule.roles
  return isPlace && (roles.length === 0 || context.roles.some((role) => roles.includes(role)))
}

/**
 * Whether a rollout reaches someone: some rule names their place and role at this time, and their bucket lies below its
 * percentage. The rollout's id is the salt, so the same people are not first in every rollout.
 */
export function isReached(
  rollout: { readonly id: string; readonly rules: readonly TargetingRule[]; readonly bucketBy: BucketBy },
  context: EvaluationContext,
): boolean {
  const bucket = bucketOf(rollout.id, keyOf(context, rollout.bucketBy))
  return rollout.rules.some(
    (rule) => isWithin(rule, context.now) && matches(rule, context) && bucket < Math.round(rule.percentage * 100),
  )
}

const covers = (wide: readonly string[], narrow: readonly string[]) =>
  wide.length === 0 || (narrow.length > 0 && narrow.every((value) => wide.includes(value)))

function coversPlaces(wide: TargetingRule, narrow: TargetingRule): boolean {
  if (wide.provinces.length === 0 && wide.regencies.length === 0) return true
  if (narrow.provinces.length === 0 && narrow.regencies.length === 0) return false
  return (
    narrow.provinces.every((code) => wide.provinces.includes(code)) &&
    narrow.regencies.every(
      (code) => wide.regencies.includes(code) || wide.provinces.includes(placeOf(code).provinceCode),
    )
  )
}

const earliest = (rule: TargetingRule) => (rule.from ? Date.parse(rule.from) : Number.NEGATIVE_INFINITY)
const latest = (rule: TargetingRule) => (rule.until ? Date.parse(rule.until) : Number.POSITIVE_INFINITY)

/** Whether whoever the old rules reach is reached by the new ones too: each old rule lies wholly within a new one. */
export function isWidening(before: readonly TargetingRule[], after: readonly TargetingRule[]): boolean {
  return before.every((old) =>
    after.some(
      (rule) =>
        coversPlaces(rule, old) &&
        covers(rule.roles, old.roles) &&
        rule.percentage >= old.percentage &&
        earliest(rule) <= earliest(old) &&
        latest(rule) >= latest(old),
    ),
  )
}
