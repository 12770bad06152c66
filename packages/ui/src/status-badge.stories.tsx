import { Group, IconClock, StatusBadge, tones } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['StatusBadge'], group: 'data' }

export function Tones({ say }: StoryProps) {
  const words = [
    say('Diajukan', 'Submitted'),
    say('Diverifikasi', 'In verification'),
    say('Selesai', 'Completed'),
    say('Perlu perbaikan', 'Needs correction'),
    say('Ditolak', 'Rejected'),
    say('Siap diambil', 'Ready to collect'),
  ]
  return (
    <Group gap='xs'>
      {tones.map((tone, index) => (
        <StatusBadge key={tone} tone={tone}>
          {words[index]}
        </StatusBadge>
      ))}
    </Group>
  )
}

export function WithIcon({ say }: StoryProps) {
  return (
    <StatusBadge tone='warning' icon={<IconClock size={14} aria-hidden />}>
      {say('Terlambat 3 hari', '3 days overdue')}
    </StatusBadge>
  )
}

export function LongText({ say }: StoryProps) {
  return (
    <StatusBadge tone='info'>
      {say(
        'Menunggu jawaban Disdukcapil kabupaten asal pemohon',
        'Waiting for the answer of the applicant’s former regency',
      )}
    </StatusBadge>
  )
}
