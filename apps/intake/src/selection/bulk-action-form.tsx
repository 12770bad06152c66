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
  /** What was asked before and refused in part: it may be changed. */
  before?: BulkCommand | undefined
  onSubmit: (command: BulkCommand) => void
  onClose: () => void
}

const asking: readonly BulkAction[] = ['assign', 'deliver', 'reject', 'request_correction', 'return_to_verifier']
/** The step needs more than to be meant. */
export const asksSomething = (action: BulkAction): boolean => asking.includes(action)

const nothingToCorrect = { fields: [] as string[], attachments: [] as string[] }

/** What the step needs, asked for once; without a need only whether it is meant. */
export function BulkActionForm({ action, label, count, service, before, onSubmit, onClose }: BulkActionFormProps) {
  const t = useTexts(selectionTexts)
  const { officers } = useOfficers()
  const [note, setNote] = useState(before?.note ?? '')
  const [assigneeId, setAssigneeId] = useState(before?.assigneeId ?? '')
  const [carrier, setCarrier] = useState<DeliveryCarrier>(before?.delivery?.carrier ?? 'officer')
  const [isOnPaper, setOnPaper] = useState(before?.delivery?.isOnPaper ?? false)
  const [correct, setCorrection] = useState({
    fields: before?.fields ?? nothingToCorrect.fields,
    attachments: before?.attachments ?? nothingToCorrect.attachments,
  })
  const needsReason = action === 'reject' || action === 'request_correction'
  const needsNote = needsReason || action === 'return_to_verifier'
  const chosen = correct.fields.length + correct.attachments.length
  const isIncomplete =
    (needsNote && note.trim() === '') ||
    (action === 'assign' && assigneeId === '') ||
    (action === 'request_correction' && chosen === 0)
  const missing =
    action !== 'request_correction'
      ? undefined
      : chosen === 0
        ? t('lacksChoice')
        : note.trim() === ''
          ? t('lacksNote')
          : undefined
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
        {missing !== undefined && (
          <Text size='sm' c='dimmed' role='status'>
            {missing}
          </Text>
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
