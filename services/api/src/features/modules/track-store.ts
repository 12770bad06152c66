import type { Db } from '../../platform/database/db'
import { from, type NewRow, type Row } from '../../platform/database/from'

/** Points the track at another release. */
export const saveTrack = (db: Db, track: NewRow<'module_track'>): Promise<number> =>
  db.run(from('module_track').insert(track).onConflict('module_id', 'province_code', 'track').merge('release_id'))

export const insertTrackChange = (db: Db, change: NewRow<'module_track_change'>): Promise<number> =>
  db.run(from('module_track_change').insert(change))

/** The release that a province's stable track (or the platform's) points to. */
export const findStable = async (db: Db, moduleId: string, provinceCode: string): Promise<string | undefined> =>
  (
    await db.first(
      from('module_track')
        .where({ module_id: moduleId, province_code: provinceCode, track: 'stable' })
        .select('release_id'),
    )
  )?.release_id

export type PastRelease = Pick<Row<'module_track_change'>, 'id' | 'release_id'>

/** What a province's stable track (or the platform's) pointed to, newest first, without what was rolled back. */
export const listPast = (db: Db, moduleId: string, provinceCode: string): Promise<PastRelease[]> =>
  db.rows(
    from('module_track_change')
      .where({ module_id: moduleId, track: 'stable', province_code: provinceCode })
      .whereNull('rolled_back_at')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(50)
      .select('id', 'release_id'),
  )

/** What is gone back from is passed over the next time, so that going back twice does not end where it began. */
export const markRolledBack = (
  db: Db,
  gone: { module_id: string; province_code: string; release_id: string },
  rollBack: Pick<Row<'module_track_change'>, 'rolled_back_at' | 'rolled_back_by' | 'reason'>,
): Promise<number> =>
  db.run(
    from('module_track_change')
      .where({ ...gone, track: 'stable' })
      .whereNull('rolled_back_at')
      .update(rollBack),
  )
