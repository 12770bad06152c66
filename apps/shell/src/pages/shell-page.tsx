import { pathStore, sessionStore, useStore } from '@sipelandukilat/sdk/host'
import { isBootAltered } from '../modules/begin-modules'
import { bootStore } from '../modules/boot-store'
import { routeOwner } from '../modules/module-registry'
import { mayOpen } from '../modules/visible-navigation'
import { HomePage } from './home-page'
import { BootAlteredPage, NoPermissionPage, NotFoundPage } from './message-pages'

/** The pages that belong to no module. */
export function ShellPage() {
  const path = useStore(pathStore)
  const modules = useStore(bootStore)?.modules ?? []
  // Rules may have changed with a new session.
  useStore(sessionStore)
  const isAltered = useStore(isBootAltered)
  if (isAltered) return <BootAlteredPage />
  if (path === '/') return <HomePage />
  const owner = routeOwner(modules, path)
  if (!owner) return <NotFoundPage />
  return mayOpen(owner, path) ? null : <NoPermissionPage />
}
