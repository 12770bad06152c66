import type { listRegions, QueryOf, RegionSummary } from '@sipelandukilat/contract'
import { findRegion, type PlaceIndex, regionsIn, searchPlaces } from '@sipelandukilat/domain/places'
import type { RegionOption } from '@sipelandukilat/portal'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { Problem } from '../../platform/problem'
import { type ReferenceReader, readPlaceIndex } from './place-index'

type RegionMatch = RegionSummary & { path: string }

const mostFound = 30

/** The regions within a parent (provinces when none is named) by name, or those that `q` names within it. */
export async function searchRegions(
  reader: ReferenceReader,
  { q, parent, level }: QueryOf<typeof listRegions>,
): Promise<{ items: RegionMatch[]; total: number }> {
  const index = await readPlaceIndex(reader)
  if (q !== undefined) {
    const { codes, total } = searchPlaces(index, q, {
      level,
      within: parent === undefined ? [] : [parent],
      near: await listServedCodes(reader.db),
      limit: mostFound,
    })
    return { items: codes.flatMap((code) => toMatch(index, code)), total }
  }
  const all = parent === undefined ? index.regions.filter((one) => one.level === 'province') : regionsIn(index, parent)
  const items = all
    .filter((one) => level === undefined || one.level === level)
    .sort((one, other) => byName.compare(one.name, other.name) || (one.code < other.code ? -1 : 1))
    .flatMap(({ code }) => toMatch(index, code))
  return { items, total: items.length }
}

const byName = new Intl.Collator('id')

const parentsOf = (code: string) =>
  [8, 5, 2].filter((length) => length < code.length).map((length) => code.slice(0, length))

const namesOf = (index: PlaceIndex, codes: readonly string[]) =>
  codes.flatMap((code) => findRegion(index, code)?.name ?? []).join(', ')

/** A region with what it lies in; of a village without the province. */
function toMatch(index: PlaceIndex, code: string): RegionMatch[] {
  const region = findRegion(index, code)
  const parents = parentsOf(code)
  const path = namesOf(index, parents.slice(0, 2))
  return region ? [{ code, name: region.name, level: region.level, parentCode: parents[0] ?? null, path }] : []
}

/** Provinces where some regency serves: their villages can be acting places. */
export const listServedProvinces = (db: Db): Promise<RegionOption[]> =>
  db.rows<RegionOption>({
    text: `select p.code, p.name from region p where p.level = 'province' and exists
             (select 1 from region r where r.parent_code = p.code and r.status in ('active', 'paused')) order by p.code`,
  })

const listServedCodes = async (db: Db): Promise<string[]> => (await listServedProvinces(db)).map(({ code }) => code)

/** The offices that serve now: active regencies of the served provinces, by name. */
export async function listOffices(db: Db): Promise<RegionOption[]> {
  const provinces = await listServedProvinces(db)
  return db.rows(
    from('region')
      .where({ level: 'regency', status: 'active' })
      .whereAny(
        'province_code',
        provinces.map((province) => province.code),
      )
      .orderBy('name')
      .select('code', 'name'),
  )
}

/** Every village of these provinces, with its district and regency. */
export const listVillagesOf = (
  db: Db,
  provinces: readonly string[],
): Promise<{ code: string; name: string; path: string }[]> =>
  db.rows<{ code: string; name: string; path: string }>({
    text: `select v.code, v.name, concat_ws(', ', d.name, g.name) as path
           from region v join region d on d.code = v.parent_code join region g on g.code = d.parent_code
           where v.level = 'village' and v.province_code = any($1) order by v.name, v.code`,
    values: [provinces],
  })

/** The region and its parents, province first; empty for a code nobody knows. */
export async function findWay(db: Db, code: string): Promise<RegionOption[]> {
  const codes = [2, 5, 8, 13].filter((length) => length <= code.length).map((length) => code.slice(0, length))
  const rows = await db.rows(from('region').whereAny('code', codes).select('code', 'name'))
  rows.sort((one, other) => one.code.length - other.code.length)
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

const mostVillages = 12

/** Villages by their name or that of what they lie in, those where the system serves first, and how many there are in all. */
export async function searchVillages(
  reader: ReferenceReader,
  query: string,
  { served, everywhere }: { served: readonly RegionOption[]; everywhere: boolean },
): Promise<{ found: RegionOption[]; total: number }> {
  const index = await readPlaceIndex(reader)
  const near = served.map(({ code }) => code)
  const within = everywhere ? [] : near
  const { codes, total } = searchPlaces(index, query, { level: 'village', within, near, limit: mostVillages })
  const found = codes.flatMap((code) => {
    const region = findRegion(index, code)
    return region ? [{ code, name: region.name, path: namesOf(index, parentsOf(code)) }] : []
  })
  return { found, total }
}

/** One of the offices. @throws Problem `not-found` for any other code. */
export async function getOffice(db: Db, code: string): Promise<RegionOption> {
  const office = (await listOffices(db)).find((one) => one.code === code)
  if (!office) throw new Problem('not-found')
  return office
}
