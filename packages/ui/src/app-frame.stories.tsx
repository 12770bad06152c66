import { useState } from 'react'
import { AppFrame, IconMenu2, NavigationLink, NavigationList, Notice, Page, Text } from './index'
import type { StoryPage, StoryProps } from './story'

export const page: StoryPage = { components: ['AppFrame'], group: 'layout', isWholePage: true, space: 420 }

function Frame({ say, withNotice }: StoryProps & { withNotice: boolean }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <AppFrame
      header={
        <>
          <button
            type='button'
            className='ui-header-button ui-frame-menu'
            aria-label={say('Buka menu', 'Open the menu')}
            onClick={() => setIsOpen(true)}
          >
            <IconMenu2 size={20} aria-hidden />
          </button>
          <strong>Sipelandukilat</strong>
        </>
      }
      navigation={
        <NavigationList>
          <NavigationLink href='#/app-frame' icon='inbox' label={say('Kotak masuk', 'Inbox')} isCurrent />
          <NavigationLink
            href='#/app-frame'
            icon='trip'
            label={say('Layanan jemput bola', 'Field trips')}
            isCurrent={false}
          />
          <NavigationLink href='#/app-frame' icon='chart' label={say('Laporan', 'Reports')} isCurrent={false} />
        </NavigationList>
      }
      navigationLabel={say('Menu utama', 'Main menu')}
      isNavigationOpen={isOpen}
      onCloseNavigation={() => setIsOpen(false)}
      notice={
        withNotice && (
          <Notice tone='info'>
            {say('Versi baru tersedia. Muat ulang bila siap.', 'A new version is ready. Reload when you are.')}
          </Notice>
        )
      }
    >
      <Page title={say('Kotak masuk', 'Inbox')}>
        <Text>{say('Tiga permohonan menunggu Anda.', 'Three applications wait for you.')}</Text>
      </Page>
    </AppFrame>
  )
}

export function Usual({ say }: StoryProps) {
  return <Frame say={say} withNotice={false} />
}

export function WithNotice({ say }: StoryProps) {
  return <Frame say={say} withNotice />
}
