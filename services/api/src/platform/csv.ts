import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Response } from 'express'

/** A row of a file, with the line it begins in as a spreadsheet counts. */
export type CsvRow = { line: number; cells: string[] }

/** Where the cells of a CSV text are cut, by its first line: spreadsheets in Indonesian write `;`. */
export function separatorOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/, 1)
  const countOf = (sign: string) => head.split(sign).length
  return [';', '\t'].reduce((best, sign) => (countOf(sign) > countOf(best) ? sign : best), ',')
}

const breaksIn = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)

/** The rows of a CSV text (RFC 4180) without empty ones; undefined where a quote is never closed. */
export function parseCsv(text: string, separator = separatorOf(text)): CsvRow[] | undefined {
  const rows: CsvRow[] = []
  try {
    parse(text, {
      bom: true,
      delimiter: separator,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      relax_quotes: true,
      skip_records_with_empty_values: true,
      on_record: (cells, { lines }) => {
        rows.push({ line: lines - breaksIn(cells), cells })
        return null // kept here, with its line
      },
    })
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
  return rows
}

/** Rows as CSV (RFC 4180, UTF-8 with a mark for spreadsheets); no text of them is taken for a formula. */
export const toCsvText = (rows: readonly (readonly unknown[])[]): string =>
  stringify([...rows], {
    bom: true,
    cast: { boolean: String, object: (value) => JSON.stringify(value) },
    escape_formulas: true,
    record_delimiter: 'windows',
  })

/** Answers with a CSV text of `toCsvText` to be saved under a name. */
export function sendCsv(response: Response, name: string, text: string): void {
  response
    .status(200)
    .set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    })
    .end(text)
}
