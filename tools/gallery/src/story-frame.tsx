import { useContext } from 'react'
import { useAddress } from './address'
import { LanguageContext } from './language'
import { type ShownStory, storyPages } from './story-pages'

/** One story with its words. */
export function LiveStory({ story: { Story } }: { story: ShownStory }) {
  const language = useContext(LanguageContext)
  return <Story say={(indonesian, english) => (language === 'id' ? indonesian : english)} />
}

/** One story and nothing else: what stands in a frame of the gallery, and what the tests look at. */
export function StoryFrame() {
  const { pageId, storyId } = useAddress()
  const page = storyPages.find(({ id }) => id === pageId)
  const story = page?.stories.find(({ id }) => id === storyId)
  if (!page || !story) return null
  return (
    <div id='story' data-story={`${pageId}/${storyId}`} data-whole-page={page.isWholePage || undefined}>
      <LiveStory key={`${pageId}/${storyId}`} story={story} />
    </div>
  )
}
