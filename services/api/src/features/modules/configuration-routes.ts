import { readModuleConfiguration, setModuleConfiguration } from '@sipelandukilat/contract'
import { userIdOf } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { parseUntrustedValues } from '../../platform/untrusted-schema'
import { readSettings } from './configuration'
import type { Values } from './configuration-layers'
import { findDeclared, saveSettings } from './configuration-store'
import { assertMayDecide, placeOfDecider } from './deciding'
import { getOwnRow } from './module-store'
import { finishChange } from './registry-change'

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
    const at = { module_id: params.id, region_code: place }
    const changed = await saveSettings(db, at, change, body.expectedVersion)
    if (changed === 0) throw new Problem('version-conflict')
    await finishChange(
      { db, caller, moduleId: params.id, now, correlationId },
      { action: 'module-configured', place, detail: { fields: Object.keys(settings) } },
    )
    return readSettings(db, params.id, place)
  })
}
