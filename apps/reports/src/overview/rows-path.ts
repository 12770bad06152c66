import { addMonths } from '../period/month'

/**
 * The inbox with the rows behind a figure. Months become days: `from` is the first of its month, `to` the last.
 */
export function rowsPath(filter: Record<string, string>): string {
  const { from, to, ...rest } = filter
  const query = new URLSearchParams(rest)
  if (from) query.set('from', `${from}-01`)
  if (to) {
    const firstOfNext = Date.parse(`${addMonths(to, 1)}-01T00:00:00Z`)
    query.set('to', new Date(firstOfNext - 86_400_000).toISOString().slice(0, 10))
  }
  return `/intake?${query}`
}
