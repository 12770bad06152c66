import { placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'

export type RegionNames = {
  /** Learns the names of these provinces' regions; costs a query where one is not known yet. */
  know: (db: Db, provinceCodes: readonly string[]) => Promise<void>
  /** The name of a region of a province that is known. */
  of: (code: string) => string | undefined
}

/**
 * The names of regions, kept in the process: only a seed before the start writes them, and joining them to each row of each
 * page costs a tenth of it.
 */
export function createRegionNames(): RegionNames {
  const provinces = new Map<string, ReadonlyMap<string, string>>()
  return {
    async know(db, provinceCodes) {
      for (const provinceCode of provinceCodes) {
        if (provinces.has(provinceCode)) continue
        const rows = await db.rows(from('region').where({ province_code: provinceCode }).select('code', 'name'))
        if (rows.length > 0) provinces.set(provinceCode, new Map(rows.map(({ code, name }) => [code, name])))
      }
    },
    of: (code) => provinces.get(placeOf(code).provinceCode)?.get(code),
  }
}
