import { type Language, Localized, perKey } from '@sipelandukilat/domain'
import * as z from 'zod'
import { modulesTexts } from '../texts/texts'
import { type BootManifest, type BootModule, ModuleId } from './boot'
import type { BucketBy, TargetingRule } from './module-registry-shapes'
import { type EvaluationContext, isReached } from './rollout-reach'

/** A release as the registry knows it: what a shell would load, and whether it may. */
export type ReleaseFacts = {
  readonly id: string
  readonly version: string
  /** The key it is signed with is unknown or revoked, the signature does not hold, or this shell is outside its range. */
  readonly unfit: 'key' | 'signature' | 'shell' | null
  readonly boot: BootModule
}

/** What the registry says of one module. Regions: empty for the platform, a province, a regency. */
export type ModuleFacts = {
  readonly id: string
  readonly suspendedIn: readonly string[]
  readonly pins: readonly { readonly regionCode: string; readonly releaseId: string }[]
  readonly rollouts: readonly {
    readonly id: string
    readonly provinceCode: string
    readonly releaseId: string
    readonly rules: readonly TargetingRule[]
    readonly bucketBy: BucketBy
  }[]
  readonly stable: readonly { readonly provinceCode: string; readonly releaseId: string }[]
  /** Earlier stable releases, newest first, without those that were rolled back. */
  readonly earlier: readonly { readonly provinceCode: string; readonly releaseId: string }[]
  readonly releases: ReadonlyMap<string, ReleaseFacts>
}

export type ResolveContext = EvaluationContext & {
  readonly shellVersion: string
  readonly language: Language
  /** This browser's own previews: a module to a release of it. */
  readonly overrides: ReadonlyMap<string, string>
}

export const DecisionReason = z.enum([
  'override',
  'suspended-platform',
  'suspended-province',
  'suspended-regency',
  'pinned-regency',
  'pinned-province',
  'rollout',
  'stable-province',
  'stable-platform',
  'last-known-good',
  'nothing-promoted',
  'nothing-fit',
])
export type DecisionReason = z.infer<typeof DecisionReason>

/** Why a version was chosen, in one sentence. A record of all reasons: a new one is a compile error until it has words. */
export const decisionWords: Readonly<Record<DecisionReason, Localized>> = /* @__PURE__ */ perKey(
  DecisionReason.options,
  (reason) => modulesTexts.of(`decision_${reason}`),
)

export const ModuleDecision = z.object({
  moduleId: ModuleId,
  /** Null where the module is not given at all. */
  version: z.string().nullable(),
  reason: DecisionReason,
  explanation: Localized,
  rolloutId: z.string().nullable(),
  /** What would have been given, had it been fit, and why it is not. */
  passedOver: z
    .object({ version: z.string(), reason: DecisionReason, because: z.enum(['key', 'signature', 'shell', 'missing']) })
    .nullable(),
})
export type ModuleDecision = z.infer<typeof ModuleDecision>

type Choice = { reason: DecisionReason; releaseId: string | null; rolloutId?: string }

const nothing = (reason: DecisionReason): Choice => ({ reason, releaseId: null })

/** What the registry means this caller to have, before it is asked whether that can be used. */
function choose(facts: ModuleFacts, context: ResolveContext): Choice {
  const { provinceCode, regencyCode } = context
  const preview = context.overrides.get(facts.id)
  if (preview !== undefined) return { reason: 'override', releaseId: preview }
  if (facts.suspendedIn.includes('')) return nothing('suspended-platform')
  if (provinceCode && facts.suspendedIn.includes(provinceCode)) return nothing('suspended-province')
  if (regencyCode && facts.suspendedIn.includes(regencyCode)) return nothing('suspended-regency')
  const pinAt = (code: string) => (code ? facts.pins.find((pin) => pin.regionCode === code) : undefined)
  const regencyPin = pinAt(regencyCode)
  if (regencyPin) return { reason: 'pinned-regency', releaseId: regencyPin.releaseId }
  const provincePin = pinAt(provinceCode)
  if (provincePin) return { reason: 'pinned-province', releaseId: provincePin.releaseId }
  const rollout = rolloutsFor(facts, provinceCode).find((one) => isReached(one, context))
  if (rollout) return { reason: 'rollout', releaseId: rollout.releaseId, rolloutId: rollout.id }
  return stableOf(facts, provinceCode)
}

/** A province's own rollouts are asked before the platform's; nobody is asked about another province's. */
const rolloutsFor = (facts: ModuleFacts, provinceCode: string) => [
  ...facts.rollouts.filter((one) => one.provinceCode !== '' && one.provinceCode === provinceCode),
  ...facts.rollouts.filter((one) => one.provinceCode === ''),
]

function stableOf(facts: ModuleFacts, provinceCode: string): Choice {
  const own = facts.stable.find((track) => provinceCode !== '' && track.provinceCode === provinceCode)
  if (own) return { reason: 'stable-province', releaseId: own.releaseId }
  const shared = facts.stable.find((track) => track.provinceCode === '')
  return shared ? { reason: 'stable-platform', releaseId: shared.releaseId } : nothing('nothing-promoted')
}

/** Stable releases to fall back to, best first: the province's present one, its earlier ones, then the platform's. */
function fallbacks(facts: ModuleFacts, provinceCode: string): string[] {
  const of = (code: string) => [
    ...facts.stable.filter((one) => one.provinceCode === code),
    ...facts.earlier.filter((one) => one.provinceCode === code),
  ]
  return [...(provinceCode === '' ? [] : of(provinceCode)), ...of('')].map((one) => one.releaseId)
}

const armOf = (choice: Choice): string => {
  if (choice.reason === 'rollout') return `rollout:${choice.rolloutId}`
  if (choice.reason === 'override') return 'override'
  if (choice.reason === 'last-known-good') return 'fallback'
  return choice.reason.startsWith('pinned') ? 'pinned' : 'baseline'
}

/** Which release of one module this caller's shell loads, and why. */
export function resolveModule(
  facts: ModuleFacts,
  context: ResolveContext,
): { decision: ModuleDecision; boot: BootModule | null } {
  const choice = choose(facts, context)
  const decide = (taken: Choice, release: ReleaseFacts | null, passedOver: ModuleDecision['passedOver']) => ({
    decision: {
      moduleId: facts.id,
      version: release?.version ?? null,
      reason: taken.reason,
      explanation: decisionWords[taken.reason],
      rolloutId: taken.rolloutId ?? null,
      passedOver,
    },
    boot: release
      ? { ...release.boot, arm: armOf(taken), ...(taken.reason === 'override' ? { override: true } : {}) }
      : null,
  })
  if (choice.releaseId === null) return decide(choice, null, null)
  const chosen = facts.releases.get(choice.releaseId)
  if (chosen && chosen.unfit === null) return decide(choice, chosen, null)
  const passedOver = {
    version: chosen?.version ?? '',
    reason: choice.reason,
    because: chosen?.unfit ?? ('missing' as const),
  }
  // Whose preview cannot be shown gets what everybody gets.
  if (choice.reason === 'override') {
    const usual = resolveModule(facts, { ...context, overrides: new Map() })
    return { ...usual, decision: { ...usual.decision, passedOver: usual.decision.passedOver ?? passedOver } }
  }
  for (const releaseId of fallbacks(facts, context.provinceCode)) {
    const release = facts.releases.get(releaseId)
    if (release && release.unfit === null) return decide({ reason: 'last-known-good', releaseId }, release, passedOver)
  }
  return decide(nothing('nothing-fit'), null, passedOver)
}

/**
 * Which release of which module a shell loads, and why. Pure: no clock, no registry access; the same registry and context
 * give the same answer. What it is given of other regions does not appear in what it gives.
 */
export function resolve(
  registry: readonly ModuleFacts[],
  context: ResolveContext,
): { bootManifest: BootManifest; decisions: ModuleDecision[] } {
  const resolved = registry.map((facts) => resolveModule(facts, context))
  return {
    decisions: resolved.map(({ decision }) => decision),
    bootManifest: {
      generatedAt: context.now.toISOString(),
      shell: { version: context.shellVersion },
      language: context.language,
      modules: resolved.flatMap(({ boot }) => (boot ? [boot] : [])),
    },
  }
}
