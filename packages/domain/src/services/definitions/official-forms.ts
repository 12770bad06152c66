import * as z from 'zod'
import formsJson from '../../../data/forms.json' with { type: 'json' }
import referenceCodesJson from '../../../data/reference-codes.json' with { type: 'json' }
import { RegionLevel } from '../../identity/region-code'
import { Localized } from '../../language/language'
import type { CodedChoice, FormField, FormSection, WorksheetLine } from '../service-definition'

/** The official forms as compiled from Permendagri 109/2019 jo. 6/2026; see `meta.how` in data/forms.json. */
const OfficialField = z.object({
  id: z.string(),
  label: Localized,
  type: z.string(),
  codes: z.union([z.string(), z.array(z.object({ code: z.string(), id: z.string(), en: z.string() }))]).optional(),
  maxLength: z.int().optional(),
  level: RegionLevel.optional(),
  unit: z.enum(['kg', 'cm', 'month']).optional(),
  specific: z.boolean().optional(),
  filledBy: z.enum(['officer', 'system']).optional(),
  source: z.string(),
  verified: z.boolean(),
  note: z.string().optional(),
})
export type OfficialField = z.infer<typeof OfficialField>

const OfficialSection = z.object({
  id: z.string(),
  title: Localized,
  block: z.string().optional(),
  repeat: z.object({ min: z.int(), max: z.int() }).optional(),
  printedRows: z.int().optional(),
  fields: z.array(OfficialField).optional(),
})
const OfficialForms = z.object({
  codesEn: z.record(z.string(), z.record(z.string(), z.string())),
  blocks: z.record(z.string(), z.object({ fields: z.array(OfficialField) })),
  forms: z.record(
    z.string(),
    z.object({ title: Localized, stampDuty: z.string().optional(), sections: z.array(OfficialSection) }),
  ),
})

export const officialForms = OfficialForms.parse(formsJson)

/** A code table of data/reference-codes.json: code → words, or code → group with lettered kinds. */
const CodeTable = z.record(
  z.string(),
  z.union([z.string(), z.object({ nama: z.string(), sub: z.record(z.string(), z.string()) })]),
)

function sectionOf(form: string, sectionId: string): { title: Localized; fields: OfficialField[] } {
  const section = officialForms.forms[form]?.sections.find((one) => one.id === sectionId)
  if (!section) throw new Error(`No section ${sectionId} in form ${form}`)
  const fields = section.block ? officialForms.blocks[section.block]?.fields : section.fields
  if (!fields) throw new Error(`No fields in section ${sectionId} of form ${form}`)
  return { title: section.title, fields }
}

function officialField(reference: string): OfficialField {
  const [, form = '', sectionId = '', fieldId = ''] = /^(.+):(.+)\.(.+)$/.exec(reference) ?? []
  const field = sectionOf(form, sectionId).fields.find((one) => one.id === fieldId)
  if (!field) throw new Error(`No field ${reference}`)
  return field
}

/** The choices of a code table, in both languages and the table's order, for those codes only where given. */
export function choicesOf(table: string, codes?: readonly string[]): CodedChoice[] {
  const words = CodeTable.parse(Object.entries(referenceCodesJson).find(([name]) => name === table)?.[1])
  const english = officialForms.codesEn[table] ?? {}
  const choices = Object.entries(words).flatMap(([code, text]) => {
    if (typeof text === 'string') return [{ code, label: { id: text, en: english[code] ?? text } }]
    return Object.entries(text.sub).map(([letter, kind]) => ({
      code: code + letter,
      label: { id: kind, en: english[code + letter] ?? kind },
    }))
  })
  return codes ? choices.filter((choice) => codes.includes(choice.code)) : choices
}

/** The choices of a field: those of a code table, or its own; none where it has no codes. */
export function choicesIn(codes: OfficialField['codes']): CodedChoice[] {
  if (codes === undefined) return []
  if (typeof codes === 'string') return choicesOf(codes)
  return codes.map(({ code, id, en }) => ({ code, label: { id, en } }))
}

/** The choices an official field offers, for those codes only where given. */
export function officialChoices(reference: string, only?: readonly string[]): CodedChoice[] {
  const { codes, type } = officialField(reference)
  if (type === 'country') return nationalities
  if (codes === undefined) throw new Error(`No codes in ${reference}`)
  const choices = choicesIn(codes)
  return only ? choices.filter((choice) => only.includes(choice.code)) : choices
}

const typesTaken: Record<string, FormField['type']> = {
  text: 'text',
  longText: 'longText',
  date: 'date',
  time: 'time',
  number: 'number',
  choice: 'choice',
  multiChoice: 'multiChoice',
  nik: 'nik',
  kkNumber: 'kkNumber',
  phone: 'phone',
  email: 'email',
  region: 'region',
  address: 'address',
  country: 'choice',
}

/**
 * A field of an official form, `F-2.01A:birth.sex`, as a citizen is asked it: type, codes, limits, source and doubts
 * from the form; label, help and conditions as given. Required unless told otherwise.
 */
export function askOfficial(reference: string, given: Partial<FormField> & { label: Localized }): FormField {
  const official = officialField(reference)
  const type = given.type ?? typesTaken[official.type]
  if (!type) throw new Error(`Fields of type ${official.type} are not asked: ${reference}`)
  const isCounted = type === 'text' || type === 'longText' || type === 'address'
  return {
    id: official.id,
    required: true,
    ...(official.codes === undefined ? {} : { codes: officialChoices(reference) }),
    ...(official.type === 'country' ? { codes: nationalities, initial: 'ID' } : {}),
    ...(official.maxLength !== undefined && isCounted ? { maxLength: official.maxLength } : {}),
    ...(official.level === undefined ? {} : { level: official.level }),
    ...(official.unit === undefined ? {} : { unit: official.unit }),
    ...(official.specific === undefined ? {} : { specific: official.specific }),
    ...(official.note === undefined ? {} : { note: official.note }),
    source: official.source,
    verified: official.verified,
    ...given,
    type,
  }
}

/** Lines of the worksheet for a section of an official form, in the form's order: its field → where the value is. */
export function worksheetPart(
  form: string,
  sectionId: string,
  from: Readonly<Record<string, WorksheetLine['from']>>,
  group = sectionOf(form, sectionId).title.id,
): WorksheetLine[] {
  const { fields } = sectionOf(form, sectionId)
  const unknown = Object.keys(from).find((id) => !fields.some((field) => field.id === id))
  if (unknown) throw new Error(`No field ${unknown} in ${form}:${sectionId}`)
  return fields.flatMap((field) => {
    const source = from[field.id]
    return source === undefined ? [] : [{ group: `${form} ${group}`, label: field.label.id, from: source }]
  })
}

/** Lines of the worksheet for those fields of a section that keep the ids of the official section. */
export function worksheetOf(form: string, sectionId: string, section: FormSection, group?: string): WorksheetLine[] {
  const ids = sectionOf(form, sectionId).fields.map(({ id }) => id)
  const kept = section.fields.filter(({ id }) => ids.includes(id))
  return worksheetPart(form, sectionId, Object.fromEntries(kept.map(({ id }) => [id, `${section.id}.${id}`])), group)
}

/** Lines for questions of our own, under the words in which they were asked. */
export function ownLines(group: string, section: FormSection, ...ids: string[]): WorksheetLine[] {
  return ids.map((id) => {
    const field = section.fields.find((one) => one.id === id)
    if (!field) throw new Error(`No field ${id} in section ${section.id}`)
    return { group, label: field.label.id, from: `${section.id}.${id}` }
  })
}

/** The religions that a citizen's card can name, of the code table `agama`. */
export const citizenReligions: readonly string[] = ['1', '2', '3', '4', '5', '6']

/** What one may be to the head of a family. */
export const relationsToHead = (): CodedChoice[] => choicesOf('shdk').filter(({ code }) => code !== '1')

/** The countries one may come from or go to, Indonesia left out. */
export function countriesAbroad(): CodedChoice[] {
  return nationalities.filter(({ code }) => code !== 'ID')
}

/** ISO 3166-1, the nationalities met at this border first; ZZ stands for any other (ISO leaves it to users). */
const nationalities: CodedChoice[] = [
  { code: 'ID', label: { id: 'Indonesia (WNI)', en: 'Indonesia' } },
  { code: 'MY', label: { id: 'Malaysia', en: 'Malaysia' } },
  { code: 'PH', label: { id: 'Filipina', en: 'Philippines' } },
  { code: 'BN', label: { id: 'Brunei Darussalam', en: 'Brunei' } },
  { code: 'TL', label: { id: 'Timor-Leste', en: 'Timor-Leste' } },
  { code: 'SG', label: { id: 'Singapura', en: 'Singapore' } },
  { code: 'CN', label: { id: 'Tiongkok', en: 'China' } },
  { code: 'TW', label: { id: 'Taiwan', en: 'Taiwan' } },
  { code: 'IN', label: { id: 'India', en: 'India' } },
  { code: 'PK', label: { id: 'Pakistan', en: 'Pakistan' } },
  { code: 'BD', label: { id: 'Bangladesh', en: 'Bangladesh' } },
  { code: 'AU', label: { id: 'Australia', en: 'Australia' } },
  { code: 'ZZ', label: { id: 'Negara lain', en: 'Another country' } },
]
