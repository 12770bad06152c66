import { linkTo, useApi, useTexts } from '@sipelandukilat/sdk'
import { Button, IconMessage } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { inboxTexts } from '../texts/texts'

const minuteMs = 60_000
/** After the rows: what tells of another screen must not slow this one over a slow line. */
const quietMs = 2000

/** The way to the conversations, with how many people there wait for an officer's words or call. */
export function WaitingConversations({ isWaited }: { isWaited: boolean }) {
  const t = useTexts(inboxTexts)
  const api = useApi()
  const [isQuiet, setIsQuiet] = useState(false)
  useEffect(() => {
    if (isWaited) return
    const timer = setTimeout(() => setIsQuiet(true), quietMs)
    return () => clearTimeout(timer)
  }, [isWaited])
  const { data } = useQuery({
    queryKey: ['conversation-counts'],
    queryFn: async ({ signal }) => {
      const { countConversations } = await import('@sipelandukilat/sdk/api/conversations')
      return api.call(countConversations, {}, { signal })
    },
    enabled: isQuiet,
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
