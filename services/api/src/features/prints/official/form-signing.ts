import type { OfficialForm, PaperField } from '@sipelandukilat/domain/paper'
import { printsTexts } from '#texts'
import type { FormSheet } from './form-sheet'

const say = printsTexts.in('id')
const gap = 12
const boxHeight = 58

/** Who signed on the phone, instead of a hand: shown in the place of the citizen. */
export type ElectronicSignature = { note: string }

export type Signers = {
  /** The name below the citizen's place, where it is known. */
  citizen: string | null
  electronic: ElectronicSignature | null
}

const hasOwnWitnesses = ({ sections }: OfficialForm) =>
  sections.some(({ rows, fields }) => rows !== null && fields.some(({ type }) => type === 'signature'))

/** How much of a page the places to sign take. */
export const heightOfSigning = (form: OfficialForm): number => boxHeight + 60 + (hasOwnWitnesses(form) ? 0 : 56)

/** Where and when, a place for each who signs, and for a thumb mark two witnesses where the form has none of its own. */
export function addSigning(sheet: FormSheet, form: OfficialForm, signers: Signers): void {
  const fields = form.sections.flatMap((section) => (section.rows === null ? section.fields : []))
  const places = fields.filter(({ type }) => type === 'signature')
  sheet.room(heightOfSigning(form))
  sheet.y += 6
  sheet.text(say('paper_placeAndDay'), sheet.left, sheet.y, sheet.width, { align: 'right' })
  sheet.y += 14
  const citizens = places.filter(({ filledBy }) => filledBy !== 'officer')
  drawPlaces(sheet, places, (field) => {
    const isFirst = field === citizens[0]
    return {
      field,
      name: isFirst ? signers.citizen : null,
      note: isFirst ? (signers.electronic?.note ?? null) : null,
      hasStamp: isFirst && form.stampDuty !== null,
    }
  })
  if (!hasOwnWitnesses(form) && signers.electronic === null) drawThumbWitnesses(sheet)
}

type Place = { field: PaperField; name: string | null; note: string | null; hasStamp: boolean }

function drawPlaces(sheet: FormSheet, fields: readonly PaperField[], toPlace: (field: PaperField) => Place): void {
  const each = (sheet.width - gap * (fields.length - 1)) / Math.max(fields.length, 2)
  const top = sheet.y
  // A single place is on the right, as letters have it.
  const first = fields.length === 1 ? sheet.left + sheet.width - each : sheet.left
  fields.map(toPlace).forEach(({ field, name, note, hasStamp }, index) => {
    const x = first + index * (each + gap)
    sheet.text(`${field.label.id},`, x, top, each, { align: 'center' })
    sheet.frame(x, top + 12, each, boxHeight)
    if (note) sheet.text(note, x + 6, top + 20, each - 12, { size: 7.5, align: 'center' })
    else if (field.filledBy !== 'officer')
      sheet.text(say('paper_signOrThumb'), x + 4, top + boxHeight + 3, each - 8, { size: 6.5, align: 'center' })
    if (hasStamp && !note) {
      sheet.dashed(x + 6, top + 18, 48, 34)
      sheet.text(say('paper_stamp'), x + 8, top + 30, 44, { size: 7, align: 'center' })
    }
    sheet.text(`( ${name ?? '........................................'} )`, x, top + boxHeight + 16, each, {
      align: 'center',
    })
  })
  sheet.y = top + boxHeight + 32
}

function drawThumbWitnesses(sheet: FormSheet): void {
  const top = sheet.y
  sheet.text(say('paper_thumbWitnesses'), sheet.left, top, sheet.width, { size: 7.5 })
  const each = (sheet.width - gap) / 2
  for (const index of [0, 1]) {
    const x = sheet.left + index * (each + gap)
    sheet.frame(x, top + 12, each, 34)
    sheet.text(say('paper_witness', { number: index + 1 }), x + 4, top + 15, each - 8, { size: 7.5 })
  }
  sheet.y = top + 52
}
