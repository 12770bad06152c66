import type { RegionCode } from '@sipelandukilat/domain'
import { placeOf } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'

/** Of a province, or of a regency with those of its province. `regencyCode` is null for a province's. */
export async function listHolidaysOf(
  db: Db,
  code: RegionCode,
): Promise<{ date: string; name: string; regencyCode: RegionCode | null }[]> {
  const rows = await db.rows(
    from('holiday')
      .where({ province_code: placeOf(code).provinceCode })
      .whereAny('regency_code', ['', code])
      .orderBy('on_date')
      .select('on_date', 'name', 'regency_code'),
  )
  return rows.map((row) => ({ date: row.on_date, name: row.name, regencyCode: row.regency_code === '' ? null : code }))
}

/** Puts these days in place of a province's own (`regencyCode` empty) or of a regency's own. */
export async function replaceHolidays(
  db: Db,
  { provinceCode, regencyCode }: { provinceCode: string; regencyCode: string },
  nameOfDate: ReadonlyMap<string, string>,
): Promise<void> {
  await db.run(from('holiday').where({ province_code: provinceCode, regency_code: regencyCode }).delete())
  await db.run({
    text: `insert into holiday (province_code, regency_code, on_date, name)
           select $1, $2, on_date, name from unnest($3::date[], $4::text[]) as given (on_date, name)`,
    values: [provinceCode, regencyCode, [...nameOfDate.keys()], [...nameOfDate.values()]],
  })
}
