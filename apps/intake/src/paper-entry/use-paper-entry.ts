import { useApi, useLanguage, useStoredDraft } from '@sipelandukilat/sdk'
import { createApplication } from '@sipelandukilat/sdk/api'
import type { ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { useRef, useState } from 'react'
import { problemOf } from '../problem/problem-of'
import type { AnswerColumn } from './entry-columns'
import { type EntryRow, emptyPaperEntry, isPaperEntry, type PaperEntry, toRowBody } from './entry-row'

/** The grid being filled, kept in this tab, and its sending row by row: what was accepted is never sent again. */
export function usePaperEntry(homeVillage: string) {
  const api = useApi()
  const { language } = useLanguage()
  const [first] = useState(() => emptyPaperEntry(homeVillage))
  const stored = useStoredDraft<PaperEntry>('intake/paper-entry', first, isPaperEntry)
  const latest = useRef(stored.value)
  const [isSending, setIsSending] = useState(false)
  const change = (part: Partial<PaperEntry>) => {
    latest.current = { ...latest.current, ...part }
    stored.setValue(latest.current)
  }
  const changeRow = (key: string, part: Partial<EntryRow>) =>
    change({ rows: latest.current.rows.map((row) => (row.key === key ? { ...row, ...part } : row)) })

  async function sendRow(
    row: EntryRow,
    definition: ServiceDefinition,
    columns: readonly AnswerColumn[],
    restFollows: boolean,
  ): Promise<void> {
    try {
      const body = { ...toRowBody(latest.current, row, definition, columns, language), restFollows }
      const { id, trackingNumber, pin, lacks } = await api.call(
        createApplication,
        { body },
        { idempotencyKey: row.key },
      )
      changeRow(row.key, { outcome: { state: 'sent', id, trackingNumber, pin, lacks } })
    } catch (error) {
      const problem = problemOf(error)
      const errors = Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message]))
      changeRow(row.key, { outcome: { state: 'failed', message: problem.detail, errors } })
    }
  }

  return {
    entry: stored.value,
    change,
    changeRow,
    rowOf: (key: string) => latest.current.rows.find((row) => row.key === key),
    clear: () => {
      latest.current = emptyPaperEntry(homeVillage)
      stored.setValue(latest.current)
    },
    isSending,
    send: async (
      definition: ServiceDefinition,
      columns: readonly AnswerColumn[],
      rows: readonly EntryRow[],
      { restFollows }: { restFollows: boolean },
    ) => {
      setIsSending(true)
      try {
        for (const row of rows) await sendRow(row, definition, columns, restFollows)
      } finally {
        setIsSending(false)
      }
    },
  }
}
