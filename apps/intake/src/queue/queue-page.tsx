import { ProblemState, useLanguage, usePageQuery, usePageTitle, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import { QueueKind, queueKindLabel } from '@sipelandukilat/sdk/forms'
import {
  Button,
  EmptyState,
  IconExternalLink,
  IconUsers,
  LoadingState,
  Page,
  Select,
  showToast,
  TextInput,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { ListTools } from '../list/list-tools'
import { SplitView } from '../list/split-view'
import { useList } from '../list/use-list'
import { problemOf } from '../problem/problem-of'
import { GiveTicket } from './give-ticket'
import './queue.css'
import { queueTexts } from '../texts/texts'
import { QueueDetail } from './queue-detail'
import { QueueList } from './queue-list'
import { inDisplayOrder } from './queue-words'
import { useCallNext, useQueue, useReadQueueAgain } from './use-queue'

const shortcuts = ['next', 'previous', 'open', 'call', 'refresh', 'help'] as const
type Desk = { counter: number; kind: string }
const firstDesk: Desk = { counter: 1, kind: '' }
const isDesk = (value: unknown): value is Desk =>
  typeof value === 'object' &&
  value !== null &&
  'counter' in value &&
  typeof value.counter === 'number' &&
  'kind' in value &&
  typeof value.kind === 'string'

/** The counter: who is called next, and the file of whoever came. */
export function QueuePage() {
  const t = useTexts(queueTexts)
  const { language } = useLanguage()
  const [query, change] = usePageQuery()
  const [isGiving, setIsGiving] = useState(false)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  // Which counter this is, kept in this tab.
  const desk = useStoredDraft<Desk>('intake/counter', firstDesk, isDesk)
  const { counter, kind } = desk.value
  const queue = useQueue()
  const readAgain = useReadQueueAgain()
  usePageTitle(t('title'))
  const items = inDisplayOrder(queue.data?.items ?? [])
  const openId = query.get('open') ?? undefined
  const open = items.find(({ id }) => id === openId)
  const toPath = (id?: string) => (id === undefined ? '/antrean' : `/antrean?open=${id}`)
  const calling = useCallNext((ticket) => {
    if (ticket) change({ open: ticket.id })
    else showToast({ tone: 'info', message: t('nobody') })
  })
  const callNext = () => {
    if (calling.isPending) return
    const wanted = QueueKind.safeParse(kind)
    calling.mutate(
      { counter, ...(wanted.success ? { kind: wanted.data } : {}) },
      { onError: (error) => showToast({ tone: 'negative', message: problemOf(error).detail }) },
    )
  }
  useList({
    items,
    toPath: ({ id }) => toPath(id),
    takeNext: callNext,
    refresh: () => void readAgain(),
    help: () => setIsHelpOpen(true),
  })
  const left = queue.data?.day.slots.reduce((sum, slot) => sum + slot.left, 0) ?? 0
  const waiting = items.filter(({ status }) => status === 'waiting').length
  return (
    <Page
      title={t('title')}
      {...(queue.data
        ? { description: `${t('waiting', { count: waiting })}. ${left > 0 ? t('room', { count: left }) : t('closed')}` }
        : {})}
      actions={
        <>
          <ListTools
            shortcuts={shortcuts}
            isHelpOpen={isHelpOpen}
            onHelp={setIsHelpOpen}
            onRefresh={() => void readAgain()}
          />
          {queue.data && (
            <Button
              component='a'
              variant='default'
              href={`/antrean?kantor=${queue.data.regencyCode}`}
              target='_blank'
              rel='noopener'
              rightSection={<IconExternalLink size={16} aria-hidden />}
            >
              {t('display')}
            </Button>
          )}
          <Button variant='default' onClick={() => setIsGiving(true)}>
            {t('give')}
          </Button>
        </>
      }
    >
      <div className='queue-desk'>
        <TextInput
          label={t('counter')}
          type='number'
          min={1}
          max={99}
          value={counter}
          onChange={(event) => {
            const number = Math.trunc(Number(event.currentTarget.value))
            if (number >= 1 && number <= 99) desk.setValue({ ...desk.value, counter: number })
          }}
        />
        <Select
          label={t('kind')}
          placeholder={t('anyKind')}
          options={QueueKind.options.map((one) => ({ value: one, label: queueKindLabel(one, language) }))}
          value={kind}
          onChange={(chosen) => desk.setValue({ ...desk.value, kind: chosen })}
        />
        <Button size='md' loading={calling.isPending} onClick={callNext}>
          {t('callNext')}
        </Button>
      </div>
      {queue.isError && !queue.data ? (
        <ProblemState
          title={t('errorTitle')}
          error={queue.error}
          onRetry={() => void queue.refetch()}
          isRetrying={queue.isFetching}
        />
      ) : (
        <SplitView
          isOpen={open !== undefined}
          listLabel={t('list')}
          list={
            queue.isPending ? (
              <LoadingState rows={6} />
            ) : items.length === 0 ? (
              <EmptyState icon={<IconUsers size={32} />} title={t('emptyTitle')} description={t('emptyView')} />
            ) : (
              <QueueList items={items} openId={open?.id} toPath={toPath} />
            )
          }
          detailLabel={t('detail')}
          detail={
            open ? (
              <QueueDetail key={open.id} ticket={open} counter={counter} closedPath={toPath()} />
            ) : (
              <EmptyState icon={<IconUsers size={32} />} title={t('chooseTitle')} description={t('chooseHint')} />
            )
          }
        />
      )}
      {isGiving && <GiveTicket onClose={() => setIsGiving(false)} />}
    </Page>
  )
}
