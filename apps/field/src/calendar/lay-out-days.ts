const dayMs = 86_400_000

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

const between = (from: string, until: string) =>
  Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)

/** All days of a month `YYYY-MM`. */
export function listDays(month: string): string[] {
  const first = `${month}-01`
  const days = between(first, `${addMonths(month, 1)}-01`)
  return Array.from({ length: days }, (_, index) => addDays(first, index))
}

/** The month so many months later. */
export function addMonths(month: string, count: number): string {
  const all = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`
}

type Span = { from: string; until: string }

/** Some days of a lane: taken by an entry, or one free day. */
export type Segment<Entry> = { start: number; length: number; entry?: Entry }

/**
 * What a team or kit does on each day, as lanes of segments that together are as long as the month: entries that overlap lie in
 * lanes of their own, the earlier above. There is always one lane.
 */
export function layOutDays<Entry extends Span>(entries: readonly Entry[], days: readonly string[]): Segment<Entry>[][] {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? '']
  const shown = entries
    .filter(({ from, until }) => from <= last && until >= first)
    .map((entry) => {
      const start = Math.max(0, between(first, entry.from))
      return { entry, start, end: Math.min(days.length - 1, between(first, entry.until)) }
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const lanes: (typeof shown)[] = [[]]
  for (const one of shown) {
    const lane = lanes.find((taken) => (taken.at(-1)?.end ?? -1) < one.start)
    if (lane) lane.push(one)
    else lanes.push([one])
  }
  return lanes.map((lane) => {
    const segments: Segment<Entry>[] = []
    let day = 0
    const leaveFree = (until: number) => {
      for (; day < until; day += 1) segments.push({ start: day, length: 1 })
    }
    for (const { entry, start, end } of lane) {
      leaveFree(start)
      segments.push({ start, length: end - start + 1, entry })
      day = end + 1
    }
    leaveFree(days.length)
    return segments
  })
}

/** How many of the days no entry covers. */
export const countFree = (entries: readonly Span[], days: readonly string[]): number =>
  days.filter((day) => !entries.some(({ from, until }) => from <= day && day <= until)).length
