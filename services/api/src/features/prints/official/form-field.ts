import type { Filled, PaperField } from '@sipelandukilat/domain/paper'
import { printsTexts } from '#texts'
import { boxSize, type FormSheet } from './form-sheet'

const say = printsTexts.in('id')
const labelWidth = 176
const ordinalWidth = 18

/** Choices beyond these are in the table of codes, not on the paper. */
const mostPrinted = 14

/** One line of a form: its number, label and colon, and the place for the answer, filled where it is known. */
export function addField(sheet: FormSheet, field: PaperField, filled: Filled | undefined): void {
  const label = field.filledBy === 'officer' ? say('paper_byOfficer', { label: field.label.id }) : field.label.id
  const labelHeight = sheet.heightOf(label, labelWidth - 6, 8.5)
  const x = sheet.left + ordinalWidth + labelWidth + 8
  const width = sheet.left + sheet.width - x
  const height = Math.max(labelHeight, heightOfAnswer(sheet, field, filled, width)) + 4
  sheet.room(height)
  const top = sheet.y
  if (field.ordinal) sheet.text(`${field.ordinal}.`, sheet.left, top + 2.5, ordinalWidth)
  sheet.text(label, sheet.left + ordinalWidth, top + 2.5, labelWidth - 6)
  sheet.text(':', x - 7, top + 2.5, 6)
  drawAnswer(sheet, field, filled, { x, top, width })
  sheet.y = top + height
}

type Spot = { x: number; top: number; width: number }

/** How many boxes the paper has for an answer of this kind; undefined where it has a line. */
function boxesOf({ type, maxLength, unit }: PaperField): number | undefined {
  switch (type) {
    case 'nik':
    case 'kkNumber':
      return 16
    case 'time':
      return 4
    case 'number':
      return unit === null ? (maxLength ?? 2) : 3
    case 'text':
      return maxLength !== null && maxLength <= 16 ? maxLength : undefined
    default:
      return undefined
  }
}

function heightOfAnswer(sheet: FormSheet, field: PaperField, filled: Filled | undefined, width: number): number {
  if (field.type === 'multiChoice') return tickRows(sheet, field, width).reduce((sum, row) => sum + row, 0)
  if (field.type === 'choice' && isPrinted(field))
    return Math.max(boxSize.height, sheet.heightOf(wordsOf(field), width - codeWidth(field) - 8, 7.5))
  if (boxesOf(field) !== undefined || field.type === 'date') return boxSize.height
  const lines = field.type === 'longText' ? 2 : 1
  return Math.max(boxSize.height * lines, sheet.heightOf(filled?.display ?? '', width - 8, 8.5) + 5)
}

function drawAnswer(sheet: FormSheet, field: PaperField, filled: Filled | undefined, { x, top, width }: Spot): void {
  const count = boxesOf(field)
  if (field.type === 'multiChoice') drawTicks(sheet, field, filled, { x, top, width })
  else if (field.type === 'choice') drawChoice(sheet, field, filled, { x, top, width })
  else if (field.type === 'date') drawDate(sheet, filled, x, top)
  else if (count !== undefined) {
    const end = sheet.boxes(field.type === 'time' ? digitsOf(filled) : (filled?.value ?? ''), count, x, top)
    if (field.unit) sheet.text(say(`paper_unit_${unitOf(field.unit)}`), end + 5, top + 2.5, 60)
  } else {
    const height = heightOfAnswer(sheet, field, filled, width)
    sheet.frame(x, top, width, height)
    sheet.text(filled?.display ?? '', x + 4, top + 3, width - 8, { isBold: true })
  }
}

const unitOf = (unit: string): 'kg' | 'cm' | 'month' => (unit === 'kg' || unit === 'cm' ? unit : 'month')
const digitsOf = (filled: Filled | undefined) => (filled?.value ?? '').replace(/\D/g, '')

/** Day, month and year in boxes of their own. */
function drawDate(sheet: FormSheet, filled: Filled | undefined, x: number, top: number): void {
  const [day = '', month = '', year = ''] = /^(\d{2})-(\d{2})-(\d{4})$/.exec(filled?.value ?? '')?.slice(1) ?? []
  let left = x
  for (const [word, text, count] of [
    [say('paper_day'), day, 2],
    [say('paper_month'), month, 2],
    [say('paper_year'), year, 4],
  ] as const) {
    sheet.text(word, left, top + 3, 22, { size: 7.5 })
    left = sheet.boxes(text, count, left + 22, top) + 8
  }
}

const isPrinted = ({ choices }: PaperField) => choices.length > 0 && choices.length <= mostPrinted
const codeLength = ({ choices }: PaperField) => Math.max(1, ...choices.map(({ code }) => code.length))
const codeWidth = (field: PaperField) => codeLength(field) * boxSize.width
const wordsOf = ({ choices }: PaperField) => choices.map(({ code, label }) => `${code}. ${label.id}`).join('   ')

/** The code in its boxes, the words of all codes beside it, or of the chosen one where they are too many. */
function drawChoice(sheet: FormSheet, field: PaperField, filled: Filled | undefined, { x, top, width }: Spot): void {
  const end = sheet.boxes(filled?.value ?? '', codeLength(field), x, top)
  const words = isPrinted(field) ? wordsOf(field) : wordsBehind(filled)
  sheet.text(words || say('paper_codeTable'), end + 6, top + 2.5, width - (end - x) - 6, { size: 7.5 })
}

const wordsBehind = (filled: Filled | undefined) => filled?.display.replace(/^\S+ – /, '') ?? ''

const tickWords = ({ code, label }: PaperField['choices'][number]) => `${code}. ${label.id}`
const tickWidth = (width: number) => width / 2 - 14

/** Heights of the lines of boxes to tick, two side by side: the first half on the left, as on the print. */
function tickRows(sheet: FormSheet, { choices }: PaperField, width: number): number[] {
  const half = Math.ceil(choices.length / 2)
  return choices.slice(0, half).map((left, row) => {
    const right = choices[half + row]
    const heights = [left, ...(right ? [right] : [])].map((one) => sheet.heightOf(tickWords(one), tickWidth(width), 7))
    return Math.max(...heights) + 4
  })
}

function drawTicks(sheet: FormSheet, field: PaperField, filled: Filled | undefined, { x, top, width }: Spot): void {
  const chosen = new Set((filled?.value ?? '').split(', '))
  const rows = tickRows(sheet, field, width)
  field.choices.forEach((choice, index) => {
    const isRight = index >= rows.length
    const row = isRight ? index - rows.length : index
    const left = x + (isRight ? width / 2 : 0)
    const line = top + rows.slice(0, row).reduce((sum, height) => sum + height, 0)
    sheet.tick(left, line + 1, chosen.has(choice.code))
    sheet.text(tickWords(choice), left + 11, line + 1.5, tickWidth(width), { size: 7 })
  })
}
