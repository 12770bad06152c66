import { useFormat, useTexts } from '@sipelandukilat/sdk'
import { type DataIncidentRow, dataRequestClock } from '@sipelandukilat/sdk/api/administration'
import { IconAlertTriangle, IconCircleCheck, IconClock, StatusBadge } from '@sipelandukilat/ui'
import { useEffect, useState } from 'react'
import { dataProtectionTexts } from '../texts/texts'

const tones = { running: 'neutral', warning: 'warning', overdue: 'negative' } as const
const minuteMs = 60_000
const dayHours = 24
/** Beyond this, hours alone are no longer grasped. */
const mostHours = 48

/** The instant of the clock, moving on by the minute. */
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** How many of the 72 hours are left to tell agency and people, in words; the colour only repeats it. */
export function IncidentClock({ incident }: { incident: DataIncidentRow }) {
  const t = useTexts(dataProtectionTexts)
  const format = useFormat()
  const now = useNow()
  const { agencyToldAt, peopleToldAt, closedAt, dueAt } = incident
  const done = closedAt !== null ? 'clock.closed' : agencyToldAt && peopleToldAt ? 'clock.notified' : undefined
  if (done)
    return (
      <StatusBadge tone='positive' icon={<IconCircleCheck size={14} aria-hidden />}>
        {t(done)}
      </StatusBadge>
    )
  const timeOf = (hours: number) => {
    if (hours <= mostHours) return t('clock.hours', { count: hours })
    const days = t('clock.days', { count: Math.floor(hours / dayHours) })
    const rest = hours % dayHours
    return rest === 0 ? days : `${days} ${t('clock.hours', { count: rest })}`
  }
  const { state, hours } = dataRequestClock(dueAt, new Date(now).toISOString())
  return (
    <span title={format.dateTime(dueAt)}>
      <StatusBadge
        tone={tones[state]}
        icon={state === 'overdue' ? <IconAlertTriangle size={14} aria-hidden /> : <IconClock size={14} aria-hidden />}
      >
        {t(state === 'overdue' ? 'clock.late' : 'clock.left', { time: timeOf(hours) })}
      </StatusBadge>
    </span>
  )
}
