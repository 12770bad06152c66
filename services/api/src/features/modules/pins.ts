import { userIdOf } from '../../platform/caller'
import { savePin } from './pin-store'
import { assertPlace, type RegistryChange } from './registry-change'

/** Holds a region at a release. @throws Problem `invalid` for a place that is no region of this system. */
export async function setPin(
  { db, caller, moduleId, now }: RegistryChange,
  regionCode: string,
  releaseId: string,
  reason: string,
): Promise<void> {
  await assertPlace(db, regionCode)
  await savePin(db, {
    module_id: moduleId,
    region_code: regionCode,
    release_id: releaseId,
    reason,
    at: now,
    by: userIdOf(caller),
  })
}
