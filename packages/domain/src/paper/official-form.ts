import type { Localized } from '../language/language'
import { choicesIn, type OfficialField, officialForms } from '../services/definitions/official-forms'
import type { CodedChoice } from '../services/service-definition'

export type PaperField = {
  id: string
  /** The number that the paper gives it; null where it gives none. */
  ordinal: string | null
  label: Localized
  /** As in data/forms.json: `nik`, `date`, `choice`, `signature` … */
  type: string
  choices: readonly CodedChoice[]
  /** Letters the paper has boxes for. */
  maxLength: number | null
  unit: string | null
  filledBy: 'officer' | 'system' | null
}
export type PaperSection = {
  id: string
  title: Localized
  /** Lines on the paper of a section that repeats; null where it stands once. */
  rows: number | null
  fields: readonly PaperField[]
}
export type OfficialForm = {
  number: string
  title: Localized
  /** Whose signature stands on the stamp (meterai); null where none is printed. */
  stampDuty: string | null
  sections: readonly PaperSection[]
}

/** Numbers of the forms that offices here use, in the order of the annex; those of missions abroad (F-2.02) are left out. */
export const officialFormNumbers: readonly string[] = Object.keys(officialForms.forms).filter(
  (number) => !number.startsWith('F-2.02'),
)

/** An official form as it is printed: its parts and fields in their order; undefined for a number that is not among them. */
export function findOfficialForm(number: string): OfficialForm | undefined {
  const form = officialFormNumbers.includes(number) ? officialForms.forms[number] : undefined
  if (!form) return undefined
  const { title, stampDuty, sections } = form
  return {
    number,
    title,
    stampDuty: stampDuty === undefined || /^none|no box printed/.test(stampDuty) ? null : stampDuty,
    sections: sections.map(({ id, title, block, repeat, printedRows, fields }) => ({
      id,
      title,
      rows: repeat ? (printedRows ?? repeat.max) : null,
      fields: (block ? (officialForms.blocks[block]?.fields ?? []) : (fields ?? [])).map(toField),
    })),
  }
}

const toField = ({ id, label, type, codes, maxLength, unit, filledBy, source }: OfficialField): PaperField => ({
  id,
  ordinal: / (?:item |column |[A-Z]+\.)(\d+[a-z]?)$/.exec(source)?.[1] ?? null,
  label,
  type,
  choices: choicesIn(codes),
  maxLength: maxLength ?? null,
  unit: unit ?? null,
  filledBy: filledBy ?? null,
})
