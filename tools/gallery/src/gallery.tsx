import { AppFrame, EmptyState, IconMenu2, Page, Stack, Text, TextInput, TileGrid } from '@sipelandukilat/ui'
import { storyGroups } from '@sipelandukilat/ui/story'
import { useEffect, useState } from 'react'
import { type Address, toHash, useAddress } from './address'
import { ComponentPage } from './component-page'
import { useTexts } from './language'
import { type ShownPage, storyPages } from './story-pages'
import { Switches } from './switches'

const isFound = (page: ShownPage, words: string) =>
  [page.id, ...page.components].some((name) => name.toLowerCase().includes(words.trim().toLowerCase()))

function PageLinks({ pages, address }: { pages: readonly ShownPage[]; address: Address }) {
  const texts = useTexts()
  return storyGroups.map((group) => {
    const inGroup = pages.filter((page) => page.group === group)
    return (
      inGroup.length > 0 && (
        <section key={group}>
          <h2 className='gallery-group'>{texts.groups[group]}</h2>
          <ul className='ui-navigation gallery-list'>
            {inGroup.map((page) => (
              <li key={page.id}>
                <a
                  className='ui-navigation-link'
                  href={toHash({ ...address, pageId: page.id, storyId: '' })}
                  aria-current={page.id === address.pageId ? 'page' : undefined}
                >
                  {page.components.join(', ')}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )
    )
  })
}

function ComponentList({ address }: { address: Address }) {
  const texts = useTexts()
  const [words, setWords] = useState('')
  const found = storyPages.filter((page) => isFound(page, words))
  return (
    <Stack gap='sm'>
      <TextInput
        type='search'
        aria-label={texts.search}
        placeholder={texts.search}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div role='status'>{found.length === 0 && <Text c='dimmed'>{texts.nothingFound}</Text>}</div>
      <PageLinks pages={found} address={address} />
    </Stack>
  )
}

function Content({ address }: { address: Address }) {
  const texts = useTexts()
  const page = storyPages.find(({ id }) => id === address.pageId)
  if (page) return <ComponentPage page={page} address={address} />
  if (address.pageId) return <EmptyState headingLevel={1} title={texts.unknown} description={address.pageId} />
  return (
    <Page title={texts.title} description={texts.intro}>
      <Switches address={address} />
      <TileGrid minWidth='14rem'>
        <PageLinks pages={storyPages} address={address} />
      </TileGrid>
    </Page>
  )
}

/** The list of components, and one of them. */
export function Gallery() {
  const texts = useTexts()
  const address = useAddress()
  const [isListOpen, setIsListOpen] = useState(false)
  const name = storyPages.find(({ id }) => id === address.pageId)?.components.join(', ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page was chosen
  useEffect(() => setIsListOpen(false), [address.pageId])
  useEffect(() => {
    document.title = name === undefined ? texts.title : `${name} · ${texts.title}`
  }, [name, texts.title])
  return (
    <AppFrame
      header={
        <>
          <button
            type='button'
            className='ui-header-button ui-frame-menu'
            aria-label={texts.openMenu}
            onClick={() => setIsListOpen(true)}
          >
            <IconMenu2 size={20} aria-hidden />
          </button>
          <a className='ui-header-button' href='#/'>
            {texts.title}
          </a>
        </>
      }
      navigation={<ComponentList address={address} />}
      navigationLabel={texts.menu}
      isNavigationOpen={isListOpen}
      onCloseNavigation={() => setIsListOpen(false)}
    >
      <Content key={address.pageId} address={address} />
    </AppFrame>
  )
}
