import { Group, Loader, Skeleton, Stack, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['Loader', 'Skeleton'], group: 'messages' }

/** For whole pages and lists take `LoadingState`, which also says it aloud. */
export function Usual({ say }: StoryProps) {
  return (
    <Stack>
      <Group role='status'>
        <Loader size='sm' aria-hidden />
        <Text>{say('Mencari data ganda…', 'Looking for duplicates…')}</Text>
      </Group>
      <Skeleton height={32} />
    </Stack>
  )
}
