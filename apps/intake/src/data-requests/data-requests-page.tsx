import { usePageQuery, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { DataRequestKind, DataRequestView as Views } from '@sipelandukilat/sdk/api/data-requests'
import { EmptyState, IconShieldCheck, Page, Select } from '@sipelandukilat/ui'
import { useState } from 'react'
import '../file/file.css'
import { ListBody } from '../list/list-body'
import { ListTools } from '../list/list-tools'
import { SplitView } from '../list/split-view'
import { useList } from '../list/use-list'
import { ViewTabs } from '../list/view-tabs'
import { DataRequestList } from './data-request-list'
import { readDataRequestFilters, toDataRequestPath } from './data-request-query'
import { DataRequestView } from './data-request-view'
import './data-requests.css'
import { dataRequestsTexts } from '../texts/texts'
import { useDataRequests, useReadListAgain } from './use-data-requests'

const shortcuts = ['next', 'previous', 'open', 'refresh', 'help'] as const

/** Citizens who ask to see, correct or have erased what is stored about them, and the 72 hours of each. */
export function DataRequestsPage() {
  const t = useTexts(dataRequestsTexts)
  const [query, change] = usePageQuery()
  const filters = readDataRequestFilters(query)
  const { view, kind, open } = filters
  const readListAgain = useReadListAgain()
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  usePageTitle(t('title'))
  const list = useDataRequests({ view, kind })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const toPath = (id?: string) => toDataRequestPath({ ...filters, open: id })
  const { now } = useList({
    items,
    toPath: (row) => toPath(row.id),
    refresh: () => void readListAgain(),
    help: () => setIsHelpOpen(true),
  })
  return (
    <Page
      title={t('title')}
      actions={
        <ListTools
          shortcuts={shortcuts}
          isHelpOpen={isHelpOpen}
          onHelp={setIsHelpOpen}
          onRefresh={() => void readListAgain()}
        />
      }
    >
      <div className='list-toolbar' data-open={open !== undefined || undefined}>
        <ViewTabs
          label={t('views')}
          tabs={Views.options.map((one) => ({ view: one, label: t(`view.${one}`) }))}
          current={view}
          onChoose={(chosen) => change({ view: chosen, open: undefined })}
        />
        <Select
          aria-label={t('kind')}
          placeholder={t('anyKind')}
          options={DataRequestKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind ?? ''}
          onChange={(chosen) => change({ kind: chosen, open: undefined })}
        />
      </div>
      <SplitView
        isOpen={open !== undefined}
        listLabel={t('list')}
        list={
          <ListBody
            query={list}
            isEmpty={items.length === 0}
            errorTitle={t('errorTitle')}
            empty={{ icon: <IconShieldCheck size={32} />, title: t('emptyTitle'), description: t(`empty.${view}`) }}
          >
            <DataRequestList items={items} openId={open} now={now} isBusy={list.isPlaceholderData} toPath={toPath} />
          </ListBody>
        }
        detailLabel={t('detail')}
        detail={
          open === undefined ? (
            <EmptyState icon={<IconShieldCheck size={32} />} title={t('chooseTitle')} description={t('chooseHint')} />
          ) : (
            <DataRequestView key={open} id={open} now={now} closedPath={toPath()} />
          )
        }
      />
    </Page>
  )
}
