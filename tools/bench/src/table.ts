export type Row = {
  case: string
  value: number
  unit: string
  limit?: number
  ratio?: number
  target: string
  ok: boolean
  note?: string
}

const shown = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2))

export function printRow(row: Row, asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify(row)}\n`)
    return
  }
  const parts = [
    row.ok ? '✓' : '✗',
    row.case.padEnd(18),
    `${shown(row.value)} ${row.unit}`.padEnd(18),
    row.limit === undefined ? ''.padEnd(16) : `limit ${shown(row.limit)}`.padEnd(16),
    row.ratio === undefined ? ''.padEnd(12) : `ratio ${row.ratio.toFixed(2)}`.padEnd(12),
    `target ${row.target}`,
    row.note ? `(${row.note})` : '',
  ]
  process.stdout.write(`${parts.join(' ').trimEnd()}\n`)
}
