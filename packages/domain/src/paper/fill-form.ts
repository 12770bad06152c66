import type { Answers, Applicant } from '../forms/answers'
import type { RegionName } from '../forms/describe-answers'
import { siakWorksheet, type WorksheetRow } from '../forms/siak-worksheet'
import { placeOf } from '../identity/place-of'
import type { ServiceDefinition, WorksheetLine } from '../services/service-definition'
import type { Filled, FilledForm } from './filled-form'
import { knownLines } from './known-lines'
import type { OfficialForm } from './official-form'
import { placeChanges } from './place-changes'

/** What somebody gives another authority to do (F-1.07). */
export type PaperDelegate = { name: string; nik: string | null }

/** The acting place from the province down, each by code and name. */
export type PaperPlace = Readonly<
  Record<'province' | 'regency' | 'district' | 'village', { code: string; name: string }>
>

/** Words under which the worksheet files what stands in a part of the paper. */
const otherTitles: Readonly<Record<string, string>> = {
  Saksi: 'Data Saksi',
  'Anggota Keluarga': 'Data Anggota Keluarga',
  'Orang Asing': 'Data Anggota Keluarga',
}

/**
 * An official form filled in as far as an application knows: from the worksheet, which follows the forms, and for letters that
 * no worksheet has from the same answers. What is not known stays empty, for the pen.
 */
export function fillForm(
  form: OfficialForm,
  definition: ServiceDefinition,
  given: {
    answers: Answers
    applicant: Applicant
    delegate: PaperDelegate | null
    place: PaperPlace | null
    regionName?: RegionName | undefined
  },
): FilledForm {
  const { answers, applicant, delegate, place: acting, regionName } = given
  const worksheet = siakWorksheet(definition, answers, applicant, regionName)
  const lines = linesOf(form, definition)
  const known = siakWorksheet({ ...definition, worksheet: lines }, answers, applicant, regionName)
  const filled = new Map<string, Filled>()
  for (const row of [...worksheet, ...known]) place(filled, form, row)
  if (form.number === 'F-1.06') for (const [at, value] of placeChanges(worksheet)) filled.set(at, value)
  if (form.number === 'F-1.07' && delegate) {
    put(filled, 'grantee.0.name', delegate.name)
    if (delegate.nik) put(filled, 'grantee.0.nik', delegate.nik)
  }
  // What the first is to the second; the father stands first.
  if (form.number === 'F-2.04' && filled.has('firstSpouse.0.name'))
    filled.set('relation.0.spouseRole', { value: '1', display: 'Suami' })
  if (acting) putPlace(filled, form, acting)
  if (regionName) putParents(filled, form, regionName)
  if (form.sections.some(({ id }) => id === 'report')) reportKind(filled, form, definition)
  return filled
}

const put = (filled: Map<string, Filled>, at: string, value: string) => filled.set(at, { value, display: value })

/** The acting place at the head of a form, where the worksheet does not say it. */
function putPlace(filled: Map<string, Filled>, form: OfficialForm, acting: PaperPlace): void {
  if (!form.sections.some(({ id }) => id === 'region')) return
  for (const [level, { code, name }] of Object.entries(acting))
    if (!filled.has(`region.0.${level}`)) filled.set(`region.0.${level}`, { value: code, display: `${code} ${name}` })
  if (!filled.has('region.0.regionCode') && form.number !== 'F-1.01')
    put(filled, 'region.0.regionCode', acting.village.code)
}

/** Beside a village the paper has lines for what it lies in, as `originDistrict` beside `originVillage`. */
function putParents(filled: Map<string, Filled>, form: OfficialForm, regionName: RegionName): void {
  for (const { id, fields } of form.sections)
    for (const { id: fieldId } of fields) {
      const prefix = /^(.*)Village$/.exec(fieldId)?.[1]
      const code = filled.get(`${id}.0.${fieldId}`)?.value
      if (prefix === undefined || code?.length !== 13) continue
      const { provinceCode, regencyCode, districtCode } = placeOf(code)
      for (const [level, parent] of [
        ['District', districtCode],
        ['Regency', regencyCode],
        ['Province', provinceCode],
      ] as const) {
        const at = `${id}.0.${prefix}${level}`
        const name = regionName(parent)
        const isOnPaper = fields.some((field) => field.id === `${prefix}${level}`)
        if (isOnPaper && name && !filled.has(at)) filled.set(at, { value: parent, display: `${parent} ${name}` })
      }
    }
}

/** The lines of `knownLines` for a form, as a worksheet would have them. */
function linesOf(form: OfficialForm, definition: ServiceDefinition): WorksheetLine[] {
  const parts = knownLines[form.number] ?? {}
  return Object.entries(parts).flatMap(([sectionId, from]) => {
    const section = form.sections.find(({ id }) => id === sectionId)
    if (!section) throw new Error(`No section ${sectionId} in ${form.number}`)
    return Object.entries(from).flatMap(([fieldId, source]): WorksheetLine[] => {
      const field = section.fields.find(({ id }) => id === fieldId)
      if (!field) throw new Error(`No field ${sectionId}.${fieldId} in ${form.number}`)
      return isAskedBy(definition, source)
        ? [{ group: `${form.number} ${section.title.id}`, label: field.label.id, from: source }]
        : []
    })
  })
}

/** A known fact, or an answer to a question that this service asks. */
function isAskedBy(definition: ServiceDefinition, source: WorksheetLine['from']): boolean {
  const [sectionId, fieldId] = source.split('.')
  if (sectionId === 'applicant' || sectionId === 'derived' || source === 'village') return true
  return definition.form.sections.some(
    ({ id, fields }) => id === sectionId && fields.some((field) => field.id === fieldId),
  )
}

/** Puts a line of the worksheet where the paper has it: `F-2.01A Saksi 2`, `NIK` is the second witness's. */
function place(filled: Map<string, Filled>, form: OfficialForm, { group, label, value, display }: WorksheetRow): void {
  if (!group.startsWith(`${form.number} `)) return
  const [, words = '', number] = /^(.*?)(?: (\d+))?$/.exec(group.slice(form.number.length + 1)) ?? []
  const section = [words, otherTitles[words]]
    .map((title) => form.sections.find((one) => one.title.id === title))
    .find((one) => one !== undefined)
  const row = number === undefined ? 0 : Number(number) - 1
  // Two fields of a part may bear one label: the next that is still empty is meant.
  const field = section?.fields.find((one) => one.label.id === label && !filled.has(`${section.id}.${row}.${one.id}`))
  if (section && field) filled.set(`${section.id}.${row}.${field.id}`, { value, display })
}

/** Which report it is, where the worksheet does not say: the part of the form in which something stands. */
function reportKind(filled: Map<string, Filled>, form: OfficialForm, definition: ServiceDefinition): void {
  if (filled.has('report.0.reportType')) return
  const choices = form.sections.find(({ id }) => id === 'report')?.fields[0]?.choices ?? []
  const filledParts = new Set([...filled.keys()].map((key) => key.split('.')[0]))
  const titles = form.sections.filter(({ id }) => filledParts.has(id)).map(({ title }) => title.id)
  const kind = choices.find(({ label }) => titles.includes(label.id))
  if (kind && definition.formNumbers.includes(form.number))
    filled.set('report.0.reportType', { value: kind.code, display: kind.label.id })
}
