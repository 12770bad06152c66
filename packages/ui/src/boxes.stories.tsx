import { Box, Center, Divider, Group, Paper, Stack, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Paper', 'Stack', 'Group', 'Center', 'Box', 'Divider'], group: 'layout' }

export function Usual({ say }: StoryProps) {
  return (
    <Paper withBorder p='md'>
      <Stack>
        <Group justify='space-between'>
          <Text fw={600}>Maria Lolo</Text>
          <Text c='dimmed'>Sei Pancang</Text>
        </Group>
        <Divider />
        <Box bg='var(--ui-canvas)' p='sm'>
          <Center>{say('Belum ada foto', 'No photo yet')}</Center>
        </Box>
      </Stack>
    </Paper>
  )
}
