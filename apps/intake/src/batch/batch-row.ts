import type { Language } from '@sipelandukilat/sdk'
import type { CallInput, createApplication } from '@sipelandukilat/sdk/api'
import type { ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { type AttachedFile, privacyNoticeVersion } from '../entry/entry-draft'
import { type AnswerColumn, applicantColumns, type Cells, toAnswers } from './batch-columns'

export type BatchRow = {
  /** Also the idempotency key: a row is entered once, however often it is sent. */
  key: string
  cells: Cells
  files: AttachedFile[]
  outcome:
    | { state: 'new' }
    | { state: 'sent'; id: string; trackingNumber: string; pin: string }
    | { state: 'failed'; message: string; errors: Record<string, string> }
}

export type Batch = {
  serviceCode: string
  villageCode: string
  /** YYYY-MM-DD, when the paper was handed in. */
  occurredOn: string
  presence: 'office' | 'village' | 'home'
  isDeclared: boolean
  rows: BatchRow[]
}

export const newRow = (): BatchRow => ({ key: crypto.randomUUID(), cells: {}, files: [], outcome: { state: 'new' } })

export const emptyBatch = (villageCode: string): Batch => ({
  serviceCode: '',
  villageCode,
  occurredOn: '',
  presence: 'village',
  isDeclared: false,
  rows: [newRow(), newRow(), newRow()],
})

/** Whether a stored batch is one of this version of the screen. */
export function isBatch(value: unknown): value is Batch {
  if (typeof value !== 'object' || value === null) return false
  const batch = value as Partial<Record<keyof Batch, unknown>>
  return (
    typeof batch.serviceCode === 'string' &&
    typeof batch.villageCode === 'string' &&
    typeof batch.occurredOn === 'string' &&
    Array.isArray(batch.rows)
  )
}

export const isFilled = (row: BatchRow): boolean => Object.values(row.cells).some((cell) => cell.trim() !== '')

/** Rows that are still to be sent: filled, and not accepted before. */
export const toSend = (batch: Batch): BatchRow[] =>
  batch.rows.filter((row) => row.outcome.state !== 'sent' && isFilled(row))

/** Puts a copied block into the grid from a cell on; rows are added as needed, those already sent stay as they are. */
export function pasteBlock(
  rows: readonly BatchRow[],
  columnIds: readonly string[],
  at: { row: number; column: number },
  block: readonly (readonly string[])[],
): BatchRow[] {
  const result = [...rows]
  while (result.length < at.row + block.length) result.push(newRow())
  for (const [rowOffset, texts] of block.entries()) {
    const row = result[at.row + rowOffset]
    if (!row || row.outcome.state === 'sent') continue
    const pasted = texts.flatMap((text, offset) => {
      const id = columnIds[at.column + offset]
      return id === undefined ? [] : [[id, text] as const]
    })
    result[at.row + rowOffset] = { ...row, cells: { ...row.cells, ...Object.fromEntries(pasted) } }
  }
  return result
}

type Body = CallInput<typeof createApplication>['body']

/** The body that the API takes for one row. The paper was received on the day at WITA. */
export function toRowBody(
  batch: Batch,
  row: BatchRow,
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
    villageCode: batch.villageCode,
    channel: 'field',
    occurredAt: `${batch.occurredOn}T00:00:00+08:00`,
    applicant: { name: '', ...Object.fromEntries(entered) },
    ...(definition.presence === 'none' ? {} : { presence: { mode: batch.presence } }),
    answers: toAnswers(columns, row.cells),
    attachments: row.files.map(({ requirement, uploadId }) => ({ requirement, uploadId })),
    language,
    declaration: true,
    privacyNoticeVersion,
  }
}
