import { useStore } from '@sipelandukilat/sdk/host'
import { lazy, Suspense } from 'react'
import { bootStore } from '../modules/boot-store'
import { previewsOf } from '../modules/previews'
import { ReleaseNotice } from './release-notice'

// Developers alone ever see it.
const PreviewBanner = lazy(async () => ({ default: (await import('./preview-banner')).PreviewBanner }))

/** What stands above every screen: previews of this browser, and a newer release that waits. */
export function FrameNotices() {
  const boot = useStore(bootStore)
  return (
    <>
      {previewsOf(boot).map(({ id, module }) => (
        <Suspense key={id}>
          <PreviewBanner id={id} module={module} />
        </Suspense>
      ))}
      <ReleaseNotice />
    </>
  )
}
