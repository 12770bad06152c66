/** Where the cells of a CSV text are cut, by its first line. */
export function separatorOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/, 1)
  const countOf = (sign: string) => head.split(sign).length
  return [';', '\t'].reduce((best, sign) => (countOf(sign) > countOf(best) ? sign : best), ',')
}

/**
 * The rows of a CSV text (RFC 4180), with the line each begins in as a spreadsheet counts. A mark of UTF-8 is passed over;
 * where the first line has more `;` or tabs than `,`, cells are cut there, as spreadsheets in Indonesian write them.
 */
export function parseCsv(text: string, separator = separatorOf(text)): { line: number; cells: string[] }[] {
  const given = text.replace(/^\uFEFF/, '')
  const rows: { line: number; cells: string[] }[] = []
  let line = 1
  let row: { line: number; cells: string[] } = { line, cells: [] }
  let cell = ''
  let isQuoted = false
  const endRow = () => {
    row.cells.push(cell)
    cell = ''
    if (row.cells.some((one) => one.trim() !== '')) rows.push(row)
  }
  for (let at = 0; at < given.length; at += 1) {
    const sign = given.charAt(at)
    if (sign === '\n') line += 1
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (given.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator) {
      row.cells.push(cell)
      cell = ''
    } else if (sign === '\n') {
      endRow()
      row = { line, cells: [] }
    } else if (sign !== '\r') cell += sign
  }
  endRow()
  return rows
}

/** A cell that a spreadsheet shows as it is: quoted, and never taken for a formula. */
export function toCsvCell(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Rows as CSV (RFC 4180, UTF-8 with a mark for spreadsheets). */
export const toCsvText = (rows: readonly (readonly unknown[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map(toCsvCell).join(',')).join('\r\n')}\r\n`
