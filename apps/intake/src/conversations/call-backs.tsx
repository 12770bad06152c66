import { linkTo, ProblemState, useApi, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { CallInput } from '@sipelandukilat/sdk/api'
import { type CallBack, closeCallBack, listCallBacks } from '@sipelandukilat/sdk/api/conversations'
import {
  Button,
  EmptyState,
  Group,
  IconAlertTriangle,
  IconClock,
  IconPhone,
  LoadingState,
  StatusBadge,
  showToast,
  Text,
  Title,
} from '@sipelandukilat/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { isProblem, problemOf } from '../problem/problem-of'
import { conversationsTexts } from '../texts/texts'
import { ChannelMark } from './channel-mark'
import { toConversationPath, toEntryPath } from './conversation-query'
import { VoiceNote } from './message-files'
import { lively, useReadListsAgain } from './use-conversations'

type Outcome = CallInput<typeof closeCallBack>['body']['outcome']
const outcomes: readonly Outcome[] = ['spoken', 'not-reached', 'not-needed']

/** People who wait to be called back, the most urgent first. */
export function CallBacks() {
  const t = useTexts(conversationsTexts)
  const api = useApi()
  const calls = useQuery({
    queryKey: ['call-backs'],
    queryFn: ({ signal }) => api.call(listCallBacks, {}, { signal }),
    ...lively,
  })
  if (!calls.data)
    return calls.isError ? (
      <ProblemState error={calls.error} onRetry={() => void calls.refetch()} isRetrying={calls.isFetching} />
    ) : (
      <LoadingState rows={5} />
    )
  if (calls.data.items.length === 0)
    return <EmptyState icon={<IconPhone size={32} />} title={t('callsEmpty')} description={t('callsEmptyHint')} />
  return (
    <ul className='talk-calls' aria-label={t('callsCaption')}>
      {calls.data.items.map((call) => (
        <li key={call.id} className='intake-panel'>
          <Call call={call} />
        </li>
      ))}
    </ul>
  )
}

function Call({ call }: { call: CallBack }) {
  const t = useTexts(conversationsTexts)
  const format = useFormat()
  const api = useApi()
  const readListsAgain = useReadListsAgain()
  const closing = useMutation({
    mutationFn: (outcome: Outcome) => api.call(closeCallBack, { params: { id: call.id }, body: { outcome } }),
    onSuccess: (_nothing, outcome) => {
      showToast({ tone: 'positive', message: t(`done.${outcome}`) })
      return readListsAgain()
    },
    onError: (error) => {
      const isDone = isProblem(error, 'conflict') || isProblem(error, 'not-found')
      showToast({ tone: 'negative', message: isDone ? t('alreadyDone') : problemOf(error).detail })
      return readListsAgain()
    },
  })
  return (
    <>
      <Group justify='space-between' gap='xs'>
        <Title order={2} size='h3'>
          {call.title}
        </Title>
        {call.isOverdue ? (
          <StatusBadge tone='negative' icon={<IconAlertTriangle size={14} aria-hidden />}>
            {t('overdue', { time: format.dateTime(call.dueAt) })}
          </StatusBadge>
        ) : (
          <StatusBadge tone='warning' icon={<IconClock size={14} aria-hidden />}>
            {t('dueAt', { time: format.dateTime(call.dueAt) })}
          </StatusBadge>
        )}
      </Group>
      <span className='list-row-facts'>
        <ChannelMark channel={call.channel} />
        <span>{t('requestedAt', { time: format.dateTime(call.requestedAt) })}</span>
        {call.lastTried && (
          <span>
            {t(call.lastTried.byName === null ? 'tried' : 'triedBy', {
              count: call.tries,
              time: format.dateTime(call.lastTried.at),
              name: call.lastTried.byName ?? '',
            })}
          </span>
        )}
      </span>
      <Group gap='sm'>
        <Button
          component='a'
          href={call.number === null ? `mailto:${call.address}` : `tel:${call.number}`}
          leftSection={<IconPhone size={18} aria-hidden />}
        >
          {call.number === null ? call.address : t('call', { number: call.number })}
        </Button>
        {call.voiceFileId !== null && <VoiceNote fileId={call.voiceFileId} />}
      </Group>
      <Group gap='xs'>
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            variant='default'
            disabled={closing.isPending}
            loading={closing.isPending && closing.variables === outcome}
            onClick={() => closing.mutate(outcome)}
          >
            {t(`outcome.${outcome}`)}
          </Button>
        ))}
      </Group>
      <Text size='sm' component='div' className='talk-links'>
        <a {...linkTo(toEntryPath(call.conversationId, 'phone'))}>{t('makeApplication')}</a>
        <a {...linkTo(toConversationPath({ view: 'all', open: call.conversationId }))}>{t('openConversation')}</a>
      </Text>
    </>
  )
}
