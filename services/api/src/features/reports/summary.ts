import type { ReportGroup, ReportSummary } from '@sipelandukilat/contract'
import { type Channel, channelLabel, type Language, type Localized, localized } from '@sipelandukilat/domain'
import type { Db } from '../../platform/database/db'
import { regionNamesOf } from '../regions/region-store'
import { complaintFigures } from './complaint-figures'
import { type FigureRow, figureColumn, toFigures } from './figures'
import { readMoves } from './moves'
import type { Period } from './period'

const groupColumns = {
  service: 'service_code',
  channel: 'channel',
  regency: 'regency_code',
  month: `to_char(month, 'YYYY-MM')`,
  total: `''`,
} as const
type Dimension = keyof typeof groupColumns

async function rowsBy(db: Db, dimension: Dimension, region: string, period: Period): Promise<FigureRow[]> {
  const column = figureColumn(region)
  if (!column) return []
  return db.rows<FigureRow>({
    text: `select ${groupColumns[dimension]} as "group", metric, bucket, sum(amount)::int as amount from report_figure
           where ${column} = $1 and month between ($2 || '-01')::date and ($3 || '-01')::date group by 1, 2, 3`,
    values: [region, period.from, period.to],
  })
}

type Current = Map<string, { open: number; overdue: number }>

/**
 * What is open and overdue now. Counted by a function of the database that gives numbers only: some who read reports see
 * no application at all.
 */
async function currentBy(
  db: Db,
  region: string,
): Promise<Record<'service' | 'channel' | 'regency' | 'total', Current>> {
  const rows = await db.rows<{
    service_code: string
    channel: string
    regency_code: string
    open: number
    overdue: number
  }>({
    text: 'select service_code, channel, regency_code, open, overdue from app_open_applications($1)',
    values: [region],
  })
  const by = (keyOf: (row: (typeof rows)[number]) => string): Current => {
    const groups: Current = new Map()
    for (const row of rows) {
      const known = groups.get(keyOf(row)) ?? { open: 0, overdue: 0 }
      groups.set(keyOf(row), { open: known.open + row.open, overdue: known.overdue + row.overdue })
    }
    return groups
  }
  return {
    service: by((row) => row.service_code),
    channel: by((row) => row.channel),
    regency: by((row) => row.regency_code),
    total: by(() => ''),
  }
}

export async function readReport(
  db: Db,
  region: { code: string; name: string },
  period: Period,
  language: Language,
  now: Date,
): Promise<ReportSummary> {
  const [total, service, channel, regency, month, current, complaints, moves] = await Promise.all([
    rowsBy(db, 'total', region.code, period),
    rowsBy(db, 'service', region.code, period),
    rowsBy(db, 'channel', region.code, period),
    rowsBy(db, 'regency', region.code, period),
    rowsBy(db, 'month', region.code, period),
    currentBy(db, region.code),
    complaintFigures(db, region.code, period, now),
    readMoves(db, region.code, period),
  ])
  const titles = await db.rows<{ code: string; title: Localized }>({
    text: `select code, definition->'title' as title from service_definition where is_current`,
  })
  const regencies = await regionNamesOf(db, [
    ...new Set([...regency.map((row) => row.group), ...current.regency.keys()]),
  ])
  const titleOf = new Map(titles.map((row) => [row.code, localized(row.title, language)]))
  const groups = (rows: FigureRow[], now: Current, label: (key: string) => string): ReportGroup[] =>
    [...toFigures(rows, now)].map(([key, figures]) => ({ key, label: label(key), ...figures }))
  const busiest = (first: ReportGroup, second: ReportGroup) => (second.submitted ?? 0) - (first.submitted ?? 0)
  const [totals] = toFigures(
    total,
    current.total.size > 0 ? current.total : new Map([['', { open: 0, overdue: 0 }]]),
  ).values()
  if (!totals) throw new Error('A report without a total')
  return {
    region: region.code,
    regionName: region.name,
    ...period,
    totals,
    by: {
      service: groups(service, current.service, (key) => titleOf.get(key) ?? key).sort(busiest),
      channel: groups(channel, current.channel, (key) => channelLabel(key as Channel, language)).sort(busiest),
      regency: groups(regency, current.regency, (key) => regencies.get(key) ?? key).sort((first, second) =>
        first.key.localeCompare(second.key),
      ),
      // Open and overdue are of now and belong to no month.
      month: groups(month, new Map(), (key) => key)
        .map((group) => ({ ...group, open: null, overdue: null }))
        .sort((first, second) => first.key.localeCompare(second.key)),
    },
    complaints,
    moves,
  }
}
