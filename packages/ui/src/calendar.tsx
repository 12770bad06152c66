import { ActionIcon, Group } from '@mantine/core'
import { addCalendarDays, formatDate, languages, toLocalDate } from '@sipelandukilat/domain'
import { type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react'
import { IconChevronLeft, IconChevronRight } from './icons'
import { KitLanguageContext, useKitTexts } from './kit-texts'

export type CalendarProps = {
  /** The chosen day, YYYY-MM-DD; empty for none. */
  value: string
  onPick: (day: string) => void
  /** The first and the last day that may be chosen, YYYY-MM-DD. */
  min?: string | undefined
  max?: string | undefined
}

/** The same day of another month, or that month's last. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The weeks that a month touches, Sunday first, as calendars are printed in Indonesia. */
function weeksOf(month: string): string[][] {
  const first = `${month}-01`
  const start = addCalendarDays(first, -new Date(`${first}T00:00:00Z`).getUTCDay())
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addCalendarDays(start, week * 7 + day)),
  )
  return weeks.filter((week) => week.some((day) => day.startsWith(month)))
}

const steps: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addCalendarDays(day, -1),
  ArrowRight: (day) => addCalendarDays(day, 1),
  ArrowUp: (day) => addCalendarDays(day, -7),
  ArrowDown: (day) => addCalendarDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
}

/** A month of days to choose from; the arrow keys lead from day to day, Page Up and Page Down from month to month. */
export function Calendar({ value, onPick, min = '', max = '9999' }: CalendarProps) {
  const t = useKitTexts()
  const language = useContext(KitLanguageContext)
  const { locale } = languages[language]
  const [current, setCurrent] = useState(value || toLocalDate(new Date()))
  const days = useRef<HTMLTableElement>(null)
  const byKey = useRef(false)
  useEffect(() => {
    if (byKey.current && current) days.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    byKey.current = false
  }, [current])
  const write = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  const month = current.slice(0, 7)
  const weeks = weeksOf(month)

  function press(event: KeyboardEvent): void {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    byKey.current = true
    setCurrent(step(current))
  }

  return (
    <div className='ui-calendar'>
      <Group justify='space-between' wrap='nowrap' gap='xs'>
        <ActionIcon variant='subtle' aria-label={t('previousMonth')} onClick={() => setCurrent(addMonths(current, -1))}>
          <IconChevronLeft size={18} />
        </ActionIcon>
        <strong aria-live='polite'>{write(current, { month: 'long', year: 'numeric' })}</strong>
        <ActionIcon variant='subtle' aria-label={t('nextMonth')} onClick={() => setCurrent(addMonths(current, 1))}>
          <IconChevronRight size={18} />
        </ActionIcon>
      </Group>
      <table ref={days} onKeyDown={press}>
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <th key={day} scope='col' abbr={write(day, { weekday: 'long' })}>
                {write(day, { weekday: 'short' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type='button'
                    tabIndex={day === current ? 0 : -1}
                    aria-label={`${write(day, { weekday: 'long' })}, ${formatDate(day, language)}`}
                    aria-pressed={day === value}
                    data-outside={!day.startsWith(month) || undefined}
                    disabled={day < min || day > max}
                    onClick={() => onPick(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
