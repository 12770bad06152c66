import { useMessages } from '@sipelandukilat/sdk'
import type { LegClosure } from '@sipelandukilat/sdk/api/travel-network'
import { ActionIcon, Button, DateInput, Fieldset, IconPlus, IconTrash, Text, TextInput } from '@sipelandukilat/ui'
import { messages } from './messages'

/** A closed period while it is typed: days may still be empty. */
export type DraftClosure = { from: string; until: string; reason: LegClosure['reason'] }

type ClosureFieldsProps = {
  closures: readonly DraftClosure[]
  onChange: (closures: DraftClosure[]) => void
  error?: string | undefined
}

/** Periods in which nobody passes, with the reason. */
export function ClosureFields({ closures, onChange, error }: ClosureFieldsProps) {
  const t = useMessages(messages)
  const change = (index: number, part: Partial<DraftClosure>) =>
    onChange(closures.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <Fieldset legend={t('form.closures')}>
      <div className='field-rows'>
        {closures.map(({ from, until, reason }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
          <div key={index} className='field-row'>
            <DateInput
              required
              label={t('form.closure.from')}
              value={from}
              onChange={(value) => change(index, { from: value })}
            />
            <DateInput
              required
              label={t('form.closure.until')}
              value={until}
              onChange={(value) => change(index, { until: value })}
            />
            <TextInput
              label={t('form.closure.reason')}
              maxLength={120}
              value={reason}
              onChange={(event) => change(index, { reason: event.currentTarget.value })}
            />
            <ActionIcon
              variant='default'
              size={36}
              aria-label={t('form.remove', { number: index + 1 })}
              onClick={() => onChange(closures.filter((_, at) => at !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {error && (
          <Text size='sm' c='var(--mantine-color-error)'>
            {error}
          </Text>
        )}
        <div>
          <Button
            variant='default'
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...closures, { from: '', until: '', reason: '' }])}
          >
            {t('form.closure.add')}
          </Button>
        </div>
      </div>
    </Fieldset>
  )
}
