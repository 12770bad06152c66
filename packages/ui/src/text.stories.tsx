import { Code, Kbd, Stack, Text, Title, VisuallyHidden } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Title', 'Text', 'Code', 'Kbd', 'VisuallyHidden'], group: 'data' }

export function Usual({ say }: StoryProps) {
  return (
    <Stack gap='xs'>
      <Title order={2}>{say('Akta kelahiran', 'Birth certificate')}</Title>
      <Title order={3}>{say('Syarat', 'What is needed')}</Title>
      <Text>{say('Surat keterangan lahir dan kartu keluarga.', 'Proof of birth and the family card.')}</Text>
      <Text c='dimmed' size='sm'>
        {say('Perpres 96/2018 pasal 33', 'Presidential Regulation 96/2018, article 33')}
      </Text>
      <Text>
        {say('Nomor', 'Number')} <Code>6503-AKL-000042</Code>
      </Text>
      <Text>
        <Kbd>Ctrl</Kbd> + <Kbd>K</Kbd> {say('mencari', 'searches')}
      </Text>
      <VisuallyHidden>{say('Hanya dibacakan', 'Only read aloud')}</VisuallyHidden>
    </Stack>
  )
}

export function LongText() {
  return (
    <Stack gap='xs'>
      <Title order={2} style={{ overflowWrap: 'anywhere' }}>
        {'Pertanggungjawaban'.repeat(5)}
      </Title>
      <Text style={{ overflowWrap: 'anywhere' }}>{'6503054107949901'.repeat(6)}</Text>
    </Stack>
  )
}
