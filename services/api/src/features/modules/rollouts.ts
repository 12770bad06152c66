import type { RolloutStatus, TargetingRule } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { modulesTexts } from '#texts'
import { userIdOf } from '../../platform/caller'
import { invalid, Problem } from '../../platform/problem'
import { findReleaseById } from './module-store'
import { assertUsable, type RegistryChange } from './registry-change'
import type { RolloutRow } from './rollout-store'
import { pointTrack } from './tracks'

/** A province's rollout names places of that province only. @throws Problem `invalid`. */
export function assertWithin(rules: readonly TargetingRule[], provinceCode: string): void {
  if (provinceCode === '') return
  const isForeign = (code: string) => placeOf(code).provinceCode !== provinceCode
  rules.forEach((rule, index) => {
    if (rule.provinces.some(isForeign) || rule.regencies.some(isForeign))
      throw invalid(`rules.${index}`, modulesTexts.of('ruleNamesPlaceOutsideProvinceRollout'))
  })
}

/** From which states an action leads where; what has ended stays ended. */
export const rolloutSteps = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  finish: { from: ['running', 'paused'], to: 'finished' },
  revert: { from: ['running', 'paused'], to: 'reverted' },
  widen: { from: ['running', 'paused'], to: null },
} as const satisfies Record<string, { from: readonly RolloutStatus[]; to: RolloutStatus | null }>

/** @throws Problem `conflict` for a state from which the action leads nowhere. */
export function assertStep(row: RolloutRow, action: keyof typeof rolloutSteps): void {
  const from: readonly RolloutStatus[] = rolloutSteps[action].from
  if (!from.includes(row.status))
    throw new Problem('conflict', {
      detail: modulesTexts.of('rolloutNoLongerStateAllowsStep'),
    })
}

/** Makes the rollout's release the stable one of its province, or of the platform. */
export async function finishRollout(change: RegistryChange, row: RolloutRow): Promise<void> {
  const release = await findReleaseById(change.db, row.release_id)
  if (!release) throw new Problem('not-found')
  await assertUsable(change.db, change.moduleId, release, row.province_code)
  await pointTrack(change.db, {
    moduleId: change.moduleId,
    provinceCode: row.province_code,
    track: 'stable',
    releaseId: release.id,
    by: userIdOf(change.caller),
    now: change.now,
    cause: 'rollout-finished',
  })
}
