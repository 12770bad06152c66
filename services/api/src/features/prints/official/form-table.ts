import { type FilledForm, filledAt, type PaperField, type PaperSection, rowsFilled } from '@sipelandukilat/domain/paper'
import { printsTexts } from '#texts'
import type { FormSheet } from './form-sheet'

const say = printsTexts.in('id')
const numberWidth = 20

/** Room that a column needs, in points, before what is left over is shared out. */
const widths: Readonly<Record<string, number>> = {
  nik: 84,
  kkNumber: 84,
  date: 56,
  choice: 50,
  number: 30,
  signature: 90,
}
const textWidth = 78
const widthOf = ({ type, id }: PaperField) => (/name$/i.test(id) ? 104 : (widths[type] ?? textWidth))

/**
 * A part that repeats, as a table of numbered lines: as many as the paper has, more where more is known. Columns that do not fit
 * side by side stand in tables below one another, as on the print.
 */
export function addTable(sheet: FormSheet, section: PaperSection, filled: FilledForm): void {
  const rows = Math.max(section.rows ?? 1, rowsFilled(filled, section.id))
  for (const fields of pagesOf(section.fields, sheet.width - numberWidth)) {
    // Some tables number the people of another one themselves.
    const isNumbered = fields[0]?.id !== 'memberNumber'
    const spare =
      (sheet.width - (isNumbered ? numberWidth : 0)) / fields.reduce((sum, field) => sum + widthOf(field), 0)
    const column = (field: PaperField) => widthOf(field) * Math.min(spare, 3)
    const head = fields.map((field) => ({
      text: field.ordinal ? `${field.label.id} (${field.ordinal})` : field.label.id,
      width: column(field),
      isBold: true,
      size: 6.5,
    }))
    const height = fields.some(({ type }) => type === 'signature') ? 34 : 15
    sheet.room(24 + height * Math.min(rows, 3))
    const first = isNumbered ? [{ text: say('paper_number'), width: numberWidth, isBold: true, size: 6.5 }] : []
    sheet.cells([...first, ...head], 18)
    for (let row = 0; row < rows; row += 1)
      sheet.cells(
        [
          ...(isNumbered ? [{ text: String(row + 1), width: numberWidth }] : []),
          ...fields.map((field) => ({ text: cellOf(field, section, filled, row), width: column(field), size: 7.5 })),
        ],
        height,
      )
    sheet.y += 6
  }
}

function cellOf(field: PaperField, section: PaperSection, filled: FilledForm, row: number): string {
  const known = filledAt(filled, section.id, row, field.id)
  return (field.type === 'choice' ? known?.value : known?.display) ?? ''
}

function pagesOf(fields: readonly PaperField[], width: number): PaperField[][] {
  const pages: PaperField[][] = [[]]
  let used = 0
  for (const field of fields) {
    if (used + widthOf(field) > width) {
      pages.push([])
      used = 0
    }
    used += widthOf(field)
    pages.at(-1)?.push(field)
  }
  return pages
}
