import { useTexts } from '@sipelandukilat/sdk'
import type { RegencyStatus } from '@sipelandukilat/sdk/api'
import { StatusBadge, type Tone } from '@sipelandukilat/ui'
import { administrationTexts } from '../texts/texts'

const tones: Record<RegencyStatus, Tone> = { preparing: 'info', active: 'positive', paused: 'warning' }

export function RegencyStatusBadge({ status }: { status: RegencyStatus }) {
  const t = useTexts(administrationTexts)
  return <StatusBadge tone={tones[status]}>{t(`status.${status}`)}</StatusBadge>
}
