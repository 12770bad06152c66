import { SkipLink, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['SkipLink'], group: 'layout', isWholePage: true, space: 120 }

/** It appears when the keyboard reaches it. */
export function Usual({ say }: StoryProps) {
  return (
    <>
      <SkipLink targetId='story-content' />
      <Text id='story-content' tabIndex={-1}>
        {say('Tekan Tab: tautan muncul di atas.', 'Press Tab: the link appears at the top.')}
      </Text>
    </>
  )
}
