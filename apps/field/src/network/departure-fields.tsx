import { useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { LegDeparture } from '@sipelandukilat/sdk/api/travel-network'
import { Checkbox, TimeInput } from '@sipelandukilat/ui'
import { networkTexts } from '../texts/texts'
import { nameWeekday } from './calendar-names'
import { LineFields } from './line-fields'

const week = [1, 2, 3, 4, 5, 6, 7] as const

type DepartureFieldsProps = {
  legend: string
  /** What no line at all means. */
  hint: string
  departures: readonly LegDeparture[]
  onChange: (departures: LegDeparture[]) => void
  error?: string | undefined
}

/** A timetable, one line for each hour with its days. */
export function DepartureFields({ legend, hint, departures, onChange, error }: DepartureFieldsProps) {
  const t = useTexts(networkTexts)
  const { language } = useLanguage()
  return (
    <LineFields
      legend={legend}
      lines={departures}
      onChange={onChange}
      hint={hint}
      error={error}
      fresh={{ days: [...week], leaves: '08:00' }}
      addLabel={t('form.departure.add')}
    >
      {({ days, leaves }, change) => (
        <>
          <TimeInput
            required
            label={t('form.departure.time')}
            value={leaves}
            onChange={(leaves) => change({ leaves })}
          />
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset within each line would be read too often */}
          <div className='field-checks' role='group' aria-label={t('form.departure.days')}>
            {week.map((day) => (
              <Checkbox
                key={day}
                label={nameWeekday(language, day)}
                checked={days.includes(day)}
                onChange={(event) =>
                  change({
                    days: event.currentTarget.checked
                      ? [...days, day].sort((a, b) => a - b)
                      : days.filter((one) => one !== day),
                  })
                }
              />
            ))}
          </div>
        </>
      )}
    </LineFields>
  )
}
