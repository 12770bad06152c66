import { useApi } from '@sipelandukilat/sdk'
import type { CallInput } from '@sipelandukilat/sdk/api'
import { type Conversation, handleConversation } from '@sipelandukilat/sdk/api/conversations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isProblem } from '../problem/problem-of'
import { useReadListsAgain } from './use-conversations'
import { threadKey } from './use-thread'

type Handling = Omit<CallInput<typeof handleConversation>['body'], 'expectedVersion'>

/** Takes a conversation over, gives it back, or names its regency, against the version that the reader saw. */
export function useHandling({ id, version }: Conversation) {
  const api = useApi()
  const cache = useQueryClient()
  const readListsAgain = useReadListsAgain()
  return useMutation({
    mutationFn: (handling: Handling) =>
      api.call(handleConversation, { params: { id }, body: { ...handling, expectedVersion: version } }),
    onSuccess: ({ messages: _newest, earlierCursor: _before, ...changed }) => {
      cache.setQueryData<Conversation>(threadKey(id), (shown) => shown && { ...shown, ...changed })
      void readListsAgain()
    },
    onError: (error) => {
      if (isProblem(error, 'version-conflict')) void cache.invalidateQueries({ queryKey: threadKey(id) })
    },
  })
}
