import { LoadingState } from '@sipelandukilat/ui'
import { createContext, Suspense, useContext, useEffect, useRef, useState } from 'react'
import { languageStore } from '../language/language-store'
import { loadTexts, type TextGroup } from '../language/texts'
import { isWithinRoute, pathStore } from '../navigation/navigation'
import { useAbility } from '../session/ability'
import { useStore } from '../store'
import { matchPage, type PageMatch } from './match-page'
import type { ModuleDefinition } from './module-definition'
import { PageNotAllowed, PageNotFound } from './page-not-found'

const PageContext = createContext<PageMatch | undefined>(undefined)

/**
 * The named parts of the page's path: `/intake/$applicationId` has `applicationId`. @throws when the path has no such part.
 *
 * @example
 * // the page's path is '/school-outreach/$schoolId'
 * const schoolId = usePageParam('schoolId')
 */
export function usePageParam(name: string): string {
  const value = useContext(PageContext)?.params[name]
  if (value === undefined) throw new Error(`The path of this page has no part $${name}`)
  return value
}

/** A page whose code does not arrive in time; the shell knows it by its name. */
class PageTimeoutError extends Error {
  override readonly name = 'PageTimeoutError'
}

/** What stands while a page's code is fetched. @throws PageTimeoutError when it does not come: a hung page is a fault, not a wait. */
function PageWait({ timeoutMs, texts }: { timeoutMs: number; texts: TextGroup | undefined }) {
  const [isTooLong, setIsTooLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsTooLong(true), timeoutMs)
    return () => clearTimeout(timer)
  }, [timeoutMs])
  useEffect(() => {
    // Beside the page's code, not after it. What does not come, the page asks for again.
    if (texts) loadTexts([texts], languageStore.get()).catch(() => undefined)
  }, [texts])
  if (isTooLong) throw new PageTimeoutError(`The page did not stand within ${timeoutMs} ms`)
  return <LoadingState withTitle />
}

/** The page of the current path. Another path of the same pattern is a new page: nothing of the one before stays. */
export function PageOutlet({ definition, timeoutMs }: { definition: ModuleDefinition; timeoutMs: number }) {
  const current = useStore(pathStore)
  const shown = useRef(current)
  // The path changes before the module is taken off the screen; until then it stands still.
  if (definition.manifest.contributes.routes.some((route) => isWithinRoute(current, route))) shown.current = current
  const ability = useAbility()
  const match = matchPage(definition.pages, shown.current)
  if (!match) return <PageNotFound />
  if (match.page.ability && !ability.can(...match.page.ability)) return <PageNotAllowed />
  const Screen = match.page.component
  return (
    <PageContext value={match} key={`${match.page.path} ${Object.values(match.params).join(' ')}`}>
      <Suspense fallback={<PageWait timeoutMs={timeoutMs} texts={definition.moreTexts} />}>
        <Screen />
      </Suspense>
    </PageContext>
  )
}
