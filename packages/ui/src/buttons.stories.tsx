import { useState } from 'react'
import { ActionIcon, Anchor, Button, Group, IconDownload, IconPlus, Text, UnstyledButton } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Button', 'ActionIcon', 'Anchor', 'UnstyledButton'], group: 'actions' }

export function Usual({ say }: StoryProps) {
  const [count, setCount] = useState(0)
  const add = () => setCount(count + 1)
  return (
    <Group>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
        {say('Permohonan baru', 'New application')}
      </Button>
      <Button variant='default' onClick={add}>
        {say('Batal', 'Cancel')}
      </Button>
      <Button color='red' onClick={add}>
        {say('Tolak', 'Reject')}
      </Button>
      <ActionIcon size='lg' variant='default' aria-label={say('Unduh akta', 'Download the certificate')} onClick={add}>
        <IconDownload size={18} aria-hidden />
      </ActionIcon>
      <UnstyledButton onClick={add}>{say('Baris yang dapat ditekan', 'A row that can be pressed')}</UnstyledButton>
      <Anchor href='#/buttons/usual'>{say('Lihat aturan', 'See the rules')}</Anchor>
      <Text role='status'>{say(`Ditekan ${count} kali`, `Pressed ${count} times`)}</Text>
    </Group>
  )
}

export function Disabled({ say }: StoryProps) {
  return (
    <Group>
      <Button disabled>{say('Terbitkan', 'Issue')}</Button>
      <ActionIcon size='lg' variant='default' aria-label={say('Unduh', 'Download')} disabled>
        <IconDownload size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

export function Loading({ say }: StoryProps) {
  return <Button loading>{say('Mengirim', 'Sending')}</Button>
}

/** A label longer than the screen is wide needs a height of its own. */
export function LongText({ say }: StoryProps) {
  return (
    <Button h='auto' py='xs' styles={{ label: { whiteSpace: 'normal' } }}>
      {say(
        'Kirim permohonan ke Dinas Kependudukan dan Pencatatan Sipil Kabupaten Nunukan',
        'Send the application to the civil registry of Nunukan regency',
      )}
    </Button>
  )
}
