import type { ModuleConfiguration } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { from, type Row } from '../../platform/database/from'
import type { Values } from './configuration-layers'

type LayerRow = { region_code: string; settings: Values; version: number; changed_at: Date }

/** What the newest release lets administrators set. */
export async function findDeclared(db: Db, moduleId: string): Promise<ModuleConfiguration | undefined> {
  const row = await db.first<{ declared: ModuleConfiguration | null }>({
    text: `select manifest #> '{contributes,configuration}' as declared from module_release where module_id = $1
           order by published_at desc, id desc limit 1`,
    values: [moduleId],
  })
  return row?.declared ?? undefined
}

/** What is set for these places, the widest place first. */
export const listLayers = (db: Db, moduleId: string, places: readonly string[]): Promise<LayerRow[]> =>
  db.rows<LayerRow>({
    text: `select region_code, settings, version, changed_at from module_configuration
           where module_id = $1 and region_code = any($2) order by length(region_code)`,
    values: [moduleId, places],
  })

/** Sets a place's values where they still have the version that was seen (0: none yet). Tells how many rows changed. */
export const saveSettings = (
  db: Db,
  at: { module_id: string; region_code: string },
  change: Pick<Row<'module_configuration'>, 'settings' | 'changed_at' | 'changed_by'>,
  expectedVersion: number,
): Promise<number> =>
  db.run(
    expectedVersion === 0
      ? from('module_configuration')
          .insert({ ...at, ...change })
          .onConflict()
          .ignore()
      : from('module_configuration')
          .where({ ...at, version: expectedVersion })
          .update(change)
          .increment('version', 1),
  )
