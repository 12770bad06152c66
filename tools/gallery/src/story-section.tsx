import { Anchor, Button, showToast, Text, Title } from '@sipelandukilat/ui'
import { useEffect, useRef, useState } from 'react'
import { type Address, toHash } from './address'
import { titleOf, useTexts } from './language'
import { LiveStory } from './story-frame'
import type { ShownPage, ShownStory } from './story-pages'

const usualSpace = 96

/** The story in a document of its own: as wide as said, and as high as it needs. */
function FramedStory({ address, title, space }: { address: Address; title: string; space: number }) {
  const [height, setHeight] = useState(space)
  const observer = useRef<ResizeObserver>(undefined)
  useEffect(() => () => observer.current?.disconnect(), [])
  const follow = (frame: HTMLIFrameElement) => {
    const story = frame.contentDocument?.getElementById('gallery')
    if (!story) return
    observer.current?.disconnect()
    observer.current = new ResizeObserver(() => setHeight(Math.max(space, story.offsetHeight)))
    observer.current.observe(story)
  }
  return (
    <iframe
      className='gallery-frame'
      title={title}
      src={`${location.pathname}?frame${toHash({ ...address, width: 'full' })}`}
      width={address.width === 'full' ? '100%' : address.width}
      height={height}
      onLoad={(event) => follow(event.currentTarget)}
    />
  )
}

type StorySectionProps = { page: ShownPage; story: ShownStory; address: Address }

/** A story with its title, and its code to copy. */
export function StorySection({ page, story, address }: StorySectionProps) {
  const texts = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const title = titleOf(texts, story.name)
  const own = { ...address, pageId: page.id, storyId: story.id }
  const isWanted = address.storyId === story.id
  useEffect(() => {
    if (isWanted) heading.current?.focus()
  }, [isWanted])
  const copy = async () => {
    await navigator.clipboard.writeText(story.code)
    showToast({ tone: 'positive', message: texts.copied })
  }
  return (
    <section className='gallery-story'>
      <Title order={2} size='h3' ref={heading} tabIndex={-1}>
        <Anchor href={toHash(own)} inherit c='inherit'>
          {title}
        </Anchor>
      </Title>
      {story.comment && (
        <Text c='dimmed' size='sm' lang='en'>
          {story.comment}
        </Text>
      )}
      {page.isWholePage || address.width !== 'full' ? (
        <FramedStory
          key={`${address.width} ${story.id}`}
          address={own}
          title={title}
          space={page.space ?? usualSpace}
        />
      ) : (
        <div className='gallery-ground'>
          <LiveStory story={story} />
        </div>
      )}
      <details>
        <summary>{texts.code}</summary>
        <div className='gallery-code'>
          <Button size='compact-sm' variant='default' onClick={copy}>
            {texts.copy}
          </Button>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard */}
          <pre tabIndex={0}>
            <code>{story.code}</code>
          </pre>
        </div>
      </details>
    </section>
  )
}
