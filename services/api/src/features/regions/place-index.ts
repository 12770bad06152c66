import { buildPlaceIndex, type PlaceIndex } from '@sipelandukilat/domain/places'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Kept } from '../../platform/database/kept'

/** Where reference data is read from. */
export type ReferenceReader = { db: Db; reference: Kept }

type Built = { names: string; index: PlaceIndex }

/** The last one built by this process: reference data changes more often than the names of places do. */
let built: Built | undefined

/** All regions prepared for finding them by name, for who reads reference data by its version. */
export async function readPlaceIndex({ db, reference }: ReferenceReader): Promise<PlaceIndex> {
  const kept = await reference.keep(db, 'place index', () => readBuilt(db))
  return kept?.index ?? buildPlaceIndex([])
}

/** The same for who keeps it. */
export const findPlaceIndex = async (db: Db): Promise<PlaceIndex> => (await readBuilt(db)).index

/** Built anew only when a name, a code or a level has changed. */
async function readBuilt(db: Db): Promise<Built> {
  const now = await db.first<{ names: string }>({
    text: `select count(*) || ' ' || coalesce(sum(hashtextextended(code || ' ' || level || ' ' || name, 0)), 0) as names from region`,
  })
  const names = now?.names ?? ''
  if (built?.names !== names)
    built = { names, index: buildPlaceIndex(await db.rows(from('region').select('code', 'name', 'level'))) }
  return built
}
