import { useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { type ApplicationStatus, isInGroup, statusLabel } from '@sipelandukilat/sdk/api'
import { IconAlertTriangle, IconClock, StatusBadge } from '@sipelandukilat/ui'
import { inboxTexts } from '../texts/texts'
import { dueStateOf, dueTones } from './due-words'

/** How much time is left, in words; the colour only repeats it. */
export function DueBadge({ row, now }: { row: { status: ApplicationStatus; dueAt: string | null }; now: number }) {
  const t = useTexts(inboxTexts)
  const { language } = useLanguage()
  const format = useFormat()
  const state = dueStateOf(row, now)
  // No deadline runs any more: what became of it is said instead.
  if (state === 'closed') return <span>{statusLabel(row.status, language)}</span>
  if (row.dueAt === null)
    return <span>{isInGroup(row.status, 'withoutDeadline') ? t(`paused.${row.status}`) : '–'}</span>
  const time = format.fromNow(row.dueAt, now)
  if (state === 'later') return <span title={format.dateTime(row.dueAt)}>{time}</span>
  return (
    <span title={format.dateTime(row.dueAt)}>
      <StatusBadge
        tone={dueTones[state]}
        icon={state === 'late' ? <IconAlertTriangle size={14} aria-hidden /> : <IconClock size={14} aria-hidden />}
      >
        {state === 'late' ? t('dueLate', { time }) : t('dueSoon', { time })}
      </StatusBadge>
    </span>
  )
}
