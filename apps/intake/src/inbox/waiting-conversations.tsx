import { linkTo, useApi, useMessages } from '@sipelandukilat/sdk'
import { countConversations } from '@sipelandukilat/sdk/api'
import { Button, IconMessage } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { inboxMessages } from './messages'

const minuteMs = 60_000

/** The way to the conversations, with how many people there wait for an officer's words or call. */
export function WaitingConversations({ isWaited }: { isWaited: boolean }) {
  const t = useMessages(inboxMessages)
  const api = useApi()
  const { data } = useQuery({
    queryKey: ['conversation-counts'],
    queryFn: ({ signal }) => api.call(countConversations, {}, { signal }),
    // The rows come first over a slow line.
    enabled: !isWaited,
    refetchInterval: minuteMs,
  })
  const count = (data?.person ?? 0) + (data?.callBacks ?? 0)
  return (
    <Button
      component='a'
      variant='default'
      leftSection={<IconMessage size={18} aria-hidden />}
      {...linkTo('/percakapan')}
    >
      {count > 0 ? t('conversationsWaiting', { count }) : t('conversations')}
    </Button>
  )
}
