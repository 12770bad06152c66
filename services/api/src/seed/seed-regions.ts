import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { placeOf } from '@sipelandukilat/domain'
import { workerScope } from '../platform/caller'
import { parseCsv } from '../platform/csv'
import type { Database } from '../platform/database/db'
import { from } from '../platform/database/from'
import { provinceSql, regencySql } from '../platform/database/place-sql'
import kaltaraDistricts from './kaltara-districts.json'

type Level = 'province' | 'regency' | 'district' | 'village'
type Row = { code: string; parentCode: string | null; name: string }

const files: readonly [Level, string][] = [
  ['province', 'provinces.csv'],
  ['regency', 'regencies.csv'],
  ['district', 'districts.csv'],
  ['village', 'villages.csv'],
]

const wita = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'])
const wit = new Set(['81', '82', '91', '92', '93', '94', '95', '96'])

function timeZoneOf(provinceCode: string): string {
  if (wita.has(provinceCode)) return 'Asia/Makassar'
  return wit.has(provinceCode) ? 'Asia/Jayapura' : 'Asia/Jakarta'
}

const keptUpper = new Set(['DKI', 'DI'])
const titleCase = (name: string) =>
  name.replace(/\p{L}[\p{L}']*/gu, (word) =>
    keptUpper.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  )

/** `code,parent,name` or `code,name`. */
function readRows(text: string): Row[] {
  return (parseCsv(text) ?? [])
    .slice(1)
    .map(({ cells: [code = '', second = '', third] }) =>
      third === undefined || third === ''
        ? { code, parentCode: null, name: second }
        : { code, parentCode: second, name: third },
    )
}

/** All regions of Indonesia as `idn-area-data` has them, the highest level first. */
export async function readRegions(): Promise<{ level: Level; rows: Row[] }[]> {
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('idn-area-data/package.json')), 'data')
  return Promise.all(
    files.map(async ([level, file]) => ({ level, rows: readRows(await readFile(path.join(folder, file), 'utf8')) })),
  )
}

/** All regions of Indonesia, and what is known of Kaltara's districts. Again does nothing. */
export async function seedRegions(database: Database): Promise<void> {
  await database.write(workerScope, async (db) => {
    const known = await db.first<{ count: number }>({ text: 'select count(*) from region' })
    if ((known?.count ?? 0) > 90_000) return
    for (const { level, rows } of await readRegions())
      await db.run({
        text: `insert into region (code, name, level, parent_code, province_code, regency_code, status, time_zone)
               select code, name, $4, parent, ${provinceSql('code')}, case when length(code) >= 5 then ${regencySql('code')} end,
                 case when $4 = 'regency' then 'preparing' end, zone
               from unnest($1::text[], $2::text[], $3::text[], $5::text[]) as given (code, name, parent, zone)
               on conflict (code) do nothing`,
        values: [
          rows.map((row) => row.code),
          rows.map((row) => (level === 'province' || level === 'regency' ? titleCase(row.name) : row.name)),
          rows.map((row) => row.parentCode),
          level,
          rows.map((row) => timeZoneOf(placeOf(row.code).provinceCode)),
        ],
      })
    for (const district of kaltaraDistricts)
      await db.run(
        from('region').where({ code: district.code }).update({
          is_border: district.isBorder,
          access: district.access,
          latitude: district.latitude,
          longitude: district.longitude,
        }),
      )
  })
}
