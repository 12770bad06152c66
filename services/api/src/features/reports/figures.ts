import type { ReportFigures } from '@sipelandukilat/contract'
import { regionColumn } from '../../platform/database/region-columns'

type FigureColumn = 'province_code' | 'regency_code' | 'district_code'

/** The column of `report_figure` that keeps a region; undefined for a village, for figures are kept by district and above. */
export function figureColumn(region: string): FigureColumn | undefined {
  const column = regionColumn(region)
  return column === 'village_code' ? undefined : column
}

export type FigureRow = { group: string; metric: string; bucket: number; amount: number | null }

/** The median of counted whole numbers: the middle one, or the mean of the middle two. */
export function medianOf(counts: ReadonlyMap<number, number>): number | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const valueAt = (position: number) => {
    let passed = 0
    for (const [value, count] of [...counts].sort(([first], [second]) => first - second)) {
      passed += count
      if (passed > position) return value
    }
    return 0
  }
  return (valueAt(Math.floor((total - 1) / 2)) + valueAt(Math.floor(total / 2))) / 2
}

class Group {
  readonly sums = new Map<string, number | null>()
  readonly days = new Map<number, number>()
  readonly waiting = new Map<number, number>()
  readonly ofCitizen = new Map<number, number>()

  add({ metric, bucket, amount }: FigureRow): void {
    const counts = this.durations(metric)
    if (counts) {
      counts.set(bucket, (counts.get(bucket) ?? 0) + (amount ?? 0))
      return
    }
    const known = this.sums.get(metric)
    this.sums.set(metric, amount === null || known === null ? null : (known ?? 0) + amount)
  }

  private durations(metric: string): Map<number, number> | undefined {
    switch (metric) {
      case 'days':
        return this.days
      case 'waiting_days':
        return this.waiting
      case 'citizen_days':
        return this.ofCitizen
      default:
        return undefined
    }
  }

  private sum(metric: string): number | null {
    const value = this.sums.get(metric)
    return value === undefined ? 0 : value
  }

  toFigures(open: number | null, overdue: number | null): ReportFigures {
    const withDeadline = this.sum('with_deadline')
    const within = this.sum('within_deadline')
    return {
      submitted: this.sum('submitted'),
      incomplete: this.sum('incomplete'),
      completed: this.sum('completed'),
      rejected: this.sum('rejected'),
      withdrawn: this.sum('withdrawn'),
      moves: this.sum('moves'),
      open,
      overdue,
      medianDays: medianOf(this.days),
      medianCitizenDays: medianOf(this.ofCitizen),
      medianWaitingDays: medianOf(this.waiting),
      withinDeadline: withDeadline ? (within === null ? null : within / withDeadline) : null,
    }
  }
}

/** Rows of metrics as figures per group. `open` and `overdue` are of now and come counted. */
export function toFigures(
  rows: readonly FigureRow[],
  current: ReadonlyMap<string, { open: number | null; overdue: number | null }>,
): Map<string, ReportFigures> {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const group = groups.get(row.group) ?? new Group()
    group.add(row)
    groups.set(row.group, group)
  }
  for (const key of current.keys()) if (!groups.has(key)) groups.set(key, new Group())
  return new Map(
    [...groups].map(([key, group]) => {
      // A suppressed count is null and stays so: it is not a nought.
      const { open, overdue } = current.get(key) ?? { open: 0, overdue: 0 }
      return [key, group.toFigures(open, overdue)]
    }),
  )
}
