import { Text, Timeline } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Timeline'], group: 'data' }

export function Usual({ say }: StoryProps) {
  return (
    <Timeline active={1} bulletSize={20} lineWidth={2}>
      <Timeline.Item title={say('Diajukan', 'Submitted')}>
        <Text c='dimmed' size='sm'>
          {say('Senin, lewat portal', 'Monday, on the portal')}
        </Text>
      </Timeline.Item>
      <Timeline.Item title={say('Diverifikasi', 'In verification')}>
        <Text c='dimmed' size='sm'>
          {say('Selasa, oleh Yusuf Pangkey', 'Tuesday, by Yusuf Pangkey')}
        </Text>
      </Timeline.Item>
      <Timeline.Item title={say('Selesai', 'Completed')} />
    </Timeline>
  )
}
