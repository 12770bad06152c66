import type { BaselineFigure, ReportSummary } from '@sipelandukilat/contract'
import type { Db } from '../../platform/database/db'
import type { Period } from './period'

const fromHome: ReadonlySet<string> = new Set(['web', 'whatsapp', 'sms', 'email', 'phone'])

function monthsIn({ from, to }: Period): number {
  const [fromYear = 0, fromMonth = 1] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 1] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) + 1
}

/** The six figures of the before-and-after page, from the same roll-ups as every other report. */
export async function impactFigures(
  db: Db,
  summary: ReportSummary,
  period: Period,
): Promise<Record<BaselineFigure, number | null>> {
  const { totals, by } = summary
  const submitted = totals.submitted ?? 0
  const sentFromHome = by.channel
    .filter((group) => fromHome.has(group.key))
    .reduce((sum, group) => sum + (group.submitted ?? 0), 0)
  const { corrections = 0, villages = 0 } =
    (await db.first<{ corrections: number; villages: number }>({
      text: `select (select coalesce(sum(amount), 0)::int from report_figure where metric = 'corrections' and left(regency_code, length($1)) = $1
                 and month between ($2 || '-01')::date and ($3 || '-01')::date) as corrections,
               app_villages_served($1, ($2 || '-01')::date, ($3 || '-01')::date) as villages`,
      values: [summary.region, period.from, period.to],
    })) ?? {}
  return {
    medianDays: totals.medianDays,
    withinDeadline: totals.withinDeadline,
    applicationsPerMonth: submitted / monthsIn(period),
    fromHome: submitted === 0 ? null : sentFromHome / submitted,
    correctionsPerHundred: submitted === 0 ? null : (corrections * 100) / submitted,
    villagesServed: villages,
  }
}
