import { ProblemState, useApi, usePageQuery, useTexts } from '@sipelandukilat/sdk'
import { readConversation } from '@sipelandukilat/sdk/api/conversations'
import { LoadingState, Page } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { entryTexts } from '../texts/texts'
import { EntryDesk } from './entry-desk'

/** The officer's form; `?percakapan=<id>` makes the application from that conversation, `channel=phone` after a call. */
export function EntryPage() {
  const [query] = usePageQuery()
  const conversationId = query.get('percakapan')
  if (conversationId === null) return <EntryDesk origin={undefined} />
  return <EntryFromConversation key={conversationId} id={conversationId} isCall={query.get('channel') === 'phone'} />
}

function EntryFromConversation({ id, isCall }: { id: string; isCall: boolean }) {
  const t = useTexts(entryTexts)
  const api = useApi()
  const conversation = useQuery({
    queryKey: ['conversation-of-entry', id],
    queryFn: ({ signal }) => api.call(readConversation, { params: { id }, query: {} }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  if (conversation.data)
    return <EntryDesk origin={{ conversation: conversation.data, channel: isCall ? 'phone' : undefined }} />
  if (!conversation.isError) return <LoadingState withTitle rows={8} />
  return (
    <Page title={t('conversationError')} width='reading'>
      <ProblemState
        error={conversation.error}
        onRetry={() => void conversation.refetch()}
        isRetrying={conversation.isFetching}
      />
    </Page>
  )
}
