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
  await insertHolidays(db, { provinceCode, regencyCode }, nameOfDate)
}

const insertHolidays = (
  db: Db,
  { provinceCode, regencyCode }: { provinceCode: string; regencyCode: string },
  nameOfDate: ReadonlyMap<string, string>,
) =>
  db.run({
    text: `insert into holiday (province_code, regency_code, on_date, name)
           select $1, $2, on_date, name from unnest($3::date[], $4::text[]) as given (on_date, name)`,
    values: [provinceCode, regencyCode, [...nameOfDate.keys()], [...nameOfDate.values()]],
  })

/** When a province confirmed its holidays, by year. */
export async function listConfirmedYears(db: Db, provinceCode: string): Promise<Map<number, Date>> {
  const rows = await db.rows(from('holiday_year').where({ province_code: provinceCode }).select('year', 'confirmed_at'))
  return new Map(rows.map(({ year, confirmed_at }) => [year, confirmed_at]))
}

/** Puts these days in place of a province's own of one year, and notes that the year is confirmed. */
export async function confirmYear(
  db: Db,
  { provinceCode, year, userId, now }: { provinceCode: string; year: number; userId: string; now: Date },
  nameOfDate: ReadonlyMap<string, string>,
): Promise<void> {
  await db.run({
    text: `delete from holiday where province_code = $1 and regency_code = '' and on_date between make_date($2, 1, 1) and make_date($2, 12, 31)`,
    values: [provinceCode, year],
  })
  await insertHolidays(db, { provinceCode, regencyCode: '' }, nameOfDate)
  await db.run({
    text: `insert into holiday_year (province_code, year, confirmed_at, confirmed_by) values ($1, $2, $3, $4)
           on conflict (province_code, year) do update set confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by`,
    values: [provinceCode, year, now, userId],
  })
}
