import {
  type ModuleConfiguration,
  type ModuleSettings,
  readModuleConfiguration,
  setModuleConfiguration,
} from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { userIdOf } from '../../platform/caller'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { parseUntrustedValues } from '../../platform/untrusted-schema'
import { layered, type Values } from './configuration-layers'
import { assertMayDecide, placeOfDecider } from './deciding'
import { getOwnRow } from './module-store'
import { finishAct } from './registry-change'

type LayerRow = { region_code: string; settings: Values; version: number; changed_at: Date }

/** The places above one, from the platform down to itself. */
const placesOf = (place: string): string[] => [...new Set(['', placeOf(place).provinceCode, place])]

/** What the newest release lets administrators set. */
async function findDeclared(db: Db, moduleId: string): Promise<ModuleConfiguration | undefined> {
  const row = await db.first<{ declared: ModuleConfiguration | null }>({
    text: `select manifest #> '{contributes,configuration}' as declared from module_release where module_id = $1
           order by published_at desc, id desc limit 1`,
    values: [moduleId],
  })
  return row?.declared ?? undefined
}

async function readSettings(db: Db, moduleId: string, place: string): Promise<ModuleSettings> {
  const declared = await findDeclared(db, moduleId)
  const rows = await db.rows<LayerRow>({
    text: `select region_code, settings, version, changed_at from module_configuration
           where module_id = $1 and region_code = any($2) order by length(region_code)`,
    values: [moduleId, placesOf(place)],
  })
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

/** Settings of modules, by place: what an administrator sets for a province or a regency reaches the shells there at once. */
export function registerModuleConfiguration({ serve }: Platform): void {
  serve(readModuleConfiguration, async ({ params, query, db, caller }) => {
    await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, query.regionCode)
    assertMayDecide(caller, 'read', place)
    return readSettings(db, params.id, place)
  })

  serve(setModuleConfiguration, async ({ params, body, db, caller, now, correlationId }) => {
    await getOwnRow(db, params.id)
    const place = placeOfDecider(caller, body.regionCode)
    assertMayDecide(caller, 'pin', place)
    const declared = await findDeclared(db, params.id)
    if (!declared) throw new Problem('not-found')
    const known = new Set(Object.keys((declared.schema.properties ?? {}) as Values))
    parseUntrustedValues(declared.schema, { ...declared.defaults, ...body.values })
    const settings = Object.fromEntries(Object.entries(body.values).filter(([name]) => known.has(name)))
    const change = { settings, changed_at: now, changed_by: userIdOf(caller) }
    const changed = await db.run(
      body.expectedVersion === 0
        ? from('module_configuration')
            .insert({ module_id: params.id, region_code: place, ...change })
            .onConflict()
            .ignore()
        : from('module_configuration')
            .where({ module_id: params.id, region_code: place, version: body.expectedVersion })
            .update(change)
            .increment('version', 1),
    )
    if (changed === 0) throw new Problem('version-conflict')
    await finishAct(
      { db, caller, moduleId: params.id, now, correlationId },
      { action: 'module-configured', place, detail: { fields: Object.keys(settings) } },
    )
    return readSettings(db, params.id, place)
  })
}
