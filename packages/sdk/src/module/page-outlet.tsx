import { LoadingState } from '@sipelandukilat/ui'
import { createContext, Suspense, useContext, useRef } from 'react'
import { isWithinRoute, pathStore } from '../navigation/navigation'
import { useStore } from '../store'
import type { ModuleDefinition } from './define-module'
import { matchPage, type PageMatch } from './match-page'
import { PageNotFound } from './page-not-found'

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

/** The page of the current path. Another path of the same pattern is a new page: nothing of the one before stays. */
export function PageOutlet({ definition }: { definition: ModuleDefinition }) {
  const current = useStore(pathStore)
  const shown = useRef(current)
  // The path changes before the module is taken off the screen; until then it stands still.
  if (definition.manifest.contributes.routes.some((route) => isWithinRoute(current, route))) shown.current = current
  const match = matchPage(definition.pages, shown.current)
  if (!match) return <PageNotFound />
  const Screen = match.page.component
  return (
    <PageContext value={match} key={`${match.page.path} ${Object.values(match.params).join(' ')}`}>
      <Suspense fallback={<LoadingState withTitle />}>
        <Screen />
      </Suspense>
    </PageContext>
  )
}
