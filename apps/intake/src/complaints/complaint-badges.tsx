import { useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import type { ComplaintRow } from '@sipelandukilat/sdk/api/complaints'
import { complaintStatusLabel } from '@sipelandukilat/sdk/api/complaints'
import { IconAlertTriangle, StatusBadge, type Tone } from '@sipelandukilat/ui'
import { complaintsTexts } from '../texts/texts'

const tones: Record<ComplaintRow['status'], Tone> = {
  received: 'navy',
  forwarded: 'info',
  answered: 'positive',
  closed: 'neutral',
}

export function ComplaintStatusBadge({ status }: Pick<ComplaintRow, 'status'>) {
  const { language } = useLanguage()
  return <StatusBadge tone={tones[status]}>{complaintStatusLabel(status, language)}</StatusBadge>
}

/** By when the office must act; nothing while nothing is awaited of it. */
export function ComplaintDue({ row }: { row: Pick<ComplaintRow, 'dueAt' | 'isOverdue' | 'status'> }) {
  const t = useTexts(complaintsTexts)
  const format = useFormat()
  if (row.dueAt === null) return null
  if (!row.isOverdue)
    return <span>{t(row.status === 'received' ? 'due.forward' : 'due.answer', { time: format.date(row.dueAt) })}</span>
  return (
    <StatusBadge tone='negative' icon={<IconAlertTriangle size={14} aria-hidden />}>
      {t('overdue', { time: format.date(row.dueAt) })}
    </StatusBadge>
  )
}
