import { useLanguage, usePageQuery, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { channelLabel } from '@sipelandukilat/sdk/api'
import { EmptyState, IconMessage, Page, Select } from '@sipelandukilat/ui'
import { useState } from 'react'
import '../file/file.css'
import '../inbox/inbox.css'
import { ListBody } from '../list/list-body'
import { ListTools } from '../list/list-tools'
import { SplitView } from '../list/split-view'
import { useList } from '../list/use-list'
import { ViewTabs } from '../list/view-tabs'
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
import { conversationsTexts } from '../texts/texts'
import { ThreadView } from './thread-view'
import { useConversationCounts, useConversations, useFreshLists, useReadListsAgain } from './use-conversations'

const shortcuts = ['next', 'previous', 'open', 'write', 'send', 'refresh', 'help'] as const

/** What citizens write on WhatsApp, SMS and e-mail, and whom to call back. */
export function ConversationsPage() {
  const t = useTexts(conversationsTexts)
  const { language } = useLanguage()
  const [query, change] = usePageQuery()
  const filters = readConversationFilters(query)
  const counts = useConversationCounts()
  const readListsAgain = useReadListsAgain()
  useFreshLists()
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  usePageTitle(t('title'))
  return (
    <Page
      title={t('title')}
      actions={
        <ListTools
          shortcuts={shortcuts}
          isHelpOpen={isHelpOpen}
          onHelp={setIsHelpOpen}
          onRefresh={() => void readListsAgain()}
        />
      }
    >
      <div className='list-toolbar' data-open={filters.open !== undefined || undefined}>
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
  const t = useTexts(conversationsTexts)
  const { view, channel, open } = filters
  const list = useConversations({ view, channel })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const toPath = (id?: string) => toConversationPath({ ...filters, open: id })
  const { now } = useList({
    items,
    toPath: (row) => toPath(row.id),
    search: () => document.getElementById(answerBoxId)?.focus(),
    refresh: onRefresh,
    help: onHelp,
  })
  const row = items.find((one) => one.id === open)
  return (
    <SplitView
      isOpen={open !== undefined}
      listLabel={t('list')}
      list={
        <ListBody
          query={list}
          isEmpty={items.length === 0}
          errorTitle={t('errorTitle')}
          empty={{
            icon: <IconMessage size={32} />,
            title: t('emptyTitle'),
            description: view === 'all' && !channel ? t('emptyAll') : t('emptyView'),
          }}
        >
          <ConversationList items={items} openId={open} now={now} isBusy={list.isPlaceholderData} toPath={toPath} />
        </ListBody>
      }
      detailLabel={t('thread')}
      detail={
        open === undefined ? (
          <EmptyState icon={<IconMessage size={32} />} title={t('chooseTitle')} description={t('chooseHint')} />
        ) : (
          <ThreadView key={open} id={open} listed={row && { row, readAt: list.dataUpdatedAt }} closedPath={toPath()} />
        )
      }
    />
  )
}
