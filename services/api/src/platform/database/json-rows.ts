/** Columns of a row whose values, where there are any, are of this type. */
type ColumnsOf<Row, Type> = {
  [Column in keyof Row]-?: [NonNullable<Row[Column]>] extends [Type] ? Column : never
}[keyof Row]

/** What JSON cannot say by itself: every instant and every byte string of the row, by name; none left out compiles. */
type Revived<Row> = {
  dates: Record<ColumnsOf<Row, Date>, true>
  bytes: Record<ColumnsOf<Row, Buffer>, true>
}

/** Rows as `json_agg` gives them: instants in ISO 8601, bytes as `\x…`; null where there is none. */
export type JsonRows<Row> =
  | { [Column in keyof Row]: [NonNullable<Row[Column]>] extends [Date | Buffer] ? string | null : Row[Column] }[]
  | null

/** Reads rows that the database gathered as JSON into what the driver would have given. */
export function readJsonRows<Row extends object>({ dates, bytes }: Revived<Row>): (rows: JsonRows<Row>) => Row[] {
  const revive = (row: Record<string, unknown>): Row => {
    for (const column in dates) if (row[column] !== null) row[column] = new Date(String(row[column]))
    for (const column in bytes)
      if (row[column] !== null) row[column] = Buffer.from(String(row[column]).slice('\\x'.length), 'hex')
    return row as Row
  }
  return (rows) => (rows ?? []).map((row) => revive(row as Record<string, unknown>))
}
