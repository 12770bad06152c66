import { LocalDate } from '@sipelandukilat/domain'
import { holidaysTexts } from '#texts'
import { parseCsv } from '../../platform/csv'
import { invalid } from '../../platform/problem'

/** 20/3/2026 and 20-03-2026 as spreadsheets in Indonesia write them, and the date as ISO 8601 has it. */
function toDate(cell: string): string | undefined {
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell)
  const written = local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : cell
  const parsed = LocalDate.safeParse(written)
  return parsed.success ? parsed.data : undefined
}

/**
 * Days of a CSV file: a date and a name in each line, with or without a line of names above. @throws Problem `invalid` where a
 * quotation is never closed.
 */
export function readDaysOf(csv: string): { items: { date: string; name: string }[]; unreadableLines: number[] } {
  const rows = parseCsv(csv)
  if (!rows) throw invalid('csv', holidaysTexts.of('quotationOpen'))
  const items: { date: string; name: string }[] = []
  const unreadableLines: number[] = []
  for (const [index, { line, cells }] of rows.entries()) {
    const [first = '', second = ''] = cells.map((cell) => cell.trim())
    const date = toDate(first)
    const isHead = index === 0 && /^(tanggal|date)$/i.test(first)
    if (date && second !== '' && second.length <= 120) items.push({ date, name: second })
    else if (!isHead) unreadableLines.push(line)
  }
  return { items, unreadableLines }
}
