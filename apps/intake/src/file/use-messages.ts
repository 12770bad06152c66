import { useApi, useLive } from '@sipelandukilat/sdk'
import {
  type ApplicationFile,
  answerMessages,
  type Client,
  listMessages,
  markMessagesRead,
  type ResponseOf,
  settleMessages,
} from '@sipelandukilat/sdk/api'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { fileKey, useFileScope } from './file-scope'

export type FileMessages = ResponseOf<typeof listMessages>

const messagesKey = (id: string) => [...fileKey(id), 'messages'] as const

/** What the citizen and the office wrote each other, and what comes in while it is read. */
export function useMessages(id: string) {
  const api = useApi()
  const messages = useQuery({
    queryKey: messagesKey(id),
    queryFn: ({ signal }) => api.call(listMessages, { params: { id } }, { signal }),
    refetchOnWindowFocus: false,
  })
  useLive('application.changed', ({ applicationId }) => {
    if (applicationId === id) void messages.refetch()
  })
  return messages
}

/** A step that leaves nothing to be answered: the file and the lists lose their mark. */
function useMessageStep<Input>(send: (api: Client, id: string, input: Input) => Promise<FileMessages>) {
  const api = useApi()
  const cache = useQueryClient()
  const { file } = useFileScope()
  return useMutation({
    mutationFn: (input: Input) => send(api, file.id, input),
    onSuccess: async (messages) => {
      cache.setQueryData(messagesKey(file.id), messages)
      await Promise.all([
        cache.invalidateQueries({ queryKey: fileKey(file.id), exact: true }),
        cache.invalidateQueries({ queryKey: [...fileKey(file.id), 'timeline'] }),
        cache.invalidateQueries({ queryKey: ['applications'] }),
        cache.invalidateQueries({ queryKey: ['application-counts'] }),
      ])
    },
  })
}

/** `key` stays the same while the same words are sent again. */
export const useAnswer = () =>
  useMessageStep((api, id, { text, seenUntil, key }: { text: string; seenUntil: number; key: string }) =>
    api.call(answerMessages, { params: { id }, body: { text, seenUntil } }, { idempotencyKey: key }),
  )

export const useSettle = () =>
  useMessageStep((api, id, seenUntil: number) => api.call(settleMessages, { params: { id }, body: { seenUntil } }))

/** The number of the last message that is shown: what an officer answers, settles or has read goes no further. */
export const lastSeen = ({ items }: FileMessages): number => items.at(-1)?.seq ?? 0

/** Says that what came in has been read, as soon as it is shown to somebody who works the file. */
export function useMarkRead(id: string, messages: FileMessages | undefined): void {
  const api = useApi()
  const cache = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (seenUntil: number) => api.call(markMessagesRead, { params: { id }, body: { seenUntil } }),
    onSuccess: () => cache.setQueryData<ApplicationFile>(fileKey(id), (file) => file && { ...file, unreadMessages: 0 }),
  })
  const lastUnread = messages?.canAnswer ? messages.items.findLast(isUnread)?.seq : undefined
  useEffect(() => {
    if (lastUnread !== undefined) mutate(lastUnread)
  }, [lastUnread, mutate])
}

const isUnread = ({ direction, readAt }: FileMessages['items'][number]): boolean =>
  direction === 'in' && readAt === null
