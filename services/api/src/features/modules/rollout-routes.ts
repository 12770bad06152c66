import { changeRollout, isWidening, previewRollout, startRollout } from '@sipelandukilat/contract'
import { modulesTexts } from '#texts'
import { userIdOf } from '../../platform/caller'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { assertMayDecide, placeOfDecider } from './deciding'
import { getOwnRow } from './module-store'
import { assertPlace, assertUsable, finishChange, getReleaseOf, type RegistryChange } from './registry-change'
import { previewDraft } from './rollout-preview'
import { getRolloutForUpdate, insertRollout, updateRollout } from './rollout-store'
import { assertStep, assertWithin, finishRollout, rolloutSteps } from './rollouts'

/** Rollouts: begun, widened, paused, ended, and looked at before they begin. */
export function registerRollouts({ serve }: Platform): void {
  serve(startRollout, async ({ params, body, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, body.provinceCode)
    assertMayDecide(caller, 'update', place)
    await assertPlace(db, place)
    assertWithin(body.rules, place)
    const release = await getReleaseOf(db, params.id, body.version)
    await assertUsable(db, params.id, release, place)
    const id = body.id ?? newId()
    await insertRollout(db, {
      id,
      module_id: params.id,
      province_code: place,
      release_id: release.id,
      rules: body.rules,
      bucket_by: body.bucketBy,
      created_by: userIdOf(caller),
      created_at: now,
      changed_at: now,
      judged_from: now,
    }).catch((error: { code?: string }) => {
      if (error.code !== '23505') throw error
      throw new Problem('conflict', {
        detail: modulesTexts.of('rolloutModuleUnderWayHere'),
      })
    })
    return finishChange(
      { db, caller, moduleId: params.id, now, correlationId },
      {
        action: 'module-rollout-started',
        place,
        detail: { rolloutId: id, version: release.version, rules: body.rules, bucketBy: body.bucketBy },
      },
    )
  })

  serve(changeRollout, async ({ params, body, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    const row = await getRolloutForUpdate(db, params.id, params.rolloutId, body.expectedVersion)
    assertMayDecide(caller, 'update', row.province_code)
    assertStep(row, body.action)
    const change: RegistryChange = { db, caller, moduleId: params.id, now, correlationId }
    if (body.action === 'widen') {
      assertWithin(body.rules, row.province_code)
      if (!isWidening(row.rules, body.rules)) throw invalid('rules', modulesTexts.of('newRulesWouldTakeReleaseBack'))
    }
    if (body.action === 'finish') await finishRollout(change, row)
    await updateRollout(db, row.id, {
      rules: body.action === 'widen' ? body.rules : null,
      status: rolloutSteps[body.action].to,
      reason: body.action === 'widen' ? null : (body.reason ?? null),
      now,
    })
    return finishChange(change, {
      action: `module-rollout-${body.action}`,
      place: row.province_code,
      detail: {
        rolloutId: row.id,
        ...(body.action === 'widen' ? { rules: body.rules } : { reason: body.reason ?? null }),
      },
    })
  })

  serve(previewRollout, async ({ params, body, db, caller, now }) => {
    await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, body.provinceCode)
    assertMayDecide(caller, 'update', place)
    assertWithin(body.rules, place)
    const release = await getReleaseOf(db, params.id, body.version)
    const id = body.id ?? newId()
    const regencies = await previewDraft(db, params.id, {
      id,
      provinceCode: place,
      releaseId: release.id,
      rules: body.rules,
      bucketBy: body.bucketBy,
      now,
    })
    return { id, regencies }
  })
}
