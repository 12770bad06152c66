import { useMessages } from '@sipelandukilat/sdk'
import type { RegencyStatus } from '@sipelandukilat/sdk/api'
import { StatusBadge, type Tone } from '@sipelandukilat/ui'
import { messages } from '../messages'

const tones: Record<RegencyStatus, Tone> = { preparing: 'info', active: 'positive', paused: 'warning' }

export function RegencyStatusBadge({ status }: { status: RegencyStatus }) {
  const t = useMessages(messages)
  return <StatusBadge tone={tones[status]}>{t(`status.${status}`)}</StatusBadge>
}
