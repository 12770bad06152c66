import { useApi, useLive } from '@sipelandukilat/sdk'
import {
  type Conversation,
  type ConversationRow,
  markConversationRead,
  readConversation,
} from '@sipelandukilat/sdk/api/conversations'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isUnderWay, mergeThread, prependEarlier } from './merge-thread'
import { pollMs, useReadListsAgain } from './use-conversations'

export const threadKey = (id: string) => ['conversation', id] as const

/** What the list says of the open conversation, and when the list was read; undefined while it does not hold it. */
export type Listed = { row: ConversationRow; readAt: number } | undefined

/**
 * The open conversation. Each reading of it stands in the audit trail, so it is not read again for nothing: only when the
 * list, which is read all the time, announces news, while words of ours are on their way, or where no list watches it.
 */
export function useThread(id: string, listed: Listed) {
  const api = useApi()
  const cache = useQueryClient()
  const isWatched = (shown: Conversation | undefined) =>
    !listed || (shown !== undefined && isUnderWay(shown.messages, Date.now()))
  const thread = useQuery({
    queryKey: threadKey(id),
    queryFn: async ({ signal }) =>
      mergeThread(
        cache.getQueryData<Conversation>(threadKey(id)),
        await api.call(readConversation, { params: { id }, query: {} }, { signal }),
      ),
    refetchInterval: ({ state }) => (isWatched(state.data) ? pollMs : false),
    staleTime: 0,
    refetchOnWindowFocus: 'always',
  })
  const { data, refetch } = thread
  useLive('conversation.changed', ({ conversationId }) => {
    if (conversationId === id && isWatched(data)) void refetch()
  })
  const isBehind =
    listed !== undefined &&
    data !== undefined &&
    (listed.row.version !== data.version || listed.row.lastMessageAt !== data.lastMessageAt)
  const readAt = listed?.readAt
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each reading of the list, which may be older than the conversation
  useEffect(() => {
    if (isBehind) void refetch()
  }, [readAt])
  const earlier = useMutation({
    mutationFn: (before: string) => api.call(readConversation, { params: { id }, query: { before } }),
    onSuccess: (answer) =>
      cache.setQueryData<Conversation>(threadKey(id), (shown) => shown && prependEarlier(shown, answer)),
  })
  return { thread, earlier }
}

/** Says that what came in has been read, as soon as it is shown. */
export function useMarkRead(conversation: Conversation): void {
  const api = useApi()
  const cache = useQueryClient()
  const readListsAgain = useReadListsAgain()
  const { id, unread, lastMessageAt } = conversation
  const { mutate } = useMutation({
    mutationFn: () => api.call(markConversationRead, { params: { id } }),
    onSuccess: () => {
      cache.setQueryData<Conversation>(threadKey(id), (shown) => shown && { ...shown, unread: 0 })
      return readListsAgain()
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once more for each new message
  useEffect(() => {
    if (unread > 0) mutate()
  }, [unread, lastMessageAt, mutate])
}
