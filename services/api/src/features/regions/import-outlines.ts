import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { recordAudit } from '../../platform/audit'
import { workerScope } from '../../platform/caller'
import type { Database } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { isVillageCode, type KnownRegion, matchRegion, OutlineFile, type Polygons, readFeature } from './outline'

/** About 300 m: less than a point of the screen on a map of a province. */
const toleranceDegrees = 0.003

export type ImportedOutlines = { matched: string[]; unmatched: string[]; unreadable: number }

/**
 * Takes the outlines of regencies, districts and villages from a GeoJSON file, in place of earlier ones of the same regions.
 * @throws with what to do where the file is no GeoJSON.
 */
export async function importOutlines(database: Database, file: string, now: Date): Promise<ImportedOutlines> {
  const parsed = OutlineFile.safeParse(parseJson(await readFile(file, 'utf8')))
  if (!parsed.success)
    throw new Error('The file must be GeoJSON: a FeatureCollection with areas of regencies, districts or villages')
  const source = path.basename(file).slice(0, 120)
  const features = parsed.data.features.flatMap((input) => {
    const feature = readFeature(input, toleranceDegrees)
    return feature && feature.polygons.length > 0 ? [feature] : []
  })
  const unreadable = parsed.data.features.length - features.length
  return database.write(workerScope, async (db) => {
    const regions = await db.rows<KnownRegion>({
      text: `select code, name, level, coalesce(regency_code, code) as "regencyCode" from region where level in ('regency', 'district') or code = any($1)`,
      values: [features.flatMap(({ codes }) => codes.filter(isVillageCode))],
    })
    const outlines = new Map<string, Polygons>()
    const unmatched: string[] = []
    for (const feature of features) {
      const code = matchRegion(feature, regions)
      if (code === undefined) unmatched.push(feature.label)
      // A region may come in several features, one for each island.
      else outlines.set(code, [...(outlines.get(code) ?? []), ...feature.polygons])
    }
    for (const [code, polygons] of outlines)
      await db.run(
        from('region_geometry')
          .insert({ region_code: code, polygons, source, imported_at: now })
          .onConflict('region_code')
          .merge('polygons', 'source', 'imported_at'),
      )
    if (outlines.size > 0)
      recordAudit(db, 'system', {
        action: 'outlines-imported',
        subject: 'Region',
        subjectIds: [...outlines.keys()],
        provinceCode: null,
        detail: { unmatched: unmatched.length, unreadable },
      })
    return { matched: [...outlines.keys()].sort(), unmatched, unreadable }
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error('The file must be GeoJSON; it is no JSON at all', { cause: error })
  }
}

/** The command `regions-geometry FILE`: imports, and says which names no region was found for. */
export async function runOutlineImport(database: Database, parameters: readonly string[]): Promise<void> {
  const [file] = parameters
  if (!file) throw new Error('Which file? npm run regions:geometry -- FILE.geojson')
  const { matched, unmatched, unreadable } = await importOutlines(database, file, new Date())
  process.stdout.write(`${matched.length} outlines imported: ${matched.join(', ') || '–'}\n`)
  if (unmatched.length > 0)
    process.stdout.write(`${unmatched.length} without a region of that code or name: ${unmatched.join(', ')}\n`)
  if (unreadable > 0) process.stdout.write(`${unreadable} features are no areas and were left out\n`)
  if (matched.length === 0) process.exitCode = 1
}
