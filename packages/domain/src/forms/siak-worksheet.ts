import { isLocalDate } from '../calendar/dates'
import { placeOf } from '../identity/place-of'
import { type FormField, KnownFact, type ServiceDefinition, type WorksheetLine } from '../services/service-definition'
import { type Answers, type AnswerValue, type Applicant, rowsOf } from './answers'
import { conditionHolds } from './condition-holds'
import { displayAnswer, type RegionName } from './describe-answers'

export type WorksheetRow = {
  group: string
  label: string
  /** Ids of the products it is typed for. */
  for: string[]
  /** Where the value comes from: `child.name`, `witnesses.1.nik`, `applicant.nik`, `derived.memberCount`. */
  path: string
  /** As it is typed or chosen in SIAK: digits, a code, DD-MM-YYYY. */
  value: string
  /** The same with the words of its code. */
  display: string
  /** A NIK or the number of a family card. */
  isIdentifier: boolean
}

/**
 * The sheet an officer types from: the fields of the official forms in their order, labels in Indonesian, with those
 * that were answered or are known. Of a section that repeats, row by row.
 */
export function siakWorksheet(
  definition: ServiceDefinition,
  answers: Answers,
  applicant: Applicant,
  regionName?: RegionName,
): WorksheetRow[] {
  return groupsOf(definition.worksheet).flatMap(({ group, lines }) => {
    const repeated = lines.map((line) => repeatedSection(definition, line)).find((id) => id !== undefined)
    if (repeated === undefined) return lines.flatMap((line) => toRow(definition, line, answers, applicant, regionName))
    return rowsOf(answers, repeated).flatMap((row, index) =>
      lines.flatMap((line) =>
        toRow(definition, line, { ...answers, [repeated]: row }, applicant, regionName).map((entry) => ({
          ...entry,
          group: `${group} ${index + 1}`,
          path: entry.path.startsWith(`${repeated}.`)
            ? entry.path.replace(`${repeated}.`, `${repeated}.${index}.`)
            : entry.path,
        })),
      ),
    )
  })
}

/** What is typed for one document, with the lines that stand under another one already. */
export type DocumentSheet = { product: string; rows: WorksheetRow[]; above: { row: WorksheetRow; product: string }[] }

/**
 * The rows under the documents they are typed for, in the order of `products`; of documents not made nothing is typed. What
 * several need stands under the first of them, and is named under the others.
 */
export function sheetsByDocument(rows: readonly WorksheetRow[], products: readonly string[]): DocumentSheet[] {
  const standsUnder = new Map<string, string>()
  return products.map((product) => {
    const sheet: DocumentSheet = { product, rows: [], above: [] }
    for (const row of rows.filter((one) => one.for.includes(product))) {
      const other = standsUnder.get(row.path)
      if (other === undefined || other === product) sheet.rows.push(row)
      else if (!sheet.above.some(({ row: { path } }) => path === row.path)) sheet.above.push({ row, product: other })
      if (other === undefined) standsUnder.set(row.path, product)
    }
    return sheet
  })
}

/** Who is named on a form but neither born, wed, moved nor deceased by it: their numbers are typed, and need no result. */
const onlyNamed: ReadonlySet<string> = new Set(['witnesses', 'parents'])
const ofParents: ReadonlySet<string> = new Set(['members.motherNik', 'members.fatherNik'])

/** A number by which SIAK finds somebody whom the documents are about, or their family. */
function findsPerson({ path, isIdentifier }: WorksheetRow): boolean {
  const [section = ''] = path.split('.')
  return isIdentifier && !onlyNamed.has(section) && !ofParents.has(path.replace(/\.\d+\./, '.'))
}

/** A newborn has no number: that SIAK does not know the child yet is looked up by name. */
function findsNewborn({ path, for: products }: WorksheetRow, rows: readonly WorksheetRow[]): boolean {
  return (
    path === 'child.name' &&
    products.includes('birthCertificate') &&
    !rows.some((row) => row.path === 'child.nik' && row.isIdentifier)
  )
}

/** The lines that must have a result before these products are issued, each once and as it stands on their sheets. */
export function linesToCheck(rows: readonly WorksheetRow[], products: readonly string[]): WorksheetRow[] {
  const standing = sheetsByDocument(rows, products).flatMap((sheet) => sheet.rows)
  const needed = standing.filter((row) => findsPerson(row) || findsNewborn(row, rows))
  return needed.filter((row, index) => needed.findIndex(({ path }) => path === row.path) === index)
}

type Checked = { field: string; result: 'match' | 'mismatch' | 'not_found' }

/** What keeps these products from being issued: lines without a result, and those on which SIAK says otherwise. */
export function siakGaps(
  rows: readonly WorksheetRow[],
  products: readonly string[],
  checked: readonly Checked[],
): { unchecked: WorksheetRow[]; differing: WorksheetRow[] } {
  const results = new Map(checked.map(({ field, result }) => [field, result]))
  const lines = linesToCheck(rows, products)
  return {
    unchecked: lines.filter(({ path }) => !results.has(path)),
    differing: lines.filter((row) => {
      const result = results.get(row.path)
      return result === 'mismatch' || (result === 'not_found' && row.isIdentifier)
    }),
  }
}

function groupsOf(lines: readonly WorksheetLine[]): { group: string; lines: WorksheetLine[] }[] {
  const groups = [...new Set(lines.map((line) => line.group))]
  return groups.map((group) => ({ group, lines: lines.filter((line) => line.group === group) }))
}

function repeatedSection(definition: ServiceDefinition, line: WorksheetLine): string | undefined {
  const sectionId = line.from.split('.')[0]
  return definition.form.sections.find((section) => section.id === sectionId && section.repeat)?.id
}

function toRow(
  definition: ServiceDefinition,
  line: WorksheetLine,
  answers: Answers,
  applicant: Applicant,
  regionName: RegionName | undefined,
): WorksheetRow[] {
  const { group, label } = line
  const [first] = definition.products
  const from = sourceOf(line, answers)
  const found = findValue(definition, from, answers, applicant, regionName)
  return found ? [{ group, label, for: line.for ?? (first ? [first.id] : []), path: from, ...found }] : []
}

/** Where the value of a line comes from: the known fact instead, when the answers say so. */
function sourceOf({ from, instead }: WorksheetLine, answers: Answers): WorksheetLine['from'] {
  if (!instead) return from
  const { field, is } = instead
  return conditionHolds({ field, is }, { answers, today: '' }) ? instead.from : from
}

type Found = Pick<WorksheetRow, 'value' | 'display' | 'isIdentifier'>

function findValue(
  definition: ServiceDefinition,
  from: string,
  answers: Answers,
  applicant: Applicant,
  regionName: RegionName | undefined,
): Found | undefined {
  const fact = KnownFact.safeParse(from)
  if (fact.success) return knownFact(fact.data, applicant, regionName)
  const [sectionId = '', fieldId = ''] = from.split('.')
  if (sectionId === 'derived') {
    const derived = derivedFact(fieldId, answers, applicant)
    return derived && { ...derived, isIdentifier: false }
  }
  const field = definition.form.sections
    .find((section) => section.id === sectionId)
    ?.fields.find((one) => one.id === fieldId)
  if (!field) return undefined
  if (field.sameAs) return knownFact(field.sameAs, applicant, regionName)
  const value = rowsOf(answers, sectionId)[0]?.[fieldId]
  if (value === undefined) return undefined
  return { ...typedValue(field, value, regionName), isIdentifier: field.type === 'nik' || field.type === 'kkNumber' }
}

function knownFact(fact: KnownFact, applicant: Applicant, regionName: RegionName | undefined) {
  const text = {
    'applicant.name': applicant.name,
    'applicant.nik': applicant.nik,
    'applicant.kkNumber': applicant.kkNumber,
    'applicant.phone': applicant.phone,
    'applicant.email': applicant.email,
    village: applicant.villageCode,
  }[fact]
  if (!text) return undefined
  const isIdentifier = fact === 'applicant.nik' || fact === 'applicant.kkNumber'
  return { value: text, display: fact === 'village' ? withWords(text, regionName?.(text)) : text, isIdentifier }
}

function typedValue(field: FormField, value: AnswerValue, regionName: RegionName | undefined) {
  const words = displayAnswer(field, value, 'id', regionName)
  if (Array.isArray(value)) {
    const parts = value.map((code) => withWords(code, displayAnswer({ ...field, type: 'choice' }, code, 'id')))
    return { value: value.join(', '), display: parts.join('; ') }
  }
  if (field.type === 'choice' || field.type === 'region')
    return { value: String(value), display: withWords(String(value), words) }
  if (field.type === 'date' && isLocalDate(value)) {
    const date = String(value).split('-').reverse().join('-')
    return { value: date, display: date }
  }
  return { value: typeof value === 'boolean' ? words : String(value), display: words }
}

function withWords(code: string, words: string | undefined): string {
  return words && words !== code ? `${code} – ${words}` : code
}

const weekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']
const moveClassifications = [
  'Dalam satu desa/kelurahan',
  'Antar desa/kelurahan dalam satu kecamatan',
  'Antar kecamatan dalam satu kabupaten/kota',
  'Antar kabupaten/kota dalam satu provinsi',
  'Antar provinsi',
]

function derivedFact(fact: string, answers: Answers, applicant: Applicant) {
  if (fact === 'memberCount') {
    const count = String(rowsOf(answers, 'members').length)
    return { value: count, display: count }
  }
  if (fact === 'birthWeekday') {
    const date = rowsOf(answers, 'birth')[0]?.birthDate
    const weekday = isLocalDate(date) && weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()]
    return weekday ? { value: weekday, display: weekday } : undefined
  }
  const destination = rowsOf(answers, 'destination')[0]?.village
  if (!applicant.villageCode || typeof destination !== 'string') return undefined
  const code = moveClassification(applicant.villageCode, destination)
  return { value: String(code), display: withWords(String(code), moveClassifications[code - 1]) }
}

/** The code of table `klasifikasi_pindah`, 1 (within a village) to 5 (between provinces), from two village codes. */
export function moveClassification(from: string, to: string): 1 | 2 | 3 | 4 | 5 {
  if (from === to) return 1
  if (placeOf(from).districtCode === placeOf(to).districtCode) return 2
  if (placeOf(from).regencyCode === placeOf(to).regencyCode) return 3
  return placeOf(from).provinceCode === placeOf(to).provinceCode ? 4 : 5
}
