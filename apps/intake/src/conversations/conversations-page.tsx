import { navigate, useLanguage, useMessages, usePageQuery, usePageTitle } from '@sipelandukilat/sdk'
import { channelLabel } from '@sipelandukilat/sdk/api'
import {
  ActionIcon,
  EmptyState,
  IconHelp,
  IconMessage,
  IconRefresh,
  LoadingState,
  LoadMore,
  Page,
  Select,
} from '@sipelandukilat/ui'
import { useEffect, useState } from 'react'
import '../file/file.css'
import '../inbox/inbox.css'
import { useInboxKeys } from '../inbox/inbox-keys'
import { ShortcutsDialog } from '../inbox/shortcuts-dialog'
import { ViewTabs } from '../inbox/view-tabs'
import { LoadError } from '../words/load-error'
import { answerBoxId } from './answer-box'
import { CallBacks } from './call-backs'
import { ConversationList } from './conversation-list'
import {
  type ConversationFilters,
  messageChannels,
  pageViews,
  readConversationFilters,
  toConversationPath,
} from './conversation-query'
import './conversations.css'
import { conversationMessages } from './messages'
import { ThreadView } from './thread-view'
import { useConversationCounts, useConversations, useReadListsAgain } from './use-conversations'

const shortcuts = [
  ['next', 'j', '↓'],
  ['previous', 'k', '↑'],
  ['open', 'Enter'],
  ['write', '/'],
  ['send', 'Ctrl+Enter'],
  ['refresh', 'r'],
  ['help', '?'],
] as const

/** What citizens write on WhatsApp, SMS and e-mail, and whom to call back. */
export function ConversationsPage() {
  const t = useMessages(conversationMessages)
  const { language } = useLanguage()
  const [query, change] = usePageQuery()
  const filters = readConversationFilters(query)
  const counts = useConversationCounts()
  const readListsAgain = useReadListsAgain()
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  usePageTitle(t('title'))
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <ActionIcon variant='default' size={36} aria-label={t('help')} onClick={() => setIsHelpOpen(true)}>
            <IconHelp size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon variant='default' size={36} aria-label={t('refresh')} onClick={() => void readListsAgain()}>
            <IconRefresh size={18} aria-hidden />
          </ActionIcon>
        </>
      }
    >
      <div className='talk-toolbar' data-open={filters.open !== undefined || undefined}>
        <ViewTabs
          label={t('views')}
          tabs={pageViews.map((view) => ({
            view,
            label: t(`view.${view}`),
            count: view === 'all' ? undefined : counts?.[view],
            isUrgent: view === 'person' || view === 'callBacks',
          }))}
          current={filters.view}
          onChoose={(view) => {
            change({ view, open: undefined })
            void readListsAgain()
          }}
        />
        {filters.view !== 'callBacks' && (
          <Select
            aria-label={t('channel')}
            placeholder={t('anyChannel')}
            options={messageChannels.map((channel) => ({ value: channel, label: channelLabel(channel, language) }))}
            value={filters.channel ?? ''}
            onChange={(channel) => change({ channel, open: undefined })}
          />
        )}
      </div>
      {filters.view === 'callBacks' ? (
        <CallBacks />
      ) : (
        <Talks
          filters={{ ...filters, view: filters.view }}
          onRefresh={() => void readListsAgain()}
          onHelp={() => setIsHelpOpen(true)}
        />
      )}
      <ShortcutsDialog
        opened={isHelpOpen}
        title={t('help')}
        shortcuts={shortcuts.map(([name, ...keys]) => ({ keys, label: t(`key.${name}`) }))}
        onClose={() => setIsHelpOpen(false)}
      />
    </Page>
  )
}

type TalksProps = {
  filters: ConversationFilters & { view: Exclude<ConversationFilters['view'], 'callBacks'> }
  onRefresh: () => void
  onHelp: () => void
}

/** The list and the open conversation beside it; on a phone one after the other. */
function Talks({ filters, onRefresh, onHelp }: TalksProps) {
  const t = useMessages(conversationMessages)
  const { view, channel, open } = filters
  const list = useConversations({ view, channel })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const [selected, setSelected] = useState(-1)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const minute = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(minute)
  }, [])
  const toPath = (id?: string) => toConversationPath({ ...filters, open: id })
  useInboxKeys({
    move: (by) => {
      const next = Math.min(Math.max(selected + by, 0), items.length - 1)
      setSelected(next)
      document.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus()
    },
    open: () => {
      const row = items[selected]
      if (row) void navigate(toPath(row.id))
    },
    search: () => document.getElementById(answerBoxId)?.focus(),
    refresh: onRefresh,
    help: onHelp,
  })
  const row = items.find((one) => one.id === open)
  return (
    <div className='talk-split' data-open={open !== undefined || undefined}>
      <section className='talk-side' aria-label={t('list')}>
        {list.isError && items.length === 0 ? (
          <LoadError
            title={t('errorTitle')}
            error={list.error}
            onRetry={() => void list.refetch()}
            isRetrying={list.isFetching}
          />
        ) : list.isPending ? (
          <LoadingState rows={8} />
        ) : items.length === 0 ? (
          <EmptyState
            icon={<IconMessage size={32} />}
            title={t('emptyTitle')}
            description={view === 'all' && !channel ? t('emptyAll') : t('emptyView')}
          />
        ) : (
          <>
            <ConversationList items={items} openId={open} now={now} isBusy={list.isPlaceholderData} toPath={toPath} />
            <LoadMore
              hasMore={list.hasNextPage}
              isLoading={list.isFetchingNextPage}
              onLoadMore={() => void list.fetchNextPage()}
            />
          </>
        )}
      </section>
      <section className='talk-thread' aria-label={t('thread')}>
        {open === undefined ? (
          <EmptyState icon={<IconMessage size={32} />} title={t('chooseTitle')} description={t('chooseHint')} />
        ) : (
          <ThreadView key={open} id={open} listed={row && { row, readAt: list.dataUpdatedAt }} closedPath={toPath()} />
        )}
      </section>
    </div>
  )
}
