import type { ModuleRecord, RecordDeclaration } from '@sipelandukilat/contract'

/** A cell that a spreadsheet shows as it is: quoted, and never taken for a formula. */
function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const line = (cells: readonly unknown[]) => cells.map(cell).join(',')

/** A collection as CSV (RFC 4180, UTF-8 with a mark for spreadsheets): one column for each property of its schema. */
export function toCsv(declaration: RecordDeclaration, records: readonly ModuleRecord[]): string {
  const properties = Object.keys((declaration.schema.properties ?? {}) as Record<string, unknown>)
  const rows = records.map(({ id, regionCode, createdAt, updatedAt, values }) =>
    line([id, regionCode, createdAt, updatedAt, ...properties.map((name) => values[name])]),
  )
  return `\uFEFF${[line(['id', 'region', 'created_at', 'updated_at', ...properties]), ...rows].join('\r\n')}\r\n`
}

/** One JSON object to a line. */
export const toJsonLines = (records: readonly ModuleRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')
