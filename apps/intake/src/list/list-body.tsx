import { ProblemState } from '@sipelandukilat/sdk'
import { EmptyState, LoadingState, LoadMore } from '@sipelandukilat/ui'
import type { ReactNode } from 'react'

/** What of TanStack's infinite query a list needs. */
type ListQuery = {
  isError: boolean
  error: unknown
  isPending: boolean
  isFetching: boolean
  hasNextPage: boolean
  isFetchingNextPage: boolean
  refetch: () => unknown
  fetchNextPage: () => unknown
}

type ListBodyProps = {
  query: ListQuery
  isEmpty: boolean
  errorTitle: string
  empty: { title: string; description: string; icon?: ReactNode; actions?: ReactNode }
  /** How many rows stand there while the first page is read. */
  loadingRows?: number
  children: ReactNode
}

/** The rows of a list, or what stands in their place: being read, failed, none; and the way to read more. */
export function ListBody({ query, isEmpty, errorTitle, empty, loadingRows = 8, children }: ListBodyProps) {
  if (query.isError && isEmpty)
    return (
      <ProblemState
        title={errorTitle}
        error={query.error}
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      />
    )
  if (query.isPending) return <LoadingState rows={loadingRows} />
  if (isEmpty) return <EmptyState {...empty} />
  return (
    <>
      {children}
      <LoadMore
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </>
  )
}
