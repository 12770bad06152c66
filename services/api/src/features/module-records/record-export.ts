import type { ModuleRecord, RecordDeclaration } from '@sipelandukilat/contract'
import { toCsvText } from '../../platform/csv'

/** A collection as CSV (RFC 4180, UTF-8 with a mark for spreadsheets): one column for each property of its schema. */
export function toCsv(declaration: RecordDeclaration, records: readonly ModuleRecord[]): string {
  const properties = Object.keys((declaration.schema.properties ?? {}) as Record<string, unknown>)
  const rows = records.map(({ id, regionCode, createdAt, updatedAt, values }) => [
    id,
    regionCode,
    createdAt,
    updatedAt,
    ...properties.map((name) => values[name]),
  ])
  return toCsvText([['id', 'region', 'created_at', 'updated_at', ...properties], ...rows])
}

/** One JSON object to a line. */
export const toJsonLines = (records: readonly ModuleRecord[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')
