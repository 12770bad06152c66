import type { ModuleTrack } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { applyServiceDefinitions } from './contributions'
import { insertTrackChange, saveTrack } from './track-store'

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
  await saveTrack(db, {
    module_id: pointed.moduleId,
    province_code: pointed.provinceCode,
    track: pointed.track,
    release_id: pointed.releaseId,
  })
  await insertTrackChange(db, {
    id: newId(),
    module_id: pointed.moduleId,
    province_code: pointed.provinceCode,
    track: pointed.track,
    release_id: pointed.releaseId,
    at: pointed.now,
    by: pointed.by,
    cause: pointed.cause,
    reason: pointed.reason ?? null,
  })
  if (pointed.track === 'stable') await applyServiceDefinitions(db, pointed.moduleId)
}
