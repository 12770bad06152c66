import { useApi, useLanguage, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import { channelLabel } from '@sipelandukilat/sdk/api'
import { type Conversation, sendConversationMessage } from '@sipelandukilat/sdk/api/conversations'
import { Button, Group, IconSend, Text, Textarea, useMediaQuery } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ProblemNotice } from '../problem/problem-notice'
import { conversationsTexts } from '../texts/texts'
import { AnswerFiles, AttachButton, useAnswerFiles } from './answer-files'
import { useReadListsAgain } from './use-conversations'
import { threadKey } from './use-thread'

export const answerBoxId = 'talk-answer'
/** So many lines are seen at once; by its style it also grows with a line that wraps. */
const mostRows = 6
const isText = (value: unknown): value is string => typeof value === 'string'

/** Words for the citizen, who gets them on the channel they wrote on. What is typed stays in this tab until it is sent. */
export function AnswerBox({ conversation }: { conversation: Conversation }) {
  const t = useTexts(conversationsTexts)
  const api = useApi()
  const cache = useQueryClient()
  const readListsAgain = useReadListsAgain()
  const { language } = useLanguage()
  const { id, channel, handledBy } = conversation
  const files = useAnswerFiles()
  const isPhone = useMediaQuery('(max-width: 48em)')
  const draft = useStoredDraft(`intake/conversation/${id}/answer`, '', isText)
  const text = draft.value.trim()
  const sending = useMutation({
    mutationFn: () => api.call(sendConversationMessage, { params: { id }, body: { text, files: [...files.attached] } }),
    onSuccess: (message) => {
      draft.clear()
      files.clear()
      cache.setQueryData<Conversation>(
        threadKey(id),
        (shown) => shown && { ...shown, messages: [...shown.messages, message] },
      )
      void readListsAgain()
      return cache.invalidateQueries({ queryKey: threadKey(id) })
    },
  })
  const canSend = (text !== '' || files.attached.length > 0) && !files.isBusy && !sending.isPending
  const send = () => {
    if (canSend) sending.mutate()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  return (
    <form className='talk-answer ui-no-print' onSubmit={submit}>
      <Textarea
        id={answerBoxId}
        classNames={{ label: 'talk-answer-words', description: 'talk-answer-words' }}
        label={t('answer')}
        description={t('answerHint', { channel: channelLabel(channel, language) })}
        rows={Math.min(mostRows, Math.max(isPhone ? 1 : 2, draft.value.split('\n').length))}
        maxLength={4000}
        placeholder={isPhone ? t('answer') : undefined}
        readOnly={sending.isPending}
        value={draft.value}
        onChange={(event) => draft.setValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          send()
        }}
      />
      <AnswerFiles files={files} isBySms={channel === 'sms'} disabled={sending.isPending} />
      <ProblemNotice error={sending.error} />
      <Group justify='space-between' gap='xs' className='talk-send'>
        <AttachButton files={files} disabled={sending.isPending} />
        <Text size='sm' c='dimmed'>
          {handledBy === 'dialogue' && t('answerTakes')}
        </Text>
        <Button
          type='submit'
          leftSection={<IconSend size={18} aria-hidden />}
          disabled={!canSend && !sending.isPending}
          loading={sending.isPending}
        >
          {t('send')}
        </Button>
      </Group>
    </form>
  )
}
