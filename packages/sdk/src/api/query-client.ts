import { ProblemError } from '@sipelandukilat/contract'
import { type InvalidateOptions, type InvalidateQueryFilters, QueryClient } from '@tanstack/react-query'

const isWorthRepeating = (error: unknown) =>
  !(error instanceof ProblemError) || error.problem.status === 0 || error.problem.status >= 500

/**
 * Marks what is stale and begins to read it again, but waits for none of it: a change is settled when its answer is there. A read
 * without a signal pauses until there is one, and whoever waited for it would spin without a word about what became of the change.
 */
class ModuleQueryClient extends QueryClient {
  override invalidateQueries(filters?: InvalidateQueryFilters, options?: InvalidateOptions): Promise<void> {
    void super.invalidateQueries(filters, options)
    return Promise.resolve()
  }
}

/** One cache for all modules, so that what one has read another need not. */
export const queryClient: QueryClient = new ModuleQueryClient({
  defaultOptions: {
    queries: {
      // The browser's idea of "offline" is often wrong here, and a service worker may answer.
      networkMode: 'offlineFirst',
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && isWorthRepeating(error),
    },
    mutations: { networkMode: 'offlineFirst', retry: false },
  },
})
