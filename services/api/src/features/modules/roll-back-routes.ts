import { rollBackModule } from '@sipelandukilat/contract'
import type { Platform } from '../../platform/platform'
import { assertMayDecide, placeOfDecider } from './deciding'
import { getOwnRow } from './module-store'
import { assertPlace, finishChange, type RegistryChange } from './registry-change'
import { rollBackProvince, rollBackRegency } from './roll-back'

/** Takes a place back to what it had before: in one call, and without asking its developer. */
export function registerRollBack({ serve }: Platform): void {
  serve(rollBackModule, async ({ params, body, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, body.regionCode)
    assertMayDecide(caller, place.length === 5 ? 'pin' : 'update', place)
    await assertPlace(db, place)
    const change: RegistryChange = { db, caller, moduleId: params.id, now, correlationId }
    const version =
      place.length === 5
        ? await rollBackRegency(change, place, body.reason)
        : await rollBackProvince(change, place, body.reason)
    return finishChange(change, { action: 'module-rolled-back', place, detail: { version, reason: body.reason } })
  })
}
