import { type ModuleTrack, setModuleTrack } from '@sipelandukilat/contract'
import { userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { newId } from '../../platform/id'
import type { Platform } from '../../platform/platform'
import { applyServiceDefinitions } from './contributions'
import { assertMayDecide, placeOfDecider } from './deciding'
import { getOwnRow } from './module-store'
import { type Act, assertFit, assertPlace, assertUsable, finishAct, getReleaseOf } from './registry-change'

/** Points a track at a release and keeps what it pointed to. */
export async function pointTrack(
  db: Db,
  pointed: {
    moduleId: string
    provinceCode: string
    track: ModuleTrack
    releaseId: string
    by: string
    now: Date
    cause: 'promoted' | 'rollout-finished' | 'rolled-back'
    reason?: string
  },
): Promise<void> {
  await db.run(
    from('module_track')
      .insert({
        module_id: pointed.moduleId,
        province_code: pointed.provinceCode,
        track: pointed.track,
        release_id: pointed.releaseId,
      })
      .onConflict('module_id', 'province_code', 'track')
      .merge('release_id'),
  )
  await db.run(
    from('module_track_change').insert({
      id: newId(),
      module_id: pointed.moduleId,
      province_code: pointed.provinceCode,
      track: pointed.track,
      release_id: pointed.releaseId,
      at: pointed.now,
      by: pointed.by,
      cause: pointed.cause,
      reason: pointed.reason ?? null,
    }),
  )
  if (pointed.track === 'stable') await applyServiceDefinitions(db, pointed.moduleId)
}

export function registerTracks({ serve }: Platform): void {
  serve(setModuleTrack, async ({ params, body, db, caller, now, correlationId }) => {
    const module = await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, body.provinceCode)
    // A developer may point `next`, which nobody is given by itself.
    const isOwnNext = params.track === 'next' && module.created_by !== null && module.created_by === caller.user?.id
    if (!isOwnNext) assertMayDecide(caller, 'update', place)
    await assertPlace(db, place)
    const release = await getReleaseOf(db, params.id, body.version)
    if (params.track === 'stable') await assertUsable(db, params.id, release, place)
    else assertFit(release)
    const act: Act = { db, caller, moduleId: params.id, now, correlationId }
    await pointTrack(db, {
      moduleId: params.id,
      provinceCode: place,
      track: params.track,
      releaseId: release.id,
      by: userIdOf(caller),
      now,
      cause: 'promoted',
    })
    return finishAct(act, {
      action: 'module-promoted',
      place,
      detail: { track: params.track, version: release.version, requestedScopes: release.requested_scopes },
      isQuiet: params.track === 'next',
    })
  })
}
