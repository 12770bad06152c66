export type Row = {
  case: string
  value: number
  unit: string
  limit?: number
  ratio?: number
  target: string
  ok: boolean
  /** CPU milliseconds of one request: of the API and of the database, then of the limit. */
  cpuMs?: { api: number; database: number; limit: number; limitDatabase: number }
  /** The share of a limit that does the least; printed, not judged. */
  bare?: { limit: number; ratio: number }
  note?: string
}

const shown = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2))

function describeBeside({ cpuMs, bare, note }: Row): string {
  const parts = [
    cpuMs
      ? `CPU ${shown(cpuMs.api)} + ${shown(cpuMs.database)} ms, limit ${shown(cpuMs.limit)} + ${shown(cpuMs.limitDatabase)}`
      : '',
    bare ? `bare ${shown(bare.limit)}, ratio ${bare.ratio.toFixed(2)}` : '',
    note ?? '',
  ].filter(Boolean)
  return parts.length > 0 ? `(${parts.join('; ')})` : ''
}

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
    `target ${row.target}`.padEnd(16),
    describeBeside(row),
  ]
  process.stdout.write(`${parts.join(' ').trimEnd()}\n`)
}
