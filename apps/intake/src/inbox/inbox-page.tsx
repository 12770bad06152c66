import {
  linkTo,
  navigate,
  useAbility,
  useApi,
  useFormat,
  usePageQuery,
  usePageTitle,
  useStoredDraft,
  useTexts,
} from '@sipelandukilat/sdk'
import { type InboxView, takeNextApplication } from '@sipelandukilat/sdk/api'
import {
  ActionIcon,
  Button,
  IconFilter,
  IconPlus,
  IconSearch,
  IconX,
  Notice,
  Page,
  Select,
  showToast,
  TextInput,
  useDebouncedValue,
} from '@sipelandukilat/ui'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { useEntryHome } from '../entry/use-entry-home'
import { ListBody } from '../list/list-body'
import { ListTools } from '../list/list-tools'
import { useList } from '../list/use-list'
import { ViewTabs } from '../list/view-tabs'
import { problemOf } from '../problem/problem-of'
import { SelectionLine } from '../selection/selection-line'
import { useSelection } from '../selection/use-selection'
import { useServices } from '../services/use-services'
import './inbox.css'
import { inboxTexts } from '../texts/texts'
import { countFilters, readFilters, sorts, withoutFilters } from './inbox-query'
import { InboxTable } from './inbox-table'
import { useCompleted } from './use-completed'
import { useInbox } from './use-inbox'
import { useTransferred } from './use-transferred'
import { WaitingConversations } from './waiting-conversations'

const CompletedList = lazy(async () => ({ default: (await import('./completed-list')).CompletedList }))
const InboxFilters = lazy(async () => ({ default: (await import('./inbox-filters')).InboxFilters }))

const workViews: readonly InboxView[] = [
  'incomplete',
  'new',
  'mine',
  'messages',
  'correction',
  'presence',
  'approval',
  'processing',
  'overdue',
  'all',
]
const shortcuts = ['next', 'previous', 'open', 'choose', 'search', 'take', 'refresh', 'help'] as const
const isText = (value: unknown): value is string => typeof value === 'string'

/** Of who only follows what they filed. */
const followedViews: readonly InboxView[] = ['open', 'incomplete', 'correction', 'presence', 'all']
/** Views whose emptiness would be untrue of a village: the rest of its applications is the office's. */
const ownViews = ['open', 'incomplete', 'all'] as const
const isOwnView = (view: InboxView): view is (typeof ownViews)[number] => ownViews.some((one) => one === view)

type TabView = InboxView | 'waiting'

/** Which views a reader has: who works files or decides on them, who supervises a province, who only follows what they filed. */
function useViews(): { views: readonly TabView[]; first: InboxView; title: 'title' | 'queueTitle' } {
  const ability = useAbility()
  if (ability.can('work', 'Application')) return { views: workViews, first: 'new', title: 'title' }
  if (ability.can('supervise', 'Application') || ability.can('decide', 'Application'))
    return { views: workViews, first: 'approval', title: 'title' }
  if (ability.can('decideTransfer', 'Application'))
    return {
      views: ['open', 'waiting', ...workViews.filter((view) => view !== 'mine')],
      first: 'open',
      title: 'queueTitle',
    }
  return { views: followedViews, first: 'open', title: 'title' }
}

export function InboxPage() {
  const t = useTexts(inboxTexts)
  const ability = useAbility()
  const api = useApi()
  const format = useFormat()
  const { titleOf } = useServices()
  const { views, first, title } = useViews()
  usePageTitle(t(title))
  const [query, change] = usePageQuery()
  const filters = readFilters(query, first)
  // What is typed here may be a name: it stays in this tab and never in the address.
  const search = useStoredDraft('intake/search', '', isText)
  const [searched] = useDebouncedValue(search.value.trim(), 300)
  const isSearching = searched !== ''
  // Who searches wants the application, in whichever view it stands.
  const { items, rows, counts, freshCount, refresh } = useInbox(
    isSearching ? { ...filters, view: 'all' } : filters,
    searched,
  )
  const { isRegistrar } = useEntryHome()
  const isFollowing = isRegistrar && views === followedViews
  const completed = useCompleted(searched, isFollowing)
  const transferred = useTransferred(searched, isSearching && rows.isSuccess && items.length === 0)
  const [isFiltering, setIsFiltering] = useState(false)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const searchBox = useRef<HTMLInputElement>(null)
  const canWork = ability.can('work', 'Application')
  const canChoose = canWork || ability.can('supervise', 'Application') || ability.can('decide', 'Application')
  const selection = useSelection(items)

  const taking = useMutation({
    mutationFn: () => api.call(takeNextApplication, {}),
    onSuccess: ({ id }) => {
      if (id === null) showToast({ tone: 'info', message: t('nothingToTake') })
      else void navigate(`/intake/${id}`)
    },
    onError: (error) => showToast({ tone: 'negative', message: problemOf(error).detail }),
  })

  const { selected, select, unselect, now } = useList({
    items,
    toPath: (row) => `/intake/${row.id}`,
    search: () => searchBox.current?.focus(),
    takeNext: () => canWork && !taking.isPending && taking.mutate(),
    choose: (row) => canChoose && selection.toggle(row.id),
    refresh: () => void refresh(),
    help: () => setIsHelpOpen(true),
  })

  const chosenView: TabView = filters.status === 'submitted' && filters.view === 'all' ? 'waiting' : filters.view
  const choose = (view: TabView) => {
    unselect()
    // A tab shows what stands in it: the search is over.
    if (view !== 'all') search.clear()
    change(view === 'waiting' ? { view: 'all', status: 'submitted' } : { view, status: undefined })
  }
  const filterCount = countFilters(query)
  const countOf: Readonly<Record<string, number>> = counts ?? {}
  const tabs = views.map((view) => ({
    view,
    label: t(`view.${view}`),
    count: view === 'all' ? undefined : countOf[view],
    isUrgent: view === 'overdue' || view === 'messages',
  }))
  const current = isSearching ? 'all' : chosenView

  const empty = transferred
    ? {
        title: t('transferredTo', {
          number: transferred.trackingNumber,
          place: transferred.toRegencyName,
          date: format.date(transferred.decidedAt),
        }),
        description: t('transferredToHint', { service: titleOf(transferred.serviceCode) }),
      }
    : isSearching
      ? {
          title: t('emptySearch', { text: searched }),
          description: t(filterCount > 0 ? 'emptyFilteredHint' : 'emptySearchHint'),
        }
      : filterCount > 0
        ? { title: t('emptyFiltered'), description: t('emptyFilteredHint') }
        : {
            title: isOwnView(filters.view) && isFollowing ? t(`emptyOwn.${filters.view}`) : t(`empty.${filters.view}`),
            description: t(
              isFollowing ? 'emptyOwnView' : filters.view === 'approval' ? 'emptyApprovalView' : 'emptyView',
            ),
          }
  return (
    <Page
      className='intake-inbox'
      title={t(title)}
      actions={
        <>
          <ListTools
            shortcuts={shortcuts}
            isHelpOpen={isHelpOpen}
            onHelp={setIsHelpOpen}
            onRefresh={() => void refresh()}
          />
          {ability.can('read', 'Conversation') && <WaitingConversations isWaited={rows.isPending} />}
          {ability.can('create', 'Application') && (
            <Button
              className='intake-icon'
              component='a'
              variant='default'
              leftSection={<IconPlus size={18} aria-hidden />}
              {...linkTo('/intake/new')}
            >
              {t('enter')}
            </Button>
          )}
          {canWork && (
            <Button onClick={() => taking.mutate()} loading={taking.isPending}>
              {t('takeNext')}
            </Button>
          )}
        </>
      }
    >
      <ViewTabs label={t('views')} tabs={tabs} current={current} onChoose={choose} />
      <div className='intake-toolbar'>
        {/* A phone shows the views as one list: the first file comes before the way to others. */}
        <Select
          className='intake-view intake-phone'
          aria-label={t('views')}
          options={tabs.map(({ view, label, count }) => ({
            value: view,
            label: count === undefined ? label : `${label} (${count})`,
          }))}
          value={current}
          onChange={(value) => {
            const view = views.find((one) => one === value)
            if (view) choose(view)
          }}
        />
        <TextInput
          ref={searchBox}
          className='intake-search'
          aria-label={t('search')}
          placeholder={t('search')}
          type='search'
          value={search.value}
          maxLength={100}
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={
            search.value !== '' && (
              <ActionIcon variant='transparent' color='gray' aria-label={t('clearSearch')} onClick={search.clear}>
                <IconX size={16} aria-hidden />
              </ActionIcon>
            )
          }
          onChange={(event) => search.setValue(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && items.length > 0) {
              event.preventDefault()
              select(0)
            }
          }}
        />
        <Select
          className='intake-desk'
          aria-label={t('sort')}
          options={sorts.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
          value={filters.sort ?? '-submittedAt'}
          onChange={(sort) => change({ sort })}
        />
        <Button
          variant='default'
          leftSection={<IconFilter size={18} aria-hidden />}
          aria-expanded={isFiltering}
          onClick={() => setIsFiltering(!isFiltering)}
        >
          {filterCount > 0 ? t('filterCount', { count: filterCount }) : t('filter')}
        </Button>
      </div>
      {(isFiltering || filterCount > 0) && (
        <Suspense>
          <InboxFilters filters={filters} isOpen={isFiltering} />
        </Suspense>
      )}
      {freshCount > 0 && (
        <Notice
          tone='info'
          role='status'
          actions={
            <Button size='compact-sm' variant='default' onClick={() => void refresh()}>
              {t('showFresh')}
            </Button>
          }
        >
          {t('fresh', { count: freshCount })}
        </Notice>
      )}
      {!(isSearching && items.length === 0 && completed.length > 0) && (
        <ListBody
          query={rows}
          isEmpty={items.length === 0}
          errorTitle={t('errorTitle')}
          empty={{
            ...empty,
            actions: (
              <>
                {isSearching && (
                  <Button variant='default' onClick={search.clear}>
                    {t('clearSearch')}
                  </Button>
                )}
                {filterCount > 0 && (
                  <Button variant='default' onClick={() => change(withoutFilters)}>
                    {t('clearFilters')}
                  </Button>
                )}
              </>
            ),
          }}
          loadingRows={10}
        >
          {canChoose && (
            <SelectionLine
              selection={selection}
              onDone={() => {
                selection.clear()
                void refresh()
              }}
            />
          )}
          <InboxTable
            items={items}
            selected={selected}
            now={now}
            isBusy={rows.isPlaceholderData}
            selection={canChoose ? selection : undefined}
          />
        </ListBody>
      )}
      {completed.length > 0 && (
        <Suspense fallback={null}>
          <CompletedList items={completed} />
        </Suspense>
      )}
    </Page>
  )
}
