import { useApi, useTexts } from '@sipelandukilat/sdk'
import type { ApplicationRow, BatchOutcome } from '@sipelandukilat/sdk/api'
import type { BatchAction } from '@sipelandukilat/sdk/forms'
import { Modal, Stack, Text } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceForm } from './choice-form'
import { ChoiceResults } from './choice-results'
import { type ChoiceCommand, runChoice, toTryAgain } from './run-choice'
import './choice.css'
import { selectionTexts } from '../texts/texts'

type ChoiceDialogProps = {
  action: BatchAction
  label: string
  rows: readonly ApplicationRow[]
  service: { code: string; version: number } | null
  onClose: () => void
  /** Something was done: the list is out of date. */
  onDone: () => void
}

/** Asks once for what the step needs, shows how far it is, then what came of each. */
export function ChoiceDialog({ action, label, rows, service, onClose, onDone }: ChoiceDialogProps) {
  const t = useTexts(selectionTexts)
  const api = useApi()
  const cache = useQueryClient()
  const [progress, setProgress] = useState<readonly BatchOutcome[]>([])
  const [attempt, setAttempt] = useState(rows)
  const [doneCount, setDoneCount] = useState(0)
  const running = useMutation({
    mutationFn: ({ command, of }: { command: ChoiceCommand; of: readonly ApplicationRow[] }) => {
      setProgress([])
      setAttempt(of)
      return runChoice(api, command, of, setProgress)
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
          <progress className='choice-progress' aria-label={label} max={attempt.length} value={progress.length} />
        </Stack>
      </Modal>
    )
  if (running.data && running.variables) {
    const { command } = running.variables
    const again = toTryAgain(attempt, running.data)
    return (
      <Modal opened title={t('resultTitle', { action: label })} onClose={close} size='40rem'>
        <ChoiceResults
          rows={attempt}
          outcomes={running.data}
          doneCount={doneCount}
          onTryAgain={() => running.mutate({ command, of: again })}
          onClose={close}
        />
      </Modal>
    )
  }
  return (
    <Modal opened title={t('title', { action: label, count: rows.length })} onClose={close} size='40rem'>
      <ChoiceForm
        action={action}
        label={label}
        count={rows.length}
        service={service}
        onSubmit={(command) => running.mutate({ command, of: rows })}
        onClose={close}
      />
    </Modal>
  )
}
