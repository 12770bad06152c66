import { useApi, useTexts } from '@sipelandukilat/sdk'
import type { ApplicationRow, BulkOutcome } from '@sipelandukilat/sdk/api'
import type { BulkAction } from '@sipelandukilat/sdk/forms'
import { Modal, Stack, Text } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { asksSomething, BulkActionForm } from './bulk-action-form'
import { BulkActionResults } from './bulk-action-results'
import { type BulkCommand, runBulkAction, toTryAgain } from './run-bulk-action'
import './selection.css'
import { selectionTexts } from '../texts/texts'

type BulkActionDialogProps = {
  action: BulkAction
  label: string
  rows: readonly ApplicationRow[]
  service: { code: string; version: number } | null
  onClose: () => void
  /** Something was done: the list is out of date. */
  onDone: () => void
}

/** Asks once for what the step needs, shows how far it is, then what came of each. */
export function BulkActionDialog({ action, label, rows, service, onClose, onDone }: BulkActionDialogProps) {
  const t = useTexts(selectionTexts)
  const api = useApi()
  const cache = useQueryClient()
  const [progress, setProgress] = useState<readonly BulkOutcome[]>([])
  const [attempt, setAttempt] = useState(rows)
  const [doneCount, setDoneCount] = useState(0)
  const [before, setBefore] = useState<BulkCommand>()
  const running = useMutation({
    mutationFn: ({ command, of }: { command: BulkCommand; of: readonly ApplicationRow[] }) => {
      setProgress([])
      setAttempt(of)
      return runBulkAction(api, command, of, setProgress)
    },
    onSuccess: (outcomes) => {
      setDoneCount((count) => count + outcomes.filter(({ outcome }) => outcome === 'done').length)
      void cache.invalidateQueries({ queryKey: ['application-counts'] })
      void cache.invalidateQueries({ queryKey: ['workload'] })
      // Files that were read before are out of date.
      for (const { id } of outcomes) void cache.invalidateQueries({ queryKey: ['application', id] })
    },
  })
  const close = doneCount > 0 ? onDone : onClose
  if (running.isPending)
    return (
      <Modal opened title={t('title', { action: label, count: rows.length })}>
        <Stack gap='sm'>
          <Text role='status'>{t('progress', { done: progress.length, total: attempt.length })}</Text>
          <progress className='selection-progress' aria-label={label} max={attempt.length} value={progress.length} />
        </Stack>
      </Modal>
    )
  if (running.data && running.variables) {
    const { command } = running.variables
    const again = toTryAgain(attempt, running.data)
    return (
      <Modal opened title={t('resultTitle', { action: label })} onClose={close} size='40rem'>
        <BulkActionResults
          rows={attempt}
          outcomes={running.data}
          doneCount={doneCount}
          onTryAgain={() => {
            if (!asksSomething(action)) return running.mutate({ command, of: again })
            // What was refused may need another answer.
            setBefore(command)
            setAttempt(again)
            running.reset()
          }}
          onClose={close}
        />
      </Modal>
    )
  }
  return (
    <Modal opened title={t('title', { action: label, count: attempt.length })} onClose={close} size='40rem'>
      <BulkActionForm
        action={action}
        label={label}
        count={attempt.length}
        service={service}
        before={before}
        onSubmit={(command) => running.mutate({ command, of: attempt })}
        onClose={close}
      />
    </Modal>
  )
}
