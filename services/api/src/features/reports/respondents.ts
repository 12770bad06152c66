import type { SatisfactionReport } from '@sipelandukilat/contract'
import { respondentGroupLabel, respondentGroups, respondentTraitLabel, respondentTraits } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { regionColumn } from '../../platform/database/region-columns'
import { figureColumn } from './figures'
import type { Period } from './period'

/** Applications completed in a region and period, as the reports count them. */
export async function countServed(db: Db, region: string, period: Period): Promise<number> {
  const column = figureColumn(region)
  if (!column) return 0
  const row = await db.first<{ served: number }>({
    text: `select coalesce(sum(amount), 0)::int as served from report_figure
           where ${column} = $1 and metric = 'completed' and month between ($2 || '-01')::date and ($3 || '-01')::date`,
    values: [region, period.from, period.to],
  })
  return row?.served ?? 0
}

/** Who answered, by trait; each group in its usual order. Groups that too few belong to are null. */
export async function readProfile(db: Db, region: string, period: Period): Promise<SatisfactionReport['profile']> {
  if (regionColumn(region) === 'district_code') return []
  const rows = await db.rows<{ trait: string; code: string; count: number | null }>({
    text: `select trait, code, count from app_survey_profile($1, ($2 || '-01')::date, ($3 || '-01')::date)`,
    values: [region, period.from, period.to],
  })
  return respondentTraits.flatMap((trait) => {
    const own = rows.filter((row) => row.trait === trait)
    const order: readonly string[] = respondentGroups[trait]
    if (own.length === 0) return []
    return [
      {
        trait,
        label: respondentTraitLabel(trait),
        groups: own
          .sort((one, other) => order.indexOf(one.code) - order.indexOf(other.code))
          .map(({ code, count }) => ({ code, label: respondentGroupLabel(trait, code), count })),
      },
    ]
  })
}
