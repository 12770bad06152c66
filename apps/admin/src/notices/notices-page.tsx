import {
  fieldMessage,
  languages,
  ProblemNotice,
  ProblemState,
  useApi,
  useFormat,
  usePageTitle,
  useTexts,
} from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import {
  changeNoticeWords,
  listNoticeWords,
  type NoticeWords,
  previewNoticeWords,
} from '@sipelandukilat/sdk/api/administration'
import { Button, Group, LoadingState, Modal, Page, Stack, showToast, Text, Textarea, Title } from '@sipelandukilat/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { noticesTexts } from '../texts/texts'

const key = ['admin', 'notice-words']

/** The notifications to citizens, in the province's own words or the usual ones. */
export function NoticesPage() {
  const t = useTexts(noticesTexts)
  const format = useFormat()
  const api = useApi()
  const [edited, setEdited] = useState<NoticeWords>()
  usePageTitle(t('title'))
  const words = useQuery<ResponseOf<typeof listNoticeWords>, ProblemError>({
    queryKey: key,
    queryFn: () => api.call(listNoticeWords, {}),
  })
  const list = (words.data?.placeholders ?? []).map((name) => `{${name}}`).join(', ')
  return (
    <Page title={t('title')} description={t('description')} width='reading'>
      {words.error ? (
        <ProblemState error={words.error} onRetry={() => void words.refetch()} isRetrying={words.isFetching} />
      ) : !words.data ? (
        <LoadingState rows={8} />
      ) : (
        <Stack gap='lg'>
          <Text c='dimmed'>{t('placeholders', { list })}</Text>
          {words.data.items.map((item) => (
            <section key={`${item.key}:${item.language}`} lang={item.language}>
              <Group justify='space-between' align='flex-start' wrap='nowrap'>
                <div>
                  <Title order={2} size='h5'>
                    {t(`key.${item.key}`)} · {languages[item.language].name}
                  </Title>
                  <Text>{item.body}</Text>
                  <Text size='sm' c='dimmed'>
                    {item.changedAt ? t('changed', { time: format.dateTime(item.changedAt) }) : t('usual')}
                  </Text>
                </div>
                <Button
                  variant='default'
                  size='compact-sm'
                  flex='none'
                  aria-label={`${t('edit')}: ${t(`key.${item.key}`)}, ${languages[item.language].name}`}
                  onClick={() => setEdited(item)}
                >
                  {t('edit')}
                </Button>
              </Group>
            </section>
          ))}
        </Stack>
      )}
      {edited && <WordsDialog item={edited} placeholders={list} onClose={() => setEdited(undefined)} />}
    </Page>
  )
}

function WordsDialog({
  item,
  placeholders,
  onClose,
}: {
  item: NoticeWords
  placeholders: string
  onClose: () => void
}) {
  const t = useTexts(noticesTexts)
  const api = useApi()
  const cache = useQueryClient()
  const [body, setBody] = useState(item.body)
  const params = { key: item.key, language: item.language }
  const preview = useMutation<ResponseOf<typeof previewNoticeWords>, ProblemError>({
    mutationFn: () => api.call(previewNoticeWords, { params, body: { body } }),
  })
  const save = useMutation<NoticeWords, ProblemError, string | null>({
    mutationFn: (words) =>
      api.call(changeNoticeWords, { params, body: { body: words, expectedVersion: item.version } }),
    onSuccess: async () => {
      showToast({ tone: 'positive', message: t('saved') })
      await cache.invalidateQueries({ queryKey: key })
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={`${t(`key.${item.key}`)} · ${languages[item.language].name}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(body)
        }}
      >
        <Stack>
          <Textarea
            label={t('words')}
            description={t('placeholders', { list: placeholders })}
            rows={5}
            maxLength={600}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            error={fieldMessage(save.error ?? preview.error, 'body')}
            data-autofocus
          />
          <ProblemNotice error={save.error ?? preview.error} />
          {preview.data && (
            <Stack gap='xs' aria-live='polite'>
              <Title order={3} size='h6'>
                {t('previewMessage')}
              </Title>
              <Text style={{ whiteSpace: 'pre-wrap' }}>{preview.data.message}</Text>
              <Title order={3} size='h6'>
                {t('previewEmail', { subject: preview.data.subject })}
              </Title>
              <Text style={{ whiteSpace: 'pre-wrap' }}>{preview.data.email}</Text>
            </Stack>
          )}
          <Group justify='flex-end' gap='xs'>
            {item.isChanged && (
              <Button variant='default' onClick={() => save.mutate(null)} loading={save.isPending}>
                {t('reset')}
              </Button>
            )}
            <Button variant='default' onClick={() => preview.mutate()} loading={preview.isPending}>
              {t('preview')}
            </Button>
            <Button type='submit' loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
