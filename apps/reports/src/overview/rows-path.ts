import { addMonths } from '../period/month'

const firstDay = (month: string) => `${month}-01`
const lastDay = (month: string) =>
  new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/**
 * The inbox with the rows behind a figure. Months become days: `from` is the first of its month, `to` the last; `closedFrom` and
 * `closedTo` the same for figures that count by the month of closing.
 */
export function rowsPath(filter: Record<string, string>): string {
  const days = Object.entries(filter).map(([name, value]) => {
    if (name === 'from' || name === 'closedFrom') return [name, firstDay(value)]
    return [name, name === 'to' || name === 'closedTo' ? lastDay(value) : value]
  })
  return `/intake?${new URLSearchParams(days)}`
}
