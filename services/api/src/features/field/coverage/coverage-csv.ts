import type { Localized } from '@sipelandukilat/domain'
import { fieldTexts } from '#texts'
import { parseCsv, separatorOf } from '../../../platform/csv'

export type CsvLine = { line: number; text: string }
export type ReadLine = CsvLine & { villageCode: string; eligible: number; recorded: number }
export type BadLine = CsvLine & { message: Localized }

const columnNames = {
  village: ['kode_desa', 'kode', 'kode_wilayah', 'village_code', 'code'],
  eligible: ['wajib_ktp', 'wajib', 'eligible'],
  recorded: ['sudah_rekam', 'rekam', 'perekaman', 'recorded'],
} as const

/** What a heading may be called, for who writes such a file. */
export const coverageHeading = 'kode_desa,wajib_ktp,sudah_rekam'

/** A village code with or without its dots: `65.03.05.2001` or `6503052001`. */
function villageCodeOf(cell: string): string | undefined {
  const digits = cell.replaceAll(/[.\s]/g, '')
  return /^\d{10}$/.test(digits)
    ? `${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4, 6)}.${digits.slice(6)}`
    : undefined
}

/** A count as people write it in Indonesia: `1.234`. */
function countOf(cell: string): number | undefined {
  const digits = cell.replaceAll(/[.,\s](?=\d{3}\b)/g, '')
  return /^\d{1,7}$/.test(digits) ? Number(digits) : undefined
}

/**
 * Reads villages, how many are of age and how many were recorded from a CSV with a heading; separators `,`, `;` and tab.
 * A line that cannot be read is named and the others are read on. Undefined where the heading lacks a column.
 */
export function readCoverageCsv(csv: string): { lines: ReadLine[]; bad: BadLine[] } | undefined {
  const texts = csv.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const heading = texts[0] ?? ''
  const separator = separatorOf(heading)
  // Line by line: a quote that nobody closed spoils its own line alone.
  const cellsOf = (text: string) => (parseCsv(text, separator)?.[0]?.cells ?? []).map((cell) => cell.trim())
  const names = cellsOf(heading).map((name) => name.toLowerCase().replaceAll(/[\s-]+/g, '_'))
  const columnOf = (known: readonly string[]) => names.findIndex((name) => known.includes(name))
  const [village, eligible, recorded] = [
    columnOf(columnNames.village),
    columnOf(columnNames.eligible),
    columnOf(columnNames.recorded),
  ]
  if (village < 0 || eligible < 0 || recorded < 0) return undefined
  const lines: ReadLine[] = []
  const bad: BadLine[] = []
  const seen = new Set<string>()
  for (const [index, text] of texts.entries()) {
    if (index === 0 || text.trim() === '') continue
    const at = { line: index + 1, text: text.slice(0, 200) }
    const cells = cellsOf(text)
    const villageCode = villageCodeOf(cells[village] ?? '')
    const counts = { eligible: countOf(cells[eligible] ?? ''), recorded: countOf(cells[recorded] ?? '') }
    if (villageCode === undefined) {
      bad.push({
        ...at,
        message: fieldTexts.of('villageCodeHas10Digits'),
      })
      continue
    }
    if (seen.has(villageCode)) {
      bad.push({
        ...at,
        message: fieldTexts.of('villageVillagecodeThereTwice', { villageCode }),
      })
      continue
    }
    seen.add(villageCode)
    if (counts.eligible === undefined || counts.recorded === undefined) {
      bad.push({
        ...at,
        message: fieldTexts.of('countsWholeNumbersNotNegative'),
      })
      continue
    }
    if (counts.recorded > counts.eligible) {
      bad.push({
        ...at,
        message: fieldTexts.of('moreRecordedThanAge'),
      })
      continue
    }
    lines.push({ ...at, villageCode, eligible: counts.eligible, recorded: counts.recorded })
  }
  return { lines, bad }
}
