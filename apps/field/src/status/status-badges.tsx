import { useTexts } from '@sipelandukilat/sdk'
import type { KitState, TripStatus, VisitRequest, VisitRequestStatus } from '@sipelandukilat/sdk/api/field'
import { StatusBadge, type Tone } from '@sipelandukilat/ui'
import { sharedTexts } from '../texts/texts'

const requestTones: Record<VisitRequestStatus, Tone> = {
  open: 'warning',
  planned: 'info',
  visited: 'positive',
  cancelled: 'neutral',
}
const tripTones: Record<TripStatus, Tone> = {
  draft: 'neutral',
  approved: 'info',
  under_way: 'warning',
  done: 'positive',
  cancelled: 'negative',
}
const kitTones: Record<KitState, Tone> = { ready: 'positive', repair: 'warning', retired: 'neutral' }

export function RequestStatusBadge({ status }: { status: VisitRequestStatus }) {
  const t = useTexts(sharedTexts)
  return <StatusBadge tone={requestTones[status]}>{t(`request.${status}`)}</StatusBadge>
}

export function TripStatusBadge({ status }: { status: TripStatus }) {
  const t = useTexts(sharedTexts)
  return <StatusBadge tone={tripTones[status]}>{t(`trip.${status}`)}</StatusBadge>
}

export function KitStateBadge({ state }: { state: KitState }) {
  const t = useTexts(sharedTexts)
  return <StatusBadge tone={kitTones[state]}>{t(`kit.${state}`)}</StatusBadge>
}

/** How urgent, as a number on a ground that grows stronger; the number says it without the colour. */
export const priorityTone = (score: number): Tone => (score >= 50 ? 'negative' : score >= 30 ? 'warning' : 'neutral')

export function PriorityBadge({ request }: { request: VisitRequest }) {
  return <StatusBadge tone={priorityTone(request.priority.score)}>{request.priority.score}</StatusBadge>
}
