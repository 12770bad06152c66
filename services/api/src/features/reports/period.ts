import { toLocalDate } from '@sipelandukilat/domain'

/** Months of WITA, `2026-09`, both counted in. */
export type Period = { from: string; to: string }

/** The year up to this month where none is named. */
export function periodOf(query: { from?: string | undefined; to?: string | undefined }, now: Date): Period {
  const to = query.to ?? toLocalDate(now).slice(0, 7)
  const [year = 0, month = 1] = to.split('-').map(Number)
  const from = query.from ?? new Date(Date.UTC(year, month - 12, 1)).toISOString().slice(0, 7)
  return from <= to ? { from, to } : { from: to, to: from }
}
