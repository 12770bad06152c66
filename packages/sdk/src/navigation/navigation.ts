import { createStore } from '../store'
import { confirmLeaving, confirmLeavingIfNeeded, hasUnsavedChanges } from './unsaved-changes'

/** Where the shell lives; paths of the application (`/intake`) stand below it. */
export const appBase = '/app'

/** The application's path of an address: `/app/intake` is `/intake`. */
export const toPath = (pathname: string) =>
  pathname === appBase ? '/' : pathname.startsWith(`${appBase}/`) ? pathname.slice(appBase.length) : pathname

const addressOfPage = () => location.pathname + location.search + location.hash

/** The path of the application as it is now, without base, query and hash. */
export const pathStore = createStore('/')

/** The query of the address, without the question mark. */
export const queryStore = createStore('')

/** Whether `path` is `route` or below it. */
export const isWithinRoute = (path: string, route: string) => path === route || path.startsWith(`${route}/`)

export const toHref = (path: string) => (path === '/' ? `${appBase}/` : appBase + path)

let settledAddress = ''

function settle() {
  settledAddress = addressOfPage()
  queryStore.set(location.search.slice(1))
  pathStore.set(toPath(location.pathname))
}

/**
 * Goes to a path of the application; asks first where something is not saved. Resolves to whether it went.
 *
 * @example
 * await navigate(`/school-outreach/${created.id}`)
 */
export async function navigate(path: string, options: { replace?: boolean } = {}): Promise<boolean> {
  if (!(await confirmLeavingIfNeeded())) return false
  if (options.replace) history.replaceState(null, '', toHref(path))
  else history.pushState(null, '', toHref(path))
  settle()
  return true
}

/** Changes the query of the current address in place, without asking: the screen stays. */
export function replaceQuery(query: URLSearchParams): void {
  const text = query.toString()
  history.replaceState(history.state, '', location.pathname + (text === '' ? '' : `?${text}`))
  settle()
}

/**
 * Follows the browser's own back and forward. Call it before single-spa is loaded: the listener must be the first, so that it can
 * hold back a step that would lose typing.
 */
export function startNavigation(): void {
  settle()
  addEventListener('popstate', (event) => {
    const target = addressOfPage()
    const kept = settledAddress
    if (!hasUnsavedChanges() || target === kept) {
      settle()
      return
    }
    event.stopImmediatePropagation()
    history.pushState(null, '', kept)
    void confirmLeaving().then((leave) => {
      if (!leave) return
      history.pushState(null, '', target)
      settle()
    })
  })
}
