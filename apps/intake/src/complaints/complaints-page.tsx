import { Can, useLanguage, usePageQuery, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import { ComplaintKind, complaintKindLabel } from '@sipelandukilat/sdk/api/complaints'
import { Button, EmptyState, IconFlag, IconPlus, Page, Select } from '@sipelandukilat/ui'
import { useState } from 'react'
import '../file/file.css'
import { ListBody } from '../list/list-body'
import { ListTools } from '../list/list-tools'
import { SplitView } from '../list/split-view'
import { useList } from '../list/use-list'
import { ViewTabs } from '../list/view-tabs'
import { complaintAnswerId } from './complaint-actions'
import { ComplaintList } from './complaint-list'
import {
  type ComplaintFilters,
  complaintViews,
  readComplaintFilters,
  toComplaintPath,
  toListQuery,
} from './complaint-query'
import { ComplaintView } from './complaint-view'
import './complaints.css'
import { complaintsTexts } from '../texts/texts'
import { ExportComplaints } from './export-complaints'
import { NumberSearch } from './number-search'
import { TakeComplaint } from './take-complaint'
import { useComplaints, useReadComplaintsAgain } from './use-complaints'

const shortcuts = ['next', 'previous', 'open', 'write', 'refresh', 'help'] as const

/** What citizens complain about, answered within its time. */
export function ComplaintsPage() {
  const t = useTexts(complaintsTexts)
  const { language } = useLanguage()
  const [query, change] = usePageQuery()
  const filters = readComplaintFilters(query)
  const readAgain = useReadComplaintsAgain()
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const [isTaking, setIsTaking] = useState(false)
  const [isExporting, setIsExporting] = useState(false)
  usePageTitle(t('title'))
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Can action='create' on='Complaint'>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setIsTaking(true)}>
              {t('take')}
            </Button>
          </Can>
          <Button variant='default' onClick={() => setIsExporting(true)}>
            {t('export')}
          </Button>
          <ListTools
            shortcuts={shortcuts}
            isHelpOpen={isHelpOpen}
            onHelp={setIsHelpOpen}
            onRefresh={() => void readAgain()}
          />
        </>
      }
    >
      <div className='list-toolbar' data-open={filters.open !== undefined || undefined}>
        <ViewTabs
          label={t('views')}
          tabs={complaintViews.map((view) => ({ view, label: t(`view.${view}`) }))}
          current={filters.view}
          onChoose={(view) => change({ view, open: undefined })}
        />
        <Select
          aria-label={t('kind')}
          placeholder={t('anyKind')}
          options={ComplaintKind.options.map((kind) => ({ value: kind, label: complaintKindLabel(kind, language) }))}
          value={filters.kind ?? ''}
          onChange={(kind) => change({ kind, open: undefined })}
        />
        <NumberSearch key={filters.q ?? ''} value={filters.q ?? ''} onSearch={(q) => change({ q, open: undefined })} />
      </div>
      <Complaints filters={filters} onRefresh={() => void readAgain()} onHelp={() => setIsHelpOpen(true)} />
      {isExporting && <ExportComplaints onClose={() => setIsExporting(false)} />}
      {isTaking && <TakeComplaint onClose={() => setIsTaking(false)} />}
    </Page>
  )
}

type ComplaintsProps = { filters: ComplaintFilters; onRefresh: () => void; onHelp: () => void }

/** The list and the open complaint beside it; on a phone one after the other. */
function Complaints({ filters, onRefresh, onHelp }: ComplaintsProps) {
  const t = useTexts(complaintsTexts)
  const { open } = filters
  const list = useComplaints(toListQuery(filters))
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const toPath = (id?: string) => toComplaintPath({ ...filters, open: id })
  useList({
    items,
    toPath: (row) => toPath(row.id),
    search: () => document.getElementById(complaintAnswerId)?.focus(),
    refresh: onRefresh,
    help: onHelp,
  })
  return (
    <SplitView
      isOpen={open !== undefined}
      listLabel={t('list')}
      list={
        <ListBody
          query={list}
          isEmpty={items.length === 0}
          errorTitle={t('errorTitle')}
          empty={{ icon: <IconFlag size={32} />, title: t('emptyTitle'), description: t('emptyView') }}
        >
          <ComplaintList items={items} openId={open} isBusy={list.isPlaceholderData} toPath={toPath} />
        </ListBody>
      }
      detailLabel={t('complaint')}
      detail={
        open === undefined ? (
          <EmptyState icon={<IconFlag size={32} />} title={t('chooseTitle')} description={t('chooseHint')} />
        ) : (
          <ComplaintView key={open} id={open} closedPath={toPath()} />
        )
      }
    />
  )
}
