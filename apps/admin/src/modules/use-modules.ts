import { useApi, useLive } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import {
  listModuleReleases,
  listModules,
  type ModuleRelease,
  type RegisteredModule,
  readModule,
} from '@sipelandukilat/sdk/api/modules'
import { type UseQueryResult, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'

export const modulesKey = ['admin', 'modules'] as const
export const moduleKey = (id: string) => [...modulesKey, 'one', id] as const

/** What others decide meanwhile is shown when it is announced, and whenever a screen is opened. */
const fresh = { staleTime: 0 } as const

/** Reads again what stands for modules when a decision is announced to the shells of this place. */
export function useDecisionsOfOthers(): void {
  const queries = useQueryClient()
  const readAgain = () => void queries.invalidateQueries({ queryKey: modulesKey })
  useLive('boot.changed', readAgain)
  useLive('live.reconnected', readAgain)
}

type ModulePage = ResponseOf<typeof listModules>
type ReleasePage = ResponseOf<typeof listModuleReleases>

/** Modules of the registry page by page, by name: a developer's own, all for administrators. */
export function useModules(q: string) {
  const api = useApi()
  return useInfiniteQuery<ModulePage, ProblemError, RegisteredModule[], readonly unknown[], string | undefined>({
    queryKey: [...modulesKey, 'list', q],
    queryFn: ({ pageParam }) =>
      api.call(listModules, { query: { limit: 50, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
    placeholderData: (previous) => previous,
    ...fresh,
  })
}

/** One module with all that stands for it where the reader may look. */
export function useModule(id: string): UseQueryResult<RegisteredModule, ProblemError> {
  const api = useApi()
  return useQuery<RegisteredModule, ProblemError>({
    queryKey: moduleKey(id),
    queryFn: () => api.call(readModule, { params: { id } }),
    ...fresh,
  })
}

/** Releases of a module, newest first. */
export function useReleases(id: string) {
  const api = useApi()
  return useInfiniteQuery<ReleasePage, ProblemError, ModuleRelease[], readonly unknown[], string | undefined>({
    queryKey: [...moduleKey(id), 'releases'],
    queryFn: ({ pageParam }) =>
      api.call(listModuleReleases, {
        params: { id },
        query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
    ...fresh,
  })
}
