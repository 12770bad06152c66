import { linkTo, useApi, useFormat, useTexts } from '@sipelandukilat/sdk'
import { Button, IconMessage } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { inboxTexts } from '../texts/texts'

const minuteMs = 60_000
/** After the rows: what tells of another screen must not slow this one over a slow line. */
const quietMs = 2000

/** The way to the conversations, with how many there wait for an officer's words, and how many people for a call. */
export function WaitingConversations({ isWaited }: { isWaited: boolean }) {
  const t = useTexts(inboxTexts)
  const format = useFormat()
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
  const { person = 0, callBacks = 0 } = data ?? {}
  const waiting = [
    person > 0 ? t('conversationsWaiting', { count: person }) : undefined,
    callBacks > 0 ? t('callBacksWaiting', { count: callBacks }) : undefined,
  ].filter((words) => words !== undefined)
  return (
    <Button
      className='intake-icon'
      component='a'
      variant='default'
      leftSection={<IconMessage size={18} aria-hidden />}
      rightSection={person + callBacks > 0 && <span className='intake-phone'>{format.number(person + callBacks)}</span>}
      {...linkTo('/percakapan')}
    >
      {waiting.length > 0 ? waiting.join(' · ') : t('conversations')}
    </Button>
  )
}
