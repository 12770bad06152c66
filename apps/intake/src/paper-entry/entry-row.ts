import { fromLocalDateTime, type Language } from '@sipelandukilat/sdk'
import type { CallInput, createApplication } from '@sipelandukilat/sdk/api'
import { type Lacks, privacyNoticeVersion, type ServiceDefinition } from '@sipelandukilat/sdk/forms'
import type { AttachedFile } from '../entry/entry-draft'
import { type AnswerColumn, applicantColumns, type Cells, toAnswers } from './entry-columns'

export type EntryRow = {
  /** Also the idempotency key: a row is entered once, however often it is sent. */
  key: string
  cells: Cells
  files: AttachedFile[]
  outcome:
    | { state: 'new' }
    | { state: 'sent'; id: string; trackingNumber: string; pin: string; lacks: Lacks | null }
    | { state: 'failed'; message: string; errors: Record<string, string> }
    /** It can be sent; what does not fit is looked at first. */
    | { state: 'doubtful'; warnings: { path: string; message: string }[]; restFollows: boolean }
}

export type PaperEntry = {
  serviceCode: string
  villageCode: string
  /** YYYY-MM-DD, when the paper was handed in. */
  occurredOn: string
  presence: 'office' | 'village' | 'home'
  isDeclared: boolean
  rows: EntryRow[]
}

export const newRow = (): EntryRow => ({ key: crypto.randomUUID(), cells: {}, files: [], outcome: { state: 'new' } })

export const emptyPaperEntry = (villageCode: string): PaperEntry => ({
  serviceCode: '',
  villageCode,
  occurredOn: '',
  presence: 'village',
  isDeclared: false,
  rows: [newRow(), newRow(), newRow()],
})

/** Whether a stored entry is one of this version of the screen. */
export function isPaperEntry(value: unknown): value is PaperEntry {
  if (typeof value !== 'object' || value === null) return false
  const entry = value as Partial<Record<keyof PaperEntry, unknown>>
  return (
    typeof entry.serviceCode === 'string' &&
    typeof entry.villageCode === 'string' &&
    typeof entry.occurredOn === 'string' &&
    Array.isArray(entry.rows)
  )
}

export const isFilled = (row: EntryRow): boolean => Object.values(row.cells).some((cell) => cell.trim() !== '')

/** Rows that are still to be sent: filled, and not accepted before. One with doubts is sent by itself, once they were read. */
export const toSend = (entry: PaperEntry): EntryRow[] =>
  entry.rows.filter((row) => row.outcome.state !== 'sent' && row.outcome.state !== 'doubtful' && isFilled(row))

/** What was doubted of a row holds no longer once it is changed. */
export const withoutDoubts = (row: EntryRow | undefined): Partial<EntryRow> =>
  row?.outcome.state === 'doubtful' ? { outcome: { state: 'new' } } : {}

/** Puts a copied block into the grid from a cell on; rows are added as needed, those already sent stay as they are. */
export function pasteBlock(
  rows: readonly EntryRow[],
  columnIds: readonly string[],
  at: { row: number; column: number },
  block: readonly (readonly string[])[],
): EntryRow[] {
  const result = [...rows]
  while (result.length < at.row + block.length) result.push(newRow())
  for (const [rowOffset, texts] of block.entries()) {
    const row = result[at.row + rowOffset]
    if (!row || row.outcome.state === 'sent') continue
    const pasted = texts.flatMap((text, offset) => {
      const id = columnIds[at.column + offset]
      return id === undefined ? [] : [[id, text] as const]
    })
    const cells = { ...row.cells, ...Object.fromEntries(pasted) }
    result[at.row + rowOffset] = { ...row, cells, ...withoutDoubts(row) }
  }
  return result
}

type Body = CallInput<typeof createApplication>['body']

/** The body that the API takes for one row. The paper was received on the day at WITA. */
export function toRowBody(
  entry: PaperEntry,
  row: EntryRow,
  definition: ServiceDefinition,
  columns: readonly AnswerColumn[],
  language: Language,
): Body {
  const entered = applicantColumns.flatMap((column) => {
    const text = row.cells[column]?.trim() ?? ''
    return text === '' ? [] : [[column, text] as const]
  })
  return {
    serviceCode: definition.code,
    villageCode: entry.villageCode,
    channel: 'field',
    occurredAt: fromLocalDateTime(`${entry.occurredOn}T00:00`) ?? '',
    applicant: { name: '', ...Object.fromEntries(entered) },
    ...(definition.presence === 'none' ? {} : { presence: { mode: entry.presence } }),
    answers: toAnswers(columns, row.cells),
    attachments: row.files.map(({ requirement, uploadId }) => ({ requirement, uploadId })),
    language,
    declaration: true,
    privacyNoticeVersion,
  }
}
