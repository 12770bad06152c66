import { useTexts } from '@sipelandukilat/sdk'
import type { CalendarEntry } from '@sipelandukilat/sdk/api/field'
import { Title, UnstyledButton } from '@sipelandukilat/ui'
import { calendarTexts } from '../texts/texts'
import { type Group, toneOf } from './calendar-grid'
import { countFree } from './lay-out-days'
import { entriesOf, type Resource, useEntryWords } from './use-calendar'

type CalendarListProps = {
  groups: readonly Group[]
  entries: readonly CalendarEntry[]
  days: readonly string[]
  onOpen: (entry: CalendarEntry, resource: Resource) => void
}

/** The month of each team and kit as a list, for narrow screens. */
export function CalendarList({ groups, entries, days, onOpen }: CalendarListProps) {
  const t = useTexts(calendarTexts)
  return (
    <div className='field-calendar-list'>
      {groups.map(({ key, resources }) => (
        <section key={key}>
          <Title order={2} size='h4'>
            {t(key)}
          </Title>
          {resources.map((resource) => (
            <Month
              key={resource.id}
              resource={resource}
              entries={entriesOf(resource, entries)}
              days={days}
              onOpen={onOpen}
            />
          ))}
        </section>
      ))}
    </div>
  )
}

function Month({
  resource,
  entries,
  days,
  onOpen,
}: Pick<CalendarListProps, 'days' | 'onOpen'> & { resource: Resource; entries: readonly CalendarEntry[] }) {
  const t = useTexts(calendarTexts)
  const words = useEntryWords()
  return (
    <div className='field-calendar-month'>
      <Title order={3} size='h5'>
        {resource.name}
      </Title>
      <p className='field-dim'>
        {entries.length === 0 ? t('free.whole') : t('free', { count: countFree(entries, days) })}
      </p>
      {entries.length > 0 && (
        <ul>
          {entries.map((entry) => (
            <li key={entry.id}>
              <UnstyledButton
                className='field-calendar-entry'
                data-tone={toneOf(entry)}
                onClick={() => onOpen(entry, resource)}
              >
                <strong>{words.title(entry)}</strong>
                <span>{words.days(entry)}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
