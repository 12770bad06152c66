/// <reference types="@rsbuild/core/types" />
import type { Story, StoryFile, StoryPage } from '@sipelandukilat/ui/story'
import { toStoryId } from './address'
import { listStoryNames, readComponent, readStory } from './read-source'

export type ShownStory = { id: string; name: string; Story: Story; comment: string; code: string }
export type ShownPage = StoryPage & {
  /** The name of the file without its ending. */
  id: string
  stories: readonly ShownStory[]
  /** Comment and props of the kit’s own components; Mantine’s have their own documentation. */
  own: readonly { name: string; comment: string; props: string }[]
}

const files = import.meta.webpackContext('../../../packages/ui/src', {
  recursive: false,
  regExp: /\.stories\.tsx$/,
})
const sources = import.meta.webpackContext('../../../packages/ui/src?raw', {
  recursive: false,
  regExp: /^\.\/(?!.*\.test)[a-z-]+(\.stories)?\.tsx$/,
})

const isStory = (value: Story | StoryPage | undefined): value is Story => typeof value === 'function'

const isStoryFile = (value: unknown): value is StoryFile =>
  typeof value === 'object' && value !== null && 'page' in value

function readStoryFile(key: string): StoryFile {
  const file = files(key)
  if (!isStoryFile(file)) throw new Error(`${key} exports no page`)
  return file
}

/** The text of a file, empty where there is none. */
function readSource(key: string): string {
  const source = sources.keys().includes(key) ? sources(key) : ''
  return typeof source === 'string' ? source : ''
}

function toPage(key: string): ShownPage {
  const id = key.slice('./'.length, -'.stories.tsx'.length)
  const { page, ...file } = readStoryFile(key)
  const source = readSource(key)
  const stories = listStoryNames(source).flatMap((name) => {
    const Story = file[name]
    return isStory(Story) ? [{ id: toStoryId(name), name, Story, ...readStory(source, name) }] : []
  })
  const component = readSource(`./${id}.tsx`)
  const own = component === '' ? [] : page.components.map((name) => ({ name, ...readComponent(component, name) }))
  return { ...page, id, stories, own }
}

/** Every page of the gallery, by name. */
export const storyPages: readonly ShownPage[] = files.keys().map(toPage)
