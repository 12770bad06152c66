import type { Db } from '../../platform/database/db'
import type { Period } from './period'

type ComparedRow = { regency_code: string; metric: string; bucket: number; amount: number | null }

/** The figures of a province's regencies side by side. The database gives numbers only. */
export const listComparedFigures = (db: Db, provinceCode: string, period: Period): Promise<ComparedRow[]> =>
  db.rows<ComparedRow>({
    text: `select regency_code, metric, bucket, amount from app_compare_regencies($1, ($2 || '-01')::date, ($3 || '-01')::date)`,
    values: [provinceCode, period.from, period.to],
  })
