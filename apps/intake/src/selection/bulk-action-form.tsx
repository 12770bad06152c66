import { useTexts } from '@sipelandukilat/sdk'
import type { BulkAction, DeliveryCarrier } from '@sipelandukilat/sdk/forms'
import { Button, Checkbox, Group, Select, Stack, Text, Textarea } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { ReasonField } from '../file/reason-field'
import { useOfficers } from '../file/use-officers'
import { CarrierSelect } from '../handover/carrier-select'
import { selectionTexts } from '../texts/texts'
import { CorrectionFields } from './correction-fields'
import type { BulkCommand } from './run-bulk-action'

type BulkActionFormProps = {
  action: BulkAction
  label: string
  count: number
  service: { code: string; version: number } | null
  onSubmit: (command: BulkCommand) => void
  onClose: () => void
}

const nothingToCorrect = { fields: [] as string[], attachments: [] as string[] }

/** What the step needs, asked for once; without a need only whether it is meant. */
export function BulkActionForm({ action, label, count, service, onSubmit, onClose }: BulkActionFormProps) {
  const t = useTexts(selectionTexts)
  const { officers } = useOfficers()
  const [note, setNote] = useState('')
  const [assigneeId, setAssigneeId] = useState('')
  const [carrier, setCarrier] = useState<DeliveryCarrier>('officer')
  const [isOnPaper, setOnPaper] = useState(false)
  const [correct, setCorrection] = useState(nothingToCorrect)
  const needsReason = action === 'reject' || action === 'request_correction'
  const needsNote = needsReason || action === 'return_to_verifier'
  const isIncomplete =
    (needsNote && note.trim() === '') ||
    (action === 'assign' && assigneeId === '') ||
    (action === 'request_correction' && correct.fields.length + correct.attachments.length === 0)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (isIncomplete) return
    onSubmit({
      action,
      ...(needsNote ? { note } : {}),
      ...(action === 'assign' ? { assigneeId } : {}),
      ...(action === 'deliver' ? { delivery: { carrier, isOnPaper } } : {}),
      ...(action === 'request_correction' ? correct : {}),
    })
  }
  return (
    <form onSubmit={send}>
      <Stack gap='md'>
        <Text>{action === 'request_correction' ? t('correctionHint') : t('confirm', { count })}</Text>
        {action === 'assign' && (
          <Select
            label={t('assignTo')}
            placeholder={t('choose')}
            required
            options={officers.map(({ userId, name, open, overdue }) => ({
              value: userId,
              label: t('workload', { name, open, overdue }),
            }))}
            value={assigneeId}
            onChange={setAssigneeId}
          />
        )}
        {action === 'request_correction' && service && (
          <CorrectionFields service={service} value={correct} onChange={setCorrection} />
        )}
        {action === 'deliver' && (
          <>
            <CarrierSelect label={t('carrier')} value={carrier} onChange={setCarrier} />
            <Checkbox
              label={t('onPaper')}
              checked={isOnPaper}
              onChange={(event) => setOnPaper(event.currentTarget.checked)}
            />
          </>
        )}
        {needsReason && (
          <ReasonField
            label={t('reason')}
            kind={action === 'reject' ? 'rejection' : 'correction'}
            value={note}
            onChange={setNote}
          />
        )}
        {action === 'return_to_verifier' && (
          <Textarea
            label={t('note')}
            required
            rows={4}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        <Group justify='flex-end' gap='xs'>
          <Button variant='default' onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type='submit' color={action === 'reject' ? 'red' : 'blue'} disabled={isIncomplete}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
