import { pathStore, sessionStore, useStore } from '@sipelandukilat/sdk/host'
import { lazy, Suspense } from 'react'
import { isBootAltered } from '../modules/begin-modules'
import { bootStore } from '../modules/boot-store'
import { routeOwner } from '../modules/module-registry'
import { mayOpen } from '../modules/visible-navigation'
import { HomePage } from './home-page'
import { BootAlteredPage, NoPermissionPage, NotFoundPage } from './message-pages'

// Developers and administrators alone ever see it.
const PreviewPage = lazy(async () => ({ default: (await import('./preview-page')).PreviewPage }))

/** The pages that belong to no module. */
export function ShellPage() {
  const path = useStore(pathStore)
  const modules = useStore(bootStore)?.modules ?? []
  // Rules may have changed with a new session.
  useStore(sessionStore)
  const isAltered = useStore(isBootAltered)
  if (isAltered) return <BootAlteredPage />
  if (path === '/') return <HomePage />
  if (path === '/preview')
    return (
      <Suspense>
        <PreviewPage />
      </Suspense>
    )
  const owner = routeOwner(modules, path)
  if (!owner) return <NotFoundPage />
  return mayOpen(owner, path) ? null : <NoPermissionPage />
}
