import { useLanguage, useMessages } from '@sipelandukilat/sdk'
import type { LegDeparture } from '@sipelandukilat/sdk/api/travel-network'
import { ActionIcon, Button, Checkbox, Fieldset, IconPlus, IconTrash, Text, TextInput } from '@sipelandukilat/ui'
import { nameWeekday } from './calendar-names'
import { messages } from './messages'

const week = [1, 2, 3, 4, 5, 6, 7] as const

type DepartureFieldsProps = {
  legend: string
  departures: readonly LegDeparture[]
  onChange: (departures: LegDeparture[]) => void
  error?: string | undefined
}

/** A timetable, one line for each hour with its days. */
export function DepartureFields({ legend, departures, onChange, error }: DepartureFieldsProps) {
  const t = useMessages(messages)
  const { language } = useLanguage()
  const change = (index: number, part: Partial<LegDeparture>) =>
    onChange(departures.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <Fieldset legend={legend}>
      <div className='field-rows'>
        {departures.length === 0 && <Text c='dimmed'>{t('form.timetable.hint')}</Text>}
        {departures.map(({ days, leaves }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place
          <div key={index} className='field-row'>
            <TextInput
              type='time'
              required
              label={t('form.departure.time')}
              value={leaves}
              onChange={(event) => change(index, { leaves: event.currentTarget.value })}
            />
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset within each line would be read too often */}
            <div className='field-checks' role='group' aria-label={t('form.departure.days')}>
              {week.map((day) => (
                <Checkbox
                  key={day}
                  label={nameWeekday(language, day)}
                  checked={days.includes(day)}
                  onChange={(event) =>
                    change(index, {
                      days: event.currentTarget.checked
                        ? [...days, day].sort((a, b) => a - b)
                        : days.filter((one) => one !== day),
                    })
                  }
                />
              ))}
            </div>
            <ActionIcon
              variant='default'
              size={36}
              aria-label={t('form.remove', { number: index + 1 })}
              onClick={() => onChange(departures.filter((_, at) => at !== index))}
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
            onClick={() => onChange([...departures, { days: [...week], leaves: '08:00' }])}
          >
            {t('form.departure.add')}
          </Button>
        </div>
      </div>
    </Fieldset>
  )
}
