import { grantModuleScopes, pinModule, resumeModule, suspendModule, unpinModule } from '@sipelandukilat/contract'
import { userIdOf } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { assertMayDecide, placeOfDecider } from './deciding'
import { getOwnRow } from './module-store'
import { deletePin, deleteSuspension, saveScopeGrant, saveSuspension } from './pin-store'
import { setPin } from './pins'
import { assertPlace, assertUsable, finishChange, getReleaseOf, type RegistryChange } from './registry-change'

/** What is decided about a module for a place: pins, suspensions, and the scopes it may use. */
export function registerPins({ serve }: Platform): void {
  serve(pinModule, async ({ params, body, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    assertMayDecide(caller, 'pin', params.regionCode)
    const release = await getReleaseOf(db, params.id, body.version)
    await assertUsable(db, params.id, release, params.regionCode)
    const change: RegistryChange = { db, caller, moduleId: params.id, now, correlationId }
    await setPin(change, params.regionCode, release.id, body.reason)
    return finishChange(change, {
      action: 'module-pinned',
      place: params.regionCode,
      detail: { version: release.version, reason: body.reason },
    })
  })

  serve(unpinModule, async ({ params, body, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    assertMayDecide(caller, 'pin', params.regionCode)
    const removed = await deletePin(db, params.id, params.regionCode)
    return finishChange(
      { db, caller, moduleId: params.id, now, correlationId },
      {
        action: 'module-unpinned',
        place: params.regionCode,
        detail: { wasPinned: removed > 0, reason: body?.reason ?? null },
      },
    )
  })

  serve(suspendModule, async ({ params, body, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, body.regionCode)
    assertMayDecide(caller, 'pin', place)
    await assertPlace(db, place)
    await saveSuspension(db, {
      module_id: params.id,
      region_code: place,
      reason: body.reason,
      at: now,
      by: userIdOf(caller),
    })
    return finishChange(
      { db, caller, moduleId: params.id, now, correlationId },
      { action: 'module-suspended', place, detail: { reason: body.reason } },
    )
  })

  serve(resumeModule, async ({ params, body, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, body?.regionCode)
    assertMayDecide(caller, 'pin', place)
    const removed = await deleteSuspension(db, params.id, place)
    return finishChange(
      { db, caller, moduleId: params.id, now, correlationId },
      { action: 'module-resumed', place, detail: { wasSuspended: removed > 0, reason: body?.reason ?? null } },
    )
  })

  serve(grantModuleScopes, async ({ params, body, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, body.provinceCode)
    assertMayDecide(caller, 'update', place)
    await assertPlace(db, place)
    const granted = [...new Set(body.granted)].sort()
    await saveScopeGrant(db, {
      module_id: params.id,
      province_code: place,
      granted,
      at: now,
      by: userIdOf(caller),
    })
    return finishChange(
      { db, caller, moduleId: params.id, now, correlationId },
      { action: 'module-scopes-granted', place, detail: { granted } },
    )
  })
}
