import { linkTo, ProblemState, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { Conversation } from '@sipelandukilat/sdk/api/conversations'
import { Button, IconArrowLeft, LoadingState, Notice } from '@sipelandukilat/ui'
import { ProblemNotice } from '../problem/problem-notice'
import { conversationsTexts } from '../texts/texts'
import { AnswerBox } from './answer-box'
import { MessageList } from './message-list'
import { ThreadHead } from './thread-head'
import { type Listed, useMarkRead, useThread } from './use-thread'

type ThreadViewProps = { id: string; listed: Listed; closedPath: string }

/** One conversation: read, answered, taken over and given back. */
export function ThreadView({ id, listed, closedPath }: ThreadViewProps) {
  const t = useTexts(conversationsTexts)
  const format = useFormat()
  const { thread, earlier } = useThread(id, listed)
  const { data } = thread
  if (!data)
    return (
      <>
        <div className='list-back'>
          <Button
            component='a'
            variant='default'
            leftSection={<IconArrowLeft size={18} aria-hidden />}
            {...linkTo(closedPath)}
          >
            {t('back')}
          </Button>
        </div>
        {thread.isError ? (
          <ProblemState error={thread.error} onRetry={() => void thread.refetch()} isRetrying={thread.isFetching} />
        ) : (
          <LoadingState rows={6} withTitle />
        )}
      </>
    )
  const { earlierCursor } = data
  return (
    <>
      <ReadMark conversation={data} />
      <ThreadHead conversation={data} closedPath={closedPath} />
      <ProblemNotice error={earlier.error} />
      <MessageList
        messages={data.messages}
        hasEarlier={earlierCursor !== null}
        isLoadingEarlier={earlier.isPending}
        onEarlier={() => earlierCursor !== null && earlier.mutate(earlierCursor)}
      />
      {data.erasedAt === null ? (
        <AnswerBox key={data.id} conversation={data} />
      ) : (
        <Notice tone='info'>{t('erased', { at: format.dateTime(data.erasedAt) })}</Notice>
      )}
    </>
  )
}

function ReadMark({ conversation }: { conversation: Conversation }) {
  useMarkRead(conversation)
  return null
}
