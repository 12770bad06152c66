import {
  type FilledForm,
  filledAt,
  type OfficialForm,
  type PaperSection,
  statementOf,
} from '@sipelandukilat/domain/paper'
import { printsTexts } from '#texts'
import { addField } from './form-field'
import { createFormSheet, type FormSheet } from './form-sheet'
import { addSigning, heightOfSigning, type Signers } from './form-signing'
import { addTable } from './form-table'

const say = printsTexts.in('id')

/** Tables wider than this many columns are printed on the long side of the paper. */
const mostUpright = 8

export type FormInput = {
  filled: FilledForm
  /** The regency whose office it is for, by its name; null on a form for any. */
  regencyName: string | null
  signers: Signers
  /** At the foot of each page. */
  foot: string
}

/**
 * An official form as PDF: parts and fields in the order and under the numbers of its print, filled in where something is known,
 * in Indonesian like the print. A blank one has nothing filled.
 */
export function printOfficialForm(
  form: OfficialForm,
  { filled, regencyName, signers, foot }: FormInput,
): Promise<Buffer> {
  const isLandscape = form.sections.some(({ rows, fields }) => rows !== null && fields.length > mostUpright)
  const sheet = createFormSheet({ title: `${form.number} ${form.title.id}`, isLandscape })
  addHead(sheet, form, regencyName)
  const statement = statementOf(form, 'id')
  if (statement) addSentence(sheet, statement.before)
  for (const section of form.sections) {
    if (isSigning(section)) continue
    const lead = statement?.leads[section.id]
    if (lead) addSentence(sheet, lead)
    addPart(sheet, section, filled)
  }
  if (statement) {
    // Nobody signs a page that says nothing.
    sheet.room(sheet.heightOf(statement.closing, sheet.width, 8.5) + heightOfSigning(form))
    addSentence(sheet, statement.closing)
  }
  addSigning(sheet, form, signers)
  return sheet.finish(`${form.number} · ${foot}`)
}

/** Places to sign, with place and day, stand together at the end. */
const isSigning = ({ id, rows, fields }: PaperSection) =>
  rows === null && (id === 'placeAndDate' || fields.some(({ type }) => type === 'signature'))

function addHead(sheet: FormSheet, { number, title }: OfficialForm, regencyName: string | null): void {
  const top = sheet.y
  const box = 70
  sheet.frame(sheet.left + sheet.width - box, top, box, 18)
  sheet.text(number, sheet.left + sheet.width - box, top + 4.5, box, { size: 11, isBold: true, align: 'center' })
  sheet.text(
    regencyName ? say('paper_regency', { regency: regencyName.toUpperCase() }) : say('paper_anyRegency'),
    sheet.left,
    top + 1,
    sheet.width - box - 12,
    { size: 9, isBold: true },
  )
  sheet.text(say('paper_office'), sheet.left, top + 12, sheet.width - box - 12, { size: 8.5 })
  sheet.y = top + 30
  const words = title.id.toUpperCase()
  sheet.text(words, sheet.left + 30, sheet.y, sheet.width - 60, { size: 11, isBold: true, align: 'center' })
  sheet.y += sheet.heightOf(words, sheet.width - 60, 11, true) + 8
}

function addSentence(sheet: FormSheet, text: string): void {
  const height = sheet.heightOf(text, sheet.width, 8.5)
  sheet.room(height + 6)
  sheet.text(text, sheet.left, sheet.y, sheet.width)
  sheet.y += height + 6
}

/** Two people stand one below the other with boxes for their numbers; more, and those who sign, in a table. */
const isTable = ({ rows, fields }: PaperSection) =>
  rows !== null && (rows > 2 || fields.some(({ type }) => type === 'signature'))

function addPart(sheet: FormSheet, section: PaperSection, filled: FilledForm): void {
  sheet.room(isTable(section) ? 150 : 48)
  sheet.bar(section.title.id)
  if (section.rows === null) {
    for (const field of section.fields) addField(sheet, field, filledAt(filled, section.id, 0, field.id))
  } else if (!isTable(section)) {
    for (let row = 0; row < section.rows; row += 1) {
      sheet.room(40)
      sheet.text(say('paper_row', { title: section.title.id, number: row + 1 }), sheet.left, sheet.y, sheet.width, {
        isBold: true,
      })
      sheet.y += 12
      for (const field of section.fields) addField(sheet, field, filledAt(filled, section.id, row, field.id))
    }
  } else addTable(sheet, section, filled)
  sheet.y += 5
}

/** A form with nothing in it, for the pen. */
export function printBlankForm(form: OfficialForm, { regencyName }: Pick<FormInput, 'regencyName'>): Promise<Buffer> {
  return printOfficialForm(form, {
    filled: new Map(),
    regencyName,
    signers: { citizen: null, electronic: null },
    foot: say('paper_free'),
  })
}
