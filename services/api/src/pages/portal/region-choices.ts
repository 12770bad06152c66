import type { RegionCode } from '@sipelandukilat/domain'
import type { FormFields, RegionChoice, RegionOption } from '@sipelandukilat/portal'
import { searchRegions } from '../../features/regions/routes'
import type { Db } from '../../platform/database/db'

type Picker = { name: string; code: string; everywhere: boolean }

/** Provinces where some regency serves: their villages can be acting places. */
export const listServedProvinces = (db: Db): Promise<RegionOption[]> =>
  db.rows<RegionOption>({
    text: `select p.code, p.name from region p where p.level = 'province' and exists
             (select 1 from region r where r.parent_code = p.code and r.status in ('active', 'paused')) order by p.code`,
  })

/** The region and its parents, province first; empty for a code nobody knows. */
async function findWay(db: Db, code: string): Promise<RegionOption[]> {
  const codes = [2, 5, 8, 13].filter((length) => length <= code.length).map((length) => code.slice(0, length))
  const rows = await db.rows<RegionOption>({
    text: 'select code, name from region where code = any($1) order by length(code)',
    values: [codes],
  })
  return rows.length === codes.length ? rows : []
}

export async function findRegionName(db: Db, code: string): Promise<RegionOption | undefined> {
  const way = await findWay(db, code)
  const last = way.at(-1)
  return (
    last && {
      ...last,
      path: way
        .slice(0, -1)
        .toReversed()
        .map((region) => region.name)
        .join(', '),
    }
  )
}

const text = (fields: FormFields, name: string): string => {
  const value = fields[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/**
 * Where a choice of region stands after a button of it was pressed (`clear`, `search`, `pick:CODE`, `down`, `up`), or as
 * it stood. Without anything chosen it begins in the one province that serves.
 */
export async function readRegionChoice(
  db: Db,
  picker: Picker,
  fields: FormFields,
  action: string | undefined,
): Promise<RegionChoice> {
  const { name, everywhere } = picker
  const [verb, picked] = (action ?? '').split(':')
  const query = text(fields, `region.${name}.query`).trim().slice(0, 60)
  let at = text(fields, `region.${name}.at`)
  const next = text(fields, `region.${name}.next`)
  let code = verb === 'clear' ? '' : verb === 'pick' ? (picked ?? '') : picker.code
  if (verb === 'down' && next.startsWith(at)) {
    if (next.length === 13) code = next
    else if (next !== '') at = next
  }
  if (verb === 'up') at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : ''
  if (code.length === 13) {
    const chosen = await findRegionName(db, code)
    if (chosen) return { chosen, way: [], options: [], query: '' }
  }
  const served = await listServedProvinces(db)
  const isFresh = verb !== 'up' && at === ''
  if (isFresh && served.length === 1) at = served[0]?.code ?? ''
  const way = /^\d{2}(\.\d{2}(\.\d{2})?)?$/.test(at) ? await findWay(db, at) : []
  const parent = way.at(-1)?.code as RegionCode | undefined
  const listed = parent === undefined && !everywhere && served.length > 0 ? served : await searchRegions(db, { parent })
  const options =
    parent === undefined
      ? [...served, ...listed.filter((one) => !served.some(({ code }) => code === one.code))]
      : listed
  if (verb !== 'search' || query === '') return { way, options, query: '' }
  return { way, options, query, found: await searchVillages(db, query, { served, everywhere }) }
}

/** Villages by name, or all of a district by its name; those where the system serves first. */
async function searchVillages(
  db: Db,
  query: string,
  { served, everywhere }: { served: readonly RegionOption[]; everywhere: boolean },
): Promise<RegionOption[]> {
  const like = `%${query.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const provinces = served.map((province) => province.code)
  return db.rows<RegionOption>({
    text: `select v.code, v.name, concat_ws(', ', d.name, g.name, p.name) as path
           from region v join region d on d.code = v.parent_code join region g on g.code = d.parent_code join region p on p.code = v.province_code
           where v.level = 'village' and (lower(v.name) like $1 or (lower(d.name) like $1 and v.province_code = any($2)))
             and ($3 or cardinality($2::text[]) = 0 or v.province_code = any($2))
           order by v.province_code <> all($2), lower(v.name) <> trim(both '%' from $1), lower(v.name) not like $1, v.name, v.code limit 12`,
    values: [like, provinces, everywhere],
  })
}
