import type { ImportLine, NetworkFileKind } from '@sipelandukilat/contract'
import type { Localized } from '@sipelandukilat/domain'
import { fieldTexts, networkFilesTexts } from '#texts'
import { parseCsv, toCsvText } from '../../../platform/csv'
import { invalid } from '../../../platform/problem'
import {
  legFileColumns,
  nodeFileColumns,
  writeClosures,
  writeKind,
  writeMode,
  writeMonths,
  writeProfiles,
  writeTimetable,
  writeYesNo,
} from './network-columns'
import type { LegRow, NodeRow } from './network-store'

export type Rows = { nodes: readonly NodeRow[]; legs: readonly LegRow[] }
/** Why a line cannot be taken, at which column, and what to do about it. */
export type Issue = { column: string; text: Localized }

/** How a cell is written. */
export type Hint = `hint${'Number' | 'YesNo' | 'Timetable' | 'Mode' | 'Months' | 'Profiles' | 'Closures' | 'Kind'}`

/** A line of a file: what it would change, or why it cannot be taken. */
export type JudgedLine<Values> = Omit<ImportLine, 'problems'> & {
  problems: Issue[]
  id: string | undefined
  values: Values | undefined
}

type Cells = (column: string) => string

/** A cell that cannot be read; the hint says how it is written. */
export const unreadable = (column: string, given: string, hint: Hint): Issue => ({
  column,
  text: networkFilesTexts.of('unreadable', { given: given.slice(0, 40), hint: networkFilesTexts.of(hint) }),
})

/** Rows below the names, each with its cells by column. @throws Problem `invalid` where a needed column is missing. */
export function readRows(csv: string, columns: Record<string, string>, needed: readonly string[]) {
  const parsed = parseCsv(csv)
  if (!parsed) throw invalid('csv', networkFilesTexts.of('quotationOpen'))
  const [head, ...rows] = parsed
  const names = (head?.cells ?? []).map((name) => name.trim().toLowerCase())
  const position = new Map(
    Object.entries(columns).map(([name, own]) => [name, names.findIndex((one) => one === own || one === name)]),
  )
  const missing = needed.filter((name) => (position.get(name) ?? -1) < 0).map((name) => columns[name] ?? name)
  if (missing.length > 0) throw invalid('csv', fieldTexts.of('theseColumnsMissing', { missing: missing.join(', ') }))
  if (rows.length > 3000) throw invalid('csv', fieldTexts.of('fileHasMoreThan3000'))
  return rows.map(({ line, cells }) => ({
    line,
    // The mark that keeps a spreadsheet from taking text for a formula is no part of it.
    cellOf: ((column) => (cells[position.get(column) ?? -1] ?? '').trim().replace(/^'(?=[=+\-@])/, '')) as Cells,
  }))
}

export const codePattern = /^[\w.>~-]{1,60}$/

/** Whether a line adds, changes, or says what is known already. */
export function actionOf(before: object | undefined, values: object | undefined): { action: ImportLine['action'] } {
  if (!before) return { action: 'add' }
  const known = before as Record<string, unknown>
  const isSame =
    values !== undefined &&
    Object.entries(values).every(([column, value]) => JSON.stringify(known[column]) === JSON.stringify(value))
  return { action: isSame ? 'same' : 'change' }
}

/** Places or legs in the form that the import takes. */
export function writeNetworkFile(kind: NetworkFileKind, { nodes, legs }: Rows): string {
  if (kind === 'nodes')
    return toCsvText([
      Object.values(nodeFileColumns),
      ...nodes.map((node) => [
        node.code,
        writeKind(node.kind),
        node.name,
        node.village_code,
        node.latitude,
        node.longitude,
        writeYesNo(node.is_estimate),
      ]),
    ])
  const codes = new Map(nodes.map(({ id, code }) => [id, code]))
  return toCsvText([
    Object.values(legFileColumns),
    ...legs.map((leg) => [
      leg.code,
      codes.get(leg.from_id),
      codes.get(leg.to_id),
      writeYesNo(leg.is_both_ways),
      writeMode(leg.mode),
      leg.minutes,
      leg.rupiah_per_person,
      leg.rupiah_per_trip,
      leg.most_people,
      leg.most_kilograms,
      writeTimetable(leg.timetable),
      writeTimetable(leg.timetable_back),
      writeMonths(leg.months),
      writeProfiles(leg.profiles),
      writeClosures(leg.closures),
      writeYesNo(leg.is_estimate),
      leg.note,
    ]),
  ])
}
