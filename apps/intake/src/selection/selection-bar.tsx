import { useApi, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { type ApplicationRow, listBulkSteps } from '@sipelandukilat/sdk/api'
import { actionLabel, type BulkAction } from '@sipelandukilat/sdk/forms'
import { Button, Group, Loader, Text, useDebouncedValue } from '@sipelandukilat/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { selectionTexts } from '../texts/texts'
import { BulkActionDialog } from './bulk-action-dialog'

type SelectionBarProps = { rows: readonly ApplicationRow[]; onClear: () => void; onDone: () => void }

/** What may be done with every one of the chosen rows. */
export function SelectionBar({ rows, onClear, onDone }: SelectionBarProps) {
  const t = useTexts(selectionTexts)
  const { language } = useLanguage()
  const api = useApi()
  // The rows as they were when the dialog opened: nothing is added to what was agreed to.
  const [open, setOpen] = useState<{ action: BulkAction; rows: readonly ApplicationRow[] }>()
  const ids = rows.map(({ id }) => id).join(',')
  const versions = rows.map(({ version }) => version).join(',')
  const [asked] = useDebouncedValue(ids, 200)
  const steps = useQuery({
    queryKey: ['applications-steps', asked, versions],
    queryFn: ({ signal }) => api.call(listBulkSteps, { body: { ids: asked.split(',') } }, { signal }),
    placeholderData: keepPreviousData,
  })
  const isCurrent = asked === ids && !steps.isPlaceholderData
  const actions: readonly BulkAction[] = steps.data
    ? [
        ...(steps.data.canTake ? ['take' as const] : []),
        ...(steps.data.canAssign ? ['assign' as const] : []),
        // The same correction can be asked for only where the form is the same.
        ...steps.data.steps.filter((step) => step !== 'request_correction' || steps.data.service !== null),
      ]
    : []
  const labelOf = (action: BulkAction) =>
    action === 'take' || action === 'assign' ? t(action) : actionLabel(action, language)
  return (
    <>
      <Group gap='xs' role='group' aria-label={t('actions')} aria-busy={!isCurrent}>
        {steps.isPending && <Loader size='sm' />}
        {actions.map((action) => (
          <Button
            key={action}
            size='compact-sm'
            variant='default'
            disabled={!isCurrent}
            {...(action === 'reject' ? { c: 'var(--mantine-color-error)' } : {})}
            onClick={() => setOpen({ action, rows })}
          >
            {labelOf(action)}
          </Button>
        ))}
        <Button size='compact-sm' variant='subtle' onClick={onClear}>
          {t('clear')}
        </Button>
      </Group>
      {steps.data && isCurrent && actions.length === 0 && (
        <Text size='sm' c='dimmed' role='status'>
          {t('nothingShared')}
        </Text>
      )}
      {steps.isError && (
        <Group gap='xs' role='alert'>
          <Text size='sm'>{t('stepsFailed')}</Text>
          <Button size='compact-sm' variant='default' onClick={() => void steps.refetch()}>
            {t('again')}
          </Button>
        </Group>
      )}
      {open && (
        <BulkActionDialog
          action={open.action}
          label={labelOf(open.action)}
          rows={open.rows}
          service={steps.data?.service ?? null}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined)
            onDone()
          }}
        />
      )}
    </>
  )
}
