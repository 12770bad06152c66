import type { Db } from '../../platform/database/db'
import { from, type NewRow } from '../../platform/database/from'

/** Puts the pin in place of the region's pin before. */
export const savePin = (db: Db, pin: NewRow<'module_pin'>): Promise<number> =>
  db.run(
    from('module_pin').insert(pin).onConflict('module_id', 'region_code').merge('release_id', 'reason', 'at', 'by'),
  )

export const findPinnedRelease = async (db: Db, moduleId: string, regionCode: string): Promise<string | undefined> =>
  (await db.first(from('module_pin').where({ module_id: moduleId, region_code: regionCode }).select('release_id')))
    ?.release_id

/** Tells how many pins it took away. */
export const deletePin = (db: Db, moduleId: string, regionCode: string): Promise<number> =>
  db.run(from('module_pin').where({ module_id: moduleId, region_code: regionCode }).delete())

/** Puts the suspension in place of the place's suspension before. */
export const saveSuspension = (db: Db, suspension: NewRow<'module_suspension'>): Promise<number> =>
  db.run(
    from('module_suspension').insert(suspension).onConflict('module_id', 'region_code').merge('reason', 'at', 'by'),
  )

/** Tells how many suspensions it took away. */
export const deleteSuspension = (db: Db, moduleId: string, regionCode: string): Promise<number> =>
  db.run(from('module_suspension').where({ module_id: moduleId, region_code: regionCode }).delete())

/** Puts the granted scopes in place of those before. */
export const saveScopeGrant = (db: Db, grant: NewRow<'module_scope_grant'>): Promise<number> =>
  db.run(from('module_scope_grant').insert(grant).onConflict('module_id', 'province_code').merge('granted', 'at', 'by'))
