import type { WorksheetRow } from '../forms/siak-worksheet'
import type { Filled } from './filled-form'

/** Where form F-1.06 has a change: education and occupation in its table A, religion and everything else in table B. */
const columns = {
  'Pendidikan menjadi': { part: 'educationOccupationChanges', element: 'education' },
  'Pekerjaan menjadi': { part: 'educationOccupationChanges', element: 'occupation' },
  'Agama menjadi': { part: 'religionOtherChanges', element: 'religion' },
} as const
const other = { part: 'religionOtherChanges', element: 'other' } as const

const isColumn = (label: string): label is keyof typeof columns => Object.hasOwn(columns, label)
const group = /^F-1\.06 Perubahan (\d+)$/

/** The changes of a worksheet as the two tables of form F-1.06 and its list of members have them, by `section.row.field`. */
export function placeChanges(rows: readonly WorksheetRow[]): Map<string, Filled> {
  const placed = new Map<string, Filled>()
  const changes = new Map<number, WorksheetRow[]>()
  for (const row of rows) {
    const number = Number(group.exec(row.group)?.[1])
    if (number > 0) changes.set(number, [...(changes.get(number) ?? []), row])
  }
  for (const [number, lines] of changes) {
    const at = number - 1
    const outcome = lines.find(({ label }) => label.toLowerCase().endsWith('menjadi'))
    const { part, element } = outcome && isColumn(outcome.label) ? columns[outcome.label] : other
    const put = (field: string, line: WorksheetRow | undefined) => {
      if (line) placed.set(field, { value: line.display, display: line.display })
    }
    const named = (label: string) => lines.find((line) => line.label === label)
    put(`members.${at}.name`, named('Nama'))
    put(`members.${at}.nik`, named('NIK'))
    placed.set(`${part}.${at}.memberNumber`, { value: String(number), display: String(number) })
    if (element === 'other') put(`${part}.${at}.otherElement`, named('Elemen data'))
    put(`${part}.${at}.${element}From`, named('Semula'))
    put(`${part}.${at}.${element}To`, outcome)
    put(`${part}.${at}.${element}Basis`, named('Dasar perubahan'))
  }
  return placed
}
