import { ProblemNotice, ProblemState, useApi, useFormat, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError, ResponseOf } from '@sipelandukilat/sdk/api'
import {
  type CalendarFeed,
  createCalendarFeed,
  type FeedSubject,
  listCalendarFeeds,
  revokeCalendarFeed,
} from '@sipelandukilat/sdk/api/field'
import { Button, LoadingState, Modal, Select, Stack, showToast, Text, TextInput, Title } from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldKey } from '../requests/use-requests'
import { useOffices } from '../teams/offices'
import { calendarTexts } from '../texts/texts'
import { type Resource, useCalendarChange } from './use-calendar'

/** Secret addresses by which a person’s own calendar shows trips: make one, see one’s own, revoke. */
export function FeedsDialog({ resources, onClose }: { resources: readonly Resource[]; onClose: () => void }) {
  const t = useTexts(calendarTexts)
  return (
    <Modal opened onClose={onClose} title={t('subscribe')} size='38rem'>
      <Stack gap='md'>
        <Text c='dimmed'>{t('feeds.description')}</Text>
        <NewFeed resources={resources} />
        <Title order={3} size='h5'>
          {t('feeds.own')}
        </Title>
        <OwnFeeds />
      </Stack>
    </Modal>
  )
}

function NewFeed({ resources }: { resources: readonly Resource[] }) {
  const t = useTexts(calendarTexts)
  const { regencyCode, regencies } = useOffices()
  const [chosen, setChosen] = useState('mine')
  const [url, setUrl] = useState<string | undefined>()
  const create = useCalendarChange<FeedSubject, { url: string }>(
    (api, body) => api.call(createCalendarFeed, { body }),
    (feed) => setUrl(feed.url),
  )
  const places = regencyCode ? regencies.filter(({ code }) => code === regencyCode) : regencies
  const subjects = new Map<string, { label: string; subject: FeedSubject }>([
    ['mine', { label: t('feeds.mine'), subject: { kind: 'mine' } }],
    ...resources.map(
      ({ kind, id, name }) =>
        [id, { label: name, subject: { kind, id } }] satisfies [string, { label: string; subject: FeedSubject }],
    ),
    ...places.map(
      ({ code, name }) =>
        [code, { label: name, subject: { kind: 'regency', code } }] satisfies [
          string,
          { label: string; subject: FeedSubject },
        ],
    ),
  ])
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    showToast({ tone: 'positive', message: t('feeds.copied') })
  }
  return (
    <>
      <ProblemNotice error={create.error} />
      <Select
        label={t('feeds.subject')}
        options={[...subjects].map(([value, { label }]) => ({ value, label }))}
        value={chosen}
        onChange={(value) => {
          setChosen(value)
          setUrl(undefined)
        }}
      />
      {url === undefined ? (
        <div>
          <Button
            loading={create.isPending}
            onClick={() => {
              const subject = subjects.get(chosen)?.subject
              if (subject) create.mutate(subject)
            }}
          >
            {t('feeds.create')}
          </Button>
        </div>
      ) : (
        <div className='field-feed'>
          <TextInput label={t('feeds.url')} description={t('feeds.url.hint')} readOnly value={url} />
          <Button variant='default' onClick={() => void copy(url)}>
            {t('feeds.copy')}
          </Button>
        </div>
      )}
    </>
  )
}

function OwnFeeds() {
  const t = useTexts(calendarTexts)
  const api = useApi()
  const feeds = useQuery<ResponseOf<typeof listCalendarFeeds>, ProblemError>({
    queryKey: [...fieldKey, 'feeds'],
    queryFn: () => api.call(listCalendarFeeds, {}),
  })
  if (feeds.error)
    return <ProblemState error={feeds.error} onRetry={() => void feeds.refetch()} isRetrying={feeds.isFetching} />
  if (!feeds.data) return <LoadingState rows={2} />
  if (feeds.data.items.length === 0) return <Text c='dimmed'>{t('feeds.none')}</Text>
  return (
    <ul className='field-feeds'>
      {feeds.data.items.map((feed) => (
        <Feed key={feed.id} feed={feed} />
      ))}
    </ul>
  )
}

function Feed({ feed }: { feed: CalendarFeed }) {
  const t = useTexts(calendarTexts)
  const format = useFormat()
  const name = feed.name || t('feeds.mine')
  const revoke = useCalendarChange<void, undefined>(
    (api) => api.call(revokeCalendarFeed, { params: { id: feed.id } }),
    () => showToast({ tone: 'positive', message: t('feeds.revoked') }),
  )
  return (
    <li>
      <span>
        <strong>{name}</strong>
        <span className='field-dim'>
          {' '}
          {t('feeds.since', { date: format.date(feed.createdAt) })},{' '}
          {feed.lastReadAt ? t('feeds.read', { date: format.dateTime(feed.lastReadAt) }) : t('feeds.neverRead')}
        </span>
      </span>
      <Button
        variant='default'
        size='compact-sm'
        loading={revoke.isPending}
        aria-label={t('feeds.revoke.name', { name })}
        onClick={() => revoke.mutate()}
      >
        {t('feeds.revoke')}
      </Button>
      <ProblemNotice error={revoke.error} />
    </li>
  )
}
