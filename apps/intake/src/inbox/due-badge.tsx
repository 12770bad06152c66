import { useFormat, useTexts } from '@sipelandukilat/sdk'
import { type ApplicationStatus, isInGroup } from '@sipelandukilat/sdk/api'
import { IconAlertTriangle, IconClock, StatusBadge } from '@sipelandukilat/ui'
import { inboxTexts } from '../texts/texts'
import { dueStateOf, dueTones } from './due-words'

/** How much time is left, in words; the colour only repeats it. */
export function DueBadge({ row, now }: { row: { status: ApplicationStatus; dueAt: string | null }; now: number }) {
  const t = useTexts(inboxTexts)
  const format = useFormat()
  const state = dueStateOf(row, now)
  if (state === 'closed' || row.dueAt === null)
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
