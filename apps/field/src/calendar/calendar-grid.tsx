import { useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { CalendarEntry } from '@sipelandukilat/sdk/api/field'
import { UnstyledButton } from '@sipelandukilat/ui'
import { nameWeekday } from '../network/calendar-names'
import { calendarTexts } from '../texts/texts'
import { countFree, layOutDays } from './lay-out-days'
import { entriesOf, type Resource, useEntryWords } from './use-calendar'

export type Group = { key: 'teams' | 'kits'; resources: readonly Resource[] }

type CalendarGridProps = {
  caption: string
  groups: readonly Group[]
  entries: readonly CalendarEntry[]
  days: readonly string[]
  today: string
  isBusy: boolean
  onOpen: (entry: CalendarEntry, resource: Resource) => void
}

const weekdayOf = (day: string) => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

/** Teams and kits by days: what is taken spans its days, what is empty is free. */
export function CalendarGrid({ caption, groups, entries, days, today, isBusy, onOpen }: CalendarGridProps) {
  const t = useTexts(calendarTexts)
  const { language } = useLanguage()
  return (
    <section
      className='field-calendar'
      aria-label={caption}
      aria-busy={isBusy}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
      tabIndex={0}
    >
      <table>
        <caption className='field-calendar-caption'>{caption}</caption>
        <thead>
          <tr>
            <th scope='col' className='field-calendar-resource'>
              {t('resource')}
            </th>
            {days.map((day) => (
              <th
                key={day}
                scope='col'
                data-weekend={weekdayOf(day) > 5 || undefined}
                data-today={day === today || undefined}
              >
                <span className='field-calendar-weekday'>{nameWeekday(language, weekdayOf(day))}</span>{' '}
                {Number(day.slice(8))}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ key, resources }) => (
          <tbody key={key}>
            <tr>
              <th scope='rowgroup' colSpan={days.length + 1} className='field-calendar-group'>
                <span>{t(key)}</span>
              </th>
            </tr>
            {resources.map((resource) => (
              <Row
                key={resource.id}
                resource={resource}
                entries={entriesOf(resource, entries)}
                days={days}
                today={today}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

type RowProps = Pick<CalendarGridProps, 'days' | 'today' | 'onOpen'> & {
  resource: Resource
  entries: readonly CalendarEntry[]
}

function Row({ resource, entries, days, today, onOpen }: RowProps) {
  const t = useTexts(calendarTexts)
  const lanes = layOutDays(entries, days)
  return lanes.map((segments, lane) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a lane has no name but its place
    <tr key={lane}>
      {lane === 0 && (
        <th scope='row' rowSpan={lanes.length} className='field-calendar-resource'>
          {resource.name}
          <span className='field-dim'> {t('free', { count: countFree(entries, days) })}</span>
        </th>
      )}
      {segments.map(({ start, length, entry }) => {
        const day = days[start] ?? ''
        if (!entry)
          return (
            <td key={start} data-weekend={weekdayOf(day) > 5 || undefined} data-today={day === today || undefined} />
          )
        return (
          <td key={start} colSpan={length}>
            <EntryButton entry={entry} onOpen={() => onOpen(entry, resource)} />
          </td>
        )
      })}
    </tr>
  ))
}

/** How an entry is painted; its words say the same. */
export const toneOf = (entry: CalendarEntry): string =>
  entry.kind === 'trip' ? (entry.status === 'under_way' ? 'trip-now' : `trip-${entry.status}`) : entry.kind

function EntryButton({ entry, onOpen }: { entry: CalendarEntry; onOpen: () => void }) {
  const words = useEntryWords()
  return (
    <UnstyledButton
      className='field-calendar-entry'
      data-tone={toneOf(entry)}
      aria-label={words.whole(entry)}
      title={words.whole(entry)}
      onClick={onOpen}
    >
      {entry.kind === 'trip' ? entry.name : words.title(entry)}
    </UnstyledButton>
  )
}
