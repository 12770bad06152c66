import { Button, Popover, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Popover'], group: 'actions', space: 220 }

export function Usual({ say }: StoryProps) {
  return (
    <Popover withinPortal={false} trapFocus returnFocus shadow='md' width={220}>
      <Popover.Target>
        <Button variant='default'>{say('Mengapa terlambat?', 'Why is it late?')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('Alasan', 'Reason')}>
        <Text mb='xs'>
          {say('Menunggu kabupaten asal sejak Senin.', 'Waiting for the former regency since Monday.')}
        </Text>
        <Button size='compact-sm'>{say('Ingatkan', 'Remind')}</Button>
      </Popover.Dropdown>
    </Popover>
  )
}
