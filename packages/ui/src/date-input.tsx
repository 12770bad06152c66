import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import {
  dateInBox,
  formatClock,
  formatDate,
  type Language,
  languages,
  readCertainDate,
  readClock,
} from '@sipelandukilat/domain'
import { type KeyboardEvent, useContext, useState } from 'react'
import { Calendar, type CalendarProps } from './calendar'
import { IconCalendar } from './icons'
import { KitLanguageContext, useKitTexts } from './kit-texts'
import { useTypedValue } from './use-typed-value'

type TypedInputProps = Omit<TextInputProps, 'type' | 'value' | 'onChange' | 'defaultValue' | 'min' | 'max'> & {
  onChange: (value: string) => void
}

type DateInputProps = TypedInputProps & {
  /** ISO date `YYYY-MM-DD`, or an empty text. */
  value: string
  /** The first and the last day that may be chosen, `YYYY-MM-DD`. */
  min?: string | undefined
  max?: string | undefined
}

function inWords(day: string, language: Language): string | undefined {
  const date = new Date(`${day}T00:00:00Z`)
  if (day === '' || Number.isNaN(date.getTime())) return undefined
  return new Intl.DateTimeFormat(languages[language].locale, { dateStyle: 'full', timeZone: 'UTC' }).format(date)
}

/** The button that opens a month beside the box. */
function CalendarButton({ onPick, disabled, ...days }: CalendarProps & { disabled: boolean | undefined }) {
  const t = useKitTexts()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position='bottom-end'
      shadow='md'
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          variant='subtle'
          aria-label={t('openCalendar')}
          disabled={disabled ?? false}
          onClick={() => setOpen(!isOpen)}
        >
          <IconCalendar size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown
        aria-label={t('openCalendar')}
        // Of a dialog around it, Escape closes the month alone.
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.preventDefault()
        }}
      >
        <Calendar
          {...days}
          onPick={(day) => {
            setOpen(false)
            onPick(day)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Enter in a form sends what was typed: it is read before. */
const readOnEnter = (leave: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Enter') leave()
}

/** A date as Indonesians write it, 17/08/2026, however the browser likes dates; typed in any usual way or picked from a month. */
export function DateInput({ value, onChange, description, error, min, max, ...rest }: DateInputProps) {
  const t = useKitTexts()
  const language = useContext(KitLanguageContext)
  const { text, isWrong, type, leave } = useTypedValue({ value, onChange, read: readCertainDate, write: dateInBox })
  const beyond =
    value !== '' && min && value < min
      ? t('notBefore', { date: formatDate(min, language) })
      : value !== '' && max && value > max
        ? t('notAfter', { date: formatDate(max, language) })
        : undefined
  return (
    <TextInput
      placeholder={t('datePlaceholder')}
      autoComplete='off'
      {...rest}
      inputMode='numeric'
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={readOnEnter(leave)}
      error={error ?? (isWrong ? t('notADate') : beyond)}
      description={inWords(value, language) ?? description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      rightSection={<CalendarButton value={value} onPick={onChange} min={min} max={max} disabled={rest.disabled} />}
      rightSectionPointerEvents='all'
    />
  )
}

type TimeInputProps = TypedInputProps & {
  /** `HH:MM`, 24 hours, or an empty text. */
  value: string
}

/** A time of the day in 24 hours, 14.30, however the browser likes times. */
export function TimeInput({ value, onChange, error, ...rest }: TimeInputProps) {
  const t = useKitTexts()
  const language = useContext(KitLanguageContext)
  const write = (time: string) => (time === '' ? '' : formatClock(time, language))
  const { text, isWrong, type, leave } = useTypedValue({ value, onChange, read: readClock, write })
  return (
    <TextInput
      placeholder={t('timePlaceholder')}
      autoComplete='off'
      {...rest}
      inputMode='numeric'
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={readOnEnter(leave)}
      error={error ?? (isWrong ? t('notATime') : undefined)}
    />
  )
}

type DateTimeInputProps = TypedInputProps & {
  /** `YYYY-MM-DDTHH:MM`, or an empty text. */
  value: string
}

/** "17/08/2026 14.30", "17 Agustus 2026 jam 9", "2026-08-17T14:30". */
function readDateAndTime(text: string): string | undefined {
  const [, dayText = '', timeText = ''] =
    /^(.*?\d)(?:T|[\s,]+(?:pukul|jam|at)?\s*)(\d{1,2}(?:[.:]?\d{2})?)$/i.exec(text.trim()) ?? []
  const [day, time] = [readCertainDate(dayText), readClock(timeText)]
  return day && time ? `${day}T${time}` : undefined
}

/** When offices begin, for a day that was picked before its time. */
const usualTime = '08:00'

/** A day and a time in one box, 17/08/2026 14.30, however the browser likes them. */
export function DateTimeInput({ value, onChange, description, error, ...rest }: DateTimeInputProps) {
  const t = useKitTexts()
  const language = useContext(KitLanguageContext)
  const [day, time] = [value.slice(0, 10), value.slice(11, 16)]
  const write = (at: string) =>
    at === '' ? '' : `${dateInBox(at.slice(0, 10))} ${formatClock(at.slice(11, 16), language)}`
  const { text, isWrong, type, leave } = useTypedValue({ value, onChange, read: readDateAndTime, write })
  return (
    <TextInput
      placeholder={t('dateAndTimePlaceholder')}
      autoComplete='off'
      {...rest}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={readOnEnter(leave)}
      error={error ?? (isWrong ? t('notADateAndTime') : undefined)}
      description={inWords(day, language) ?? description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      rightSection={
        <CalendarButton
          value={day}
          onPick={(picked) => onChange(`${picked}T${time || usualTime}`)}
          disabled={rest.disabled}
        />
      }
      rightSectionPointerEvents='all'
    />
  )
}
