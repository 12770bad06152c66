import type { PrefixKnown } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'

/** Only a seed before the start writes regions, so one read is enough for the life of the process. */
let known: ReadonlySet<string> | undefined

/**
 * Whether six digits begin the NIKs of a district of the nation. Says yes to all while no regions are there: nobody is told of
 * a fault that is ours.
 */
export async function readDistrictPrefixes(db: Db): Promise<PrefixKnown> {
  if (!known) {
    const row = await db.first<{ prefixes: string[] | null }>({
      text: `select array_agg(replace(code, '.', '')) as prefixes from region where level = 'district'`,
    })
    if (!row?.prefixes) return () => true
    known = new Set(row.prefixes)
  }
  const prefixes = known
  return (prefix) => prefixes.has(prefix)
}
