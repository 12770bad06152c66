import { useApi } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import { listUsers, type User } from '@sipelandukilat/sdk/api/administration'
import { useInfiniteQuery } from '@tanstack/react-query'

export const usersKey = ['admin', 'users'] as const

export type UserFilter = { q: string; role: string; status: string }

type UserPage = ResponseOf<typeof listUsers>

/** Users page by page, by name. */
export function useUsers(filter: UserFilter, { enabled = true } = {}) {
  const api = useApi()
  return useInfiniteQuery<UserPage, ProblemError, User[], readonly unknown[], string | undefined>({
    queryKey: [...usersKey, filter],
    enabled,
    queryFn: ({ pageParam }) =>
      api.call(listUsers, {
        query: {
          limit: 50,
          ...(filter.q ? { q: filter.q } : {}),
          ...(filter.role ? { role: filter.role as never } : {}),
          ...(filter.status ? { status: filter.status as never } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (data) => data.pages.flatMap((page) => page.items),
    placeholderData: (previous) => previous,
  })
}
