import type { PrefixKnown, RegionName } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'

/** What is known of the nation's places, to judge numbers by and to name where they are from. */
export type KnownPlaces = {
  /** Whether six digits begin the NIKs of a district. */
  prefixKnown: PrefixKnown
  /** The name of a regency by its code. */
  regencyName: RegionName
}

/** Only a seed before the start writes regions, so one read is enough for the life of the process. */
let known: KnownPlaces | undefined

/** The nation's districts and regencies. Knows every prefix while no regions are there: nobody is told of a fault that is ours. */
export async function readKnownPlaces(db: Db): Promise<KnownPlaces> {
  known ??= await readPlaces(db)
  return known ?? { prefixKnown: () => true, regencyName: () => undefined }
}

async function readPlaces(db: Db): Promise<KnownPlaces | undefined> {
  const districts = await db.first<{ prefixes: string[] | null }>({
    text: `select array_agg(replace(code, '.', '')) as prefixes from region where level = 'district'`,
  })
  if (!districts?.prefixes) return undefined
  const regencies = await db.rows(from('region').where({ level: 'regency' }).select('code', 'name'))
  const prefixes: ReadonlySet<string> = new Set(districts.prefixes)
  const names: ReadonlyMap<string, string> = new Map(regencies.map(({ code, name }) => [code, name]))
  return { prefixKnown: (prefix) => prefixes.has(prefix), regencyName: (code) => names.get(code) }
}
