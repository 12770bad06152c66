import * as z from 'zod'
import formsJson from '../../data/forms.json' with { type: 'json' }
import { Localized } from '../language/language'
import { choicesOf } from '../services/definitions/official-forms'
import type { CodedChoice } from '../services/service-definition'

/** What the forms are as printed; `meta.how` in data/forms.json says what each word means. */
const PrintedField = z.object({
  id: z.string(),
  label: Localized,
  type: z.string(),
  codes: z.union([z.string(), z.array(z.object({ code: z.string(), id: z.string(), en: z.string() }))]).optional(),
  maxLength: z.int().optional(),
  unit: z.string().optional(),
  filledBy: z.enum(['officer', 'system']).optional(),
  source: z.string(),
})
const PrintedSection = z.object({
  id: z.string(),
  title: Localized,
  block: z.string().optional(),
  repeat: z.object({ min: z.int(), max: z.int() }).optional(),
  printedRows: z.int().optional(),
  fields: z.array(PrintedField).optional(),
})
const PrintedForms = z.object({
  blocks: z.record(z.string(), z.object({ fields: z.array(PrintedField) })),
  forms: z.record(
    z.string(),
    z.object({ title: Localized, stampDuty: z.string().optional(), sections: z.array(PrintedSection) }),
  ),
})
const printed = PrintedForms.parse(formsJson)

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
export const officialFormNumbers: readonly string[] = Object.keys(printed.forms).filter(
  (number) => !number.startsWith('F-2.02'),
)

/** An official form as it is printed: its parts and fields in their order; undefined for a number that is not among them. */
export function findOfficialForm(number: string): OfficialForm | undefined {
  const form = officialFormNumbers.includes(number) ? printed.forms[number] : undefined
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
      fields: (block ? (printed.blocks[block]?.fields ?? []) : (fields ?? [])).map(toField),
    })),
  }
}

const toField = ({
  id,
  label,
  type,
  codes,
  maxLength,
  unit,
  filledBy,
  source,
}: z.infer<typeof PrintedField>): PaperField => ({
  id,
  ordinal: / (?:item |column |[A-Z]+\.)(\d+[a-z]?)$/.exec(source)?.[1] ?? null,
  label,
  type,
  choices: choicesIn(codes),
  maxLength: maxLength ?? null,
  unit: unit ?? null,
  filledBy: filledBy ?? null,
})

function choicesIn(codes: z.infer<typeof PrintedField>['codes']): readonly CodedChoice[] {
  if (codes === undefined) return []
  if (typeof codes === 'string') return choicesOf(codes)
  return codes.map(({ code, id, en }) => ({ code, label: { id, en } }))
}
