import {
  changeRollout,
  isWidening,
  previewRollout,
  type RolloutStatus,
  startRollout,
  type TargetingRule,
} from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { modulesTexts } from '#texts'
import { userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { invalid, Problem } from '../../platform/problem'
import { assertMayDecide, placeOfDecider } from './deciding'
import { findReleaseById, getOwnRow } from './module-store'
import { type Act, assertPlace, assertUsable, finishAct, getReleaseOf } from './registry-change'
import { previewDraft } from './rollout-preview'
import { pointTrack } from './tracks'

type RolloutRow = Pick<Row<'module_rollout'>, 'id' | 'province_code' | 'release_id' | 'rules' | 'status' | 'version'>

/** A province's rollout names places of that province only. @throws Problem `invalid`. */
function assertWithin(rules: readonly TargetingRule[], provinceCode: string): void {
  if (provinceCode === '') return
  const isForeign = (code: string) => placeOf(code).provinceCode !== provinceCode
  rules.forEach((rule, index) => {
    if (rule.provinces.some(isForeign) || rule.regencies.some(isForeign))
      throw invalid(`rules.${index}`, modulesTexts.of('ruleNamesPlaceOutsideProvinceRollout'))
  })
}

/** @throws Problem `not-found`, `version-conflict`. */
async function getRolloutForUpdate(db: Db, moduleId: string, id: string, expectedVersion: number): Promise<RolloutRow> {
  const row = await db.first(
    from('module_rollout')
      .where({ module_id: moduleId, id })
      .forUpdate()
      .select('id', 'province_code', 'release_id', 'rules', 'status', 'version'),
  )
  if (!row) throw new Problem('not-found')
  if (row.version !== expectedVersion) throw new Problem('version-conflict')
  return row
}

/** From which states an action leads where; what has ended stays ended. */
const steps = {
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  finish: { from: ['running', 'paused'], to: 'finished' },
  revert: { from: ['running', 'paused'], to: 'reverted' },
  widen: { from: ['running', 'paused'], to: null },
} as const satisfies Record<string, { from: readonly RolloutStatus[]; to: RolloutStatus | null }>

function assertStep(row: RolloutRow, action: keyof typeof steps): void {
  const from: readonly RolloutStatus[] = steps[action].from
  if (!from.includes(row.status))
    throw new Problem('conflict', {
      detail: modulesTexts.of('rolloutNoLongerStateAllowsStep'),
    })
}

/** Makes the rollout's release the stable one of its province, or of the platform. */
async function finish(act: Act, row: RolloutRow): Promise<void> {
  const release = await findReleaseById(act.db, row.release_id)
  if (!release) throw new Problem('not-found')
  await assertUsable(act.db, act.moduleId, release, row.province_code)
  await pointTrack(act.db, {
    moduleId: act.moduleId,
    provinceCode: row.province_code,
    track: 'stable',
    releaseId: release.id,
    by: userIdOf(act.caller),
    now: act.now,
    cause: 'rollout-finished',
  })
}

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
    await db
      .run(
        from('module_rollout').insert({
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
        }),
      )
      .catch((error: { code?: string }) => {
        if (error.code !== '23505') throw error
        throw new Problem('conflict', {
          detail: modulesTexts.of('rolloutModuleUnderWayHere'),
        })
      })
    return finishAct(
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
    const act: Act = { db, caller, moduleId: params.id, now, correlationId }
    if (body.action === 'widen') {
      assertWithin(body.rules, row.province_code)
      if (!isWidening(row.rules, body.rules)) throw invalid('rules', modulesTexts.of('newRulesWouldTakeReleaseBack'))
    }
    if (body.action === 'finish') await finish(act, row)
    await db.run({
      text: `update module_rollout set rules = coalesce($2, rules), status = coalesce($3, status), reason = $4, changed_at = $5,
               judged_from = case when $3 = 'running' then $5 else judged_from end, version = version + 1 where id = $1`,
      values: [
        row.id,
        body.action === 'widen' ? JSON.stringify(body.rules) : null,
        steps[body.action].to,
        body.action === 'widen' ? null : (body.reason ?? null),
        now,
      ],
    })
    return finishAct(act, {
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
