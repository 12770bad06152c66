import type { ModuleSettings } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { layered } from './configuration-layers'
import { findDeclared, listLayers } from './configuration-store'

/** The places above one, from the platform down to itself. */
const placesOf = (place: string): string[] => [...new Set(['', placeOf(place).provinceCode, place])]

/** The values of a module by place, what may be set, and what comes of it there. */
export async function readSettings(db: Db, moduleId: string, place: string): Promise<ModuleSettings> {
  const declared = await findDeclared(db, moduleId)
  const rows = await listLayers(db, moduleId, placesOf(place))
  return {
    schema: declared?.schema ?? null,
    defaults: declared?.defaults ?? {},
    layers: rows.map((row) => ({
      regionCode: row.region_code || null,
      values: row.settings,
      version: row.version,
      changedAt: row.changed_at.toISOString(),
    })),
    effective: declared
      ? layered(
          declared,
          rows.map((row) => row.settings),
        )
      : {},
  }
}
