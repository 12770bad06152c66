import { ProblemState, useFormat, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import { longestMessage } from '@sipelandukilat/sdk/api'
import { Button, Group, LoadingState, Stack, showToast, Text, Textarea } from '@sipelandukilat/ui'
import { useState } from 'react'
import { Panel } from '../panel/panel'
import { ProblemNotice } from '../problem/problem-notice'
import { messagesTexts } from '../texts/texts'
import { useFileScope } from './file-scope'
import { type FileMessages, lastSeen, useAnswer, useMarkRead, useMessages, useSettle } from './use-messages'

const isText = (value: unknown): value is string => typeof value === 'string'

/** What the applicant and the office wrote each other; a half-written answer stays in this tab until it is sent. */
export function MessagesPanel() {
  const t = useTexts(messagesTexts)
  const format = useFormat()
  const { file } = useFileScope()
  const messages = useMessages(file.id)
  useMarkRead(file.id, messages.data)
  return (
    <Panel title={t('title')}>
      <Text size='sm' c='dimmed'>
        {t('hint')}
      </Text>
      {messages.isPending && <LoadingState rows={2} />}
      {messages.isError && (
        <ProblemState error={messages.error} onRetry={() => void messages.refetch()} isRetrying={messages.isFetching} />
      )}
      {messages.data?.items.length === 0 && <Text>{t('none')}</Text>}
      <Stack gap='xs'>
        {messages.data?.items.map((message) => (
          <div key={message.id}>
            <Text className='intake-note'>{message.text === '' ? t('erased') : message.text}</Text>
            <Text size='sm' c='dimmed'>
              {message.direction === 'in' ? t('applicant') : (message.authorName ?? t('office'))} ·{' '}
              {format.dateTime(message.at)}
            </Text>
          </div>
        ))}
      </Stack>
      {messages.data?.canAnswer && <AnswerForm messages={messages.data} />}
    </Panel>
  )
}

/** Answering, or saying that no answer is needed. */
function AnswerForm({ messages }: { messages: FileMessages }) {
  const t = useTexts(messagesTexts)
  const { file } = useFileScope()
  const draft = useStoredDraft(`intake/${file.id}/message`, '', isText)
  const [attempt, setAttempt] = useState<{ key: string; seenUntil: number } | null>(null)
  const answering = useAnswer()
  const settling = useSettle()
  const send = () => {
    // The same words sent again are the same message, whatever came in between the two presses.
    const sending = attempt ?? { key: crypto.randomUUID(), seenUntil: lastSeen(messages) }
    setAttempt(sending)
    answering.mutate(
      { text: draft.value.trim(), ...sending },
      {
        onSuccess: () => {
          draft.clear()
          setAttempt(null)
          showToast({ tone: 'positive', message: t('sent') })
        },
      },
    )
  }
  return (
    <form
      className='ui-no-print intake-form'
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.value.trim() !== '') send()
      }}
    >
      <Textarea
        label={t('answer')}
        description={t('answerHint')}
        rows={4}
        maxLength={longestMessage}
        value={draft.value}
        onChange={(event) => {
          draft.setValue(event.currentTarget.value)
          // Other words are another message.
          setAttempt(null)
        }}
      />
      <ProblemNotice error={answering.error ?? settling.error} />
      <Group>
        <Button type='submit' disabled={draft.value.trim() === ''} loading={answering.isPending}>
          {t('send')}
        </Button>
        {messages.unansweredSince !== null && (
          <Button variant='default' loading={settling.isPending} onClick={() => settling.mutate(lastSeen(messages))}>
            {t('settle')}
          </Button>
        )}
      </Group>
    </form>
  )
}
