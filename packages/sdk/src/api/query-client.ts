import { ProblemError } from '@sipelandukilat/contract'
import { QueryClient } from '@tanstack/react-query'

const isWorthRepeating = (error: unknown) =>
  !(error instanceof ProblemError) || error.problem.status === 0 || error.problem.status >= 500

/** One cache for all modules, so that what one has read another need not. */
export const queryClient = new QueryClient({
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
