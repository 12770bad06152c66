import type { ReportSummary } from '@sipelandukilat/contract'
import { movingLetterService } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { regionNamesOf } from '../regions/region-store'
import { figureColumn } from './figures'
import type { Period } from './period'

/** The regency at the other end of a move as the whole number that a figure is kept by: 65.02 is 6502. */
export const toMoveBucket = (regencyCode: string): number => Number(regencyCode.replace('.', ''))

const regencyOf = (bucket: number): string => {
  const digits = String(bucket).padStart(4, '0')
  return `${digits.slice(0, 2)}.${digits.slice(2)}`
}

type MoveRow = { service_code: string; regency_code: string; bucket: number; amount: number }

/** The moves between regencies that a region counts, by where from and where to, the most frequent first. */
export async function readMoves(db: Db, region: string, period: Period): Promise<ReportSummary['moves']> {
  const column = figureColumn(region)
  if (!column) return []
  const rows = await db.rows<MoveRow>({
    text: `select service_code, regency_code, bucket, sum(amount)::int as amount from report_figure
           where ${column} = $1 and metric = 'moves' and month between ($2 || '-01')::date and ($3 || '-01')::date
           group by 1, 2, 3 having sum(amount) <> 0 order by 4 desc, 2, 3`,
    values: [region, period.from, period.to],
  })
  const names = await regionNamesOf(db, [...new Set(rows.flatMap((row) => [row.regency_code, regencyOf(row.bucket)]))])
  const nameOf = (code: string) => ({ code, name: names.get(code) ?? code })
  return rows.map(({ service_code, regency_code, bucket, amount }) => {
    const [here, there] = [nameOf(regency_code), nameOf(regencyOf(bucket))]
    const [origin, destination] = service_code === movingLetterService ? [here, there] : [there, here]
    return { origin, destination, count: amount }
  })
}
