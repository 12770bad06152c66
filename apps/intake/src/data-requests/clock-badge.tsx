import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { DataRequestRow } from '@sipelandukilat/sdk/api/data-requests'
import { dataRequestClock } from '@sipelandukilat/sdk/api/data-requests'
import { IconAlertTriangle, IconClock, StatusBadge } from '@sipelandukilat/ui'
import { dataRequestsTexts } from '../texts/texts'

const tones = { running: 'neutral', warning: 'warning', overdue: 'negative' } as const

/** How many of the 72 hours are left, in words; the colour only repeats it. */
export function ClockBadge({ request, now }: { request: DataRequestRow; now: number }) {
  const t = useTexts(dataRequestsTexts)
  const format = useFormat()
  if (request.status !== 'received')
    return (
      <StatusBadge tone={request.status === 'refused' ? 'negative' : 'positive'}>
        {t(`status.${request.status}`)}
      </StatusBadge>
    )
  const { state, hours } = dataRequestClock(request.dueAt, new Date(now).toISOString())
  return (
    <span title={format.dateTime(request.dueAt)}>
      <StatusBadge
        tone={tones[state]}
        icon={state === 'overdue' ? <IconAlertTriangle size={14} aria-hidden /> : <IconClock size={14} aria-hidden />}
      >
        {t(state === 'overdue' ? 'hoursLate' : 'hoursLeft', { hours })}
      </StatusBadge>
    </span>
  )
}
