import {
  type Answers,
  type AnswerValue,
  answerPath,
  type FormField,
  isAsked,
  requiredAttachments,
  rowsOf,
  type SectionAnswers,
  type ServiceDefinition,
  validateAnswers,
} from '@sipelandukilat/sdk/forms'

export const applicantColumns = ['name', 'nik', 'kkNumber', 'phone'] as const

/** A column of the grid for one question; `path` as in errors: `child.name`, `witnesses.1.nik`. */
export type AnswerColumn = { path: string; sectionId: string; rowIndex: number; repeats: boolean; field: FormField }

/** The key questions of a service: all that are, or may be, required. Of a section that repeats, the fewest rows. */
export function answerColumns(definition: Pick<ServiceDefinition, 'form'>): AnswerColumn[] {
  return definition.form.sections.flatMap((section) => {
    const fields = section.fields.filter((field) => isAsked(field) && field.required !== false)
    return Array.from({ length: section.repeat ? section.repeat.min : 1 }, (_, rowIndex) =>
      fields.map((field) => ({
        path: answerPath(section, rowIndex, field.id),
        sectionId: section.id,
        rowIndex,
        repeats: section.repeat !== undefined,
        field,
      })),
    ).flat()
  })
}

export type Cells = Readonly<Record<string, string>>

const yesWords = new Set(['true', 'ya', 'yes'])
const noWords = new Set(['false', 'tidak', 'no'])

/** What a cell means: a choice may be typed as its words, in either language. The server tidies the rest. */
function toValue(field: FormField, text: string): AnswerValue | undefined {
  const typed = text.trim().toLowerCase()
  if (typed === '') return undefined
  if (field.type === 'boolean') return yesWords.has(typed) ? true : noWords.has(typed) ? false : text
  const choice = field.codes?.find(
    ({ code, label }) =>
      code.toLowerCase() === typed || Object.values(label).some((word) => word?.toLowerCase() === typed),
  )
  const value = choice?.code ?? text.trim()
  return field.type === 'multiChoice' ? [value] : value
}

/** The answers of one row of the grid. */
export function toAnswers(columns: readonly AnswerColumn[], cells: Cells): Answers {
  const answers: Answers = {}
  for (const { path, sectionId, rowIndex, repeats, field } of columns) {
    const value = toValue(field, cells[path] ?? '')
    if (value === undefined) continue
    const rows: SectionAnswers[] = [...rowsOf(answers, sectionId)]
    while (rows.length <= rowIndex) rows.push({})
    rows[rowIndex] = { ...rows[rowIndex], [field.id]: value }
    answers[sectionId] = repeats ? rows : (rows[0] ?? {})
  }
  return answers
}

/** The papers without which a row is not whole, by its answers as the server reads them. Days are YYYY-MM-DD. */
export function papersOf(
  definition: ServiceDefinition,
  columns: readonly AnswerColumn[],
  cells: Cells,
  { today, handedIn }: { today: string; handedIn: string },
): Set<string> {
  const { answers } = validateAnswers(definition, toAnswers(columns, cells), { today, handedIn })
  return new Set(
    requiredAttachments(definition, answers, handedIn).flatMap(({ id, required }) => (required ? [id] : [])),
  )
}

/** A copied block of a spreadsheet: rows by line, cells by tabulator; a quoted cell may hold either. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [['']]
  let isQuoted = false
  for (const letter of text.replace(/\r\n?/g, '\n').replace(/\n$/, '')) {
    const row = rows.at(-1) ?? []
    const cell = row.at(-1) ?? ''
    if (letter === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (letter === '\t' && !isQuoted) row.push('')
    else if (letter === '\n' && !isQuoted) rows.push([''])
    else row[row.length - 1] = cell + letter
  }
  return rows.map((row) => row.map((cell) => cell.trim()))
}
