import { useApi, useLanguage, useStoredDraft } from '@sipelandukilat/sdk'
import { checkApplication, createApplication } from '@sipelandukilat/sdk/api'
import type { ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { useRef, useState } from 'react'
import { problemOf } from '../problem/problem-of'
import type { AnswerColumn } from './entry-columns'
import { type EntryRow, emptyPaperEntry, isPaperEntry, type PaperEntry, toRowBody } from './entry-row'

type Sending = {
  restFollows: boolean
  /** What does not fit in it was read. */
  isSeen?: boolean
}

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
    { restFollows, isSeen }: Sending,
  ): Promise<void> {
    try {
      const body = { ...toRowBody(latest.current, row, definition, columns, language), restFollows }
      const { warnings } = isSeen ? { warnings: [] } : await api.call(checkApplication, { body })
      if (warnings.length > 0) {
        changeRow(row.key, { outcome: { state: 'doubtful', warnings, restFollows } })
        return
      }
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
      how: Sending,
    ) => {
      setIsSending(true)
      try {
        for (const row of rows) await sendRow(row, definition, columns, how)
      } finally {
        setIsSending(false)
      }
    },
  }
}
