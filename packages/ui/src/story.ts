import type { ComponentType } from 'react'

/** `say` picks the words of the language in which the page is read. */
export type StoryProps = { say: (indonesian: string, english: string) => string }

export type Story = ComponentType<StoryProps>

export const storyGroups = ['actions', 'data', 'forms', 'layout', 'messages'] as const
export type StoryGroup = (typeof storyGroups)[number]

/**
 * What a file `*.stories.tsx` says of itself as `page`. Its other exports are the stories, in the order in which they are
 * shown; each name has its title in `tools/gallery/texts`.
 */
export type StoryPage = {
  /** The exports of the kit that the stories show. */
  components: readonly string[]
  group: StoryGroup
  /** Fills a whole screen, so that it is always shown in a frame of its own. */
  isWholePage?: boolean
  /** Height in px that an opened list or dialog needs in a frame. */
  space?: number
}

export type StoryFile = { readonly page: StoryPage; readonly [name: string]: Story | StoryPage }
