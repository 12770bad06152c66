import type { ReactNode } from 'react'
import { Drawer } from './dialog'
import { SkipLink } from './skip-link'

type AppFrameProps = {
  header: ReactNode
  navigation: ReactNode
  navigationLabel: string
  /** Whether the navigation drawer of narrow screens is open. */
  isNavigationOpen: boolean
  onCloseNavigation: () => void
  /** A line above everything, for example a new release or a preview. */
  notice?: ReactNode
  children: ReactNode
}

const contentId = 'content'

/** The frame of the officers' application: header, navigation (a drawer below 62 em), content. */
export function AppFrame({
  header,
  navigation,
  navigationLabel,
  isNavigationOpen,
  onCloseNavigation,
  notice,
  children,
}: AppFrameProps) {
  return (
    <div className='ui-frame'>
      <SkipLink targetId={contentId} />
      <header className='ui-frame-header ui-no-print'>{header}</header>
      <nav className='ui-frame-navigation ui-no-print' aria-label={navigationLabel}>
        {navigation}
      </nav>
      <Drawer opened={isNavigationOpen} onClose={onCloseNavigation} title={navigationLabel} size='18rem'>
        <nav aria-label={navigationLabel}>{navigation}</nav>
      </Drawer>
      <main className='ui-frame-content' id={contentId} tabIndex={-1}>
        {notice && (
          <div className='ui-no-print' role='status'>
            {notice}
          </div>
        )}
        {children}
      </main>
    </div>
  )
}
