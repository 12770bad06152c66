import { setModuleTrack } from '@sipelandukilat/contract'
import { userIdOf } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { assertMayDecide, placeOfDecider } from './deciding'
import { getOwnRow } from './module-store'
import {
  assertFit,
  assertPlace,
  assertUsable,
  finishChange,
  getReleaseOf,
  type RegistryChange,
} from './registry-change'
import { pointTrack } from './tracks'

/** Which release a track points at, by place. */
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
    const change: RegistryChange = { db, caller, moduleId: params.id, now, correlationId }
    await pointTrack(db, {
      moduleId: params.id,
      provinceCode: place,
      track: params.track,
      releaseId: release.id,
      by: userIdOf(caller),
      now,
      cause: 'promoted',
    })
    return finishChange(change, {
      action: 'module-promoted',
      place,
      detail: { track: params.track, version: release.version, requestedScopes: release.requested_scopes },
      isQuiet: params.track === 'next',
    })
  })
}
