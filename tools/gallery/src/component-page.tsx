import { Page, Text } from '@sipelandukilat/ui'
import type { Address } from './address'
import { useTexts } from './language'
import type { ShownPage } from './story-pages'
import { StorySection } from './story-section'
import { Switches } from './switches'

/** A component: what it is for, its stories, what it takes. */
export function ComponentPage({ page, address }: { page: ShownPage; address: Address }) {
  const texts = useTexts()
  return (
    <Page title={page.components.join(', ')}>
      {page.own.length === 0 && <Text>{texts.mantine}</Text>}
      {page.own.map(
        ({ name, comment }) =>
          comment && (
            <Text key={name} lang='en'>
              {comment}
            </Text>
          ),
      )}
      <Switches address={address} />
      {page.stories.map((story) => (
        <StorySection key={`${page.id} ${story.id}`} page={page} story={story} address={address} />
      ))}
      {page.own.some(({ props }) => props) && (
        <section className='gallery-code'>
          <h2>{texts.props}</h2>
          {page.own.map(
            ({ name, props }) =>
              props && (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
                <pre key={name} tabIndex={0}>
                  <code>{props}</code>
                </pre>
              ),
          )}
        </section>
      )}
    </Page>
  )
}
