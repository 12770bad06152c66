import type { ReportSummary } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import { regionNamesOf } from '../regions/region-store'
import type { Period } from './period'

type CountRow = { key: string; received: number; inTime: number; late: number }

/** Complaints of a period by regency. The database gives numbers only: some who read reports see no complaint at all. */
export async function complaintFigures(
  db: Db,
  region: string,
  period: Period,
  now: Date,
): Promise<ReportSummary['complaints']> {
  const rows = await db.rows<CountRow>({
    text: `select regency_code as key, received, in_time as "inTime", late
           from app_complaint_counts($1, ($2 || '-01')::date, ($3 || '-01')::date, $4) order by regency_code`,
    values: [region, period.from, period.to, now],
  })
  const names = await regionNamesOf(
    db,
    rows.map(({ key }) => key),
  )
  return rows.map((row) => ({ ...row, label: names.get(row.key) ?? row.key }))
}
