import { useTexts } from '@sipelandukilat/sdk'
import type { PlanningRunStatus, PlanningRunSummary } from '@sipelandukilat/sdk/api/planning'
import { StatusBadge, type Tone } from '@sipelandukilat/ui'
import { planningTexts } from '../texts/texts'

const tones: Record<PlanningRunStatus, Tone> = {
  queued: 'neutral',
  running: 'info',
  done: 'positive',
  cancelled: 'neutral',
  failed: 'negative',
}

export function RunStatusBadge({ run }: { run: Pick<PlanningRunSummary, 'status' | 'acceptedAt'> }) {
  const t = useTexts(planningTexts)
  if (run.acceptedAt) return <StatusBadge tone='positive'>{t('accepted')}</StatusBadge>
  return <StatusBadge tone={tones[run.status]}>{t(run.status)}</StatusBadge>
}
