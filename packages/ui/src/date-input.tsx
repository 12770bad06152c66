import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import {
  dateInBox,
  formatClock,
  formatDate,
  formatWeekday,
  isLocalDate,
  type Language,
  readCertainDate,
  readClock,
} from '@sipelandukilat/domain'
import { useContext, useState } from 'react'
import { Calendar, type CalendarProps } from './calendar'
import { IconCalendar } from './icons'
import { KitLanguageContext, useKitTexts } from './kit-texts'
import { type TypedValue, useTypedValue } from './use-typed-value'

type BoxProps = Omit<TextInputProps, 'type' | 'value' | 'onChange' | 'defaultValue' | 'min' | 'max'> & {
  onChange: (value: string) => void
}

type DateInputProps = BoxProps & {
  /** ISO date `YYYY-MM-DD`, or an empty text. */
  value: string
  /** The first and the last day that may be chosen, `YYYY-MM-DD`. */
  min?: string | undefined
  max?: string | undefined
}

function inWords(day: string, language: Language): string | undefined {
  return isLocalDate(day) ? formatWeekday(day, language) : undefined
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

type TypedInputProps = BoxProps &
  Pick<TypedValue, 'value' | 'read' | 'write'> & {
    /** What is said where the text cannot be read. */
    wrong: string
    /** What is said of a value that may not be chosen. */
    refused?: string | undefined
  }

/** A box in which a value is typed as people write it. Enter in a form sends what was typed: it is read before. */
function TypedInput({ value, onChange, read, write, wrong, refused, error, ...rest }: TypedInputProps) {
  const { text, isWrong, type, leave } = useTypedValue({ value, onChange, read, write })
  return (
    <TextInput
      autoComplete='off'
      {...rest}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
      }}
      error={error ?? (isWrong ? wrong : refused)}
    />
  )
}

/** Below the box stands the day in words, in it a month opens. */
const dayLayout = {
  inputWrapperOrder: ['label', 'input', 'description', 'error'],
  rightSectionPointerEvents: 'all',
} satisfies Pick<TextInputProps, 'inputWrapperOrder' | 'rightSectionPointerEvents'>

/** A date as Indonesians write it, 17/08/2026, however the browser likes dates; typed in any usual way or picked from a month. */
export function DateInput({ value, onChange, description, min, max, ...rest }: DateInputProps) {
  const t = useKitTexts()
  const language = useContext(KitLanguageContext)
  const beyond =
    value !== '' && min && value < min
      ? t('notBefore', { date: formatDate(min, language) })
      : value !== '' && max && value > max
        ? t('notAfter', { date: formatDate(max, language) })
        : undefined
  return (
    <TypedInput
      placeholder={t('datePlaceholder')}
      {...rest}
      {...dayLayout}
      inputMode='numeric'
      value={value}
      onChange={onChange}
      read={readCertainDate}
      write={dateInBox}
      wrong={t('notADate')}
      refused={beyond}
      description={inWords(value, language) ?? description}
      rightSection={<CalendarButton value={value} onPick={onChange} min={min} max={max} disabled={rest.disabled} />}
    />
  )
}

type TimeInputProps = BoxProps & {
  /** `HH:MM`, 24 hours, or an empty text. */
  value: string
}

/** A time of the day in 24 hours, 14.30, however the browser likes times. */
export function TimeInput(props: TimeInputProps) {
  const t = useKitTexts()
  const language = useContext(KitLanguageContext)
  return (
    <TypedInput
      placeholder={t('timePlaceholder')}
      {...props}
      inputMode='numeric'
      read={readClock}
      write={(time) => (time === '' ? '' : formatClock(time, language))}
      wrong={t('notATime')}
    />
  )
}

type DateTimeInputProps = BoxProps & {
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
export function DateTimeInput({ value, onChange, description, ...rest }: DateTimeInputProps) {
  const t = useKitTexts()
  const language = useContext(KitLanguageContext)
  const [day, time] = [value.slice(0, 10), value.slice(11, 16)]
  const write = (at: string) =>
    at === '' ? '' : `${dateInBox(at.slice(0, 10))} ${formatClock(at.slice(11, 16), language)}`
  return (
    <TypedInput
      placeholder={t('dateAndTimePlaceholder')}
      {...rest}
      {...dayLayout}
      value={value}
      onChange={onChange}
      read={readDateAndTime}
      write={write}
      wrong={t('notADateAndTime')}
      description={inWords(day, language) ?? description}
      rightSection={
        <CalendarButton
          value={day}
          onPick={(picked) => onChange(`${picked}T${time || usualTime}`)}
          disabled={rest.disabled}
        />
      }
    />
  )
}
