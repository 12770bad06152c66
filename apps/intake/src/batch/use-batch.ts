import { useApi, useLanguage, useStoredDraft } from '@sipelandukilat/sdk'
import { createApplication } from '@sipelandukilat/sdk/api'
import type { ServiceDefinition } from '@sipelandukilat/sdk/forms'
import { useRef, useState } from 'react'
import { problemOf } from '../words/problem-of'
import type { AnswerColumn } from './batch-columns'
import { type Batch, type BatchRow, emptyBatch, isBatch, toRowBody, toSend } from './batch-row'

/** The grid being filled, kept in this tab, and its sending row by row: what was accepted is never sent again. */
export function useBatch(homeVillage: string) {
  const api = useApi()
  const { language } = useLanguage()
  const [first] = useState(() => emptyBatch(homeVillage))
  const stored = useStoredDraft<Batch>('intake/batch', first, isBatch)
  const latest = useRef(stored.value)
  const [isSending, setIsSending] = useState(false)
  const change = (part: Partial<Batch>) => {
    latest.current = { ...latest.current, ...part }
    stored.setValue(latest.current)
  }
  const changeRow = (key: string, part: Partial<BatchRow>) =>
    change({ rows: latest.current.rows.map((row) => (row.key === key ? { ...row, ...part } : row)) })

  async function sendRow(
    row: BatchRow,
    definition: ServiceDefinition,
    columns: readonly AnswerColumn[],
  ): Promise<void> {
    try {
      const body = toRowBody(latest.current, row, definition, columns, language)
      const { id, trackingNumber, pin } = await api.call(createApplication, { body }, { idempotencyKey: row.key })
      changeRow(row.key, { outcome: { state: 'sent', id, trackingNumber, pin } })
    } catch (error) {
      const problem = problemOf(error)
      const errors = Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message]))
      changeRow(row.key, { outcome: { state: 'failed', message: problem.detail, errors } })
    }
  }

  return {
    batch: stored.value,
    change,
    changeRow,
    rowOf: (key: string) => latest.current.rows.find((row) => row.key === key),
    clear: () => {
      latest.current = emptyBatch(homeVillage)
      stored.setValue(latest.current)
    },
    isSending,
    send: async (definition: ServiceDefinition, columns: readonly AnswerColumn[]) => {
      setIsSending(true)
      try {
        for (const row of toSend(latest.current)) await sendRow(row, definition, columns)
      } finally {
        setIsSending(false)
      }
    },
  }
}
